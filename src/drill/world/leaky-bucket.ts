/**
 * Capacity as Azure measures it: each call that is let in adds to what is in use, and what is in use drains at a steady rate.
 * A call is refused while the bucket is full, and told when it will not be.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/concepts/provisioned-throughput
 */
export class LeakyBucket {
  private level = 0;
  private at = 0;

  constructor(
    private readonly perSecond: number,
    private readonly size: number,
  ) {}

  /** Milliseconds until a call would be let in; 0 lets this one in. */
  take(now: number): number {
    this.level = Math.max(0, this.level - ((now - this.at) * this.perSecond) / 1000);
    this.at = now;
    if (this.level < this.size) {
      this.level += 1;
      return 0;
    }
    return Math.floor(((this.level - this.size) * 1000) / this.perSecond) + 1;
  }
}
