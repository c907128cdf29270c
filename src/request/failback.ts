import { throwIfAny } from "../private/problem-list";
import { rangeProblems, type TuningRange } from "./tuning-range";

/** How an account returns that was ejected; each limit may be left out. */
export interface FailbackOptions {
  /**
   * Good answers in a row that an account must give to trials before more than trials go there. Whole, 1 to 100.
   *
   * @default 3
   */
  readonly successesBeforeReturn?: number;

  /**
   * Percent of the requests that are trials. Whole, 1 to 100. A trial is a request of a caller; when it fails, another account
   * answers it.
   *
   * @default 5
   */
  readonly trialPercent?: number;

  /**
   * Seconds without a trial after which the next request is one, so that a gateway with few callers finds out as well. A request
   * that must not be sent twice is a trial only when 12 times as long has passed besides, or once as long where the last trial
   * went well. Whole, 1 to 300.
   *
   * @default 5
   */
  readonly trialIntervalInSeconds?: number;

  /**
   * Seconds without trials after one that failed. Whole, 1 to 3,600. Short: an account that is still down does not count as
   * ejected once more.
   *
   * @default 10
   */
  readonly reopenInSeconds?: number;

  /**
   * The same after a trial that timed out. Whole, 1 to 3,600. Longer, because it cost a caller a whole timeout.
   *
   * @default 30
   */
  readonly reopenAfterTimeoutInSeconds?: number;

  /**
   * Seconds from the last trial to the full share. Whole, 0 to 3,600. The share is 5, 25, 50 and then 100 %, in three equal
   * steps; an error on the way ejects the account again. 0 returns all at once.
   *
   * @default 120
   */
  readonly rampInSeconds?: number;

  /**
   * Seconds without an ejection after which the next one is as short as the first. Whole, 60 to 86,400.
   *
   * @default 600
   */
  readonly forgiveAfterInSeconds?: number;
}

const RANGES: { readonly [limit in keyof Required<FailbackOptions>]: TuningRange } = {
  successesBeforeReturn: [1, 100],
  trialPercent: [1, 100],
  trialIntervalInSeconds: [1, 300],
  reopenInSeconds: [1, 3600],
  reopenAfterTimeoutInSeconds: [1, 3600],
  rampInSeconds: [0, 3600],
  forgiveAfterInSeconds: [60, 86_400],
};

/** How an account returns that was ejected: by trials, then by steps. */
export class Failback {
  /**
   * Limits of your own.
   *
   * @param options The limits that differ from the defaults.
   *
   * Throws `TuningInvalid` and `LiteralNeeded`.
   */
  public static of(options: FailbackOptions): Failback {
    throwIfAny("Failback.of", rangeProblems(options, RANGES));
    return new Failback(options);
  }

  /** Good trials in a row before more than trials go to an account. */
  public readonly successesBeforeReturn?: number;

  /** Percent of the requests that are trials. */
  public readonly trialPercent?: number;

  /** Seconds without a trial after which the next request is one, and 12 times as long besides for what must not be sent twice. */
  public readonly trialIntervalInSeconds?: number;

  /** Seconds without trials after one that failed. */
  public readonly reopenInSeconds?: number;

  /** The same after a trial that timed out. */
  public readonly reopenAfterTimeoutInSeconds?: number;

  /** Seconds from the last trial to the full share. */
  public readonly rampInSeconds?: number;

  /** Seconds without an ejection after which the next one is as short as the first. */
  public readonly forgiveAfterInSeconds?: number;

  private constructor(options: FailbackOptions) {
    this.successesBeforeReturn = options.successesBeforeReturn;
    this.trialPercent = options.trialPercent;
    this.trialIntervalInSeconds = options.trialIntervalInSeconds;
    this.reopenInSeconds = options.reopenInSeconds;
    this.reopenAfterTimeoutInSeconds = options.reopenAfterTimeoutInSeconds;
    this.rampInSeconds = options.rampInSeconds;
    this.forgiveAfterInSeconds = options.forgiveAfterInSeconds;
  }
}
