import fc from "fast-check";
import type { DrillTopology } from "../../../src/drill/topology";
import { ApimTier } from "../../../src/request/apim-tier";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { FailoverTier } from "../../../src/request/failover-tier";
import { FailoverTuning } from "../../../src/request/failover-tuning";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { accountIn, topologyOf } from "../support/topologies";
import { DEFAULT_KNOBS, type Knobs, tuningOf } from "./knobs";

const REGIONS = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL, AzureRegion.GERMANY_WEST_CENTRAL] as const;

/** Deployments that a cell can have. */
export type Model = "chat" | "embed";

/** Accounts of one zone, what stands before them, and how it is set up: everything that a property says it for. */
export interface Cell {
  readonly accounts: readonly CellAccount[];
  /** Numbers of accounts by tier. */
  readonly tiers: readonly (readonly number[])[];
  readonly strategy: "active-passive" | "active-active" | "tiered";
  readonly knobs: Knobs;
  /** Whether the gateway has a cache. */
  readonly remembers: boolean;
  readonly units: number;
}

export interface CellAccount {
  readonly region: number;
  readonly isProvisioned: boolean;
  readonly hasEmbeddings: boolean;
  readonly weight: number;
}

/** Ids as the topology has them. */
export function accountKey(account: number): string {
  return `account${account}`;
}

export function hostOf(account: number): string {
  return `oai-team7-${accountKey(account)}.openai.azure.com`;
}

export function regionOf({ accounts }: Cell, account: number): string {
  return REGIONS[accounts[account].region].name;
}

/** Accounts that may answer a model, by tier. */
export function tiersFor({ accounts, tiers }: Cell, model: Model): number[][] {
  const holders = tiers.map((tier) => tier.filter((account) => model === "chat" || accounts[account].hasEmbeddings));
  return holders.filter((tier) => tier.length > 0);
}

/** The policy of a cell as it is deployed, and the accounts of another zone beside it. */
export function topologyOfCell(cell: Cell): DrillTopology {
  const accounts = cell.accounts.map(({ region, isProvisioned, hasEmbeddings }, index) =>
    accountIn(REGIONS[region], {
      key: accountKey(index),
      type: isProvisioned ? DeploymentType.DATA_ZONE_PROVISIONED_MANAGED : DeploymentType.DATA_ZONE_STANDARD,
      hasEmbeddings,
    }),
  );
  return topologyOf({
    accounts,
    strategy: strategyOf(cell),
    tier: cell.remembers ? ApimTier.STANDARD : ApimTier.CONSUMPTION,
    tuning: cell.remembers ? tuningOf(cell.knobs) : withoutMemory(cell.knobs),
    units: cell.units,
  });
}

function strategyOf({ strategy, tiers, accounts }: Cell): FailoverStrategy {
  const weights = (tier: readonly number[]) =>
    Object.fromEntries(tier.map((account) => [accountKey(account), accounts[account].weight]));
  if (strategy === "active-passive") return FailoverStrategy.activePassive({ order: tiers.flat().map(accountKey) });
  if (strategy === "active-active") return FailoverStrategy.activeActive({ weights: weights(tiers[0]) });
  return FailoverStrategy.tiered(tiers.map((tier) => FailoverTier.weighted(weights(tier))));
}

function withoutMemory({ maxAttempts, headerTimeout, streamHeaderTimeout, deadline, ...knobs }: Knobs): FailoverTuning {
  return FailoverTuning.of({
    maxAttempts,
    headerTimeoutInSeconds: headerTimeout,
    streamHeaderTimeoutInSeconds: streamHeaderTimeout,
    deadlineInSeconds: deadline,
    failoverOnMisconfiguration: knobs.failsOverOnMisconfiguration,
    retryIntervalInSeconds: knobs.retryInterval,
  });
}

const account: fc.Arbitrary<CellAccount> = fc.record({
  region: fc.nat(REGIONS.length - 1),
  isProvisioned: fc.boolean(),
  hasEmbeddings: fc.boolean(),
  weight: fc.integer({ min: 1, max: 9 }),
});

const knob = (name: keyof Knobs, min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(DEFAULT_KNOBS[name] as number) }, fc.integer({ min, max }));

