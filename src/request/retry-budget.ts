import { throwIfAny } from "../private/problem-list";
import { rangeProblems, type TuningRange } from "./tuning-range";

/** How many requests may have a third attempt; each limit may be left out. */
export interface RetryBudgetOptions {
  /**
   * Percent of the requests of 10 seconds. Whole, 0 to 100.
   *
   * @default 20
   */
  readonly percent?: number;

  /**
   * Third attempts in 10 seconds that are allowed however few the requests are. Whole, 0 to 1,000.
   *
   * @default 10
   */
  readonly minimum?: number;
}

const RANGES: { readonly [limit in keyof Required<RetryBudgetOptions>]: TuningRange } = {
  percent: [0, 100],
  minimum: [0, 1000],
};

/**
 * How many requests may have a third attempt, over all accounts of a zone. The first failover is always free: the budget limits
 * what it costs when several regions are sick at once.
 */
export class RetryBudget {
  /**
   * Limits of your own.
   *
   * @param options The limits that differ from the defaults.
   *
   * Throws `TuningInvalid` and `LiteralNeeded`.
   */
  public static of(options: RetryBudgetOptions): RetryBudget {
    throwIfAny("RetryBudget.of", rangeProblems(options, RANGES));
    return new RetryBudget(options);
  }

  /** Percent of the requests of 10 seconds. */
  public readonly percent?: number;

  /** Third attempts in 10 seconds that are always allowed. */
  public readonly minimum?: number;

  private constructor(options: RetryBudgetOptions) {
    this.percent = options.percent;
    this.minimum = options.minimum;
  }
}
