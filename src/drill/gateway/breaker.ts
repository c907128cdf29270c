import type { BreakerRule } from "../topology";

/** Parts of the interval that a percentage is counted in. */
const SLOTS = 10;

/** The circuit breaker of one backend in one unit. Closed until its rule is met, then open for the trip time, then closed again. */
export class Breaker {
  private openUntil = Number.NEGATIVE_INFINITY;
  private failures: number[] = [];
  private slots: { readonly begin: number; calls: number; failures: number }[] = [];

  constructor(
    private readonly rule: BreakerRule,
    /** Calls in the interval before a percentage is looked at. */
    private readonly minimum: number,
  ) {}

  isOpen(now: number): boolean {
    return now < this.openUntil;
  }

  /** Whether an answer of this status is a failure. */
  counts(status: number): boolean {
    return this.rule.statusRanges.some(({ min, max }) => status >= min && status <= max);
  }

  record(now: number, isFailure: boolean, retryAfterMs?: number): void {
    // A call that was under way when the breaker opened changes nothing.
    if (this.isOpen(now)) return;
    const isMet = this.rule.percentage === undefined ? this.countMet(now, isFailure) : this.shareMet(now, isFailure);
    if (!isMet) return;
    this.openUntil = now + ((this.rule.acceptRetryAfter ? retryAfterMs : undefined) ?? this.rule.tripMs);
    this.failures = [];
    this.slots = [];
  }

  private countMet(now: number, isFailure: boolean): boolean {
    if (!isFailure) return false;
    const { count = 1, intervalMs } = this.rule;
    this.failures.push(now);
    while (this.failures[0] <= now - intervalMs) this.failures.shift();
    return this.failures.length >= count;
  }

  private shareMet(now: number, isFailure: boolean): boolean {
    const { percentage = 100, intervalMs } = this.rule;
    const length = intervalMs / SLOTS;
    const begin = Math.floor(now / length) * length;
    if (this.slots.at(-1)?.begin !== begin) this.slots.push({ begin, calls: 0, failures: 0 });
    while (this.slots[0].begin <= begin - intervalMs) this.slots.shift();
    const slot = this.slots[this.slots.length - 1];
    slot.calls += 1;
    if (isFailure) slot.failures += 1;
    const calls = this.slots.reduce((sum, each) => sum + each.calls, 0);
    const failures = this.slots.reduce((sum, each) => sum + each.failures, 0);
    return isFailure && calls >= this.minimum && failures * 100 >= percentage * calls;
  }
}
