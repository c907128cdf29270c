// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../src/residency/azure-region";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";
import { REGION_FACTS } from "../support/fixtures-oracle";

const DECLARE =
  "docs/regions.md lists them all, a new one is declared with AzureRegion.of(name, { country, geography })";
const CODE = "is no ISO 3166-1 alpha-2 country code; write two capitals, for example 'SE' or 'GB' (not 'UK')";

describe("AzureRegion", () => {
  const constants = Object.entries(AzureRegion).filter(([, value]) => value instanceof AzureRegion) as [
    string,
    AzureRegion,
  ][];

  test("has a constant for each of the 59 regions of the table", () => {
    expect(REGION_FACTS).toHaveLength(59);
    expect(constants.map(([, region]) => region.name).sort()).toEqual(REGION_FACTS.map((fact) => fact.name).sort());
  });

  test.each(constants)("%s has the name and the facts of the table", (constant, region) => {
    const fact = REGION_FACTS.find(({ name }) => name === region.name);

    expect(constant).toBe(fact?.displayName.toUpperCase().replaceAll(" ", "_"));
    expect({
      displayName: region.displayName,
      geography: region.geography,
      country: region.country,
      dataZone: region.dataZone,
      pairedRegion: region.pairedRegion,
      availabilityZones: region.availabilityZones,
    }).toEqual({
      displayName: fact?.displayName,
      geography: fact?.geography,
      country: fact?.country,
      dataZone: fact?.dataZone,
      pairedRegion: fact?.pairedRegion,
      availabilityZones: fact?.availabilityZones,
    });
  });

  test.each(REGION_FACTS.map((fact) => [fact.displayName, fact.name]))("takes the display name '%s'", (text, name) => {
    expect(AzureRegion.of(text).name).toBe(name);
  });

  test.each(["swedencentral", "SwedenCentral", "SWEDENCENTRAL", " sweden  central "])(
    "folds capitals and spaces: '%s'",
    (text) => {
      expect(AzureRegion.of(text).name).toBe("swedencentral");
    },
  );

  test.each([
    ["westeurope", ["IE", "NL"]],
    ["northeurope", ["IE", "NL"]],
    ["swedencentral", ["SE"]],
    ["eastasia", ["HK", "SG"]],
    ["switzerlandnorth", ["CH"]],
    ["uksouth", ["GB"]],
  ])("%s has a geography that reaches %j", (name, countries) => {
    expect(AzureRegion.of(name).geographyCountries).toEqual(countries);
  });

  test("hands out copies", () => {
    AzureRegion.WEST_EUROPE.geographyCountries.push("US");

    expect(AzureRegion.WEST_EUROPE.geographyCountries).toEqual(["IE", "NL"]);
  });

  test("stands in a text as its name", () => {
    expect(`${AzureRegion.EAST_US_2}`).toBe("eastus2");
  });

  test("lists the known regions by name", () => {
    const names = AzureRegion.known().map((region) => region.name);

    expect(names).toEqual(REGION_FACTS.map((fact) => fact.name).sort());
  });

  test.each([
    ["swedencentral", true],
    ["Sweden Central", true],
    ["marsnorth", false],
    ["", false],
    ["constructor", false],
  ])("knows '%s': %s", (name, known) => {
    expect(AzureRegion.isKnown(name)).toBe(known);
  });

  test.each<[unknown, string]>([
    ["marsnorth", `[RegionUnknown] name: 'marsnorth' is no region that is known; ${DECLARE}`],
    [
      "Sweden North",
      `[RegionUnknown] name: 'Sweden North' is no region that is known; did you mean 'swedencentral', 'swedensouth'; ${DECLARE}`,
    ],
    ["uk", `[RegionUnknown] name: 'uk' is no region that is known; did you mean 'uksouth', 'ukwest'; ${DECLARE}`],
    ["", `[RegionUnknown] name: '' is no region that is known; ${DECLARE}`],
    [undefined, `[RegionUnknown] name: undefined is no region that is known; ${DECLARE}`],
    [5, `[RegionUnknown] name: 5 is no region that is known; ${DECLARE}`],
    [
      "${var.region}",
      "[LiteralNeeded] name: '${var.region}' is only known to Terraform, but a region decides what is built; write it as a literal",
    ],
  ])("fails for %j", (name, problem) => {
    expect(messageOf(() => AzureRegion.of(untyped(name)))).toBe(`AzureRegion.of has 1 problem:\n  ${problem}`);
  });
});

describe("AzureRegion, declared", () => {
  test("carries the facts that were given", () => {
    const region = AzureRegion.of("Finland Central", { country: "FI", geography: "Finland", dataZone: "EU" });

    expect(region).toMatchObject({
      name: "finlandcentral",
      displayName: "Finland Central",
      country: "FI",
      geography: "Finland",
      dataZone: "EU",
      availabilityZones: false,
    });
    expect(region.geographyCountries).toEqual(["FI"]);
    expect(region.pairedRegion).toBeUndefined();
  });

  test("reaches every country of a geography that the table holds, and those declared", () => {
    const region = AzureRegion.of("westeurope2", {
      country: "BE",
      geography: "Europe",
      geographyCountries: ["LU"],
      displayName: "West Europe 2",
    });

    expect(region.geographyCountries).toEqual(["BE", "IE", "LU", "NL"]);
    expect(region.displayName).toBe("West Europe 2");
    expect(region.dataZone).toBeUndefined();
  });

  test("does not become known to others", () => {
    AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" });

    expect(AzureRegion.isKnown("finlandcentral")).toBe(false);
  });

  test("fails for a region that the table holds, even with the same facts", () => {
    expect(messageOf(() => AzureRegion.of("Sweden Central", { country: "SE", geography: "Sweden" }))).toBe(
      "AzureRegion.of('Sweden Central') has 1 problem:\n  [RegionAlreadyKnown] facts: 'swedencentral' is in the table already (country 'SE') and cannot be declared otherwise; leave the facts out",
    );
  });

  test("tells all wrong facts at once", () => {
    const facts = { country: "UK", geography: "", geographyCountries: ["SE", "se"], dataZone: "Asia" };

    expect(messageOf(() => AzureRegion.of("marsnorth", facts))).toBe(
      [
        "AzureRegion.of('marsnorth') has 4 problems:",
        `  [CountryUnknown] facts.country: 'UK' ${CODE}`,
        `  [CountryUnknown] facts.geographyCountries[1]: 'se' ${CODE}`,
        "  [RegionFactsInvalid] facts.geography: '' is no geography; write the name that Azure uses, for example 'Sweden'",
        "  [DataZoneUnknown] facts.dataZone: 'Asia' is no data zone; allowed are 'US', 'EU' and 'APAC'",
      ].join("\n"),
    );
  });
});
