import type { Verdict } from "./classification";
import type { Knobs } from "./knobs";

/** What an attempt told, and when. Milliseconds. */
export interface Told {
  readonly verdict: Verdict;
  /** When its answer came, or nothing had come. */
  readonly at: number;
  /** When it was written down: before the next attempt, or with the answer for the caller. */
  readonly settledAt: number;
  readonly isSlow: boolean;
  /** Of a 429. */
  readonly holdMs: number;
}

type RowKind = "failure" | "break" | "slow";

/**
 * What sections 2.1 and 2.3 say of one account, as far as nothing has to be drawn: bounds of when it may be left out, and when it
 * must be. Jitter, trials and the ramp are drawn; what depends on them is between the bounds.
 */
export class AccountOracle {
  /** It may be held until then. */
  heldAtMostUntil = Number.NEGATIVE_INFINITY;
  /** It must be held until then. */
  heldAtLeastUntil = Number.NEGATIVE_INFINITY;
  /** It may be ejected until then. */
  ejectedAtMostUntil = Number.NEGATIVE_INFINITY;
  /** It must be ejected until then. */
  ejectedAtLeastUntil = Number.NEGATIVE_INFINITY;
  private ejections = 0;
  private row: { readonly at: number; readonly kind: RowKind }[] = [];
  /** Since it may have been ejected: good ones in a row, and when it has surely all of its share again. */
  private suspicion: { good: number; backAt: number } | undefined;

  constructor(private readonly knobs: Knobs) {}

  /** Surely not asked, unless nobody else is left. */
  isOut(now: number): boolean {
    return this.isHeld(now) || now < this.ejectedAtLeastUntil;
  }

  /** Surely not asked, whoever else is left. */
  isHeld(now: number): boolean {
    return now < this.heldAtLeastUntil;
  }

  /** Surely one of those who may be asked. */
  isEligible(now: number): boolean {
    return now >= this.heldAtMostUntil && now >= this.ejectedAtMostUntil;
  }

  /** Surely neither ejected nor on its way back. */
  isClosed(now: number): boolean {
    return this.suspicion === undefined || now >= this.suspicion.backAt;
  }

  /** Learns from an attempt. */
  learn(told: Told): void {
    if (told.verdict === "throttled") this.throttled(told);
    else if (told.verdict === "misconfigured") this.misconfigured(told);
    else if (told.verdict === "failure" || told.verdict === "break" || told.isSlow) this.bad(told);
    else if (told.verdict === "good") this.good(told.settledAt);
  }

  private throttled({ at, settledAt, holdMs }: Told): void {
    if (holdMs > 0) {
      this.heldAtLeastUntil = Math.max(this.heldAtLeastUntil, at + holdMs);
      this.heldAtMostUntil = Math.max(this.heldAtMostUntil, settledAt + holdMs);
    }
    // On the way back it takes the share back, to nothing at the worst.
    const { suspicion } = this;
    if (suspicion && !this.isClosed(at)) suspicion.backAt = Math.max(suspicion.backAt, settledAt + this.rampMs);
  }

  private misconfigured({ at, settledAt }: Told): void {
    const ms = this.knobs.misconfigured * 1000;
    if (this.isClosed(at)) this.ejectedAtLeastUntil = at + ms;
    this.leaveOut(settledAt, ms);
  }

  private good(at: number): void {
    this.row = [];
    // 2.0.5: who answers well as the last resort still comes back when its time is over.
    if (this.suspicion === undefined || at < this.ejectedAtMostUntil) return;
    this.suspicion.good += 1;
    if (this.suspicion.good === this.knobs.successes) this.suspicion.backAt = at + this.rampMs;
  }

  private bad({ verdict, at, settledAt, isSlow }: Told): void {
    const { knobs } = this;
    if (!this.isClosed(at)) {
      // A trial that failed, or a failure on the way back.
      const trial = Math.max(knobs.reopen, knobs.reopenAfterTimeout) * 1000;
      this.leaveOut(settledAt, Math.max(trial, this.longestNext()));
      return;
    }
    this.row.push({ at, kind: isSlow ? "slow" : verdict === "break" ? "break" : "failure" });
    if (!this.mayReach(at)) return;
    const first = Math.min(knobs.open, knobs.longestOpen) * 1000;
    if (this.mustReach(at)) this.ejectedAtLeastUntil = at + first * (1 - knobs.jitterPercent / 100);
    this.leaveOut(settledAt, this.longestNext());
  }

  /** Whether those in a row eject by some reading of the window. */
  private mayReach(at: number): boolean {
    const recent = this.row.filter((each) => at - each.at <= this.windowMs);
    const breaks = recent.filter(({ kind }) => kind === "break").length;
    return recent.length >= this.knobs.failures || breaks >= this.knobs.transportFailures;
  }

  /** Whether they eject by every reading: a row that is longer than the window may have been begun anew somewhere in it. */
  private mustReach(at: number): boolean {
    const { failures, transportFailures } = this.knobs;
    if (this.row.some((each) => at - each.at > this.windowMs - this.knobs.retryInterval * 1000)) return false;
    const count = (wanted: RowKind): number => this.row.filter(({ kind }) => kind === wanted).length;
    return count("break") >= transportFailures || count("failure") >= failures || count("slow") >= failures;
  }

  private leaveOut(from: number, atMostMs: number): void {
    this.ejectedAtMostUntil = Math.max(this.ejectedAtMostUntil, from + atMostMs);
    this.suspicion = { good: 0, backAt: Number.POSITIVE_INFINITY };
    this.row = [];
  }

  private longestNext(): number {
    const { open, longestOpen, jitterPercent } = this.knobs;
    const ms = Math.min(longestOpen, open * 2 ** this.ejections) * 1000 * (1 + jitterPercent / 100);
    this.ejections += 1;
    return ms;
  }

  private get windowMs(): number {
    return this.knobs.window * 1000;
  }

  private get rampMs(): number {
    return this.knobs.ramp * 1000;
  }
}
