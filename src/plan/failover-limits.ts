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
  /** Undefined where the tier has none. */
  readonly circuitBreaker?: CircuitBreakerPlan;
}

/** A limit that somebody has asked for, and where: `tuningByDeployment.chat.maxAttempts`. */
export interface AskedLimit<T> {
  readonly value: T;
  readonly path: string;
}

/** A limit of a route as it was asked for: its own, or the one for all; undefined: the default. */
export function askedLimit<K extends keyof FailoverTuning>(
  request: FailoverRequest,
  name: string,
  knob: K,
): AskedLimit<NonNullable<FailoverTuning[K]>> | undefined {
  const own = new Map(entriesOf(request.tuningByDeployment)).get(name);
  for (const [path, tuning] of [[`tuningByDeployment.${name}`, own] as const, ["tuning", request.tuning] as const]) {
    const value = tuning instanceof FailoverTuning ? tuning[knob] : undefined;
    if (value !== undefined) return { value: value as NonNullable<FailoverTuning[K]>, path: `${path}.${knob}` };
  }
  return undefined;
}

/** The limits of a route: what was asked for, else what fits its model. */
export function limitsOf(request: FailoverRequest, route: RouteRequest): FailoverLimits {
  const asked = <K extends keyof FailoverTuning>(knob: K) => askedLimit(request, route.name, knob)?.value;
  const defaults = defaultsOf(route);
  const deadlineInSeconds = deadlineOf(request, route);
  // A default gives way to a short deadline; a timeout of the user's own would have been refused.
  const timeout = (knob: "headerTimeoutInSeconds" | "streamHeaderTimeoutInSeconds") =>
    asked(knob) ?? Math.min(defaults[knob], deadlineInSeconds);
  return {
    maxAttempts: asked("maxAttempts") ?? DEFAULT_ATTEMPTS,
    headerTimeoutInSeconds: timeout("headerTimeoutInSeconds"),
    streamHeaderTimeoutInSeconds: timeout("streamHeaderTimeoutInSeconds"),
    deadlineInSeconds,
    failoverOnMisconfiguration: asked("failoverOnMisconfiguration") ?? true,
    circuitBreaker: APIM_TIERS[request.tier].hasCircuitBreaker
      ? {
          failures: asked("circuitBreakerFailures") ?? defaultFailures(route),
          intervalInSeconds: BREAKER_INTERVAL,
          tripInSeconds: asked("circuitBreakerTripInSeconds") ?? DEFAULT_TRIP,
        }
      : undefined,
  };
}

/** Seconds after which no further account is asked. */
export function deadlineOf(request: FailoverRequest, route: RouteRequest): number {
  return askedLimit(request, route.name, "deadlineInSeconds")?.value ?? defaultsOf(route).deadlineInSeconds;
}

function defaultsOf(route: RouteRequest): (typeof DEFAULTS)[keyof typeof DEFAULTS] {
  return route.deployment.model.isReasoning ? DEFAULTS.reasoning : DEFAULTS.quick;
}

// Half of the requests of the interval, whoever answers them: a few stray errors must not close a region.
function defaultFailures(route: RouteRequest): number {
  const perInterval = ((peakRequests(route) ?? 0) * BREAKER_INTERVAL) / 60;
  return Math.min(Math.max(LEAST_BREAKER_FAILURES, Math.ceil(perInterval / 2)), MOST_BREAKER_FAILURES);
}
