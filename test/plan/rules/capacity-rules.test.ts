import type { OpenAIRequest } from "../../../src/plan/openai-request";
import { capacityProblems, capacityWarnings } from "../../../src/plan/rules/capacity-rules";
import { Capacity } from "../../../src/request/capacity";
import type { ModelDeploymentOptions } from "../../../src/request/model-deployment";
import { OpenAIModel } from "../../../src/request/openai-model";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { FailoverScope } from "../../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { chat } from "../../support/fixtures";
import { account, codes, rendered, request, zoneFacts } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL } = AzureRegion;
const UNPUBLISHED = OpenAIModel.of("gpt-9", "1", { availability: { DataZoneStandard: ["swedencentral"] } });

/** Two accounts of 100,000 tokens and 100 requests per minute each. */
function asked(options: Partial<ModelDeploymentOptions>, more: Partial<OpenAIRequest> = {}): OpenAIRequest {
  return request({ deployments: [chat(options)], ...more });
}

function provisioned(units: number, type = DeploymentType.DATA_ZONE_PROVISIONED_MANAGED) {
  return { deploymentType: type, capacity: Capacity.provisionedThroughputUnits(units) };
}

describe("capacityProblems, sizes", () => {
  test.each([
    [1000, []],
    [150_000, []],
    [
      1500,
      [
        "[CapacityNotMultiple] deployments[0].capacity: 1,500 tokens per minute is no multiple of 1,000, one unit of 'gpt-5.4'; use 2,000",
      ],
    ],
    [
      1,
      [
        "[CapacityNotMultiple] deployments[0].capacity: 1 tokens per minute is no multiple of 1,000, one unit of 'gpt-5.4'; use 1,000",
      ],
    ],
  ])("judge %d tokens per minute", (tokens, expected) => {
    expect(rendered(capacityProblems(asked({ capacity: Capacity.tokensPerMinute(tokens) })))).toEqual(expected);
  });

  test.each([
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, 15, undefined],
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, 20, undefined],
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, 14, "starts at 15 and goes up by 5; use 15"],
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, 21, "starts at 15 and goes up by 5; use 25"],
    [DeploymentType.GLOBAL_PROVISIONED_MANAGED, 14, "starts at 15 and goes up by 5; use 15"],
    [DeploymentType.PROVISIONED_MANAGED, 50, undefined],
    [DeploymentType.PROVISIONED_MANAGED, 49, "starts at 50 and goes up by 50; use 50"],
    [DeploymentType.PROVISIONED_MANAGED, 75, "starts at 50 and goes up by 50; use 100"],
  ])("judge %s of %d PTU", (type, units, end) => {
    expect(rendered(capacityProblems(asked(provisioned(units, type))))).toEqual(
      end === undefined
        ? []
        : [
            `[ProvisionedThroughputInvalid] deployments[0].capacity: ${units} PTU cannot be bought: 'gpt-5.4' as '${type}' ${end}`,
          ],
    );
  });

  test("name the account that has a capacity of its own", () => {
    const capacityByAccount = { francecentral: Capacity.tokensPerMinute(1500) };

    expect(codes(capacityProblems(asked({ capacityByAccount })))).toEqual([
      "CapacityNotMultiple deployments[0].capacityByAccount.francecentral",
    ]);
  });

  test("warn of PTU of which nothing is published", () => {
    expect(rendered(capacityWarnings(asked({ ...provisioned(7), model: UNPUBLISHED })))).toEqual([
      "[ProvisionedThroughputUnknown] deployments[0].capacity: the minimum and step of 'gpt-9 1' in PTU are not in the tables; check the number in the portal",
    ]);
  });
});

