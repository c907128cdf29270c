import { rmSync, writeFileSync } from "node:fs";
import { readFacts } from "../../scripts/facts/read-facts";
import { type FactFile, type FactRow, FactsCopy, findRow } from "../support/facts-copy";

let copy: FactsCopy;

beforeEach(() => {
  copy = new FactsCopy();
});

afterEach(() => copy.remove());

describe("reading facts", () => {
  const cases: [name: string, file: string, edit: (table: FactFile) => void, problem: string][] = [
    [
      "an unknown region in a model row",
      "models.json",
      (table) => {
        (findRow(table, "models", "whisper").availability as FactRow).Standard = ["swedencentrl"];
      },
      "facts/models.json: models[86] (whisper 001).availability.Standard[0]: 'swedencentrl' is no region of regions.json",
    ],
    [
      "a deployment type that does not exist",
      "models.json",
      (table) => {
        (findRow(table, "models", "whisper").availability as FactRow).ZoneStandard = ["swedencentral"];
      },
      "facts/models.json: models[86] (whisper 001).availability.ZoneStandard: 'ZoneStandard' is no deployment type of deployment-types.json",
    ],
    [
      "a data zone type where there is no data zone",
      "models.json",
      (table) => {
        (findRow(table, "models", "whisper").availability as FactRow).DataZoneStandard = ["uksouth"];
      },
      "facts/models.json: models[86] (whisper 001).availability.DataZoneStandard[0]: 'uksouth' is in no data zone, so it cannot offer DataZoneStandard",
    ],
    [
      "a region that a row names twice",
      "models.json",
      (table) => {
        (findRow(table, "models", "whisper").availability as FactRow).Standard = ["eastus2", "eastus2"];
      },
      'facts/models.json: models[86] (whisper 001).availability.Standard[1]: "eastus2" is there twice',
    ],
    [
      "a version that is there twice",
      "models.json",
      (table) => table.models.push(findRow(table, "models", "whisper")),
      'facts/models.json: models[87]: "whisper 001" is there twice',
    ],
    [
      "a day that does not exist",
      "models.json",
      (table) => {
        findRow(table, "models", "whisper").retirement = "2026-02-30";
      },
      'facts/models.json: models[86] (whisper 001).retirement: must be a date YYYY-MM-DD, is "2026-02-30"',
    ],
    [
      "a quota list that is too short",
      "models.json",
      (table) => {
        findRow(table, "models", "whisper").quotaTokensPerMinute = { Standard: [null, 1000] };
      },
      "facts/models.json: models[86] (whisper 001).quotaTokensPerMinute.Standard: must have 7 values, tier 0 to 6, has 2",
    ],
    [
      "a quota below zero",
      "models.json",
      (table) => {
        findRow(table, "models", "whisper").quotaTokensPerMinute = { Standard: [null, -1, 1, 1, 1, 1, 1] };
      },
      "facts/models.json: models[86] (whisper 001).quotaTokensPerMinute.Standard[1]: must be a whole number above 0, is -1",
    ],
    [
      "a lifecycle that Microsoft does not use",
      "models.json",
      (table) => {
        findRow(table, "models", "whisper").lifecycle = "Alive";
      },
      'facts/models.json: models[86] (whisper 001).lifecycle: must be one of Preview, GA, Legacy, Deprecated, Retired, is "Alive"',
    ],
    [
      "a model that reasons in one version only",
      "models.json",
      (table) => {
        findRow(table, "models", "gpt-4o").reasoning = true;
      },
      "facts/models.json: models[6] (gpt-4o 2024-05-13).reasoning: another version of 'gpt-4o' says false",
    ],
    [
      "a model that nobody judged",
      "models.json",
      (table) => {
        delete findRow(table, "models", "whisper").reasoning;
      },
      "facts/models.json: models[86] (whisper 001): 'reasoning' is missing",
    ],
    [
      "a field that nobody reads",
      "models.json",
      (table) => {
        findRow(table, "models", "tts").regions = ["swedencentral"];
      },
      "facts/models.json: models[84] (tts 001): 'regions' is no field here; known are name, version, format, reasoning, availability, lifecycle, retirement, replacement, note, retirementHistory, quotaTokensPerMinute, requestsPerThousandTokens, tokensPerUnit, provisioned",
    ],
    [
      "a field that is missing",
      "regions.json",
      (table) => {
        delete findRow(table, "regions", "swedencentral").geography;
      },
      "facts/regions.json: regions[45]: 'geography' is missing",
    ],
    [
      "a region that is there twice",
      "regions.json",
      (table) => table.regions.push(findRow(table, "regions", "swedencentral")),
      'facts/regions.json: regions[59]: "swedencentral" is there twice',
    ],
    [
      "a pair that is no region",
      "regions.json",
      (table) => {
        findRow(table, "regions", "swedencentral").pairedRegion = "swedennorth";
      },
      "facts/regions.json: regions[45] (swedencentral).pairedRegion: 'swedennorth' is no region of this file",
    ],
    [
      "a data zone whose countries leave the region out",
      "regions.json",
      (table) => {
        findRow(table, "regions", "uksouth").dataZone = "EU";
      },
      "facts/regions.json: regions[51] (uksouth).dataZone: 'GB' is no country of the data zone EU",
    ],
    [
      "a country code in small letters",
      "countries.json",
      (table) => {
        findRow(table, "countries", "SE").code = "se";
      },
      'facts/countries.json: countries[196].code: must be a country code of two capital letters, is "se"',
    ],
    [
      "an EU member state outside the EU Data Boundary",
      "countries.json",
      (table) => {
        findRow(table, "countries", "FR").euDataBoundary = false;
      },
      "facts/countries.json: countries[74] (FR): is an EU member state, so euDataBoundary must be true",
    ],
    [
      "a country of a data zone that is no country",
      "data-zones.json",
      (table) => {
        findRow(table, "dataZones", "US").countries = ["XX"];
      },
      "facts/data-zones.json: dataZones[0] (US).countries[0]: 'XX' is no country of countries.json",
    ],
    [
      "a processing scope that does not exist",
      "deployment-types.json",
      (table) => {
        findRow(table, "deploymentTypes", "Standard").processingScope = "Region";
      },
      'facts/deployment-types.json: deploymentTypes[0].processingScope: must be one of Geography, DataZone, Global, is "Region"',
    ],
    [
      "a source without a public address",
      "regions.json",
      (table) => {
        (table.source as unknown as FactRow).url = "../regions.md";
      },
      'facts/regions.json: source.url: must be a public https address, is "../regions.md"',
    ],
    [
      "a source from the future",
      "regions.json",
      (table) => {
        (table.source as unknown as FactRow).asOf = "2027-01-01";
      },
      "facts/regions.json: source.asOf: 2027-01-01 is after factsAsOf 2026-11-21 of models.json",
    ],
    [
      "an empty table",
      "regions.json",
      (table) => {
        table.regions = [];
      },
      "facts/regions.json: regions: must be a list with at least one row",
    ],
  ];

  test.each(cases)("fails on %s", (_, file, edit, problem) => {
    copy.change(file, edit);

    expect(copy.problems()).toContain(problem);
  });

  test("fails on a file that is no JSON", () => {
    writeFileSync(copy.path("facts/data-zones.json"), "{");

    expect(copy.problems()).toEqual([expect.stringMatching(/^facts\/data-zones\.json: .*JSON/)]);
  });

  test("fails on a file that is missing", () => {
    rmSync(copy.path("facts/data-zones.json"));

    expect(copy.problems()).toEqual([expect.stringMatching(/^facts\/data-zones\.json: ENOENT/)]);
  });

  test("names all mistakes at once", () => {
    copy.change("regions.json", (table) => {
      findRow(table, "regions", "swedencentral").country = "SW";
    });
    copy.change("models.json", (table) => {
      findRow(table, "models", "whisper").retirement = "soon";
    });

    expect(() => readFacts(copy.path("facts"))).toThrow("the facts have 2 problems:");
    expect(copy.problems()).toHaveLength(2);
  });
});
