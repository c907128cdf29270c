import { openAIProblems } from "../../../src/plan/plan-openai";
import { quotaProblems, quotaWarnings } from "../../../src/plan/rules/quota-rules";
import { Capacity } from "../../../src/request/capacity";
import { OpenAIModel } from "../../../src/request/openai-model";
import { QuotaTier } from "../../../src/request/quota-tier";
import { AzureRegion } from "../../../src/residency/azure-region";
import { chat, untyped } from "../../support/fixtures";
import { accountsIn, codes, rendered, request } from "../../support/fixtures-request";

/** Both regions of the EU data zone take the same; its tier 1 has 300,000 and its tier 6 has 4,000,000. */
function asked(tokens: number, quotaTier?: QuotaTier) {
  return request({ deployments: [chat({ capacity: Capacity.tokensPerMinute(tokens) })], quotaTier });
}

describe("quotaProblems", () => {
  test.each([
    [150_000, QuotaTier.TIER_1, []],
    [151_000, QuotaTier.TIER_1, ["QuotaExceeded gpt-5.4 2026-03-05 DataZoneStandard"]],
    [335_000, QuotaTier.TIER_2, []],
    [336_000, QuotaTier.TIER_2, ["QuotaExceeded gpt-5.4 2026-03-05 DataZoneStandard"]],
    [2_000_000, QuotaTier.TIER_6, []],
    [2_001_000, QuotaTier.TIER_6, ["QuotaExceeded gpt-5.4 2026-03-05 DataZoneStandard"]],
    [2_000_000, undefined, []],
    [2_001_000, undefined, ["QuotaExceeded gpt-5.4 2026-03-05 DataZoneStandard"]],
  ])("judge %d in each of two regions at tier %s", (tokens, tier, expected) => {
    expect(codes(quotaProblems(asked(tokens, tier)))).toEqual(expected);
  });

  test("tell the numbers and what to set, for the tier that is named", () => {
    expect(rendered(quotaProblems(asked(200_000, QuotaTier.TIER_1)))).toEqual([
      "[QuotaExceeded] gpt-5.4 2026-03-05 DataZoneStandard: 400,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 300,000 that tier 1 has per EU data zone, which these regions share; lower the capacity, or set quotaTier to the tier of the subscription",
    ]);
  });

  test("tell the numbers and what to do, above the highest tier", () => {
    expect(rendered(quotaProblems(asked(3_000_000)))).toEqual([
      "[QuotaExceeded] gpt-5.4 2026-03-05 DataZoneStandard: 6,000,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 4,000,000 that tier 6 has per EU data zone, which these regions share; no tier has more: lower the capacity, or spread it over subscriptions",
    ]);
  });

  test("a second region adds no tokens to a shared pool, a second subscription does", () => {
    const accounts = accountsIn(AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL);
    const spread = accounts.map((account, index) => ({ ...account, subscription: String(index) }));
    const options = { ...asked(300_000, QuotaTier.TIER_1), accounts };

    expect(codes(quotaProblems(options))).toHaveLength(1);
    expect(quotaProblems({ ...options, accounts: spread })).toEqual([]);
  });

  test("fails for a tier that is none", () => {
    expect(rendered(openAIProblems(asked(1000, untyped(9))))).toEqual([
      "[OptionInvalid] quotaTier: 9 given where a QuotaTier from 0 to 6 is needed",
    ]);
  });
});

describe("quotaWarnings", () => {
  test.each([
    [150_000, undefined, []],
    [151_000, undefined, ["QuotaAboveFirstTier gpt-5.4 2026-03-05 DataZoneStandard"]],
    [151_000, QuotaTier.TIER_6, []],
  ])("tell of %d above tier 1 when no tier is named: %s", (tokens, tier, expected) => {
    expect(codes(quotaWarnings(asked(tokens, tier)))).toEqual(expected);
  });

  test("tell the numbers and what to set", () => {
    expect(rendered(quotaWarnings(asked(200_000)))).toEqual([
      "[QuotaAboveFirstTier] gpt-5.4 2026-03-05 DataZoneStandard: 400,000 tokens per minute in 'swedencentral', 'francecentral' are more than the 300,000 that tier 1 has per EU data zone, which these regions share; set quotaTier to the tier of the subscription",
    ]);
  });

  test("tell that nothing is published for the tier that is named", () => {
    expect(rendered(quotaWarnings(asked(1000, QuotaTier.FREE)))).toEqual([
      expect.stringMatching(
        /^\[QuotaNotPublished\] gpt-5\.4 2026-03-05 DataZoneStandard: .*tier 0.*2,000 tokens per minute/,
      ),
    ]);
  });

  test("are silent for a model without published quota and no tier named", () => {
    const model = OpenAIModel.of("gpt-9", "1", { availability: { DataZoneStandard: ["swedencentral"] } });
    const deployments = [chat({ model, capacity: Capacity.tokensPerMinute(900_000_000) })];

    expect(quotaWarnings(request({ deployments }))).toEqual([]);
    expect(quotaProblems(request({ deployments }))).toEqual([]);
  });
});
