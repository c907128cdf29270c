import fc from "fast-check";
import {
  DEPLOYMENT_TYPES_POLICY,
  DIAGNOSTIC_TARGETS_POLICY,
  policyRuleJson,
  STORAGE_REDUNDANCY_POLICY,
} from "../../src/plan/azure-policy-rules";
import { policyValues, type ZoneLimits } from "../../src/plan/azure-policy-values";
import { AzureRegion } from "../../src/residency/azure-region";
import { DEPLOYMENT_TYPES } from "../../src/residency/data/deployment-types";
import { REGIONS } from "../../src/residency/data/regions";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ProcessingScope } from "../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { isDenied } from "../support/azure-policy";
import { EU_REGIONS } from "../support/fixtures";

const { EU_DATA_BOUNDARY, EU_MEMBER_STATES, UNITED_STATES, UNITED_KINGDOM } = ResidencyBoundary;
const COUNTRIES = [...new Set(REGIONS.map(({ country }) => country))];

/** Microsoft's definition: https://github.com/Azure/azure-policy/blob/master/built-in-policies/policyDefinitions/General/AllowedLocations_Deny.json */
const ALLOWED_LOCATIONS = `{"if":{"allOf":[{"field":"location","notIn":"[parameters('listOfAllowedLocations')]"},
  {"field":"location","notEquals":"global"},{"field":"type","notEquals":"Microsoft.AzureActiveDirectory/b2cDirectories"}]},
  "then":{"effect":"deny"}}`;

/** SKUs of storage accounts, https://learn.microsoft.com/rest/api/storagerp/storage-accounts/create#skuname */
const STORAGE_SKUS = [
  ...["LRS", "GRS", "RAGRS", "ZRS", "GZRS", "RAGZRS"].map((word) => `Standard_${word}`),
  ...["LRS", "GRS", "ZRS", "GZRS"].map((word) => `StandardV2_${word}`),
  ...["Premium_LRS", "Premium_ZRS", "PremiumV2_LRS", "PremiumV2_ZRS"],
];

function limits(given: Partial<ZoneLimits> = {}): ZoneLimits {
  return {
    boundary: EU_DATA_BOUNDARY,
    regions: EU_REGIONS,
    deploymentTypes: [],
    localRedundancies: ["LRS", "ZRS"],
    targets: () => ({ ids: [], eventHubIds: [] }),
    ...given,
  };
}

const boundary = fc.oneof(
  fc.constantFrom(EU_DATA_BOUNDARY, EU_MEMBER_STATES, UNITED_STATES, UNITED_KINGDOM),
  fc
    .record({
      storedIn: fc.subarray(COUNTRIES, { minLength: 1 }),
      processedIn: fc.subarray(COUNTRIES, { minLength: 1 }),
    })
    .map((options) => ResidencyBoundary.of("some countries", options)),
);

/** A zone as its constructor lets it through: regions inside. */
const zone = boundary.chain((given) => {
  const inside = REGIONS.filter(({ country }) => given.storedIn.includes(country)).map(({ name }) => name);
  return fc.record({
    boundary: fc.constant(given),
    regions: fc.subarray(inside, { minLength: 1 }).map((names) => names.map((name) => AzureRegion.of(name))),
  });
});

