import { failoverProblems, failoverWarnings, planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { Capacity } from "../../src/request/capacity";
import { Ejection } from "../../src/request/ejection";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, EMBEDDING } from "../support/fixtures";
import { failoverAccount, failoverRequest } from "../support/fixtures-failover";
import { codes, zoneFacts } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;
const SECRET = KeyVaultSecret.fromSecretId("https://my-vault.vault.azure.net/secrets/key");

type Request = Parameters<typeof planFailover>[0];

function plan(options: Partial<Request> = {}) {
  return planFailover(failoverRequest(options));
}

describe("planFailover", () => {
  test("plans a backend for each deployment of each account, and a route for each deployment", () => {
    expect(plan({ accounts: failoverRequest().accounts, tier: ApimTier.STANDARD })).toEqual({
      apiName: "azure-openai",
      apiPath: "ai",
      zoneName: "eu",
      namePrefix: "openai",
      backends: [
        {
          id: "openai_chat_swedencentral",
          accountKey: "swedencentral",
          region: SWEDEN_CENTRAL,
          deployment: "chat",
          isProvisioned: false,
          url: "https://oai-team7-swedencentral.openai.azure.com",
          circuitBreaker: { failures: 20, intervalInSeconds: 10, tripInSeconds: 30 },
          keyNamedValue: undefined,
        },
        expect.objectContaining({ id: "openai_chat_francecentral", region: FRANCE_CENTRAL }),
      ],
      routes: [
        {
          deployment: "chat",
          strategy: "active-passive",
          chain: [
            {
              deployment: "chat",
              versions: { current: "2026-03-05" },
              tiers: [
                { members: [{ backendId: "openai_chat_swedencentral", accountKey: "swedencentral", weight: 1 }] },
                { members: [{ backendId: "openai_chat_francecentral", accountKey: "francecentral", weight: 1 }] },
              ],
            },
          ],
          maxAttempts: 2,
          headerTimeoutInSeconds: expect.any(Number),
          streamHeaderTimeoutInSeconds: expect.any(Number),
          deadlineInSeconds: expect.any(Number),
          failoverOnMisconfiguration: true,
          retryIntervalInSeconds: 0,
          memory: expect.objectContaining({ failures: 5 }),
        },
      ],
    });
  });

  test("gives every deployment name its own route, with the accounts that hold it", () => {
    const accounts = [
      failoverAccount(SWEDEN_CENTRAL, { deployments: [chat(), chat({ model: EMBEDDING }, "embedding")] }),
      failoverAccount(FRANCE_CENTRAL, { deployments: [chat({ model: EMBEDDING }, "embedding"), chat({}, "mini")] }),
    ];
    const { routes, backends } = plan({ accounts });
    const keys = routes.map(({ deployment, chain }) => [
      deployment,
      chain[0].tiers.flatMap(({ members }) => members.map(({ accountKey }) => accountKey)),
    ]);

    expect(keys).toEqual([
      ["chat", ["swedencentral"]],
      ["embedding", ["swedencentral", "francecentral"]],
      ["mini", ["francecentral"]],
    ]);
    expect(backends.map(({ id }) => id)).toEqual([
      "openai_chat_swedencentral",
      "openai_embedding_swedencentral",
      "openai_embedding_francecentral",
      "openai_mini_francecentral",
    ]);
  });

  test("takes the strategy of the deployment before the one for all", () => {
    const accounts = failoverRequest().accounts.map((account) => ({
      ...account,
      deployments: [chat(), chat({}, "mini")],
    }));
    const { routes } = plan({
      accounts,
      strategy: FailoverStrategy.activeActive(),
      strategyByDeployment: { mini: FailoverStrategy.activePassive({ order: ["francecentral"] }) },
    });

    expect(routes.map(({ strategy }) => strategy)).toEqual(["active-active", "active-passive"]);
    expect(routes[1].chain[0].tiers).toHaveLength(1);
  });

  test("plans no backend for an account without traffic", () => {
    const strategy = FailoverStrategy.activePassive({ order: ["francecentral"] });

    expect(plan({ strategy }).backends.map(({ accountKey }) => accountKey)).toEqual(["francecentral"]);
  });

  test("writes hosts in lower case", () => {
    const accounts = [failoverAccount(SWEDEN_CENTRAL, { hostName: "OAI.openai.azure.com" })];

    expect(plan({ accounts }).backends[0].url).toBe("https://oai.openai.azure.com");
  });

  test("names the key of an account that has one", () => {
    const { backends } = plan({ secretByAccount: { francecentral: SECRET } });

    expect(backends.map(({ keyNamedValue }) => keyNamedValue)).toEqual([undefined, "openai_key_francecentral"]);
  });

  test("tells which accounts hold provisioned throughput, by the type that each has", () => {
    const provisioned = chat({
      deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
      capacity: Capacity.provisionedThroughputUnits(50),
    });
    const accounts = [failoverAccount(SWEDEN_CENTRAL), failoverAccount(FRANCE_CENTRAL, { deployments: [provisioned] })];

    expect(plan({ accounts }).backends.map(({ isProvisioned }) => isProvisioned)).toEqual([false, true]);
  });

  test.each([
    ["eu", "eu"],
    ["prod/eu-1", "eu-1"],
    ["prod/Zürich 2", "Z-rich-2"],
    ['prod/a\r\nb"c', "a-b-c"],
  ])("calls the zone at %j '%s', which a header can hold", (path, name) => {
    expect(plan({ zone: zoneFacts({ path }) }).zoneName).toBe(name);
  });

  test("waits between attempts where that is asked for", () => {
    expect(plan({ tuning: FailoverTuning.of({ retryIntervalInSeconds: 2 }) }).routes[0].retryIntervalInSeconds).toBe(2);
  });

  test("plans a deployment that is called like a member of every object", () => {
    const accounts = [failoverAccount(SWEDEN_CENTRAL, { deployments: [chat({}, "constructor")] })];
    const options = { accounts, strategyByDeployment: {}, tuningByDeployment: {} };

    expect(failoverProblems(failoverRequest(options))).toEqual([]);
    expect(plan(options).routes[0]).toMatchObject({ deployment: "constructor", strategy: "active-passive" });
  });
});

