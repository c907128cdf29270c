import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { messageOf, problemsOf } from "../support/fixtures-errors";
import { COUNTRY_FACTS } from "../support/fixtures-oracle";

const { EU_DATA_BOUNDARY, EU_MEMBER_STATES, UNITED_STATES, UNITED_KINGDOM } = ResidencyBoundary;
const { STANDARD, PROVISIONED_MANAGED, DATA_ZONE_STANDARD, DATA_ZONE_BATCH, GLOBAL_STANDARD } = DeploymentType;
const APAC = ["AU", "CN", "HK", "ID", "IN", "JP", "KR", "MY", "NZ", "SG", "TH"];
const CODE = "is no ISO 3166-1 alpha-2 country code; write two capitals, for example 'SE' or 'GB' (not 'UK')";

describe("ResidencyBoundary", () => {
  test("EU Data Boundary is the 27 member states, Iceland, Liechtenstein, Norway and Switzerland", () => {
    const members = COUNTRY_FACTS.filter((fact) => fact.euMemberState).map((fact) => fact.code);

    expect(members).toHaveLength(27);
    expect(EU_MEMBER_STATES.storedIn).toEqual([...members].sort());
    expect(EU_DATA_BOUNDARY.storedIn).toEqual([...members, "IS", "LI", "NO", "CH"].sort());
    expect(EU_DATA_BOUNDARY.processedIn).toEqual(EU_DATA_BOUNDARY.storedIn);
  });

  test.each([
    ["uksouth", false, false],
    ["switzerlandnorth", true, false],
    ["norwayeast", true, false],
    ["swedencentral", true, true],
    ["westeurope", true, true],
    ["eastus", false, false],
    ["israelcentral", false, false],
  ])("%s: in the EU Data Boundary %s, in the EU member states %s", (name, inBoundary, inMemberStates) => {
    const region = AzureRegion.of(name);

    expect([EU_DATA_BOUNDARY.permitsStorage(region), EU_MEMBER_STATES.permitsStorage(region)]).toEqual([
      inBoundary,
      inMemberStates,
    ]);
  });

  test.each([
    // Standard moves prompts within the geography; that of West Europe is the Netherlands and Ireland.
    ["NL only, Standard in westeurope", ResidencyBoundary.country("NL"), STANDARD, "westeurope", false],
    ["NL and IE, Standard in westeurope", ResidencyBoundary.countries("x", ["NL", "IE"]), STANDARD, "westeurope", true],
    ["SE only, Standard in swedencentral", ResidencyBoundary.country("SE"), STANDARD, "swedencentral", true],
    ["SE only, DataZone in swedencentral", ResidencyBoundary.country("SE"), DATA_ZONE_STANDARD, "swedencentral", false],
    ["EU Data Boundary, DataZone", EU_DATA_BOUNDARY, DATA_ZONE_STANDARD, "swedencentral", true],
    ["EU Data Boundary, DataZone batch", EU_DATA_BOUNDARY, DATA_ZONE_BATCH, "francecentral", true],
    ["EU Data Boundary, Global", EU_DATA_BOUNDARY, GLOBAL_STANDARD, "swedencentral", false],
    ["EU member states, DataZone reaches Norway", EU_MEMBER_STATES, DATA_ZONE_STANDARD, "swedencentral", false],
    ["EU member states, Standard", EU_MEMBER_STATES, STANDARD, "swedencentral", true],
    ["United Kingdom, no data zone", UNITED_KINGDOM, DATA_ZONE_STANDARD, "uksouth", false],
    ["United Kingdom, PTU", UNITED_KINGDOM, PROVISIONED_MANAGED, "uksouth", true],
    ["United States, DataZone", UNITED_STATES, DATA_ZONE_STANDARD, "eastus2", true],
    ["United States, DataZone of the EU", UNITED_STATES, DATA_ZONE_STANDARD, "swedencentral", false],
    [
      "all of APAC, DataZone of unknown members",
      ResidencyBoundary.countries("x", APAC),
      DATA_ZONE_STANDARD,
      "japaneast",
      false,
    ],
  ])("judges processing: %s", (_, boundary, type, region, expected) => {
    expect(boundary.permitsProcessing(type, AzureRegion.of(region))).toBe(expected);
  });

  test("permits the APAC data zone only when it is accepted by name", () => {
    const named = ResidencyBoundary.of("Japan", { storedIn: ["JP"], acceptedDataZones: ["APAC"] });

    expect(named.permitsProcessing(DATA_ZONE_STANDARD, AzureRegion.JAPAN_EAST)).toBe(true);
    expect(named.permitsProcessing(DATA_ZONE_STANDARD, AzureRegion.JAPAN_WEST)).toBe(false);
    expect(named.permitsProcessing(DATA_ZONE_STANDARD, AzureRegion.EAST_US)).toBe(false);
    expect(named.permitsProcessing(GLOBAL_STANDARD, AzureRegion.JAPAN_EAST)).toBe(false);
  });

  test("fails for a data zone that is accepted by name although its countries are published", () => {
    expect(messageOf(() => ResidencyBoundary.of("x", { storedIn: ["CA"], acceptedDataZones: ["US"] }))).toBe(
      "ResidencyBoundary.of has 1 problem:\n  [DataZonePublished] acceptedDataZones[0]: the countries of the data zone 'US' are published and it is judged by them; to accept it, add 'US' to processedIn",
    );
  });

  test("judges storing and processing by their own sets", () => {
    const boundary = ResidencyBoundary.of("x", { storedIn: ["SE"], processedIn: EU_DATA_BOUNDARY.processedIn });

    expect(boundary.permitsStorage(AzureRegion.FRANCE_CENTRAL)).toBe(false);
    expect(boundary.permitsProcessing(DATA_ZONE_STANDARD, AzureRegion.SWEDEN_CENTRAL)).toBe(true);
    expect([boundary.storedIn, boundary.processedIn.length]).toEqual([["SE"], 31]);
  });

  test("judges data at rest by the whole geography", () => {
    const netherlands = ResidencyBoundary.country("NL");

    expect(netherlands.permitsStorage(AzureRegion.WEST_EUROPE)).toBe(true);
    expect(netherlands.permitsStorageInGeography(AzureRegion.WEST_EUROPE)).toBe(false);
    expect(EU_MEMBER_STATES.permitsStorageInGeography(AzureRegion.WEST_EUROPE)).toBe(true);
  });

  test.each([
    ["itself", EU_DATA_BOUNDARY, EU_DATA_BOUNDARY, true],
    ["a narrower one", EU_DATA_BOUNDARY, EU_MEMBER_STATES, true],
    ["a wider one", EU_MEMBER_STATES, EU_DATA_BOUNDARY, false],
    ["another one", EU_DATA_BOUNDARY, UNITED_STATES, false],
    [
      "one that processes further",
      EU_MEMBER_STATES,
      ResidencyBoundary.of("x", { storedIn: ["SE"], processedIn: ["SE", "NO"] }),
      false,
    ],
    [
      "one that stores further",
      ResidencyBoundary.of("x", { storedIn: ["SE"], processedIn: EU_DATA_BOUNDARY.processedIn }),
      EU_MEMBER_STATES,
      false,
    ],
    [
      "one that accepts more data zones",
      ResidencyBoundary.country("JP"),
      ResidencyBoundary.of("x", { storedIn: ["JP"], acceptedDataZones: ["APAC"] }),
      false,
    ],
  ])("contains or not: %s", (_, boundary, other, expected) => {
    expect(boundary.contains(other)).toBe(expected);
  });

  test("names the regions inside", () => {
    expect(ResidencyBoundary.countries("Nordics", ["DK", "FI", "IS", "NO", "SE"]).regionNames).toEqual([
      "denmarkeast",
      "norwayeast",
      "norwaywest",
      "swedencentral",
      "swedensouth",
    ]);
  });

  test.each([
    [EU_DATA_BOUNDARY, "EU Data Boundary"],
    [EU_MEMBER_STATES, "EU member states"],
    [UNITED_STATES, "United States"],
    [UNITED_KINGDOM, "United Kingdom"],
    [ResidencyBoundary.country("CH"), "Switzerland"],
  ])("stands in a text as its name: %s", (boundary, name) => {
    expect(String(boundary)).toBe(name);
  });

  test("hands out copies", () => {
    UNITED_STATES.storedIn.push("SE");
    UNITED_STATES.processedIn.push("SE");

    expect([UNITED_STATES.storedIn, UNITED_STATES.processedIn]).toEqual([["US"], ["US"]]);
  });

  test("orders and folds its countries", () => {
    expect(ResidencyBoundary.countries("x", ["SE", "DK", "SE"]).storedIn).toEqual(["DK", "SE"]);
  });

  test("fails with all problems at once", () => {
    const options = { storedIn: ["SE", "UK"], processedIn: ["eu"], acceptedDataZones: ["ASIA"] };

    expect(messageOf(() => ResidencyBoundary.of("", options))).toBe(
      [
        "ResidencyBoundary.of has 4 problems:",
        "  [BoundaryInvalid] name: '' given where a name is needed",
        `  [CountryUnknown] storedIn[1]: 'UK' ${CODE}`,
        `  [CountryUnknown] processedIn[0]: 'eu' ${CODE}`,
        "  [DataZoneUnknown] acceptedDataZones[0]: 'ASIA' is no data zone; allowed are 'US', 'EU' and 'APAC'",
      ].join("\n"),
    );
  });

  test("tells an empty list once", () => {
    expect(problemsOf(() => ResidencyBoundary.countries("nowhere", []))).toHaveLength(1);
  });

  test("tells a wrong country once", () => {
    expect(problemsOf(() => ResidencyBoundary.country("UK"))).toHaveLength(1);
  });

  test("fails for an empty list of countries that may process", () => {
    expect(problemsOf(() => ResidencyBoundary.of("x", { storedIn: ["SE"], processedIn: [] }))).toEqual([
      expect.stringMatching(/^\[BoundaryInvalid\] processedIn: .* given where at least one country is needed$/),
    ]);
  });
});
