import { COUNTRIES, COUNTRIES_SOURCE } from "../../src/residency/data/countries";
import { DATA_ZONES, DATA_ZONES_SOURCE } from "../../src/residency/data/data-zones";
import { DEPLOYMENT_TYPES, DEPLOYMENT_TYPES_SOURCE } from "../../src/residency/data/deployment-types";
import { FACTS_AS_OF, MODELS, MODELS_SOURCE } from "../../src/residency/data/models";
import { REGIONS, REGIONS_SOURCE } from "../../src/residency/data/regions";
import type { ModelRow, RegionRow } from "../../src/residency/facts";

const EU_MEMBER_STATES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const EFTA_STATES = ["CH", "IS", "LI", "NO"];

const region = (name: string): RegionRow => REGIONS.find((row) => row.name === name) as RegionRow;
const model = (name: string, version: string): ModelRow =>
  MODELS.find((row) => row.name === name && row.version === version) as ModelRow;
const sorted = (texts: readonly string[]): string[] => [...texts].sort();

describe("sources", () => {
  test.each([
    ["countries", COUNTRIES_SOURCE],
    ["data zones", DATA_ZONES_SOURCE],
    ["deployment types", DEPLOYMENT_TYPES_SOURCE],
    ["models", MODELS_SOURCE],
    ["regions", REGIONS_SOURCE],
  ])("of %s have a title, a public address and a date", (_, source) => {
    expect(source.title).not.toBe("");
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(source.asOf <= FACTS_AS_OF).toBe(true);
  });

  test("the day of the last look is fixed", () => {
    expect(FACTS_AS_OF).toBe("2026-11-21");
  });
});

describe("countries", () => {
  test("are the 249 codes of ISO 3166-1, each once", () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(new Set(COUNTRIES.map((row) => row.code)).size).toBe(249);
    expect(COUNTRIES.every((row) => /^[A-Z]{2}$/.test(row.code) && row.name !== "")).toBe(true);
  });

  test("name the 27 EU member states", () => {
    const members = COUNTRIES.filter((row) => row.euMemberState).map((row) => row.code);

    expect(sorted(members)).toEqual(EU_MEMBER_STATES);
    expect(members).toHaveLength(27);
  });

  test("name the 31 countries of the EU Data Boundary, without the United Kingdom", () => {
    const boundary = COUNTRIES.filter((row) => row.euDataBoundary).map((row) => row.code);

    expect(sorted(boundary)).toEqual(sorted([...EU_MEMBER_STATES, ...EFTA_STATES]));
    expect(boundary).toHaveLength(31);
    expect(boundary).not.toContain("GB");
  });
});

describe("data zones", () => {
  test("are the United States, the EU Data Boundary and APAC, whose members nobody publishes", () => {
    const boundary = COUNTRIES.filter((row) => row.euDataBoundary).map((row) => row.code);

    expect(DATA_ZONES.map((row) => row.name)).toEqual(["US", "EU", "APAC"]);
    expect(DATA_ZONES[0].countries).toEqual(["US"]);
    expect(sorted(DATA_ZONES[1].countries ?? [])).toEqual(sorted(boundary));
    expect(DATA_ZONES[2].countries).toBeUndefined();
  });
});

