import { entriesOf, isOneOf } from "../../private/guards";
import { type Problem, problem } from "../../private/problem-list";
import { ApimTier } from "../../request/apim-tier";
import { FailoverTuning } from "../../request/failover-tuning";
import { givenOrderProblems, TUNING_ORDERS } from "../../request/tuning-range";
import { APIM_TIERS } from "../apim-tiers";
import { type AskedLimit, askedInPart, askedLimit, deadlineOf, headerTimeoutOf } from "../failover-limits";
import type { FailoverRequest } from "../failover-request";
import { type RouteRequest, routesOf } from "../failover-routes";
import { toldOnce } from "./failover-option-rules";

/** Limits that only a gateway with a memory can keep. */
const REMEMBERED = ["ejection", "failback", "throttling", "retryBudget", "workflowAffinityInSeconds"] as const;

/** What the tier cannot remember, and limits that contradict each other once they come from two places. */
export function memoryProblems(request: FailoverRequest): Problem[] {
  const found = routesOf(request).flatMap((route) => [
    ...orderProblems(request, route, "ejection"),
    ...orderProblems(request, route, "throttling"),
    ...withoutEffectProblems(request, route),
  ]);
  return [...forgetfulProblems(request), ...toldOnce(found)];
}

function forgetfulProblems({ tier, tuning, tuningByDeployment }: FailoverRequest): Problem[] {
  if (!isOneOf(ApimTier, tier) || APIM_TIERS[tier].hasCache) return [];
  const given = [
    ["tuning", tuning] as const,
    ...entriesOf(tuningByDeployment).map(([name, own]) => [`tuningByDeployment.${name}`, own] as const),
  ];
  return given.flatMap(([path, value]) =>
    REMEMBERED.filter((knob) => value instanceof FailoverTuning && value[knob] !== undefined).map((knob) => {
      const reason = "has no cache, so it remembers nothing from one request to the next";
      const change = "leave the limit out, requests fail over all the same, or use another tier";
      return problem("TierDoesNotFit", `${path}.${knob}`, { tier, reason, change });
    }),
  );
}

function orderProblems(request: FailoverRequest, route: RouteRequest, part: keyof typeof TUNING_ORDERS): Problem[] {
  const given = TUNING_ORDERS[part].flatMap((knob) => {
    const asked = askedInPart(request, route.name, part, knob as never);
    return asked === undefined ? [] : [{ name: knob, ...asked }];
  });
  return givenOrderProblems(given);
}

// Nothing would ever be that late: it counts as unanswered, or the time is over, before.
function withoutEffectProblems(request: FailoverRequest, route: RouteRequest): Problem[] {
  const slow = askedInPart(request, route.name, "ejection", "slowAfterInSeconds");
  const slowStream = askedInPart(request, route.name, "ejection", "slowStreamAfterInSeconds");
  const interval = askedLimit(request, route.name, "retryIntervalInSeconds");
  const timeout = headerTimeoutOf(request, route, "headerTimeoutInSeconds");
  const streamTimeout = headerTimeoutOf(request, route, "streamHeaderTimeoutInSeconds");
  return [
    ...belowProblems(slow, "headerTimeoutInSeconds", timeout),
    ...belowProblems(slowStream, "streamHeaderTimeoutInSeconds", streamTimeout),
    ...belowProblems(interval, "deadlineInSeconds", deadlineOf(request, route)),
  ];
}

function belowProblems(asked: AskedLimit<number> | undefined, name: string, most: number): Problem[] {
  if (asked === undefined || asked.value < most) return [];
  const what = `less than the ${most} of ${name}`;
  return [problem("TuningInvalid", asked.path, { value: String(asked.value), what })];
}
