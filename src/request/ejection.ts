import { throwIfAny } from "../private/problem-list";
import { orderProblems, rangeProblems, TUNING_ORDERS, type TuningRange } from "./tuning-range";

/** When an account is ejected, and for how long; each limit may be left out. */
export interface EjectionOptions {
  /**
   * Server errors in a row after which an account is ejected: 408, 499, 500, 502, 503 and 504. Whole, 1 to 100. An answer in
   * between begins the count anew, so that a stray error ejects nobody.
   *
   * @default 5
   */
  readonly failures?: number;

  /**
   * Attempts in a row that nothing answered: no connection, or no headers in time. Whole, 1 to 100. Fewer, because each costs a
   * caller a whole timeout.
   *
   * @default 2
   */
  readonly transportFailures?: number;

  /**
   * Seconds within which they must follow each other. Whole, 1 to 3,600.
   *
   * @default 60
   */
  readonly windowInSeconds?: number;

  /**
   * Seconds for which an account is ejected, and so the shortest stay with another one. Whole, 1 to 3,600. Doubles with every
   * ejection that follows soon.
   *
   * @default 30; `longestOpenInSeconds` where that is shorter
   */
  readonly openInSeconds?: number;

  /**
   * Seconds after which it doubles no more. Whole, 1 to 3,600, and not below `openInSeconds`.
   *
   * @default 300; `openInSeconds` where that is longer
   */
  readonly longestOpenInSeconds?: number;

  /**
   * Percent by which an ejection is drawn shorter or longer, so that not all instances of the gateway return at once. Whole, 0
   * to 50.
   *
   * @default 20
   */
  readonly jitterPercent?: number;

  /**
   * Seconds for which an account is ejected that answers 401, or 404 for a deployment that it should have. Whole, 1 to 3,600.
   *
   * @default 60
   */
  readonly misconfiguredInSeconds?: number;

  /**
   * Seconds until an answer begins above which it counts as slow. As many slow ones in a row as `failures` eject the account:
   * for a region that answers everything, but late. Whole, 1 to 230, and below `headerTimeoutInSeconds`; 0 for off.
   *
   * @default 0
   */
  readonly slowAfterInSeconds?: number;

  /**
   * The same for a request that asks for a stream. Whole, 1 to 230, and below `streamHeaderTimeoutInSeconds`; 0 for off.
   *
   * @default 0
   */
  readonly slowStreamAfterInSeconds?: number;

  /**
   * Percent of the answers of one account within a minute, 20 at least, that are 400: from there on they are taken for a fault
   * of the account, which is ejected, and requests that it refuses are sent to another one. Not counted are prompts that a
   * content filter refuses, and 400s that name another mistake of the caller: too long a context, a foreign state. While there are
   * 400s, it costs a write to the cache for every request. Whole, 1 to 100; 0 for off.
   *
   * @default 0
   */
  readonly badRequestPercent?: number;
}

const RANGES: { readonly [limit in keyof Required<EjectionOptions>]: TuningRange } = {
  failures: [1, 100],
  transportFailures: [1, 100],
  windowInSeconds: [1, 3600],
  openInSeconds: [1, 3600],
  longestOpenInSeconds: [1, 3600],
  jitterPercent: [0, 50],
  misconfiguredInSeconds: [1, 3600],
  slowAfterInSeconds: [1, 230, "off"],
  slowStreamAfterInSeconds: [1, 230, "off"],
  badRequestPercent: [1, 100, "off"],
};

/** When an account that fails gets no requests for a while. How it returns is `Failback`. */
export class Ejection {
  /**
   * Limits of your own.
   *
   * @param options The limits that differ from the defaults.
   *
   * Throws `TuningInvalid` and `LiteralNeeded`.
   */
  public static of(options: EjectionOptions): Ejection {
    const wrong = rangeProblems(options, RANGES);
    throwIfAny("Ejection.of", wrong.length > 0 ? wrong : orderProblems({ ...options }, TUNING_ORDERS.ejection));
    return new Ejection(options);
  }

  /** Server errors in a row after which an account is ejected. */
  public readonly failures?: number;

  /** Attempts in a row without an answer after which it is. */
  public readonly transportFailures?: number;

  /** Seconds within which they must follow each other. */
  public readonly windowInSeconds?: number;

  /** Seconds for which an account is ejected. */
  public readonly openInSeconds?: number;

  /** Seconds after which that doubles no more. */
  public readonly longestOpenInSeconds?: number;

  /** Percent by which an ejection is drawn shorter or longer. */
  public readonly jitterPercent?: number;

  /** Seconds for which an account is ejected that is set up wrongly. */
  public readonly misconfiguredInSeconds?: number;

  /** Seconds until an answer begins above which it counts as slow; 0 for off. */
  public readonly slowAfterInSeconds?: number;

  /** The same for a stream. */
  public readonly slowStreamAfterInSeconds?: number;

  /** Percent of answers within a minute from which on a 400 is a fault of the account; 0 for off. */
  public readonly badRequestPercent?: number;

  private constructor(options: EjectionOptions) {
    this.failures = options.failures;
    this.transportFailures = options.transportFailures;
    this.windowInSeconds = options.windowInSeconds;
    this.openInSeconds = options.openInSeconds;
    this.longestOpenInSeconds = options.longestOpenInSeconds;
    this.jitterPercent = options.jitterPercent;
    this.misconfiguredInSeconds = options.misconfiguredInSeconds;
    this.slowAfterInSeconds = options.slowAfterInSeconds;
    this.slowStreamAfterInSeconds = options.slowStreamAfterInSeconds;
    this.badRequestPercent = options.badRequestPercent;
  }
}
