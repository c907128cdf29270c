import { type Problem, problem } from "../../private/problem-list";
import { grouped } from "../../private/text";
import { APIM_TIERS } from "../apim-tiers";
import type { FailoverRequest } from "../failover-request";
import { type RouteRequest, routesOf, tiersOf } from "../failover-routes";

const MIB = 1024 * 1024;

/** What works, but not as somebody may expect: nowhere to go, accounts that are skipped or idle. */
export function routeWarnings(request: FailoverRequest): Problem[] {
  return routesOf(request).flatMap((route) => [
    ...skippedWarnings(route),
    ...idleWarnings(route),
    ...loneWarnings(route),
  ]);
}

function skippedWarnings(route: RouteRequest): Problem[] {
  const holders = route.holders.map(({ key }) => key);
  return (route.strategy._accountKeys ?? [])
    .filter((key) => !holders.includes(key))
    .map((account) => problem("AccountSkipped", route.path, { ...factsOf(route), account }));
}

function idleWarnings(route: RouteRequest): Problem[] {
  const named = route.strategy._accountKeys;
  if (named === undefined) return [];
  return route.holders
    .filter(({ key }) => !named.includes(key))
    .map(({ key }) => problem("AccountWithoutTraffic", route.path, { ...factsOf(route), account: key }));
}

function loneWarnings(route: RouteRequest): Problem[] {
  const members = tiersOf(route).flat();
  if (members.length !== 1) return [];
  const { deployment } = factsOf(route);
  return [problem("NothingToFailOverTo", route.path, { deployment, account: members[0].account.key })];
}

function factsOf(route: RouteRequest): { deployment: string; strategy: string } {
  return { deployment: route.name, strategy: route.strategy.name };
}

/** A tier that cannot stream: nobody creates one for a gateway, but it may exist. */
export function tierWarnings({ tier }: FailoverRequest): Problem[] {
  const facts = APIM_TIERS[tier];
  if (facts.streams) return [];
  const limits = [
    "does not stream answers",
    ...(facts.hasCircuitBreaker ? [] : ["has no circuit breaker"]),
    ...(facts.hasCache ? [] : ["remembers nothing from one request to the next"]),
    `takes requests of ${grouped(facts.mostBufferedBytes / MIB)} MiB at most`,
  ];
  return [problem("TierLimited", "tier", { tier, limits })];
}