describe("what a zone permits, behind the rules", () => {
  test("denies a location exactly when it is outside", () => {
    fc.assert(
      fc.property(zone, fc.constantFrom(...REGIONS), (given, row) => {
        const request = { type: "Microsoft.Storage/storageAccounts", location: row.displayName };
        const isOutside = !given.boundary.storedIn.includes(row.country);

        expect(isDenied(ALLOWED_LOCATIONS, request, policyValues("locations", limits(given)))).toBe(isOutside);
      }),
      { numRuns: 300 },
    );
  });

  test("denies a deployment exactly when it leaves from one of the regions", () => {
    const types = DEPLOYMENT_TYPES.map(({ name }) => name);
    fc.assert(
      fc.property(zone, fc.constantFrom(...types), (given, name) => {
        const request = { type: "Microsoft.CognitiveServices/accounts/deployments", sku: { name } };
        const leaves = given.regions.some((one) => !given.boundary.permitsProcessing(DeploymentType.of(name), one));
        const values = policyValues("deployment-types", limits(given));

        expect(isDenied(policyRuleJson(DEPLOYMENT_TYPES_POLICY), request, values)).toBe(leaves);
      }),
      { numRuns: 300 },
    );
  });

  test("denies a storage account exactly when a copy is outside, or in a region that nobody can tell", () => {
    const rows = new Map(REGIONS.map((row) => [row.name, row]));
    fc.assert(
      fc.property(zone, fc.constantFrom(...STORAGE_SKUS), fc.nat(), (given, name, at) => {
        // Where the locations let it be.
        const { listOfAllowedLocations } = policyValues("locations", limits(given));
        const location = listOfAllowedLocations[at % listOfAllowedLocations.length];
        const pair = rows.get(rows.get(location)?.pairedRegion ?? "");
        const isPairInside = pair !== undefined && given.boundary.storedIn.includes(pair.country);
        const request = { type: "Microsoft.Storage/storageAccounts", location, sku: { name } };
        const values = policyValues("storage-redundancy", limits(given));

        expect(isDenied(policyRuleJson(STORAGE_REDUNDANCY_POLICY), request, values)).toBe(
          name.includes("G") && !isPairInside,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("denies a diagnostic setting exactly when one of its targets is not listed", () => {
    const id = (kind: string, name: string) => `/subscriptions/1/resourceGroups/rg/providers/${kind}/${name}`;
    const names = ["a", "b", "ab", "a-b"];
    const target = (kind: string) =>
      fc.option(fc.constantFrom("", ...names.flatMap((name) => [id(kind, name), id(kind, name).toUpperCase()])), {
        nil: null,
      });
    const hub = fc.option(
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom("", "eventhubs/e/"), fc.boolean())
        .map(([name, within, isLoud]) => {
          const rule = `${id("Microsoft.EventHub/namespaces", name)}/${within}authorizationRules/r`;
          return isLoud ? rule.toUpperCase() : rule;
        }),
      { nil: null },
    );
    const workspaces = fc.subarray(names.map((name) => id("Microsoft.OperationalInsights/workspaces", name)));
    const stores = fc.subarray(names.map((name) => id("Microsoft.Storage/storageAccounts", name)));
    const hubs = fc.subarray(names.map((name) => id("Microsoft.EventHub/namespaces", name)));
    const settings = fc.record({
      workspaceId: target("Microsoft.OperationalInsights/workspaces"),
      storageAccountId: target("Microsoft.Storage/storageAccounts"),
      eventHubAuthorizationRuleId: hub,
    });
    fc.assert(
      fc.property(settings, workspaces, stores, hubs, (properties, ...[listed, kept, eventHubIds]) => {
        const ids = [...listed, ...kept];
        const values = policyValues("diagnostic-targets", limits({ targets: () => ({ ids, eventHubIds }) }));
        const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
        const plain = [properties.workspaceId, properties.storageAccountId].filter((one) => one);
        const rule = properties.eventHubAuthorizationRuleId;
        // The ninth part of the id of a rule is its namespace.
        const isRuleListed =
          rule === null || eventHubIds.some((one) => same(one, rule.split("/").slice(0, 9).join("/")));
        const isListed = plain.every((one) => ids.some((other) => same(other, one ?? ""))) && isRuleListed;
        const request = { type: "Microsoft.Insights/diagnosticSettings", properties };

        expect(isDenied(policyRuleJson(DIAGNOSTIC_TARGETS_POLICY), request, values)).toBe(!isListed);
      }),
      { numRuns: 500 },
    );
  });
});

describe("policyValues", () => {
  test("lists declared regions and types beside those of the tables", () => {
    const region = AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland", dataZone: "EU" });
    const type = DeploymentType.of("DataZonePriority", {
      processingScope: ProcessingScope.DATA_ZONE,
      billingUnit: DeploymentType.STANDARD.billingUnit,
    });
    const given = limits({ regions: [...EU_REGIONS, region], deploymentTypes: [type] });

    expect(policyValues("locations", given).listOfAllowedLocations).toContain("finlandcentral");
    expect(policyValues("deployment-types", given).allowedDeploymentTypes).toContain("DataZonePriority");
    expect(policyValues("storage-redundancy", given).geoRedundantLocations).not.toContain("finlandcentral");
  });

  test("lists no type for a zone whose regions have none in common", () => {
    const boundary = ResidencyBoundary.of("apart", { storedIn: ["SE", "NL"], processedIn: ["SE"] });
    const regions = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.WEST_EUROPE];

    expect(policyValues("deployment-types", limits({ boundary, regions }))).toEqual({ allowedDeploymentTypes: [] });
  });
});
