import { APIM_TIER_SOURCES, APIM_TIERS } from "../../src/plan/apim-tiers";
import { ApimTier } from "../../src/request/apim-tier";

type BooleanFact = "hasSla" | "hasCircuitBreaker" | "hasCache" | "streams" | "hasZones" | "takesZones";

const KIB = 1024;
const MIB = 1024 * KIB;

describe("APIM_TIERS", () => {
  test("has a row for every tier", () => {
    expect(Object.keys(APIM_TIERS).sort()).toEqual(Object.values(ApimTier).sort());
  });

  test.each([
    [ApimTier.CONSUMPTION, 0, 0],
    [ApimTier.DEVELOPER, 1, 1],
    [ApimTier.BASIC, 1, 2],
    [ApimTier.STANDARD, 1, 4],
    [ApimTier.PREMIUM, 1, 99],
    [ApimTier.BASIC_V2, 1, 10],
    [ApimTier.STANDARD_V2, 1, 10],
    [ApimTier.PREMIUM_V2, 1, 30],
  ])("%s comes in %d to %d units", (tier, leastUnits, mostUnits) => {
    expect(APIM_TIERS[tier]).toMatchObject({ leastUnits, mostUnits });
  });

  test("tells what single tiers lack", () => {
    const having = (fact: BooleanFact, value: boolean) =>
      Object.values(ApimTier).filter((tier) => APIM_TIERS[tier][fact] === value);

    expect(having("hasSla", false)).toEqual([ApimTier.DEVELOPER]);
    expect(having("hasCircuitBreaker", false)).toEqual([ApimTier.CONSUMPTION]);
    expect(having("hasCache", false)).toEqual([ApimTier.CONSUMPTION]);
    expect(having("streams", false)).toEqual([ApimTier.CONSUMPTION]);
    expect(having("hasZones", true)).toEqual([ApimTier.PREMIUM, ApimTier.STANDARD_V2, ApimTier.PREMIUM_V2]);
    expect(having("takesZones", true)).toEqual([ApimTier.PREMIUM]);
  });

  test("tells how large a policy and a request may be", () => {
    const sizes = Object.values(ApimTier).map((tier) => [
      tier,
      APIM_TIERS[tier].mostPolicyBytes / KIB,
      APIM_TIERS[tier].mostBufferedBytes / MIB,
    ]);

    expect(sizes).toEqual([
      ["Consumption", 16, 2],
      ["Developer", 512, 500],
      ["Basic", 512, 500],
      ["Standard", 512, 500],
      ["Premium", 512, 500],
      ["BasicV2", 512, 2],
      ["StandardV2", 512, 2],
      ["PremiumV2", 512, 2],
    ]);
  });

  test("tells how each tier can stand in a virtual network", () => {
    const networks = Object.values(ApimTier).map((tier) => APIM_TIERS[tier].virtualNetworks.join(" "));

    expect(networks).toEqual([
      "",
      "External Internal",
      "",
      "",
      "External Internal",
      "",
      "External",
      "External Internal",
    ]);
  });

  test("names the source and the date of every fact", () => {
    for (const { title, url, asOf } of Object.values(APIM_TIER_SOURCES)) {
      expect(title).not.toBe("");
      expect(url).toMatch(/^https:\/\//);
      expect(asOf).toMatch(/^(\d{4}-\d{2}-\d{2}|undated copy)$/);
    }
  });
});
