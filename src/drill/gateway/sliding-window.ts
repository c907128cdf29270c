interface Amount {
  readonly at: number;
  readonly amount: number;
}

/** Amounts of the last while. */
export class SlidingWindow {
  private amounts: Amount[] = [];
  private first = 0;
  private sum = 0;

  constructor(private readonly lengthMs: number) {}

  add(now: number, amount: number): void {
    this.amounts.push({ at: now, amount });
    this.sum += amount;
  }

  total(now: number): number {
    this.forget(now);
    return this.sum;
  }

  /** Milliseconds until the total is below a limit; 0 if it is already. */
  waitMs(now: number, limit: number): number {
    this.forget(now);
    let left = this.sum;
    for (let index = this.first; index < this.amounts.length && left >= limit; index++) {
      left -= this.amounts[index].amount;
      if (left < limit) return this.amounts[index].at + this.lengthMs - now;
    }
    return 0;
  }

  private forget(now: number): void {
    while (this.first < this.amounts.length && this.amounts[this.first].at <= now - this.lengthMs) {
      this.sum -= this.amounts[this.first].amount;
      this.first += 1;
    }
    if (this.first > 64 && this.first * 2 > this.amounts.length) {
      this.amounts = this.amounts.slice(this.first);
      this.first = 0;
    }
  }
}
