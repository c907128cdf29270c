import { throwIfAny } from "../private/problem-list";
import { orderProblems, rangeProblems, TUNING_ORDERS, type TuningRange } from "./tuning-range";

/** How long an account is left alone that answers 429; each limit may be left out. */
export interface ThrottlingHoldOptions {
  /**
   * Seconds where the 429 does not say. Whole, 1 to 300. Provisioned throughput is then not left alone at all: the one request
   * goes elsewhere, and what is paid for stays in use.
   *
   * @default 10; a limit below where that is shorter
   */
  readonly defaultInSeconds?: number;

  /**
   * Seconds above which a 429 tells of a quota that is used up, which is logged. Whole, 1 to 300, and not below
   * `defaultInSeconds`.
   *
   * @default 60; as far as the other two permit
   */
  readonly quotaExhaustedAfterInSeconds?: number;

  /**
   * The most, whatever the 429 asks for. Whole, 1 to 3,600, and not below the two others.
   *
   * @default 300; one of the two others where that is longer
   */
  readonly longestInSeconds?: number;
}

const RANGES: { readonly [limit in keyof Required<ThrottlingHoldOptions>]: TuningRange } = {
  defaultInSeconds: [1, 300],
  quotaExhaustedAfterInSeconds: [1, 300],
  longestInSeconds: [1, 3600],
};

/**
 * How long an account gets no requests that answers 429. As long as the answer says, from `retry-after-ms`,
 * `x-ms-retry-after-ms` or `Retry-After`, at least 100 milliseconds; the limits are for what it does not say, or overstates.
 */
export class ThrottlingHold {
  /**
   * Limits of your own.
   *
   * @param options The limits that differ from the defaults.
   *
   * Throws `TuningInvalid` and `LiteralNeeded`.
   */
  public static of(options: ThrottlingHoldOptions): ThrottlingHold {
    const wrong = rangeProblems(options, RANGES);
    throwIfAny("ThrottlingHold.of", wrong.length > 0 ? wrong : orderProblems({ ...options }, TUNING_ORDERS.throttling));
    return new ThrottlingHold(options);
  }

  /** Seconds where the 429 does not say. */
  public readonly defaultInSeconds?: number;

  /** Seconds above which a 429 tells of a quota that is used up. */
  public readonly quotaExhaustedAfterInSeconds?: number;

  /** The most, whatever the 429 asks for. */
  public readonly longestInSeconds?: number;

  private constructor(options: ThrottlingHoldOptions) {
    this.defaultInSeconds = options.defaultInSeconds;
    this.quotaExhaustedAfterInSeconds = options.quotaExhaustedAfterInSeconds;
    this.longestInSeconds = options.longestInSeconds;
  }
}
