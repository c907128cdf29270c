import { entriesOf } from "../../private/guards";
import { isUnresolved } from "../../private/literal";
import { type Problem, problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { FailoverStrategy } from "../../request/failover-strategy";
import type { FailoverRequest } from "../failover-request";
import { deploymentNames, type RouteRequest, routesOf, tiersOf } from "../failover-routes";
import { mapProblem } from "./map-rules";

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;
const STRATEGY_WORDS = "FailoverStrategy.activePassive(), .activeActive() or .tiered(tiers)";

/** Accounts that the gateway may call: of the zone, with a host that is known now. */
export function failoverAccountProblems(request: FailoverRequest): Problem[] {
  const allowed = request.zone.regions.map((region) => region.name);
  const outside = request.accounts.flatMap(({ region }, index) =>
    allowed.includes(region.name)
      ? []
      : [problem("RegionNotInZone", `openai.accounts[${index}].region`, { region: region.name, allowed })],
  );
  return [...outside, ...hostProblems(request), ...nameProblems(request)];
}

function hostProblems(request: FailoverRequest): Problem[] {
  const seen = new Map<string, string>();
  return request.accounts.flatMap(({ key, hostName }, index) => {
    const path = `openai.accounts[${index}].endpoint`;
    if (hostName === undefined || isUnresolved(hostName)) {
      const value = `the endpoint of '${key}'`;
      return [problem("LiteralNeeded", path, { value, what: "where the gateway sends requests" })];
    }
    if (!HOST.test(hostName)) return [problem("HostInvalid", path, { value: shown(hostName), account: key })];
    const host = hostName.toLowerCase();
    const other = seen.get(host);
    if (other !== undefined) return [problem("HostTaken", path, { host, account: key, other })];
    seen.set(host, key);
    return [];
  });
}

// The accounts compare names without case each for itself; the gateway does so over all of them.
function nameProblems(request: FailoverRequest): Problem[] {
  const firsts = new Map<string, { readonly name: string; readonly account: string }>();
  return request.accounts.flatMap(({ key, deployments }, index) =>
    deployments.flatMap(({ name }) => {
      const first = firsts.get(name.toLowerCase()) ?? { name, account: key };
      firsts.set(name.toLowerCase(), first);
      if (first.name === name) return [];
      const facts = { name, account: key, other: first.name, otherAccount: first.account };
      return [problem("DeploymentNameDiffers", `openai.accounts[${index}].deployments`, facts)];
    }),
  );
}

/** Strategies: what is none, what they name that is not there, and what they leave nobody for. */
export function strategyProblems(request: FailoverRequest): Problem[] {
  const { strategy, strategyByDeployment } = request;
  const what = "a map of FailoverStrategy by deployment name";
  return [
    ...(strategy === undefined ? [] : oneStrategyProblems(request, "strategy", strategy)),
    ...mapProblem("strategyByDeployment", strategyByDeployment, what),
    ...unknownDeploymentProblems(request, "strategyByDeployment", strategyByDeployment),
    ...entriesOf(strategyByDeployment).flatMap(([name, own]) =>
      oneStrategyProblems(request, `strategyByDeployment.${name}`, own),
    ),
    ...routesOf(request).flatMap((route) => routeProblems(request, route)),
  ];
}

/** Keys of a map that name no deployment: a typing mistake that would silently do nothing. */
export function unknownDeploymentProblems(request: FailoverRequest, path: string, map: unknown): Problem[] {
  const known = deploymentNames(request);
  return entriesOf(map)
    .filter(([name]) => !known.includes(name))
    .map(([name]) => problem("DeploymentUnknown", path, { name, known }));
}

function oneStrategyProblems(request: FailoverRequest, path: string, strategy: unknown): Problem[] {
  if (!(strategy instanceof FailoverStrategy)) {
    return [problem("StrategyInvalid", path, { value: shown(strategy), what: STRATEGY_WORDS })];
  }
  return unknownKeys(request, strategy).map((key) => accountUnknown(request, path, key));
}

/** Tells of an account that is not there; the name of a region is the usual mistake where a region has several. */
export function accountUnknown(request: FailoverRequest, path: string, key: string): Problem {
  const known = request.accounts.map((account) => account.key);
  const inRegion = request.accounts.filter(({ region }) => region.name === key).map((account) => account.key);
  return inRegion.length > 0
    ? problem("AccountNamedByRegion", path, { region: key, inRegion, known })
    : problem("AccountUnknown", path, { key, known });
}

function unknownKeys(request: FailoverRequest, strategy: FailoverStrategy): string[] {
  const known = request.accounts.map((account) => account.key);
  return (strategy._accountKeys ?? []).filter((key) => !known.includes(key));
}

function routeProblems(request: FailoverRequest, route: RouteRequest): Problem[] {
  // A wrong key is told by itself; what would be left without it is no further mistake.
  if (unknownKeys(request, route.strategy).length > 0) return [];
  const { name: deployment, path, strategy } = route;
  const accounts = tiersOf(route).flatMap((tier) => tier.map(({ account }) => account));
  if (accounts.length === 0) {
    const holders = route.holders.map(({ key }) => key);
    return [problem("DeploymentWithoutAccount", path, { deployment, strategy: strategy.name, holders })];
  }
  const { dataClass } = request.zone;
  const gateway = request.region.name;
  const others = new Set(accounts.map(({ region }) => region.name).filter((name) => name !== gateway));
  if (dataClass.failover.leavesRegion || others.size === 0) return [];
  const facts = { deployment, regions: [...others], gateway, dataClass: dataClass.name };
  return [problem("FailoverLeavesRegion", path, facts)];
}
