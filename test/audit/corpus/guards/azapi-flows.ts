// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, NEAR_AND_FAR, type Parts, put, raw } from "./parts";

/** Resources of azapi by name: their type, and what stands under `properties`. */
function made(all: {
  readonly [name: string]: readonly [type: string, properties: unknown, more?: Attributes];
}): Parts {
  const entries = Object.entries(all).map(([name, [type, properties, more]]) => [
    `azapi_resource.${name}`,
    { type: `${type}@2024-01-01`, name, location: "swedencentral", body: { properties, ...more } },
  ]);
  return Object.fromEntries(entries) as Parts;
}

const SITE = "Microsoft.Web/sites";
const POLICIES = "Microsoft.Storage/storageAccounts/objectReplicationPolicies";
const TESTS = "Microsoft.Insights/webtests";

export const AZAPI_FLOW_GUARDS: readonly AuditCase[] = [
  inEu(
    "bodies with values that must not be written",
    [
      "TransitOutsideBoundary prod/eu/address body.sku.tier",
      "BackendOutsideBoundary prod/eu/fragment body.properties.format",
      "TransitOutsideBoundary prod/eu/output body.properties.datasource.type",
      "BackendOutsideBoundary prod/eu/policy body.properties.format",
      "ReferenceUnresolved prod/eu/policy_open body.properties.format",
      "BackendOutsideBoundary prod/eu/policy_open body.properties.format",
      "ReferenceLeavesZone prod/eu/script body.properties.scriptUrl",
      "TransitOutsideBoundary prod/eu/traffic body.properties.trafficViewEnrollmentStatus",
    ],
    (zone, stack) => {
      raw(stack, { variable: { format: {} } });
      beside(stack, NEAR_AND_FAR);
      const script = "https://near.blob.core.windows.net/a.kql";
      put(
        zone,
        made({
          address: ["Microsoft.Network/publicIPAddresses", {}, { sku: { tier: "global" } }],
          address_inside: ["Microsoft.Network/loadBalancers", {}, { sku: { tier: "Regional" } }],
          fragment: ["Microsoft.ApiManagement/service/policyFragments", { format: "rawxml-link" }],
          output: ["Microsoft.StreamAnalytics/streamingjobs/outputs", { datasource: { type: "PowerBI" } }],
          output_inside: ["Microsoft.StreamAnalytics/streamingjobs/outputs", { datasource: { type: "Raw" } }],
          policy: ["Microsoft.ApiManagement/service/apis/policies", { format: "xml-LINK" }],
          policy_inside: ["Microsoft.ApiManagement/service/apis/policies", { format: "rawxml" }],
          policy_open: ["Microsoft.ApiManagement/service/apis/policies", { format: "${var.format}" }],
          script: ["Microsoft.Kusto/clusters/databases/scripts", { scriptUrl: script }],
          script_inside: ["Microsoft.Kusto/clusters/databases/scripts", { scriptContent: "a" }],
          site: [SITE, { format: "link", scriptUrl: script, trafficViewEnrollmentStatus: "Enabled" }],
          traffic: ["Microsoft.Network/trafficManagerProfiles", { trafficViewEnrollmentStatus: "Enabled" }],
        }),
      );
    },
  ),
  inEu("bodies without what must be written", ["ReferenceUnresolved prod/eu/app body"], (zone, stack) => {
    beside(stack, NEAR_AND_FAR);
    const type = "Microsoft.Insights/components";
    const change = { type: `${type}@2020-02-02`, location: "swedencentral", body: { properties: { a: 1 } } };
    put(zone, {
      ...made({
        app: [type, { a: 1 }],
        app_inside: [type, { WorkspaceResourceId: "${azurerm_storage_account.near.id}" }],
      }),
      "azapi_update_resource.change": change,
    });
  }),
  inEu(
    "bodies that copy blobs to another account",
    [
      "ReferenceLeavesZone prod/eu/by_id body.properties.destinationAccount",
      "ReplicaOutsideBoundary prod/eu/by_id body.properties.destinationAccount",
      "ReplicaOutsideBoundary prod/eu/by_name body.properties.destinationAccount",
      "ReferenceUnresolved prod/eu/to_nobody body.properties.destinationAccount",
    ],
    (zone, stack) => {
      beside(stack, NEAR_AND_FAR);
      const to = (destinationAccount: string) => [POLICIES, { destinationAccount }] as const;
      put(
        zone,
        made({
          by_id: to("${azurerm_storage_account.far.id}"),
          by_name: to("far"),
          inside: to("near"),
          inside_id: to("${azurerm_storage_account.near.id}"),
          to_nobody: to("nobody"),
          site: [SITE, { destinationAccount: "far" }],
        }),
      );
    },
  ),
  inEu(
    "bodies with points of web tests",
    [
      "RegionUnresolved prod/eu/checks body.properties.Locations[1].Id",
      "LocationOutsideBoundary prod/eu/checks body.properties.Locations[2].Id",
    ],
    (zone) => {
      const points = ["EMEA-NL-AMS-AZR", "emea-no-osl-edge", "us-va-ash-azr"].map((Id) => ({ Id }));
      put(
        zone,
        made({ checks: [TESTS, { Locations: points }], site: [SITE, { Locations: [{ Id: "us-va-ash-azr" }] }] }),
      );
    },
  ),
  inEu(
    "bodies with secrets",
    [
      "ReferenceUnresolved prod/eu/connection body.properties.connectionString",
      "ReferenceUnresolved prod/eu/connection_signed body.properties.primary_connection_string",
      "ReferenceUnresolved prod/eu/key body.properties.instrumentationKey",
      "ReferenceUnresolved prod/eu/sas body.properties.sasUri",
      "ReferenceUnresolved prod/eu/sas_url body.properties.sasUrl",
    ],
    (zone, stack) => {
      beside(stack, NEAR_AND_FAR);
      const secret = (name: string) => [SITE, { [name]: "AccountName=a;AccountKey=b" }] as const;
      put(
        zone,
        made({
          connection: secret("connectionString"),
          connection_signed: secret("primary_connection_string"),
          inside: [SITE, { connectionString: "${azurerm_storage_account.near.primary_connection_string}" }],
          key: secret("instrumentationKey"),
          other: secret("accountKey"),
          sas: secret("sasUri"),
          sas_url: secret("sasUrl"),
        }),
      );
    },
  ),
  inEu(
    "bodies in which regions have other names",
    [
      "LocationOutsideBoundary prod/eu/key body.properties.replicas.eastus.count",
      "LocationOutsideBoundary prod/eu/part body.properties.dataResidencyLocation",
      "LocationOutsideBoundary prod/eu/value body.properties.replicas[0].name",
    ],
    (zone) => {
      put(
        zone,
        made({
          default: [SITE, { readLocation: "Default", writeLocation: "none", place: "Sweden Central" }],
          key: [SITE, { replicas: { eastus: { count: 1 }, francecentral: { count: 1 } } }],
          part: [SITE, { dataResidencyLocation: "United States" }],
          tags: [SITE, {}, { tags: { was: "eastus" } }],
          value: [SITE, { replicas: [{ name: "East US" }, { name: "France Central" }] }],
        }),
      );
    },
  ),
  inEu("types of azapi that no table knows", ["ResourceNotClassified prod/eu/thing type"], (zone) => {
    put(zone, made({ thing: ["Contoso.Own/things", {}], service: ["PaloAltoNetworks.CloudNGFW/firewalls", {}] }));
  }),
  inNetherlands(
    "hubs of azapi, which copy to the paired region",
    [
      "ReplicaOutsideBoundary prod/nl/missing body",
      "LocationOutsideBoundary prod/nl/north body.properties.replicationRegion",
      "ReplicaOutsideBoundary prod/nl/paired body.properties.replicationRegion",
    ],
    (zone) => {
      const hubs = { missing: { a: 1 }, none: "None", north: "northeurope", paired: "Default", west: "westeurope" };
      const entries = Object.entries(hubs).map(([name, region]) => [
        `azapi_resource.${name}`,
        {
          type: "Microsoft.NotificationHubs/namespaces@2023-10-01-preview",
          location: "westeurope",
          body: { properties: typeof region === "string" ? { replicationRegion: region } : region },
        },
      ]);
      put(zone, Object.fromEntries(entries) as Parts);
    },
  ),
  inNetherlands(
    "what only Cosmos DB has continuously",
    [
      "ReplicaOutsideBoundary prod/nl/nested_on body.properties.geoRedundancy.state",
      "ReplicaOutsideBoundary prod/nl/store body",
    ],
    (zone) => {
      put(zone, {
        "azapi_resource.store": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          location: "westeurope",
          body: { properties: { backupPolicy: { type: "Continuous" } } },
        },
        "azapi_resource.nested_on": {
          type: "Microsoft.Web/sites@2024-01-01",
          location: "westeurope",
          body: { properties: { geoRedundancy: { state: "Enabled" } } },
        },
        "azapi_resource.nested": {
          type: "Microsoft.Web/sites@2024-01-01",
          location: "westeurope",
          body: { properties: { geoRedundancy: { state: "Disabled" } } },
        },
      });
    },
  ),
];
