import type { FailoverRequest } from "../../src/plan/failover-request";
import { routesOf, tiersOf } from "../../src/plan/failover-routes";
import { Capacity } from "../../src/request/capacity";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat } from "../support/fixtures";
import { failoverAccount, failoverRequest } from "../support/fixtures-failover";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;

/** Tiers of the first route as `key weight`. */
function tiers(options: Partial<FailoverRequest>) {
  const [route] = routesOf(failoverRequest(options));
  return tiersOf(route).map((tier) => tier.map(({ account, weight }) => `${account.key} ${weight}`));
}

/** Accounts `a`, `b` and so on, each with one chat deployment of a capacity. */
function withCapacities(...capacities: readonly Capacity[]) {
  return capacities.map((capacity, index) => {
    const isTokens = capacity.unit === "TokensPerMinute";
    const deploymentType = isTokens ? DeploymentType.DATA_ZONE_STANDARD : DeploymentType.DATA_ZONE_PROVISIONED_MANAGED;
    return failoverAccount(SWEDEN_CENTRAL, {
      key: "abcdefgh"[index],
      deployments: [chat({ capacity, deploymentType })],
    });
  });
}

const tokens = (...amounts: readonly number[]) => withCapacities(...amounts.map(Capacity.tokensPerMinute));

describe("the order of accounts", () => {
  const accounts = tokens(1000, 1000, 1000);

  test("is the one of the accounts, or one of its own", () => {
    expect(tiers({ accounts })).toEqual([["a 1"], ["b 1"], ["c 1"]]);
    expect(tiers({ accounts, strategy: FailoverStrategy.activePassive({ order: ["c", "a"] }) })).toEqual([
      ["c 1"],
      ["a 1"],
    ]);
  });

  test("leaves out accounts without the deployment, and tiers without accounts", () => {
    const other = failoverAccount(SWEDEN_CENTRAL, { key: "x", deployments: [chat({}, "mini")] });
    const list = [FailoverTier.of(["x"]), FailoverTier.of(["x2", "b"]), FailoverTier.of(["a"])];
    const more = failoverAccount(FRANCE_CENTRAL, { key: "x2", deployments: [chat({}, "mini")] });

    expect(tiers({ accounts: [...accounts, other, more], strategy: FailoverStrategy.tiered(list) })).toEqual([
      ["b 1"],
      ["a 1"],
    ]);
  });
});

describe("the weights of accounts", () => {
  const activeActive = FailoverStrategy.activeActive();

  test.each<[string, readonly number[], readonly string[]]>([
    ["equal", [100_000, 100_000], ["a 1", "b 1"]],
    ["twice as large", [200_000, 100_000], ["a 2", "b 1"]],
    ["with a common divisor", [150_000, 100_000, 250_000], ["a 3", "b 2", "c 5"]],
    ["without one", [7000, 11_000], ["a 7", "b 11"]],
    ["beyond a thousandth", [5_000_000, 1000], ["a 1000", "b 1"]],
    ["far apart without a divisor", [3_001_000, 1_501_000], ["a 1000", "b 500"]],
    ["of one account", [100_000], ["a 1"]],
  ])("are the capacities: %s", (_, capacities, weights) => {
    expect(tiers({ accounts: tokens(...capacities), strategy: activeActive })).toEqual([weights]);
  });

  test("are PTU where all have PTU, and equal where units differ", () => {
    const ptu = Capacity.provisionedThroughputUnits;

    expect(tiers({ accounts: withCapacities(ptu(30), ptu(15)), strategy: activeActive })).toEqual([["a 2", "b 1"]]);
    expect(
      tiers({ accounts: withCapacities(ptu(30), Capacity.tokensPerMinute(1000)), strategy: activeActive }),
    ).toEqual([["a 1", "b 1"]]);
  });

  test("are the capacity of each account, where it has one of its own", () => {
    const capacityByAccount = { francecentral: Capacity.tokensPerMinute(300_000) };
    const accounts = failoverRequest().accounts.map((account) => ({
      ...account,
      deployments: [chat({ capacityByAccount })],
    }));

    expect(tiers({ accounts, strategy: activeActive })).toEqual([["swedencentral 1", "francecentral 3"]]);
  });

  test("of one's own are reduced", () => {
    const strategy = FailoverStrategy.activeActive({ weights: { a: 600, b: 200 } });

    expect(tiers({ accounts: tokens(1000, 5000), strategy })).toEqual([["a 3", "b 1"]]);
  });

  test("are shared among the accounts that hold the deployment", () => {
    const strategy = FailoverStrategy.tiered([FailoverTier.weighted({ a: 4, x: 3, b: 2 }), FailoverTier.of(["c"])]);
    const accounts = [...tokens(1000, 1000, 1000), failoverAccount(FRANCE_CENTRAL, { key: "x", deployments: [] })];

    expect(tiers({ accounts, strategy })).toEqual([["a 2", "b 1"], ["c 1"]]);
  });
});
