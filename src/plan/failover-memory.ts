import type { EjectionOptions } from "../request/ejection";
import type { FailbackOptions } from "../request/failback";
import type { RetryBudgetOptions } from "../request/retry-budget";
import type { ThrottlingHoldOptions } from "../request/throttling-hold";
import { TUNING_ORDERS } from "../request/tuning-range";
import { APIM_TIERS } from "./apim-tiers";
import { askedInPart, askedLimit, type PartOf, type TuningPart } from "./failover-limits";
import type { FailoverMemory } from "./failover-plan";
import type { FailoverRequest } from "./failover-request";

const SECOND = 1000;

/** What is meant where nothing is asked. Limits that stand in an order do so here as well. */
const DEFAULTS = {
  ejection: {
    failures: 5,
    transportFailures: 2,
    windowInSeconds: 60,
    openInSeconds: 30,
    longestOpenInSeconds: 300,
    jitterPercent: 20,
    misconfiguredInSeconds: 60,
    slowAfterInSeconds: 0,
    slowStreamAfterInSeconds: 0,
    badRequestPercent: 0,
  } satisfies Required<EjectionOptions>,
  failback: {
    successesBeforeReturn: 3,
    trialPercent: 5,
    trialIntervalInSeconds: 5,
    reopenInSeconds: 10,
    reopenAfterTimeoutInSeconds: 30,
    rampInSeconds: 120,
    forgiveAfterInSeconds: 600,
  } satisfies Required<FailbackOptions>,
  throttling: {
    defaultInSeconds: 10,
    quotaExhaustedAfterInSeconds: 60,
    longestInSeconds: 300,
  } satisfies Required<ThrottlingHoldOptions>,
  retryBudget: { percent: 20, minimum: 10 } satisfies Required<RetryBudgetOptions>,
} as const;

/** What a route remembers; undefined where the tier has no cache to remember in. */
export function memoryOf(request: FailoverRequest, name: string): FailoverMemory | undefined {
  if (!APIM_TIERS[request.tier].hasCache) return undefined;
  const ejection = decided(request, name, "ejection", TUNING_ORDERS.ejection);
  const failback = decided(request, name, "failback");
  const throttling = decided(request, name, "throttling", TUNING_ORDERS.throttling);
  const budget = decided(request, name, "retryBudget");
  return {
    failures: ejection.failures,
    transportFailures: ejection.transportFailures,
    windowMs: ejection.windowInSeconds * SECOND,
    openMs: ejection.openInSeconds * SECOND,
    longestOpenMs: ejection.longestOpenInSeconds * SECOND,
    jitterPercent: ejection.jitterPercent,
    misconfiguredMs: ejection.misconfiguredInSeconds * SECOND,
    slowMs: ejection.slowAfterInSeconds * SECOND,
    slowStreamMs: ejection.slowStreamAfterInSeconds * SECOND,
    badRequestPercent: ejection.badRequestPercent,
    successesBeforeReturn: failback.successesBeforeReturn,
    trialPercent: failback.trialPercent,
    trialIntervalMs: failback.trialIntervalInSeconds * SECOND,
    reopenMs: failback.reopenInSeconds * SECOND,
    reopenAfterTimeoutMs: failback.reopenAfterTimeoutInSeconds * SECOND,
    rampMs: failback.rampInSeconds * SECOND,
    forgiveMs: failback.forgiveAfterInSeconds * SECOND,
    holdMs: throttling.defaultInSeconds * SECOND,
    quotaExhaustedMs: throttling.quotaExhaustedAfterInSeconds * SECOND,
    longestHoldMs: throttling.longestInSeconds * SECOND,
    budgetPercent: budget.percent,
    budgetMinimum: budget.minimum,
    workflowMs: (askedLimit(request, name, "workflowAffinityInSeconds")?.value ?? 0) * SECOND,
  };
}

/** Every limit of a part: what was asked for, else its default, which gives way where an order asks for it. */
function decided<P extends TuningPart>(
  request: FailoverRequest,
  name: string,
  part: P,
  order: readonly string[] = [],
): { readonly [knob in keyof (typeof DEFAULTS)[P]]: number } {
  const asked = (knob: string) => askedInPart(request, name, part, knob as keyof PartOf<P> & string)?.value;
  const numbers = (knobs: readonly string[]) => knobs.map(asked).filter((value) => value !== undefined);
  const entries = Object.entries(DEFAULTS[part]).map(([knob, usual]) => {
    const place = order.indexOf(knob);
    const least = Math.max(0, ...numbers(place < 0 ? [] : order.slice(0, place)));
    const most = Math.min(...numbers(place < 0 ? [] : order.slice(place + 1)));
    return [knob, asked(knob) ?? Math.min(Math.max(usual, least), most)];
  });
  return Object.fromEntries(entries);
}
