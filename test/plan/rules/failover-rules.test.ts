import type { FailoverAccount, FailoverRequest } from "../../../src/plan/failover-request";
import { failoverAccountProblems, strategyProblems } from "../../../src/plan/rules/failover-rules";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { FailoverTier } from "../../../src/request/failover-tier";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { FailoverScope } from "../../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { chat, untyped } from "../../support/fixtures";
import { failoverAccount, failoverRequest } from "../../support/fixtures-failover";
import { codes, rendered, zoneFacts } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

function accountsJudged(...accounts: readonly FailoverAccount[]) {
  return failoverAccountProblems(failoverRequest({ accounts }));
}

function judged(options: Partial<FailoverRequest>) {
  return strategyProblems(failoverRequest(options));
}

/** Two accounts in Sweden and one in France, where only the last has the deployment `mini`. */
const THREE = [
  failoverAccount(SWEDEN_CENTRAL, { key: "swedencentral-1" }),
  failoverAccount(SWEDEN_CENTRAL, { key: "swedencentral-2" }),
  failoverAccount(FRANCE_CENTRAL, { deployments: [chat(), chat({}, "mini")] }),
];

describe("failoverAccountProblems", () => {
  test("passes accounts of the zone with hosts of their own", () => {
    expect(failoverAccountProblems(failoverRequest())).toEqual([]);
  });

  test("finds a region that is none of the zone", () => {
    expect(rendered(accountsJudged(failoverAccount(SWEDEN_CENTRAL), failoverAccount(UK_SOUTH)))).toEqual([
      "[RegionNotInZone] openai.accounts[1].region: 'uksouth' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ]);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
  test.each([undefined, "${azurerm_cognitive_account.a.endpoint}"])(
    "finds the host %s, which is not known now",
    (hostName) => {
      expect(rendered(accountsJudged(failoverAccount(SWEDEN_CENTRAL, { hostName })))).toEqual([
        "[LiteralNeeded] openai.accounts[0].endpoint: the endpoint of 'swedencentral' is only known to Terraform, but where the gateway sends requests decides what is built; write it as a literal",
      ]);
    },
  );

  test.each([
    "",
    "localhost",
    "a b.test",
    "a.test/path",
    "a.test:443",
    "user@a.test",
    "https://a.test",
    "a..test",
    "-a.test",
    `${"a".repeat(250)}.test`,
    "ä.test",
    "a.test\n",
    'a".test',
  ])("finds the host '%s', which is none", (hostName) => {
    expect(codes(accountsJudged(failoverAccount(SWEDEN_CENTRAL, { hostName })))).toEqual([
      "HostInvalid openai.accounts[0].endpoint",
    ]);
  });

  test("finds two accounts with one host, whatever its case", () => {
    const accounts = [
      failoverAccount(SWEDEN_CENTRAL, { hostName: "a.openai.azure.com" }),
      failoverAccount(FRANCE_CENTRAL, { hostName: "A.openai.azure.com" }),
    ];

    expect(rendered(accountsJudged(...accounts))).toEqual([
      "[HostTaken] openai.accounts[1].endpoint: 'a.openai.azure.com' is the host of account 'swedencentral' already, so a failover to 'francecentral' would ask the same account again; name each account once",
    ]);
  });

  test("finds deployments whose names differ only in case, over all accounts", () => {
    const accounts = [
      failoverAccount(SWEDEN_CENTRAL, { deployments: [chat({}, "mini"), chat({}, "Chat")] }),
      failoverAccount(FRANCE_CENTRAL, { deployments: [chat({}, "mini"), chat({}, "chat")] }),
    ];

    expect(rendered(accountsJudged(...accounts))).toEqual([
      "[DeploymentNameDiffers] openai.accounts[1].deployments: 'chat' in account 'francecentral' and 'Chat' in 'swedencentral' differ only in case, and the gateway compares names without it; write them the same way, or use another name",
    ]);
  });
});

describe("strategyProblems", () => {
  test.each<[string, Partial<FailoverRequest>]>([
    ["no strategy", {}],
    ["an order of all", { strategy: FailoverStrategy.activePassive({ order: ["francecentral", "swedencentral"] }) }],
    ["one account", { strategy: FailoverStrategy.activeActive({ weights: { swedencentral: 1 } }) }],
    ["a strategy for one deployment", { strategyByDeployment: { chat: FailoverStrategy.activeActive() } }],
  ])("passes %s", (_, options) => {
    expect(judged(options)).toEqual([]);
  });

  test.each<[unknown, string]>([
    ["active-active", "'active-active'"],
    [null, "null"],
    [{ name: "active-active" }, "a value of type object"],
    [FailoverTier.of(["swedencentral"]), "a value of type object"],
  ])("finds a strategy that is none: %j", (strategy, shown) => {
    const words = "FailoverStrategy.activePassive(), .activeActive() or .tiered(tiers)";

    expect(rendered(judged({ strategy }))).toEqual([
      `[StrategyInvalid] strategy: ${shown} given where ${words} is needed`,
    ]);
    expect(rendered(judged({ strategyByDeployment: { chat: strategy } }))).toEqual([
      `[StrategyInvalid] strategyByDeployment.chat: ${shown} given where ${words} is needed`,
    ]);
  });

  test("finds a strategy of a deployment that is nothing", () => {
    expect(codes(judged({ strategyByDeployment: { chat: undefined } }))).toEqual([
      "StrategyInvalid strategyByDeployment.chat",
    ]);
  });

  test("finds strategies that are no map", () => {
    expect(rendered(judged({ strategyByDeployment: [FailoverStrategy.activeActive()] }))).toEqual([
      "[OptionInvalid] strategyByDeployment: a list given where a map of FailoverStrategy by deployment name is needed",
    ]);
  });

  test("finds a deployment that is not there", () => {
    expect(rendered(judged({ strategyByDeployment: { Chat: FailoverStrategy.activeActive() } }))).toEqual([
      "[DeploymentUnknown] strategyByDeployment: there is no deployment 'Chat'; did you mean 'chat'; deployments are 'chat'",
    ]);
  });

  test("finds an account that is not there, once for all deployments", () => {
    const strategy = FailoverStrategy.activePassive({ order: ["francecentral", "westeurope"] });

    expect(rendered(judged({ accounts: THREE, strategy }))).toEqual([
      "[AccountUnknown] strategy: there is no account 'westeurope'; accounts are 'swedencentral-1', 'swedencentral-2', 'francecentral'",
    ]);
  });

  test("finds a region where the key of an account is needed", () => {
    const tiers = [FailoverTier.of(["francecentral"]), FailoverTier.of(["swedencentral"])];

    expect(
      rendered(judged({ accounts: THREE, strategyByDeployment: { chat: FailoverStrategy.tiered(tiers) } })),
    ).toEqual([
      "[AccountNamedByRegion] strategyByDeployment.chat: 'swedencentral' is a region, not the key of an account; its accounts are 'swedencentral-1', 'swedencentral-2', all accounts are 'swedencentral-1', 'swedencentral-2', 'francecentral'",
    ]);
  });

  test("finds a deployment that a strategy leaves to nobody", () => {
    const strategy = FailoverStrategy.activePassive({ order: ["swedencentral-1", "swedencentral-2"] });

    expect(rendered(judged({ accounts: THREE, strategy }))).toEqual([
      "[DeploymentWithoutAccount] strategy: no account that the active-passive strategy names holds 'mini'; accounts with it are 'francecentral': name one, or give 'mini' a strategy of its own in strategyByDeployment",
    ]);
    expect(
      judged({ accounts: THREE, strategy, strategyByDeployment: { mini: FailoverStrategy.activeActive() } }),
    ).toEqual([]);
  });

  describe("where requests stay in their region", () => {
    const dataClass = DataClass.of("medical", {
      boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
      failover: FailoverScope.NONE,
    });
    const zone = zoneFacts({ dataClass });

    test("finds a failover to another region", () => {
      expect(rendered(judged({ zone }))).toEqual([
        "[FailoverLeavesRegion] strategy: 'chat' would be answered in 'francecentral', but requests of 'medical' stay in their region, 'swedencentral' of the gateway (FailoverScope.NONE); name accounts of that region in its strategy, or use FailoverScope.IN_ZONE",
      ]);
    });

    test("passes a failover to another account of the region", () => {
      expect(judged({ zone, accounts: THREE.slice(0, 2) })).toEqual([]);
    });

    test("finds a gateway in another region than the accounts", () => {
      const strategy = FailoverStrategy.activePassive({ order: ["francecentral"] });
      const accounts = [failoverAccount(AzureRegion.SWEDEN_CENTRAL), failoverAccount(AzureRegion.FRANCE_CENTRAL)];

      expect(rendered(judged({ zone, accounts, strategy }))).toEqual([
        expect.stringMatching(/^\[FailoverLeavesRegion\] strategy: 'chat' would be answered in 'francecentral'/),
      ]);
    });

    test("passes another region where requests may go to other zones", () => {
      const wide = DataClass.of("x", {
        boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
        failover: FailoverScope.toZones("eu2"),
      });

      expect(judged({ zone: zoneFacts({ dataClass: wide }) })).toEqual([]);
    });
  });

  test("tells all at once", () => {
    const found = judged({
      accounts: THREE,
      strategy: FailoverStrategy.activeActive({ weights: { x: 1, y: 2 } }),
      strategyByDeployment: untyped({ mini: FailoverStrategy.activePassive({ order: ["swedencentral-1"] }), caht: 5 }),
    });

    expect(codes(found)).toEqual([
      "AccountUnknown strategy",
      "AccountUnknown strategy",
      "DeploymentUnknown strategyByDeployment",
      "StrategyInvalid strategyByDeployment.caht",
      "DeploymentWithoutAccount strategyByDeployment.mini",
    ]);
  });
});
