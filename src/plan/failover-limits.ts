import { entriesOf } from "../private/guards";
import { FailoverTuning } from "../request/failover-tuning";
import { APIM_TIERS } from "./apim-tiers";
import type { CircuitBreakerPlan } from "./failover-plan";
import type { FailoverRequest } from "./failover-request";
import { peakRequests, type RouteRequest } from "./failover-routes";

const DEFAULT_ATTEMPTS = 3;
const DEFAULT_TRIP = 30;
const BREAKER_INTERVAL = 10;
const LEAST_BREAKER_FAILURES = 20;
const MOST_BREAKER_FAILURES = 10_000;

/** Defaults, by whether the model thinks before it begins to answer. */
const DEFAULTS = {
  quick: { headerTimeoutInSeconds: 60, streamHeaderTimeoutInSeconds: 15, deadlineInSeconds: 120 },
  reasoning: { headerTimeoutInSeconds: 180, streamHeaderTimeoutInSeconds: 180, deadlineInSeconds: 230 },
} as const;

/** Limits of one route, each decided. */
export interface FailoverLimits {
  readonly maxAttempts: number;
  readonly headerTimeoutInSeconds: number;
  readonly streamHeaderTimeoutInSeconds: number;
  readonly deadlineInSeconds: number;
  readonly failoverOnMisconfiguration: boolean;
  readonly retryIntervalInSeconds: number;
  /** Undefined where the tier has none. */
  readonly circuitBreaker?: CircuitBreakerPlan;
}

/** A limit that somebody has asked for, and where: `tuningByDeployment.chat.maxAttempts`. */
export interface AskedLimit<T> {
  readonly value: T;
  readonly path: string;
}

/** Limits of `FailoverTuning` that are values of their own. */
export type TuningPart = "ejection" | "failback" | "throttling" | "retryBudget";

/** What a part holds. */
export type PartOf<P extends TuningPart> = NonNullable<FailoverTuning[P]>;

/** A limit of a route as it was asked for: its own, or the one for all; undefined: the default. */
export function askedLimit<K extends Exclude<keyof FailoverTuning, TuningPart>>(
  request: FailoverRequest,
  name: string,
  knob: K,
): AskedLimit<NonNullable<FailoverTuning[K]>> | undefined {
  return asked(request, name, knob, (tuning) => tuning[knob]);
}

/** The same for a limit of a part: one that is left out of a part of the deployment's own is still taken from the one for all. */
export function askedInPart<P extends TuningPart>(
  request: FailoverRequest,
  name: string,
  part: P,
  knob: keyof PartOf<P> & string,
): AskedLimit<number> | undefined {
  return asked(
    request,
    name,
    `${part}.${knob}`,
    (tuning) => (tuning[part] as PartOf<P> | undefined)?.[knob] as number | undefined,
  );
}

function asked<T>(
  request: FailoverRequest,
  name: string,
  knob: string,
  read: (tuning: FailoverTuning) => T | undefined,
): AskedLimit<NonNullable<T>> | undefined {
  const own = new Map(entriesOf(request.tuningByDeployment)).get(name);
  for (const [path, tuning] of [[`tuningByDeployment.${name}`, own] as const, ["tuning", request.tuning] as const]) {
    const value = tuning instanceof FailoverTuning ? read(tuning) : undefined;
    if (value !== undefined) return { value: value as NonNullable<T>, path: `${path}.${knob}` };
  }
  return undefined;
}

/** The limits of a route: what was asked for, else what fits its model. */
export function limitsOf(request: FailoverRequest, route: RouteRequest): FailoverLimits {
  const limit = <K extends Exclude<keyof FailoverTuning, TuningPart>>(knob: K) =>
    askedLimit(request, route.name, knob)?.value;
  return {
    maxAttempts: limit("maxAttempts") ?? DEFAULT_ATTEMPTS,
    headerTimeoutInSeconds: headerTimeoutOf(request, route, "headerTimeoutInSeconds"),
    streamHeaderTimeoutInSeconds: headerTimeoutOf(request, route, "streamHeaderTimeoutInSeconds"),
    deadlineInSeconds: deadlineOf(request, route),
    failoverOnMisconfiguration: limit("failoverOnMisconfiguration") ?? true,
    retryIntervalInSeconds: limit("retryIntervalInSeconds") ?? 0,
    circuitBreaker: APIM_TIERS[request.tier].hasCircuitBreaker
      ? {
          failures: limit("circuitBreakerFailures") ?? defaultFailures(route),
          intervalInSeconds: BREAKER_INTERVAL,
          tripInSeconds: limit("circuitBreakerTripInSeconds") ?? DEFAULT_TRIP,
        }
      : undefined,
  };
}

/** Seconds after which no further account is asked. */
export function deadlineOf(request: FailoverRequest, route: RouteRequest): number {
  return askedLimit(request, route.name, "deadlineInSeconds")?.value ?? defaultsOf(route).deadlineInSeconds;
}

/** Seconds until an account must have begun to answer. */
export function headerTimeoutOf(
  request: FailoverRequest,
  route: RouteRequest,
  knob: "headerTimeoutInSeconds" | "streamHeaderTimeoutInSeconds",
): number {
  // A default gives way to a short deadline; a timeout of the user's own would have been refused.
  const usual = Math.min(defaultsOf(route)[knob], deadlineOf(request, route));
  return askedLimit(request, route.name, knob)?.value ?? usual;
}

function defaultsOf(route: RouteRequest): (typeof DEFAULTS)[keyof typeof DEFAULTS] {
  return route.deployment.model.isReasoning ? DEFAULTS.reasoning : DEFAULTS.quick;
}

// Half of the requests of the interval, whoever answers them: a few stray errors must not close a region.
function defaultFailures(route: RouteRequest): number {
  const perInterval = ((peakRequests(route) ?? 0) * BREAKER_INTERVAL) / 60;
  return Math.min(Math.max(LEAST_BREAKER_FAILURES, Math.ceil(perInterval / 2)), MOST_BREAKER_FAILURES);
}