describe("failoverProblems", () => {
  test("has none for a request that can be built", () => {
    expect(failoverProblems(failoverRequest())).toEqual([]);
    expect(failoverWarnings(failoverRequest())).toEqual([]);
  });

  test("tells of limits that contradict each other once they come from two places", () => {
    const found = failoverProblems(
      failoverRequest({
        tuning: FailoverTuning.of({ ejection: Ejection.of({ openInSeconds: 40 }) }),
        tuningByDeployment: {
          chat: FailoverTuning.of({ ejection: Ejection.of({ longestOpenInSeconds: 39 }) }),
        },
      }),
    );

    expect(codes(found)).toEqual(["TuningInvalid tuningByDeployment.chat.ejection.longestOpenInSeconds"]);
  });

  test("tells all at once, what leaves the zone first", () => {
    const found = failoverProblems(
      failoverRequest({
        accounts: [failoverAccount(SWEDEN_CENTRAL, { hostName: undefined }), failoverAccount(UK_SOUTH)],
        strategy: "active-passive",
        strategyByDeployment: { caht: FailoverStrategy.activeActive() },
        tier: "Gold" as ApimTier,
        apiName: "a b",
        apiPath: "/ai",
        backendPrefix: "a_b",
        tuning: { maxAttempts: 3 },
        tuningByDeployment: { caht: FailoverTuning.of({}) },
        secretByAccount: { westeurope: SECRET },
      }),
    );

    expect(codes(found)).toEqual([
      "RegionNotInZone openai.accounts[1].region",
      "LiteralNeeded openai.accounts[0].endpoint",
      "StrategyInvalid strategy",
      "DeploymentUnknown strategyByDeployment",
      "OptionInvalid tier",
      "OptionInvalid apiName",
      "ApiPathInvalid apiPath",
      "OptionInvalid backendPrefix",
      "DeploymentUnknown tuningByDeployment",
      "TuningInvalid tuning",
      "AccountUnknown apiKeyByAccount",
    ]);
  });
});
