import { planQuota } from "../../src/plan/quota-plan";
import { Capacity } from "../../src/request/capacity";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, EMBEDDING } from "../support/fixtures";
import { account, accountsIn, request } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, EAST_US_2 } = AzureRegion;

describe("planQuota", () => {
  test("adds up what the regions of a data zone take: they share it", () => {
    const [draw, ...others] = planQuota(request());

    expect(others).toEqual([]);
    expect(draw).toMatchObject({
      model: "gpt-5.4 2026-03-05",
      deploymentType: "DataZoneStandard",
      pool: "EU data zone",
      tokensPerMinute: 200_000,
      regions: ["swedencentral", "francecentral"],
      shared: true,
    });
    expect(draw.tiers).toHaveLength(7);
    expect(draw.tiers[1]).toBe(300_000);
  });

  test("keeps two data zones apart", () => {
    const draws = planQuota(request({ accounts: accountsIn(SWEDEN_CENTRAL, EAST_US_2) }));

    expect(draws.map(({ pool, tokensPerMinute }) => [pool, tokensPerMinute])).toEqual([
      ["EU data zone", 100_000],
      ["US data zone", 100_000],
    ]);
  });

  test("gives each region a quota of its own for Standard", () => {
    const deployments = [chat({ model: EMBEDDING, deploymentType: DeploymentType.STANDARD })];
    const draws = planQuota(request({ deployments }));

    expect(draws.map(({ pool, tokensPerMinute, shared }) => [pool, tokensPerMinute, shared])).toEqual([
      ["region swedencentral", 100_000, false],
      ["region francecentral", 100_000, false],
    ]);
  });

  test("adds up what all regions take of Global", () => {
    const deployments = [chat({ deploymentType: DeploymentType.GLOBAL_STANDARD })];
    const accounts = accountsIn(SWEDEN_CENTRAL, EAST_US_2);

    expect(planQuota(request({ accounts, deployments }))).toMatchObject([
      { pool: "subscription", tokensPerMinute: 200_000, shared: true },
    ]);
  });

  test("keeps two subscriptions apart", () => {
    const accounts = [
      account(SWEDEN_CENTRAL, { key: "a", subscription: "one" }),
      account(SWEDEN_CENTRAL, { key: "b", subscription: "two" }),
    ];

    expect(planQuota(request({ accounts })).map(({ tokensPerMinute }) => tokensPerMinute)).toEqual([100_000, 100_000]);
  });

  test("adds up two deployments of one model, and keeps two models apart", () => {
    const deployments = [chat(), chat({}, "chat-2"), chat({ model: EMBEDDING }, "embedding")];

    expect(planQuota(request({ deployments })).map(({ model, tokensPerMinute }) => [model, tokensPerMinute])).toEqual([
      ["gpt-5.4 2026-03-05", 400_000],
      ["text-embedding-3-large 1", 200_000],
    ]);
  });

  test("names a region once that has two accounts", () => {
    const accounts = [account(FRANCE_CENTRAL, { key: "a" }), account(FRANCE_CENTRAL, { key: "b" })];

    expect(planQuota(request({ accounts }))[0].regions).toEqual(["francecentral"]);
  });

  test("leaves out what no quota is published for", () => {
    const deployments = [
      chat({
        deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
        capacity: Capacity.provisionedThroughputUnits(15),
      }),
      chat({ deploymentType: DeploymentType.DATA_ZONE_BATCH, capacity: Capacity.batchUnits(5) }, "batch"),
    ];

    expect(planQuota(request({ deployments }))).toEqual([]);
  });

  test("knows no tiers of a model that no table holds", () => {
    const model = OpenAIModel.of("gpt-9", "1", { availability: { DataZoneStandard: ["swedencentral"] } });

    expect(planQuota(request({ deployments: [chat({ model })] }))[0].tiers).toEqual([]);
  });
});
