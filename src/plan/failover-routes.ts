import { entriesOf } from "../private/guards";
import { FailoverStrategy } from "../request/failover-strategy";
import type { ModelDeployment } from "../request/model-deployment";
import type { FailoverAccount, FailoverRequest } from "./failover-request";

const MOST_WEIGHT = 1000;

/** A deployment name that callers use, with all that decides who answers it. */
export interface RouteRequest {
  readonly name: string;
  /** As the first account has it; model and version are the same in all. */
  readonly deployment: ModelDeployment;
  /** Accounts that hold it, in order. */
  readonly holders: readonly FailoverAccount[];
  readonly strategy: FailoverStrategy;
  /** Where the strategy stands: `strategy` or `strategyByDeployment.chat`. */
  readonly path: string;
}

/** An account of a tier and its share. */
export interface Share {
  readonly account: FailoverAccount;
  readonly weight: number;
}

/** Every deployment name, in the order of the accounts; without those whose strategy is none, which is told elsewhere. */
export function routesOf(request: FailoverRequest): RouteRequest[] {
  const own = new Map(entriesOf(request.strategyByDeployment));
  return deploymentNames(request).flatMap((name) => {
    const holders = request.accounts.filter((account) => deploymentOf(account, name));
    const deployment = deploymentOf(holders[0], name);
    const asked = own.get(name);
    const path = asked === undefined ? "strategy" : `strategyByDeployment.${name}`;
    const strategy = asked ?? request.strategy ?? FailoverStrategy.activePassive();
    if (!deployment || !(strategy instanceof FailoverStrategy)) return [];
    return [{ name, deployment, holders, strategy, path }];
  });
}

/** Names of all deployments, each once. */
export function deploymentNames(request: FailoverRequest): string[] {
  return [...new Set(request.accounts.flatMap((account) => account.deployments.map(({ name }) => name)))];
}

/** What an account holds under a name. */
export function deploymentOf(account: FailoverAccount, name: string): ModelDeployment | undefined {
  return account.deployments.find((deployment) => deployment.name === name);
}

/** The tiers of a route: only accounts that hold the deployment, and no tier without one. */
export function tiersOf(route: RouteRequest): Share[][] {
  const holders = new Map(route.holders.map((account) => [account.key, account]));
  return route.strategy
    ._tiersFor([...holders.keys()])
    .map((weights) => {
      const members = [...weights].flatMap(([key, weight]) => {
        const account = holders.get(key);
        return account ? [{ account, weight }] : [];
      });
      return reduced(members, capacityWeights(route.name, members));
    })
    .filter((tier) => tier.length > 0);
}

interface Member {
  readonly account: FailoverAccount;
  /** Undefined: the capacity. */
  readonly weight: number | undefined;
}

/** Capacities as weights; all 1 where they are not counted in one unit. */
function capacityWeights(name: string, members: readonly Member[]): readonly number[] {
  const capacities = members.map(({ account }) => deploymentOf(account, name)?.capacityOf(account.key));
  const units = new Set(capacities.map((capacity) => capacity?.unit));
  return capacities.map((capacity) => (units.size === 1 && capacity ? capacity.value : 1));
}

function reduced(members: readonly Member[], byCapacity: readonly number[]): Share[] {
  const weights = members.map(({ weight }, index) => weight ?? byCapacity[index]);
  const divisor = weights.reduce(greatestCommonDivisor, 0);
  const largest = Math.max(...weights) / divisor;
  // Capacities may have no divisor in common: what is beyond a thousandth is of no use as a share.
  const scale = largest > MOST_WEIGHT ? MOST_WEIGHT / largest : 1;
  return members.map(({ account }, index) => ({
    account,
    weight: Math.max(1, Math.round((weights[index] / divisor) * scale)),
  }));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Requests that callers declare for a deployment at peak, per minute. */
export function peakRequests(route: RouteRequest): number | undefined {
  const peaks = route.holders.map((account) => deploymentOf(account, route.name)?.peakRequestsPerMinute);
  const declared = peaks.filter((peak) => peak !== undefined);
  return declared.length > 0 ? Math.max(...declared) : undefined;
}
