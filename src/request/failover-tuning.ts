import { isMap } from "../private/guards";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { Ejection } from "./ejection";
import { Failback } from "./failback";
import { RetryBudget } from "./retry-budget";
import { ThrottlingHold } from "./throttling-hold";
import { rangeProblems, type TuningRange } from "./tuning-range";

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

  /**
   * Seconds between two attempts of one request. Whole, 0 to 10, and below `deadlineInSeconds`. They are made at different
   * accounts, so a pause rarely helps.
   *
   * @default 0
   */
  readonly retryIntervalInSeconds?: number;

  /**
   * Seconds after its last call for which a workflow stays with the account that answered it, also when a better one returns.
   * Callers name a workflow in the header `x-workflow-id`. Whole, 60 to 86,400; 0 for off.
   *
   * @default 0
   */
  readonly workflowAffinityInSeconds?: number;

  /**
   * When an account that fails gets no requests for a while.
   *
   * @default - the defaults of `Ejection`
   */
  readonly ejection?: Ejection;

  /**
   * How an account returns that was ejected.
   *
   * @default - the defaults of `Failback`
   */
  readonly failback?: Failback;

  /**
   * How long an account is left alone that answers 429.
   *
   * @default - the defaults of `ThrottlingHold`
   */
  readonly throttling?: ThrottlingHold;

  /**
   * How many requests may have a third attempt.
   *
   * @default - the defaults of `RetryBudget`
   */
  readonly retryBudget?: RetryBudget;
}

const RANGES: { readonly [limit: string]: TuningRange } = {
  maxAttempts: [1, 10],
  headerTimeoutInSeconds: [1, 230],
  streamHeaderTimeoutInSeconds: [1, 230],
  deadlineInSeconds: [5, 230],
  circuitBreakerFailures: [1, 10_000],
  circuitBreakerTripInSeconds: [1, 3600],
  retryIntervalInSeconds: [0, 10],
  workflowAffinityInSeconds: [60, 86_400, "off"],
};

/** Limits that are values of their own. */
const PARTS = {
  ejection: { type: Ejection, what: "Ejection.of(options)" },
  failback: { type: Failback, what: "Failback.of(options)" },
  throttling: { type: ThrottlingHold, what: "ThrottlingHold.of(options)" },
  retryBudget: { type: RetryBudget, what: "RetryBudget.of(options)" },
} as const;

const TIMEOUTS = ["headerTimeoutInSeconds", "streamHeaderTimeoutInSeconds"] as const;

/**
 * Limits of failover: how often, how long, when an account gets no requests, and how it returns. What is left out has a
 * default that fits the model.
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

  /** Seconds between two attempts. */
  public readonly retryIntervalInSeconds?: number;

  /** Seconds after its last call for which a workflow stays with its account; 0 for off. */
  public readonly workflowAffinityInSeconds?: number;

  /** When an account that fails gets no requests. */
  public readonly ejection?: Ejection;

  /** How it returns. */
  public readonly failback?: Failback;

  /** How long an account is left alone that answers 429. */
  public readonly throttling?: ThrottlingHold;

  /** How many requests may have a third attempt. */
  public readonly retryBudget?: RetryBudget;

  private constructor(options: FailoverTuningOptions) {
    this.maxAttempts = options.maxAttempts;
    this.headerTimeoutInSeconds = options.headerTimeoutInSeconds;
    this.streamHeaderTimeoutInSeconds = options.streamHeaderTimeoutInSeconds;
    this.deadlineInSeconds = options.deadlineInSeconds;
    this.failoverOnMisconfiguration = options.failoverOnMisconfiguration;
    this.circuitBreakerFailures = options.circuitBreakerFailures;
    this.circuitBreakerTripInSeconds = options.circuitBreakerTripInSeconds;
    this.retryIntervalInSeconds = options.retryIntervalInSeconds;
    this.workflowAffinityInSeconds = options.workflowAffinityInSeconds;
    this.ejection = options.ejection;
    this.failback = options.failback;
    this.throttling = options.throttling;
    this.retryBudget = options.retryBudget;
  }
}

function tuningProblems(options: FailoverTuningOptions): Problem[] {
  const limits = rangeProblems(options, RANGES);
  if (!isMap(options)) return limits;
  const flag = options.failoverOnMisconfiguration;
  if (flag !== undefined && typeof flag !== "boolean") {
    limits.push(problem("TuningInvalid", "failoverOnMisconfiguration", { value: shown(flag), what: "true or false" }));
  }
  const parts = Object.entries(PARTS).flatMap(([name, { type, what }]) => {
    const value = options[name as keyof typeof PARTS];
    return value === undefined || value instanceof type
      ? []
      : [problem("TuningInvalid", name, { value: shown(value), what })];
  });
  const wrong = [...limits, ...parts];
  return wrong.length > 0 ? wrong : timeoutProblems(options);
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