describe("regions", () => {
  test("are 59, each once, in the order of their names", () => {
    const names = REGIONS.map((row) => row.name);

    expect(names).toHaveLength(59);
    expect(new Set(names).size).toBe(59);
    expect(names).toEqual(sorted(names));
  });

  test("refer only to known countries, pairs and data zones", () => {
    const countries = new Set(COUNTRIES.map((row) => row.code));
    const names = new Set(REGIONS.map((row) => row.name));
    const zones = new Map(DATA_ZONES.map((row) => [row.name, row]));

    for (const row of REGIONS) {
      expect(countries, row.name).toContain(row.country);
      if (row.pairedRegion !== undefined) expect(names, row.name).toContain(row.pairedRegion);
      if (row.dataZone === undefined) continue;
      expect([...zones.keys()], row.name).toContain(row.dataZone);
      expect(zones.get(row.dataZone)?.countries ?? [row.country], row.name).toContain(row.country);
    }
  });

  test("westeurope and northeurope share a geography of two countries", () => {
    expect(region("westeurope")).toMatchObject({ geography: "Europe", country: "NL", pairedRegion: "northeurope" });
    expect(region("northeurope")).toMatchObject({ geography: "Europe", country: "IE", pairedRegion: "westeurope" });
  });

  test("only two geographies span more than one country", () => {
    const countriesOf = new Map<string, Set<string>>();
    for (const row of REGIONS) {
      countriesOf.set(row.geography, (countriesOf.get(row.geography) ?? new Set()).add(row.country));
    }

    const shared = [...countriesOf].filter(([, countries]) => countries.size > 1);
    expect(shared.map(([geography, countries]) => [geography, sorted([...countries])])).toEqual([
      ["Asia Pacific", ["HK", "SG"]],
      ["Europe", ["IE", "NL"]],
    ]);
  });

  test("only the pair of brazilsouth leaves the geography", () => {
    const leaving = REGIONS.filter((row) => row.pairedRegion && region(row.pairedRegion).geography !== row.geography);

    expect(leaving.map((row) => [row.name, row.pairedRegion])).toEqual([["brazilsouth", "southcentralus"]]);
  });

  test("the United Kingdom and Canada have no data zone, Norway and Switzerland are in the one of the EU", () => {
    const zones = ["uksouth", "canadaeast", "norwayeast", "switzerlandnorth", "swedencentral", "eastus2"].map(
      (name) => region(name).dataZone,
    );

    expect(zones).toEqual([undefined, undefined, "EU", "EU", "EU", "US"]);
  });
});

describe("deployment types", () => {
  test("are the eight of the provider and DeveloperTier, which it refuses", () => {
    const accepted = DEPLOYMENT_TYPES.filter((row) => row.acceptedByProvider).map((row) => row.name);

    expect(sorted(accepted)).toEqual([
      "DataZoneBatch",
      "DataZoneProvisionedManaged",
      "DataZoneStandard",
      "GlobalBatch",
      "GlobalProvisionedManaged",
      "GlobalStandard",
      "ProvisionedManaged",
      "Standard",
    ]);
    expect(DEPLOYMENT_TYPES.filter((row) => !row.acceptedByProvider).map((row) => row.name)).toEqual(["DeveloperTier"]);
  });

  test.each(DEPLOYMENT_TYPES)("$name is processed as its name says", ({ name, processingScope, billingUnit }) => {
    const scope = name.startsWith("Global") || name === "DeveloperTier" ? "Global" : undefined;
    expect(processingScope).toBe(scope ?? (name.startsWith("DataZone") ? "DataZone" : "Geography"));
    const unit = name.endsWith("Batch") ? "EnqueuedTokens" : "TokensPerMinute";
    expect(billingUnit).toBe(name.endsWith("ProvisionedManaged") ? "ProvisionedThroughputUnits" : unit);
  });

  test("share quota over regions when billed per token in a data zone or world-wide, never when provisioned", () => {
    const pools = Object.fromEntries(DEPLOYMENT_TYPES.map((row) => [row.name, row.quotaPool]));

    expect(pools).toMatchObject({ Standard: "Region", DataZoneStandard: "DataZone", GlobalStandard: "Subscription" });
    const provisioned = DEPLOYMENT_TYPES.filter((row) => row.billingUnit === "ProvisionedThroughputUnits");
    expect(provisioned.map((row) => row.quotaPool)).toEqual(["Region", "Region", "Region"]);
  });
});

