import type { FailoverRequest } from "../../../src/plan/failover-request";
import { routeWarnings, tierWarnings } from "../../../src/plan/rules/failover-advice";
import { ApimTier } from "../../../src/request/apim-tier";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { FailoverTier } from "../../../src/request/failover-tier";
import { AzureRegion } from "../../../src/residency/azure-region";
import { chat } from "../../support/fixtures";
import { failoverAccount, failoverRequest } from "../../support/fixtures-failover";
import { codes, rendered } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;

/** Both hold `chat`, only France holds `mini`. */
const UNEVEN = [
  failoverAccount(SWEDEN_CENTRAL),
  failoverAccount(FRANCE_CENTRAL, { deployments: [chat(), chat({}, "mini")] }),
];

function warned(options: Partial<FailoverRequest>) {
  return routeWarnings(failoverRequest(options));
}

describe("routeWarnings", () => {
  test.each<[string, Partial<FailoverRequest>]>([
    ["two accounts", {}],
    [
      "two accounts that share",
      { strategy: FailoverStrategy.activeActive({ weights: { swedencentral: 9, francecentral: 1 } }) },
    ],
  ])("has none for %s", (_, options) => {
    expect(warned(options)).toEqual([]);
  });

  test("tells of a deployment with one account", () => {
    expect(rendered(warned({ accounts: UNEVEN }))).toEqual([
      "[NothingToFailOverTo] strategy: 'mini' is answered by 'francecentral' alone, so there is nothing to fail over to; let a second account hold it, and name that in the strategy",
    ]);
  });

  test("tells of a named account that does not hold the deployment", () => {
    const strategy = FailoverStrategy.tiered([FailoverTier.of(["swedencentral"]), FailoverTier.of(["francecentral"])]);

    expect(rendered(warned({ accounts: UNEVEN, strategy }))).toEqual([
      "[AccountSkipped] strategy: 'swedencentral' does not hold 'mini', so the tiered strategy skips it there; give 'mini' a strategy of its own, or add it to the account",
      expect.stringContaining("[NothingToFailOverTo] strategy: 'mini' is answered by 'francecentral' alone"),
    ]);
  });

  test("does not tell of accounts that nobody named", () => {
    expect(codes(warned({ accounts: UNEVEN, strategy: FailoverStrategy.activeActive() }))).toEqual([
      "NothingToFailOverTo strategy",
    ]);
  });

  test("tells of an account that gets no traffic", () => {
    const strategyByDeployment = { chat: FailoverStrategy.activePassive({ order: ["swedencentral"] }) };

    expect(rendered(warned({ strategyByDeployment }))).toEqual([
      "[AccountWithoutTraffic] strategyByDeployment.chat: 'francecentral' holds 'chat', but the active-passive strategy does not name it, so it gets no traffic; name it, or take the deployment out of it",
      expect.stringContaining("[NothingToFailOverTo] strategyByDeployment.chat: 'chat' is answered by 'swedencentral'"),
    ]);
  });
});

describe("tierWarnings", () => {
  test.each(Object.values(ApimTier).filter((tier) => tier !== ApimTier.CONSUMPTION))("has none for %s", (tier) => {
    expect(tierWarnings(failoverRequest({ tier }))).toEqual([]);
  });

  test("tells what Consumption cannot", () => {
    expect(rendered(tierWarnings(failoverRequest({ tier: ApimTier.CONSUMPTION })))).toEqual([
      "[TierLimited] tier: 'Consumption' does not stream answers, has no circuit breaker, remembers nothing from one request to the next, takes requests of 2 MiB at most; another tier can",
    ]);
  });
});
