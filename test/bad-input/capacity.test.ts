import type { MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { Capacity } from "../../src/request/capacity";
import type { ModelDeploymentOptions } from "../../src/request/model-deployment";
import { QuotaTier } from "../../src/request/quota-tier";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { SynthesizedStack } from "../support/fixtures-document";

const SUBJECT = "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:";

function deployed(options: Partial<ModelDeploymentOptions>, props: Partial<MultiRegionOpenAIProps> = {}) {
  return () => newOpenAI(newZone(), { deployments: [chat(options)], ...props });
}

describe("a capacity that is none", () => {
  refuses([
    [
      "zero",
      () => Capacity.tokensPerMinute(0),
      "Capacity.tokensPerMinute has 1 problem:",
      "[CapacityInvalid] value: 0 is no capacity; write a whole number above zero",
    ],
    [
      "a negative number",
      () => Capacity.provisionedThroughputUnits(-15),
      "Capacity.provisionedThroughputUnits has 1 problem:",
      "[CapacityInvalid] value: -15 is no capacity; write a whole number above zero",
    ],
    [
      "a fraction",
      () => Capacity.tokensPerMinute(0.5),
      "Capacity.tokensPerMinute has 1 problem:",
      "[CapacityInvalid] value: 0.5 is no capacity; write a whole number above zero",
    ],
    [
      "a fraction of the unit",
      deployed({ capacity: Capacity.tokensPerMinute(1500) }),
      SUBJECT,
      "[CapacityNotMultiple] deployments[0].capacity: 1,500 tokens per minute is no multiple of 1,000, one unit of 'gpt-5.4'; use 2,000",
    ],
    [
      "the capacity of another deployment type",
      deployed({ deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED }),
      "ModelDeployment.of('chat') has 1 problem:",
      "[CapacityUnitMismatch] capacity: 'DataZoneProvisionedManaged' is counted in ProvisionedThroughputUnits, not in TokensPerMinute; use Capacity.provisionedThroughputUnits(…)",
    ],
  ]);
});

describe("PTU that cannot be bought", () => {
  const ptu = (units: number) => ({
    deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
    capacity: Capacity.provisionedThroughputUnits(units),
  });

  refuses([
    [
      "below the minimum",
      deployed(ptu(10)),
      SUBJECT,
      "[ProvisionedThroughputInvalid] deployments[0].capacity: 10 PTU cannot be bought: 'gpt-5.4' as 'DataZoneProvisionedManaged' starts at 15 and goes up by 5; use 15",
    ],
    [
      "between two steps",
      deployed(ptu(17)),
      SUBJECT,
      "[ProvisionedThroughputInvalid] deployments[0].capacity: 17 PTU cannot be bought: 'gpt-5.4' as 'DataZoneProvisionedManaged' starts at 15 and goes up by 5; use 20",
    ],
  ]);
});

describe("more than the quota", () => {
  refuses([
    [
      "of the tier that is named",
      deployed({ capacity: Capacity.tokensPerMinute(200_000) }, { quotaTier: QuotaTier.TIER_1 }),
      SUBJECT,
      "[QuotaExceeded] gpt-5.4 2026-03-05 DataZoneStandard: 400,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 300,000 that tier 1 has per EU data zone, which these regions share; lower the capacity, or set quotaTier to the tier of the subscription",
    ],
    [
      "of the highest tier, with none named",
      deployed({ capacity: Capacity.tokensPerMinute(3_000_000) }),
      SUBJECT,
      "[QuotaExceeded] gpt-5.4 2026-03-05 DataZoneStandard: 6,000,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 4,000,000 that tier 6 has per EU data zone, which these regions share; no tier has more: lower the capacity, or spread it over subscriptions",
    ],
  ]);

  test("of tier 1, with none named, is a warning at synth", () => {
    const stack = newStack();
    newOpenAI(newZone(stack), { deployments: [chat({ capacity: Capacity.tokensPerMinute(200_000) })] });

    expect(SynthesizedStack.of(stack).manifest.stacks.prod.annotations).toEqual([
      {
        constructPath: "prod/eu/openai",
        level: "@cdktf/warn",
        message:
          "[QuotaAboveFirstTier] gpt-5.4 2026-03-05 DataZoneStandard: 400,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 300,000 that tier 1 has per EU data zone, which these regions share; set quotaTier to the tier of the subscription",
      },
    ]);
  });
});

describe("less than the peak", () => {
  refuses([
    [
      "with all accounts",
      deployed({ peakTokensPerMinute: 250_000 }),
      SUBJECT,
      "[CapacityBelowPeak] deployments 'chat': all accounts together carry 200,000 tokens per minute, less than the peak of 250,000; raise the capacity by 50,000 in total",
    ],
    [
      "with a region gone",
      deployed({ peakTokensPerMinute: 150_000 }),
      SUBJECT,
      "[CapacityBelowReserve] deployments 'chat': with region swedencentral gone, 100,000 tokens per minute remain of the 150,000 that capacityReserve 100 % of the peak 150,000 asks for; raise the capacity of the others by 50,000 in total, or set capacityReserve to 66",
    ],
    [
      "a peak that is none",
      deployed({ peakTokensPerMinute: -5 }),
      "ModelDeployment.of('chat') has 1 problem:",
      "[PeakInvalid] peakTokensPerMinute: -5 is no peak load; write a whole number above zero, or leave it out",
    ],
    [
      "a reserve that is none",
      deployed({}, { capacityReserve: 300 }),
      SUBJECT,
      "[CapacityReserveInvalid] capacityReserve: 300 is no percentage; write a number from 0 to 200, 100 means the whole peak",
    ],
  ]);
});
