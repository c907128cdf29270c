import { failoverProblems, failoverWarnings, planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, EMBEDDING } from "../support/fixtures";
import { failoverAccount, failoverRequest } from "../support/fixtures-failover";
import { codes } from "../support/fixtures-request";

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
      backends: [
        {
          id: "openai_chat_swedencentral",
          accountKey: "swedencentral",
          region: SWEDEN_CENTRAL,
          deployment: "chat",
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
