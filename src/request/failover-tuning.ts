import { isMap } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { grouped, shown } from "../private/text";

/** Limits of failover; each may be left out. */
export interface FailoverTuningOptions {
  /**
   * How many accounts one request may ask, the first one included. Whole, 1 to 10; never more than there are.
   *
   * @default 3
   */
  readonly maxAttempts?: number;

  /**
   * Seconds until an account must have begun to answer, before another one is asked. Whole, 1 to 230. What is being
   * answered is never cut off by it.
   *
   * @default 60; 180 for a reasoning model, which thinks before it begins
   */
  readonly headerTimeoutInSeconds?: number;

  /**
   * The same for a request that asks for a stream, which begins to be answered sooner. Whole, 1 to 230.
   *
   * @default 15; 180 for a reasoning model
   */
  readonly streamHeaderTimeoutInSeconds?: number;

  /**
   * Seconds after which no further account is asked. Whole, 5 to 230: Azure closes connections that are silent for longer.
   *
   * @default 120; 230 for a reasoning model
   */
  readonly deadlineInSeconds?: number;

  /**
   * Whether another account is asked when one answers 401, or 404 for a deployment that it should have: a mistake in that
   * account, not in the request.
   *
   * @default true
   */
  readonly failoverOnMisconfiguration?: boolean;

  /**
   * Server errors of one account within 10 seconds after which the gateway stops to call it. Whole, 1 to 10,000. A backstop
   * that each instance of the gateway counts for itself; a request fails over long before.
   *
   * @default - half of the declared peak requests in 10 seconds, at least 20
   */
  readonly circuitBreakerFailures?: number;

  /**
   * Seconds for which it is not called then. Whole, 1 to 3,600.
   *
   * @default 30
   */
  readonly circuitBreakerTripInSeconds?: number;
}

/** Least and most of every number. */
const RANGES = {
  maxAttempts: [1, 10],
  headerTimeoutInSeconds: [1, 230],
  streamHeaderTimeoutInSeconds: [1, 230],
  deadlineInSeconds: [5, 230],
  circuitBreakerFailures: [1, 10_000],
  circuitBreakerTripInSeconds: [1, 3600],
} as const;

const TIMEOUTS = ["headerTimeoutInSeconds", "streamHeaderTimeoutInSeconds"] as const;

/**
 * Limits of failover: how often, how long, and when an account is left alone. What is left out has a default that fits the
 * model.
 */
export class FailoverTuning {
  /**
   * Limits of your own.
   *
   * @param options The limits that differ from the defaults.
   *
   * Throws `TuningInvalid`, `HeaderTimeoutTooLong` and `LiteralNeeded`.
   */
  public static of(options: FailoverTuningOptions): FailoverTuning {
    throwIfAny("FailoverTuning.of", tuningProblems(options));
    return new FailoverTuning(options);
  }

  /** How many accounts one request may ask. */
  public readonly maxAttempts?: number;

  /** Seconds until an account must have begun to answer. */
  public readonly headerTimeoutInSeconds?: number;

  /** The same for a request that asks for a stream. */
  public readonly streamHeaderTimeoutInSeconds?: number;

  /** Seconds after which no further account is asked. */
  public readonly deadlineInSeconds?: number;

  /** Whether another account is asked when one is set up wrongly. */
  public readonly failoverOnMisconfiguration?: boolean;

  /** Server errors within 10 seconds after which the gateway stops to call an account. */
  public readonly circuitBreakerFailures?: number;

  /** Seconds for which it is not called then. */
  public readonly circuitBreakerTripInSeconds?: number;

  private constructor(options: FailoverTuningOptions) {
    this.maxAttempts = options.maxAttempts;
    this.headerTimeoutInSeconds = options.headerTimeoutInSeconds;
    this.streamHeaderTimeoutInSeconds = options.streamHeaderTimeoutInSeconds;
    this.deadlineInSeconds = options.deadlineInSeconds;
    this.failoverOnMisconfiguration = options.failoverOnMisconfiguration;
    this.circuitBreakerFailures = options.circuitBreakerFailures;
    this.circuitBreakerTripInSeconds = options.circuitBreakerTripInSeconds;
  }
}

function tuningProblems(options: FailoverTuningOptions): Problem[] {
  if (!isMap(options)) {
    return [problem("TuningInvalid", "options", { value: shown(options), what: "a map of limits" })];
  }
  const limits = Object.entries(RANGES).flatMap(([name, [least, most]]) =>
    rangeProblems(name, options[name as keyof typeof RANGES], least, most),
  );
  const flag = options.failoverOnMisconfiguration;
  if (flag !== undefined && typeof flag !== "boolean") {
    limits.push(problem("TuningInvalid", "failoverOnMisconfiguration", { value: shown(flag), what: "true or false" }));
  }
  return limits.length > 0 ? limits : timeoutProblems(options);
}

function rangeProblems(path: string, value: unknown, least: number, most: number): Problem[] {
  if (value === undefined) return [];
  if (isUnresolved(value)) return [problem("LiteralNeeded", path, { value: "a number", what: "a limit of failover" })];
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return [];
  const what = `a whole number from ${least} to ${grouped(most)}`;
  return [problem("TuningInvalid", path, { value: shown(value), what })];
}

function timeoutProblems(options: FailoverTuningOptions): Problem[] {
  const deadline = options.deadlineInSeconds;
  if (deadline === undefined) return [];
  return TIMEOUTS.flatMap((name) => {
    const seconds = options[name];
    if (seconds === undefined || seconds <= deadline) return [];
    return [problem("HeaderTimeoutTooLong", name, { seconds, deadline })];
  });
}