/** Any tuning; times are short enough to pass in a course. */
const anyKnobs: fc.Arbitrary<Knobs> = fc
  .record({
    maxAttempts: knob("maxAttempts", 1, 6),
    headerTimeout: knob("headerTimeout", 1, 40),
    streamHeaderTimeout: knob("streamHeaderTimeout", 1, 40),
    deadline: knob("deadline", 5, 230),
    retryInterval: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 10 })),
    failsOverOnMisconfiguration: fc.boolean(),
    breakerFailures: knob("breakerFailures", 1, 4),
    failures: knob("failures", 1, 6),
    transportFailures: knob("transportFailures", 1, 6),
    window: knob("window", 1, 120),
    open: knob("open", 1, 60),
    longestOpen: knob("longestOpen", 60, 600),
    jitterPercent: knob("jitterPercent", 0, 50),
    misconfigured: knob("misconfigured", 1, 120),
    slowAfter: knob("slowAfter", 1, 5),
    slowStreamAfter: knob("slowStreamAfter", 1, 5),
    successes: knob("successes", 1, 5),
    trialPercent: knob("trialPercent", 1, 100),
    trialInterval: knob("trialInterval", 1, 30),
    reopen: knob("reopen", 1, 60),
    reopenAfterTimeout: knob("reopenAfterTimeout", 1, 60),
    ramp: knob("ramp", 0, 240),
    forgiveAfter: knob("forgiveAfter", 60, 900),
    hold: knob("hold", 1, 60),
    quotaExhaustedAfter: knob("quotaExhaustedAfter", 60, 120),
    longestHold: knob("longestHold", 120, 600),
    budgetPercent: knob("budgetPercent", 0, 100),
    budgetMinimum: knob("budgetMinimum", 0, 20),
    workflowAffinity: fc.constantFrom(0, 0, 600),
  })
  .map(inOrder);

// What contradicts another knob is refused before there is a policy.
function inOrder(knobs: Knobs): Knobs {
  const headerTimeout = Math.min(knobs.headerTimeout, knobs.deadline);
  const streamHeaderTimeout = Math.min(knobs.streamHeaderTimeout, knobs.deadline);
  const below = (slow: number, timeout: number) => (slow < timeout ? slow : Number.POSITIVE_INFINITY);
  return {
    ...knobs,
    headerTimeout,
    streamHeaderTimeout,
    slowAfter: below(knobs.slowAfter, headerTimeout),
    slowStreamAfter: below(knobs.slowStreamAfter, streamHeaderTimeout),
    retryInterval: Math.min(knobs.retryInterval, knobs.deadline - 1),
  };
}

const strategies = fc.constantFrom<Cell["strategy"]>("active-passive", "active-active", "tiered");

/** Any cell: up to 5 accounts in 3 regions, any strategy, any tuning. */
export const cells: fc.Arbitrary<Cell> = cellsWith(anyKnobs, fc.boolean());

/** Cells that are tuned as the contract says. */
export const usualCells: fc.Arbitrary<Cell> = cellsWith(fc.constant(DEFAULT_KNOBS), fc.constant(true));

function cellsWith(knobs: fc.Arbitrary<Knobs>, memory: fc.Arbitrary<boolean>): fc.Arbitrary<Cell> {
  return fc
    .array(account, { minLength: 1, maxLength: 5 })
    .chain((accounts) =>
      fc.record({
        accounts: fc.constant(accounts),
        strategy: strategies,
        order: fc.shuffledSubarray([...accounts.keys()], { minLength: accounts.length }),
        cuts: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        knobs,
        remembers: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, memory),
        units: fc.constantFrom(1, 1, 2),
      }),
    )
    .map(({ order, cuts, ...cell }) => ({ ...cell, tiers: tiersOf(cell.strategy, order, cuts) }));
}

function tiersOf(strategy: Cell["strategy"], order: readonly number[], cuts: readonly boolean[]): number[][] {
  if (strategy === "active-active") return [[...order]];
  const tiers: number[][] = [[]];
  for (const [index, account] of order.entries()) {
    if (index > 0 && (strategy === "active-passive" || cuts[index])) tiers.push([]);
    tiers[tiers.length - 1].push(account);
  }
  return tiers;
}
