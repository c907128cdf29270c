import { entriesOf } from "../private/guards";
import type { Problem } from "../private/problem-list";
import { BillingUnit } from "../residency/billing-unit";
import { type FailoverLimits, limitsOf } from "./failover-limits";
import { memoryOf } from "./failover-memory";
import type { BackendPlan, FailoverPlan, RoutePlan } from "./failover-plan";
import type { FailoverAccount, FailoverRequest } from "./failover-request";
import { deploymentOf, type RouteRequest, routesOf, type Share, tiersOf } from "./failover-routes";
import { backendId, keyNamedValueName } from "./gateway-names";
import { zoneNameOf } from "./openai-request";
import { routeWarnings, tierWarnings } from "./rules/failover-advice";
import { memoryProblems } from "./rules/failover-memory-rules";
import { apiProblems, secretProblems, tuningProblems } from "./rules/failover-option-rules";
import { failoverAccountProblems, strategyProblems } from "./rules/failover-rules";

/** What leaves the zone first: it is told before anything that is merely inconvenient. */
const RULES: readonly ((request: FailoverRequest) => Problem[])[] = [
  failoverAccountProblems,
  strategyProblems,
  apiProblems,
  tuningProblems,
  memoryProblems,
  secretProblems,
];

const ADVICE: readonly ((request: FailoverRequest) => Problem[])[] = [routeWarnings, tierWarnings];

/** Everything that is wrong with a request, all at once. */
export function failoverProblems(request: FailoverRequest): Problem[] {
  return RULES.flatMap((rule) => rule(request));
}

/** Advice that stops nothing. Only for a request without problems. */
export function failoverWarnings(request: FailoverRequest): Problem[] {
  return ADVICE.flatMap((rule) => rule(request));
}

// The id of a construct may hold letters that a header cannot.
const BEYOND_HEADERS = /[^\w.-]+/g;

/** What the gateway will do. Only for a request without problems. */
export function planFailover(request: FailoverRequest): FailoverPlan {
  const routes = routesOf(request).map((route) => ({
    route,
    tiers: tiersOf(route),
    limits: limitsOf(request, route),
  }));
  return {
    apiName: String(request.apiName),
    apiPath: String(request.apiPath),
    namePrefix: String(request.backendPrefix),
    zoneName: zoneNameOf(request.zone).replace(BEYOND_HEADERS, "-"),
    backends: routes.flatMap(({ route, tiers, limits }) =>
      tiers.flat().map(({ account }) => planBackend(request, route, account, limits)),
    ),
    routes: routes.map(({ route, tiers, limits }) => planRoute(request, route, tiers, limits)),
  };
}

function planBackend(
  request: FailoverRequest,
  route: RouteRequest,
  account: FailoverAccount,
  { circuitBreaker }: FailoverLimits,
): BackendPlan {
  const withKey = entriesOf(request.secretByAccount).some(([key]) => key === account.key);
  return {
    id: idOf(request, route, account),
    accountKey: account.key,
    region: account.region,
    deployment: route.name,
    isProvisioned:
      deploymentOf(account, route.name)?.deploymentType.billingUnit === BillingUnit.PROVISIONED_THROUGHPUT_UNITS,
    url: `https://${account.hostName?.toLowerCase()}`,
    circuitBreaker,
    keyNamedValue: withKey ? keyNamedValueName(String(request.backendPrefix), account.key) : undefined,
  };
}

function planRoute(
  request: FailoverRequest,
  route: RouteRequest,
  tiers: readonly (readonly Share[])[],
  limits: FailoverLimits,
): RoutePlan {
  const { circuitBreaker: _, maxAttempts, ...rest } = limits;
  const link = {
    deployment: route.name,
    versions: { current: route.deployment.model.version },
    tiers: tiers.map((tier) => ({
      members: tier.map(({ account, weight }) => ({
        backendId: idOf(request, route, account),
        accountKey: account.key,
        weight,
      })),
    })),
  };
  return {
    deployment: route.name,
    strategy: route.strategy.name,
    chain: [link],
    maxAttempts: Math.min(maxAttempts, tiers.flat().length),
    ...rest,
    memory: memoryOf(request, route.name),
  };
}

function idOf(request: FailoverRequest, route: RouteRequest, account: FailoverAccount): string {
  return backendId(String(request.backendPrefix), route.name, account.key);
}
