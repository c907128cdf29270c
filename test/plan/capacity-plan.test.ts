import { capacityUnits, planCapacity, rateOf } from "../../src/plan/capacity-plan";
import { Capacity } from "../../src/request/capacity";
import type { ModelDeploymentOptions } from "../../src/request/model-deployment";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat } from "../support/fixtures";
import { account, accountsIn, request } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL } = AzureRegion;
const UNPUBLISHED = OpenAIModel.of("gpt-9", "1", { availability: { DataZoneStandard: ["swedencentral"] } });
const PTU: Partial<ModelDeploymentOptions> = {
  deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
  capacity: Capacity.provisionedThroughputUnits(15),
};
const BATCH: Partial<ModelDeploymentOptions> = {
  deploymentType: DeploymentType.DATA_ZONE_BATCH,
  capacity: Capacity.batchUnits(50),
};

describe("capacityUnits", () => {
  test.each<[string, Partial<ModelDeploymentOptions>, number]>([
    ["tokens in thousands", { capacity: Capacity.tokensPerMinute(150_000) }, 150],
    ["no whole thousand", { capacity: Capacity.tokensPerMinute(1500) }, 1.5],
    [
      "units of six thousand, where the table says so",
      { model: OpenAIModel.of("o1", "2024-12-17"), capacity: Capacity.tokensPerMinute(12_000) },
      2,
    ],
    ["PTU as they are", PTU, 15],
    ["batch units as they are", BATCH, 50],
  ])("counts %s", (_, options, units) => {
    expect(capacityUnits(chat(options), "swedencentral")).toBe(units);
  });
});

describe("rateOf", () => {
  test.each<[string, Partial<ModelDeploymentOptions>, object]>([
    ["tokens, and the requests that come with them", {}, { tokens: 100_000, requests: 100 }],
    [
      "six requests for a thousand tokens, where the table says so",
      { model: OpenAIModel.of("gpt-4o", "2024-11-20") },
      { tokens: 100_000, requests: 600 },
    ],
    ["tokens without requests, where none are published", { model: UNPUBLISHED }, { tokens: 100_000 }],
    ["input tokens of PTU, without requests", PTU, { tokens: 15 * 2400 }],
    ["nothing for PTU of which nothing is published", { ...PTU, model: UNPUBLISHED }, {}],
    ["nothing for batch", BATCH, {}],
  ])("tells %s", (_, options, rate) => {
    expect(rateOf(chat(options), "swedencentral")).toEqual(rate);
  });
});

describe("planCapacity", () => {
  test("tells what remains with each region gone", () => {
    const capacityByAccount = { swedencentral: Capacity.tokensPerMinute(300_000) };
    const [plan] = planCapacity(request({ deployments: [chat({ capacityByAccount, peakTokensPerMinute: 90_000 })] }));

    expect(plan).toMatchObject({
      deployment: "chat",
      total: { tokens: 400_000, requests: 400 },
      peak: { tokens: 90_000, requests: undefined },
      losses: [
        { lost: "region swedencentral", remaining: { tokens: 100_000, requests: 100 } },
        { lost: "region francecentral", remaining: { tokens: 300_000, requests: 300 } },
      ],
    });
  });

  test("tells what remains with each account gone, where a region has several", () => {
    const accounts = [
      account(SWEDEN_CENTRAL, { key: "a" }),
      account(SWEDEN_CENTRAL, { key: "b" }),
      account(FRANCE_CENTRAL),
    ];
    const [{ losses }] = planCapacity(request({ accounts }));

    expect(losses.map(({ lost, remaining }) => [lost, remaining.tokens])).toEqual([
      ["region swedencentral", 100_000],
      ["account a", 200_000],
      ["account b", 200_000],
      ["region francecentral", 200_000],
    ]);
  });

  test("has one line a deployment name, over the accounts that hold it", () => {
    const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL);
    accounts[2] = { ...accounts[2], deployments: [chat({}, "mini")] };
    const plans = planCapacity(request({ accounts }));

    expect(plans.map(({ deployment, total, losses }) => [deployment, total.tokens, losses.length])).toEqual([
      ["chat", 200_000, 2],
      ["mini", 100_000, 1],
    ]);
  });

  test("leaves nothing when the only region is gone", () => {
    const [{ losses }] = planCapacity(request({ accounts: accountsIn(SWEDEN_CENTRAL) }));

    expect(losses).toMatchObject([
      { kind: "region", lost: "region swedencentral", remaining: { tokens: 0, requests: 0 } },
    ]);
  });

  test("takes the largest of the peaks that are declared", () => {
    const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL);
    accounts[1] = { ...accounts[1], deployments: [chat({ peakTokensPerMinute: 20, peakRequestsPerMinute: 5 })] };
    const [{ peak }] = planCapacity(request({ accounts, deployments: [chat({ peakTokensPerMinute: 10 })] }));

    expect(peak).toEqual({ tokens: 20, requests: 5 });
  });

  test("knows no sum of which a part is unknown", () => {
    const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL);
    accounts[1] = { ...accounts[1], deployments: [chat({ ...PTU, model: UNPUBLISHED })] };
    const [{ total, losses }] = planCapacity(request({ accounts }));

    expect(total).toEqual({ tokens: undefined, requests: undefined });
    expect(losses.map(({ remaining }) => remaining)).toEqual([{}, {}]);
  });
});
