import fc from "fast-check";
import { type AuditedZone, ZONES, zoneAsJson, zonesIn } from "../../src/audit/audited-zone";
import { AzureRegion } from "../../src/residency/azure-region";
import { BillingUnit } from "../../src/residency/billing-unit";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ProcessingScope } from "../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { ResidencyWaiver } from "../../src/residency/residency-waiver";
import type { JsonValue } from "../../src/terraform/json-value";
import { problemsOf } from "../support/fixtures-errors";

const NEW_REGION = AzureRegion.of("atlantisnorth", {
  country: "IE",
  geography: "Atlantis",
  geographyCountries: ["IE", "PT"],
});
const ZONE: AuditedZone = {
  path: "prod/eu",
  boundary: ResidencyBoundary.of("mine", { storedIn: ["SE", "FR"], processedIn: ["SE"], acceptedDataZones: ["APAC"] }),
  regions: [AzureRegion.SWEDEN_CENTRAL, NEW_REGION],
  deploymentTypes: [
    DeploymentType.STANDARD,
    DeploymentType.of("NewStandard", {
      processingScope: ProcessingScope.GEOGRAPHY,
      billingUnit: BillingUnit.TOKENS_PER_MINUTE,
    }),
  ],
  hosts: [{ host: "x.openai.azure.com", region: NEW_REGION }],
  externals: [{ what: "logs.example.com", region: AzureRegion.FRANCE_CENTRAL }],
  waivers: [
    ResidencyWaiver.of({
      code: "TransitOutsideBoundary",
      target: "prod/eu/entry",
      reason: "until the private link is there",
      approvedBy: "board",
      expiresOn: "2027-03-31",
    }),
  ],
};

function documentWith(zones: unknown): JsonValue {
  return JSON.parse(JSON.stringify({ "//": { metadata: {}, [ZONES]: zones } }));
}

describe("a zone in a document", () => {
  test("is read as it was written, without what the tables know", () => {
    const [zone] = zonesIn(documentWith({ [ZONE.path]: zoneAsJson(ZONE) }));

    expect(zone).toEqual({ ...ZONE, deploymentTypes: [ZONE.deploymentTypes[1]] });
  });

  test("has the facts of regions that only something beside it is in", () => {
    const far = AzureRegion.of("lemuriasouth", { country: "PT", geography: "Lemuria", dataZone: "EU" });
    const zone = {
      ...ZONE,
      deploymentTypes: [],
      hosts: [{ host: "x.openai.azure.com", region: far }],
      externals: [{ what: "logs.example.com", region: far }],
    };

    expect(zonesIn(documentWith({ [ZONE.path]: zoneAsJson(zone) }))).toEqual([zone]);
    expect(() =>
      zonesIn(documentWith({ a: { ...zoneAsJson(zone), hosts: [{ host: "x", region: "lemuriasouth" }] } })),
    ).toThrow(/lemuriasouth/);
  });

  test("is nothing where no zone is defined", () => {
    expect(zonesIn({})).toEqual([]);
    expect(zonesIn({ "//": "a comment" })).toEqual([]);
    expect(zonesIn({ "//": { metadata: {} } })).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["a list", [], `//.${ZONES}`],
    ["a zone that is a text", { a: "x" }, `//.${ZONES}['a']`],
    ["no boundary", { a: {} }, `//.${ZONES}['a'].boundary`],
    ["a country that is none", { a: { boundary: { name: "x", storedIn: ["XX"] } } }, `//.${ZONES}['a'].boundary`],
    ["a region that is not known", altered({ hosts: [{ host: "a.b", region: "nowhere" }] }), "hosts[0]"],
    ["externals that are a text", altered({ externals: "x" }), "externals"],
    ["an external without a name", altered({ externals: [{ region: "swedencentral" }] }), "externals[0]"],
    ["a waiver without a reason", altered({ waivers: [{ code: "LogsOutsideBoundary" }] }), "waivers[0]"],
    [
      "a waiver of what is above it",
      { "prod/eu": { ...zoneAsJson(ZONE), waivers: [{ ...ZONE.waivers[0], target: "prod" }] } },
      "waivers[0]",
    ],
    [
      "a known region with other facts",
      altered({ regions: [{ name: "eastus", country: "SE", geography: "Sweden" }], hosts: [] }),
      "regions[0]",
    ],
  ])("is refused with %s", (_, zones, where) => {
    const found = problemsOf(() => zonesIn(documentWith(zones)));

    expect(found).toHaveLength(1);
    expect(found[0]).toContain("[ZoneDefinitionInvalid]");
    expect(found[0]).toContain(where);
  });

  test("is refused in a coded way whatever stands there", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const zones of [value, { a: value }, altered(value as object)]) {
          try {
            zonesIn(documentWith(zones));
          } catch (error) {
            expect((error as Error).name).toBe("ProblemError");
          }
        }
      }),
    );
  });
});

function altered(change: object): unknown {
  return { a: { ...zoneAsJson(ZONE), ...change } };
}