describe("models", () => {
  test("are 87 versions, each once", () => {
    expect(MODELS).toHaveLength(87);
    expect(new Set(MODELS.map((row) => `${row.name} ${row.version}`)).size).toBe(87);
  });

  test("refer only to known deployment types and regions", () => {
    const types = new Set(DEPLOYMENT_TYPES.map((row) => row.name));
    const names = new Set(REGIONS.map((row) => row.name));

    for (const row of MODELS) {
      const named = [row.availability, row.quotaTokensPerMinute ?? {}, row.requestsPerThousandTokens ?? {}];
      for (const type of named.flatMap((lists) => Object.keys(lists))) expect(types, row.name).toContain(type);
      for (const name of Object.values(row.availability).flat()) expect(names, row.name).toContain(name);
    }
  });

  test("offer a data zone type only in a region of a data zone", () => {
    for (const row of MODELS) {
      for (const [type, names] of Object.entries(row.availability)) {
        if (type.startsWith("DataZone")) {
          expect(
            names.filter((name) => region(name).dataZone === undefined),
            `${row.name} ${type}`,
          ).toEqual([]);
        }
      }
    }
  });

  test("name the reasoning models, and what may pick one", () => {
    const names = new Set(MODELS.filter((row) => row.reasoning).map((row) => row.name));

    expect(sorted([...names])).toEqual([
      "codex-mini",
      ...["gpt-5", "gpt-5-codex", "gpt-5-mini", "gpt-5-nano", "gpt-5-pro"],
      ...["gpt-5.1", "gpt-5.1-chat", "gpt-5.1-codex", "gpt-5.1-codex-max", "gpt-5.1-codex-mini"],
      ...["gpt-5.2", "gpt-5.2-codex", "gpt-5.3-codex"],
      ...["gpt-5.4", "gpt-5.4-mini", "gpt-5.4-nano", "gpt-5.4-pro", "gpt-5.5"],
      ...["gpt-5.6-luna", "gpt-5.6-sol", "gpt-5.6-terra", "gpt-6-astra", "gpt-6-luna", "gpt-6-sol"],
      "gpt-chat-latest",
      ...["gpt-realtime-2", "gpt-realtime-2.1", "gpt-realtime-2.1-mini"],
      "model-router",
      ...["o1", "o1-pro", "o3", "o3-deep-research", "o3-mini", "o3-pro", "o4-mini"],
    ]);
  });

  test("give quota for seven tiers", () => {
    const quotas = MODELS.flatMap((row) => Object.values(row.quotaTokensPerMinute ?? {}));

    expect(quotas.length).toBeGreaterThan(60);
    expect(quotas.every((tiers) => tiers.length === 7 && tiers.some((tokens) => tokens !== null))).toBe(true);
  });

  test("count 1,000 tokens per unit, but for the three that Azure counts otherwise", () => {
    const others = MODELS.filter((row) => row.tokensPerUnit !== undefined);

    expect(others.map((row) => [row.name, row.tokensPerUnit])).toEqual([
      ["o1", 6000],
      ["o3-mini", 10000],
      ["o3-pro", 10000],
    ]);
  });

  test("hold what the examples deploy", () => {
    const chat = model("gpt-5.4", "2026-03-05");
    const embedding = model("text-embedding-3-large", "1");

    for (const row of [chat, embedding]) {
      expect(row.availability.DataZoneStandard).toEqual(expect.arrayContaining(["swedencentral", "francecentral"]));
      expect(row.retirement && row.retirement > FACTS_AS_OF).toBe(true);
    }
    expect(chat.availability.Standard).toBeUndefined();
    expect(chat.provisioned).toEqual({
      zoneMinimum: 15,
      zoneStep: 5,
      regionalMinimum: 50,
      regionalStep: 50,
      inputTokensPerMinute: 2400,
      outputToInputRatio: 6,
    });
  });

  test("leave the output ratio out where Microsoft publishes a formula", () => {
    const byFormula = MODELS.filter((row) => row.provisioned && row.provisioned.outputToInputRatio === undefined);

    expect(byFormula.map((row) => row.name)).toEqual(["gpt-6-astra", "gpt-6-sol", "gpt-image-2"]);
  });
});