describe("capacityProblems, peaks", () => {
  test("pass a peak that is carried with any region gone", () => {
    expect(capacityProblems(asked({ peakTokensPerMinute: 100_000, peakRequestsPerMinute: 100 }))).toEqual([]);
  });

  test("find a peak that all accounts together do not carry", () => {
    expect(rendered(capacityProblems(asked({ peakTokensPerMinute: 250_000, peakRequestsPerMinute: 201 })))).toEqual([
      "[CapacityBelowPeak] deployments 'chat': all accounts together carry 200,000 tokens per minute, less than the peak of 250,000; raise the capacity by 50,000 in total",
      "[CapacityBelowPeak] deployments 'chat': all accounts together carry 200 requests per minute, less than the peak of 201; raise the capacity by 1 in total",
    ]);
  });

  test("find a peak that is not carried with a region gone, by the worst loss", () => {
    const capacityByAccount = { swedencentral: Capacity.tokensPerMinute(300_000) };

    expect(rendered(capacityProblems(asked({ capacityByAccount, peakTokensPerMinute: 160_000 })))).toEqual([
      "[CapacityBelowReserve] deployments 'chat': with region swedencentral gone, 100,000 tokens per minute remain of the 160,000 that capacityReserve 100 % of the peak 160,000 asks for; raise the capacity of the others by 60,000 in total, or set capacityReserve to 62",
    ]);
  });

  test.each([
    [0, []],
    [50, []],
    [51, ["CapacityBelowReserve deployments 'chat'"]],
    [100, ["CapacityBelowReserve deployments 'chat'"]],
  ])("ask for %d %% of the peak", (capacityReserve, expected) => {
    expect(codes(capacityProblems(asked({ peakTokensPerMinute: 200_000 }, { capacityReserve })))).toEqual(expected);
  });

  test("may ask for more than the peak", () => {
    expect(codes(capacityProblems(asked({ peakTokensPerMinute: 80_000 }, { capacityReserve: 125 })))).toEqual([]);
    expect(codes(capacityProblems(asked({ peakTokensPerMinute: 80_000 }, { capacityReserve: 126 })))).toEqual([
      "CapacityBelowReserve deployments 'chat'",
    ]);
  });

  test("expect nothing of others when requests stay in their region", () => {
    const { EU_DATA_BOUNDARY: boundary } = ResidencyBoundary;
    const zone = zoneFacts({ dataClass: DataClass.of("x", { boundary, failover: FailoverScope.NONE }) });

    expect(capacityProblems(asked({ peakTokensPerMinute: 200_000 }, { zone }))).toEqual([]);
    expect(codes(capacityProblems(asked({ peakTokensPerMinute: 200_001 }, { zone })))).toEqual([
      "CapacityBelowPeak deployments 'chat'",
    ]);
  });

  test("judge accounts only when all are in one region", () => {
    const pair = [account(SWEDEN_CENTRAL, { key: "a" }), account(SWEDEN_CENTRAL, { key: "b" })];
    const more = { accounts: pair, allowSingleRegion: true };

    expect(capacityProblems(asked({ peakTokensPerMinute: 100_000 }, more))).toEqual([]);
    expect(rendered(capacityProblems(asked({ peakTokensPerMinute: 150_000 }, more)))).toEqual([
      expect.stringContaining("with account a gone, 100,000 tokens per minute remain of the 150,000"),
    ]);
  });

  test("do not judge the only account", () => {
    const more = { accounts: [account(SWEDEN_CENTRAL)], allowSingleRegion: true };

    expect(capacityProblems(asked({ peakTokensPerMinute: 100_000 }, more))).toEqual([]);
  });

  test("judge PTU by the tokens that they carry", () => {
    const options = { ...provisioned(15), peakTokensPerMinute: 36_001 };

    expect(rendered(capacityProblems(asked(options)))).toEqual([
      expect.stringContaining("with region swedencentral gone, 36,000 tokens per minute remain of the 36,001"),
    ]);
  });
});

describe("capacityWarnings", () => {
  test.each([
    [90_000, []],
    [91_000, ["HeadroomThin deployments 'chat'"]],
    [100_000, ["HeadroomThin deployments 'chat'"]],
  ])("tell of less than a tenth to spare: %d", (peakTokensPerMinute, expected) => {
    expect(codes(capacityWarnings(asked({ peakTokensPerMinute })))).toEqual(expected);
  });

  test("tell the numbers", () => {
    expect(rendered(capacityWarnings(asked({ peakTokensPerMinute: 95_000 })))).toEqual([
      "[HeadroomThin] deployments 'chat': with region swedencentral gone, 100,000 tokens per minute remain for the 95,000 needed; retries and uneven traffic use up such a margin",
    ]);
  });

  test("tell that a peak cannot be judged: unknown is never enough", () => {
    const options = { ...provisioned(15), model: UNPUBLISHED, peakTokensPerMinute: 5, peakRequestsPerMinute: 6 };
    const found = rendered(capacityWarnings(asked(options))).filter((text) => text.includes("NotJudged"));

    expect(found).toEqual([
      "[CapacityNotJudged] deployments 'chat': the tables do not tell how many tokens per minute this capacity carries, so the peak of 5 is not checked; measure it",
      "[CapacityNotJudged] deployments 'chat': the tables do not tell how many requests per minute this capacity carries, so the peak of 6 is not checked; measure it",
    ]);
    expect(capacityProblems(asked(options))).toEqual([]);
  });

  test("are silent where no peak is declared", () => {
    expect(capacityWarnings(asked({}))).toEqual([]);
  });
});
