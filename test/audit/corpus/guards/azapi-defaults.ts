// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu, inNetherlands } from "../zones";
import { type Parts, put, raw } from "./parts";

const VARIABLE = {
  near: { default: "swedencentral" },
  west: { default: "westeurope" },
  none: { default: "None" },
  part: { default: "Europe" },
  lrs: { default: "Standard_LRS" },
  grs: { default: "Standard_GRS" },
  local: { default: "LocallyRedundant" },
  off: { default: "Disabled" },
  continuous: { default: "Continuous" },
  regional: { default: "Regional" },
  world: { default: "Global" },
  point: { default: "emea-nl-ams-azr" },
  get: { default: "GET" },
  list: { default: "listKeys" },
  role: { default: "Microsoft.Authorization/roleAssignments@2022-04-01" },
  text: { default: '{"properties":{"a":1}}' },
  sku: { default: "DataZoneStandard" },
  key: { default: "InstrumentationKey=1" },
  number: { default: 1, type: "number" },
  yes: { default: true, type: "bool" },
  any: { default: 1 },
  open_number: { type: "number" },
};

function arm(name: string, type: string, body: unknown, location = "swedencentral"): Parts {
  return { [`azapi_resource.${name}`]: { type: `${type}@2024-01-01`, location, body } };
}

function changed(name: string, type: string, properties: unknown): Parts {
  return { [`azapi_update_resource.${name}`]: { ...arm("a", type, { properties })["azapi_resource.a"] } };
}

export const AZAPI_DEFAULT_GUARDS: readonly AuditCase[] = [
  inEu(
    "defaults in bodies",
    [
      "ReferenceUnresolved prod/eu/any body.properties.count",
      "LiteralNeeded prod/eu/chat body.sku.name",
      "ReferenceUnresolved prod/eu/chat body.sku.name",
      "RegionUnresolved prod/eu/copy body.properties.location",
      "RegionUnresolved prod/eu/inside body.location",
      "ReferenceUnresolved prod/eu/key body.properties.connectionString",
      "RegionUnresolved prod/eu/messages body.properties.dataLocation",
      "RegionUnresolved prod/eu/no_region body.properties.location",
      "ResourceNotClassified prod/eu/open_type type",
      "ReferenceUnresolved prod/eu/test body.properties.Locations[0].Id",
      "RegionUnresolved prod/eu/test body.properties.Locations[0].Id",
      "ResourceNotClassified prod/eu/text body",
      "ReferenceUnresolved prod/eu/tier body.sku.tier",
      "TransitOutsideBoundary prod/eu/tier body.sku.tier",
      "ReferenceUnresolved prod/eu/tier_world body.sku.tier",
      "TransitOutsideBoundary prod/eu/tier_world body.sku.tier",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      const site = "Microsoft.Web/sites";
      const account = { parent_id: "${azurerm_cognitive_account.account.id}" };
      const chat = arm("chat", "Microsoft.CognitiveServices/accounts/deployments", { sku: { name: "${var.sku}" } });
      const { location: _, ...deployment } = chat["azapi_resource.chat"];
      put(zone, {
        "azurerm_cognitive_account.account": { location: "swedencentral" },
        "azapi_resource.chat": { ...deployment, ...account },
        "azapi_resource.inside": { type: `${site}@2024-01-01`, body: { location: "${var.near}" } },
        "azapi_resource.open_type": { type: "${var.role}", location: "swedencentral" },
        ...arm("any", site, { properties: { count: "${var.any}" } }),
        ...arm("number", site, {
          properties: { count: "${var.number}", on: "${var.yes}", more: "${var.open_number}" },
        }),
        ...arm("copy", site, { properties: { location: "${var.near}" } }),
        ...arm("no_region", site, { properties: { location: "${var.none}" } }),
        ...arm("key", site, { properties: { connectionString: "${var.key}" } }),
        ...arm("text", site, "${var.text}"),
        ...arm("tier", "Microsoft.Network/loadBalancers", { sku: { tier: "${var.regional}" } }),
        ...arm("tier_world", "Microsoft.Network/loadBalancers", { sku: { tier: "${var.world}" } }),
        ...changed("test", "Microsoft.Insights/webTests", { Locations: [{ Id: "${var.point}" }] }),
        "azapi_resource.messages": {
          type: "Microsoft.Communication/communicationServices@2023-04-01",
          body: { properties: { dataLocation: "${var.part}" } },
        },
      });
    },
  ),
  inNetherlands(
    "copies that defaults in bodies ask for",
    [
      "ReferenceUnresolved prod/nl/cosmos body.properties.backupPolicy.type",
      "BackupOutsideBoundary prod/nl/cosmos body",
      "ReferenceUnresolved prod/nl/geo body.sku.name",
      "ReplicaOutsideBoundary prod/nl/geo body.sku.name",
      "ReferenceUnresolved prod/nl/named body.properties.backupRedundancy",
      "ReplicaOutsideBoundary prod/nl/named body.properties.backupRedundancy",
      "ReferenceUnresolved prod/nl/open body.properties.allowCrossTenantReplication",
      "ReplicaOutsideBoundary prod/nl/open body.properties.allowCrossTenantReplication",
      "ReferenceUnresolved prod/nl/safe body.sku.name",
      "ReplicaOutsideBoundary prod/nl/safe body.sku.name",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      const storage = "Microsoft.Storage/storageAccounts";
      const at = (name: string, type: string, body: unknown) => arm(name, type, body, "westeurope");
      put(zone, {
        ...at("safe", storage, { sku: { name: "${var.lrs}" } }),
        ...at("geo", storage, { sku: { name: "${var.grs}" } }),
        ...at("open", storage, {
          sku: { name: "Standard_LRS" },
          properties: { allowCrossTenantReplication: "${var.off}" },
        }),
        ...at("named", "Microsoft.Web/sites", { properties: { backupRedundancy: "${var.local}" } }),
        ...at("cosmos", "Microsoft.DocumentDB/databaseAccounts", {
          properties: { backupPolicy: { type: "${var.continuous}" } },
        }),
      });
    },
  ),
  inEu(
    "actions and providers that defaults decide",
    [
      "ResourceNotClassified prod/eu/by_method type",
      "ResourceNotClassified prod/eu/by_name type",
      "RegionUnresolved prod/eu/files provider",
    ],
    (zone, stack) => {
      raw(stack, {
        variable: { ...VARIABLE, host: { default: "management.azure.com" } },
        provider: { azurerm: [{ alias: "other", features: {}, metadata_host: "${var.host}" }] },
        resource: {
          azurerm_storage_account: {
            files: {
              provider: "azurerm.other",
              location: "swedencentral",
              account_replication_type: "LRS",
              "//": { metadata: { path: "prod/eu/files", uniqueId: "files" } },
            },
          },
        },
      });
      put(zone, {
        "data.azapi_resource_action.by_method": { method: "${var.get}", action: "start" },
        "data.azapi_resource_action.by_name": { action: "${var.list}" },
      });
    },
  ),
];
