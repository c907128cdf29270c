import { TerraformVariable } from "cdktf";
import type { AuditCase } from "../audit-case";
import { azapi, Untyped } from "../handwritten";
import { account, gateway, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

const DEPLOYMENTS = "Microsoft.CognitiveServices/accounts/deployments@2025-06-01";
const MODEL = { properties: { model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" } } };
const BACKENDS = "Microsoft.ApiManagement/service/backends@2024-05-01";
const GROUP_ID = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-team7-app";
const AT_GROUP = { parent_id: GROUP_ID };

export const LEAKING: readonly AuditCase[] = [
  inEu("an azapi resource outside", ["LocationOutsideBoundary prod/eu/hub location"], (zone) => {
    azapi(zone, "hub", "Microsoft.MachineLearningServices/workspaces@2025-06-01", { ...AT_GROUP, location: "East US" });
  }),
  inEu("a location in the body of an azapi resource", ["LocationOutsideBoundary prod/eu/bus body.location"], (zone) => {
    const body = { location: "uksouth", sku: { name: "Premium" } };
    azapi(zone, "bus", "Microsoft.ServiceBus/namespaces@2024-01-01", { ...AT_GROUP, body });
  }),
  inEu(
    "a copy of a namespace that only azapi can ask for",
    ["LocationOutsideBoundary prod/eu/events body.properties.geoDataReplication.locations[1].locationName"],
    (zone) => {
      const locations = [{ locationName: "swedencentral" }, { locationName: "eastus2" }];
      azapi(zone, "events", "Microsoft.EventHub/namespaces@2024-01-01", {
        ...AT_GROUP,
        location: "swedencentral",
        body: { properties: { geoDataReplication: { locations } } },
      });
    },
  ),
  inEu("a global deployment by azapi", ["ProcessingLeavesBoundary prod/eu/chat body.sku.name"], (zone) => {
    const { id } = account(zone, "oai", "swedencentral");
    azapi(zone, "chat", DEPLOYMENTS, { parent_id: id, body: { ...MODEL, sku: { name: "GlobalBatch", capacity: 1 } } });
  }),
  inEu(
    "a global deployment of azapi whose account is found in two ways",
    ["RegionUnresolved prod/chat parent_id", "ProcessingLeavesBoundary prod/chat body.sku.name"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      const parent_id = `${GROUP_ID}/providers/Microsoft.CognitiveServices/accounts/oai-team7-oai`;
      azapi(stack, "chat", DEPLOYMENTS, { parent_id, body: { ...MODEL, sku: { name: "GlobalBatch" } } });
    },
  ),
  inEu(
    "a member outside of a pool of backends",
    ["ReferenceLeavesZone prod/eu/pool body.properties.pool.services[0].id"],
    (zone, stack) => {
      const backend = `${gateway(stack, "us", "eastus").id}/backends/oai`;
      azapi(zone, "pool", BACKENDS, {
        parent_id: gateway(zone, "apim", "swedencentral").id,
        body: { properties: { type: "Pool", pool: { services: [{ id: backend, priority: 1 }] } } },
      });
    },
  ),
  inEu(
    "a replication of a workspace by azapi",
    ["LocationOutsideBoundary prod/eu/twin body.properties.replication.location"],
    (zone) => {
      new Untyped(zone, "twin", "azapi_update_resource", {
        type: "Microsoft.OperationalInsights/workspaces@2025-02-01",
        resource_id: workspace(zone, "traces", "swedencentral").id,
        body: { properties: { replication: { enabled: true, location: "northcentralus" } } },
      });
    },
  ),
  inNetherlands(
    "copies of an account of the zone, switched on by azapi",
    ["ReplicaOutsideBoundary prod/nl/grow body.sku.name"],
    (zone) => {
      new Untyped(zone, "grow", "azapi_update_resource", {
        type: "Microsoft.Storage/storageAccounts@2025-01-01",
        resource_id: storage(zone, "files", "westeurope").id,
        body: { sku: { name: "Standard_GRS" } },
      });
    },
  ),
  inEu(
    "hosts in a body, with capitals and in the place of a kind",
    [
      "ReferenceUnresolved prod/eu/files body.kind",
      "ReferenceUnresolved prod/eu/files body.properties.customDomain.name",
    ],
    (zone) => {
      azapi(zone, "files", "Microsoft.Storage/storageAccounts@2025-01-01", {
        ...AT_GROUP,
        location: "swedencentral",
        body: {
          kind: "files.contoso.com",
          sku: { name: "Standard_ZRS" },
          properties: { customDomain: { name: "Files.Contoso.Com" } },
        },
      });
    },
  ),
  inEu("an action by azapi, which can do anything", ["ResourceNotClassified prod/eu/move name"], (zone) => {
    new Untyped(zone, "move", "azapi_resource_action", {
      type: "Microsoft.Storage/storageAccounts@2025-01-01",
      resource_id: storage(zone, "files", "swedencentral").id,
      action: "startAccountMigration",
    });
  }),
  inEu("a script by azapi", ["ResourceNotClassified prod/eu/seed type"], (zone) => {
    const script = { kind: "AzureCLI", properties: { scriptContent: "az storage blob copy start-batch …" } };
    const type = "Microsoft.Resources/deploymentScripts@2023-08-01";
    azapi(zone, "seed", type, { ...AT_GROUP, location: "swedencentral", body: script });
  }),
  inEu("a profile of Front Door by azapi", ["TransitOutsideBoundary prod/eu/edge type"], (zone) => {
    const body = { sku: { name: "Premium_AzureFrontDoor" } };
    azapi(zone, "edge", "Microsoft.Cdn/profiles@2025-04-15", { ...AT_GROUP, location: "global", body });
  }),
  inNetherlands(
    "a storage account by azapi, with copies",
    ["ReplicaOutsideBoundary prod/nl/files body.sku.name"],
    (zone) => {
      const body = { kind: "StorageV2", sku: { name: "Standard_RAGZRS" } };
      azapi(zone, "files", "Microsoft.Storage/storageAccounts@2025-01-01", {
        ...AT_GROUP,
        location: "westeurope",
        body,
      });
    },
  ),
  inNetherlands(
    "an account of Cosmos DB by azapi, whose backups nobody placed",
    ["BackupOutsideBoundary prod/nl/docs body"],
    (zone) => {
      azapi(zone, "docs", "Microsoft.DocumentDB/databaseAccounts@2024-11-15", {
        ...AT_GROUP,
        location: "westeurope",
        body: { properties: { databaseAccountOfferType: "Standard", locations: [{ locationName: "West Europe" }] } },
      });
    },
  ),
  inEu(
    "a child by azapi in an account outside",
    ["LocationOutsideBoundary prod/eu/uploads parent_id"],
    (zone, stack) => {
      const parent_id = `${storage(stack, "us", "eastus").id}/blobServices/default`;
      azapi(zone, "uploads", "Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01", { parent_id });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("an azapi resource inside", [], (zone) => {
    const type = "Microsoft.MachineLearningServices/workspaces@2025-06-01";
    azapi(zone, "hub", type, { ...AT_GROUP, location: "Sweden Central", body: { kind: "Hub" } });
  }),
  inEu("an azapi resource in a region that Terraform checks", [], (zone, stack) => {
    const location = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
    azapi(zone, "hub", "Microsoft.MachineLearningServices/workspaces@2025-06-01", { ...AT_GROUP, location });
  }),
  inEu("kinds in a body, which only look like hosts", [], (zone) => {
    const serviceEndpoints = [{ service: "Microsoft.Storage" }, { service: "Microsoft.KeyVault" }];
    const subnets = [{ name: "apps", properties: { addressPrefix: "10.0.0.0/24", serviceEndpoints } }];
    azapi(zone, "home", "Microsoft.Network/virtualNetworks@2024-05-01", {
      ...AT_GROUP,
      location: "swedencentral",
      body: { properties: { addressSpace: { addressPrefixes: ["10.0.0.0/16"] }, subnets } },
    });
  }),
  inEu("a deployment of the data zone by azapi", [], (zone) => {
    const { id: parent_id } = account(zone, "oai", "swedencentral");
    azapi(zone, "chat", DEPLOYMENTS, { parent_id, body: { ...MODEL, sku: { name: "DataZoneBatch", capacity: 1 } } });
  }),
  inEu("a pool of backends of the zone's own gateway", [], (zone) => {
    const { id: parent_id } = gateway(zone, "apim", "swedencentral");
    const services = [{ id: `${parent_id}/backends/oai-se`, priority: 1 }, { id: `${parent_id}/backends/oai-fr` }];
    azapi(zone, "pool", BACKENDS, { parent_id, body: { properties: { type: "Pool", pool: { services } } } });
  }),
  inEu("a copy of a namespace within the boundary", [], (zone) => {
    const locations = [{ locationName: "Sweden Central" }, { locationName: "France Central" }];
    azapi(zone, "events", "Microsoft.EventHub/namespaces@2024-01-01", {
      ...AT_GROUP,
      location: "swedencentral",
      body: { properties: { geoDataReplication: { locations } } },
    });
  }),
  inNetherlands("accounts by azapi that keep copies and backups in the region", [], (zone) => {
    const at = { ...AT_GROUP, location: "westeurope" };
    const files = { kind: "StorageV2", sku: { name: "Standard_ZRS" } };
    azapi(zone, "files", "Microsoft.Storage/storageAccounts@2025-01-01", { ...at, body: files });
    const docs = { properties: { backupPolicy: { type: "Continuous" }, locations: [{ locationName: "westeurope" }] } };
    azapi(zone, "docs", "Microsoft.DocumentDB/databaseAccounts@2024-11-15", { ...at, body: docs });
  }),
];
