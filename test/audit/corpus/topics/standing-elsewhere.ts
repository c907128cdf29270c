import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { BackupContainerStorageAccount } from "@cdktf/provider-azurerm/lib/backup-container-storage-account";
import { EventgridEventSubscription } from "@cdktf/provider-azurerm/lib/eventgrid-event-subscription";
import { Eventhub } from "@cdktf/provider-azurerm/lib/eventhub";
import { MssqlDatabase } from "@cdktf/provider-azurerm/lib/mssql-database";
import { PostgresqlFlexibleServer } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import { RecoveryServicesVault } from "@cdktf/provider-azurerm/lib/recovery-services-vault";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { StorageObjectReplication } from "@cdktf/provider-azurerm/lib/storage-object-replication";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { AuditCase } from "../audit-case";
import { account, diagnostics, eventHubs, GROUP, gateway, sqlServer, storage, workspace } from "../resources";
import { inEu } from "../zones";

const GROUP_ID = `/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/${GROUP}`;
const RULES = [{ sourceContainerName: "chats", destinationContainerName: "chats" }];

function postgres(scope: Construct, id: string, location: string, sourceServerId?: string) {
  const common = { name: `psql-team7-${id}`, resourceGroupName: GROUP, createMode: sourceServerId && "Replica" };
  return new PostgresqlFlexibleServer(scope, id, { ...common, location, sourceServerId });
}

function hub(stack: TerraformStack, location: string): string {
  const { id: namespaceId } = eventHubs(stack, "bus", location);
  return new Eventhub(stack, "hub", { name: "hub", namespaceId, partitionCount: 1, messageRetention: 1 }).id;
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "logs of an account of the zone, sent outside by the stack",
    ["LogsOutsideBoundary prod/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const { id } = account(zone, "oai", "swedencentral");
      diagnostics(stack, id, { logAnalyticsWorkspaceId: workspace(stack, "us", "eastus").id });
    },
  ),
  inEu(
    "blobs of the zone, copied outside by the stack",
    ["ReplicaOutsideBoundary prod/copy destination_storage_account_id"],
    (zone, stack) => {
      new StorageObjectReplication(stack, "copy", {
        sourceStorageAccountId: storage(zone, "files", "swedencentral").id,
        destinationStorageAccountId: storage(stack, "us", "eastus").id,
        rules: RULES,
      });
    },
  ),
  inEu(
    "a replica outside of a server of the zone",
    ["LocationOutsideBoundary prod/replica location"],
    (zone, stack) => {
      postgres(stack, "replica", "uksouth", postgres(zone, "primary", "swedencentral").id);
    },
  ),
  inEu(
    "a database outside that is made from one of the zone",
    ["LocationOutsideBoundary prod/copy server_id", "BackupOutsideBoundary prod/copy storage_account_type"],
    (zone, stack) => {
      const { id: serverId } = sqlServer(zone, "se", "swedencentral");
      new MssqlDatabase(stack, "copy", {
        name: "chats",
        serverId: sqlServer(stack, "us", "eastus").id,
        createMode: "Copy",
        creationSourceDatabaseId: new MssqlDatabase(zone, "chats", { name: "chats", serverId }).id,
      });
    },
  ),
  inEu(
    "events of the zone, subscribed to from outside",
    ["ReferenceLeavesZone prod/uploads eventhub_endpoint_id"],
    (zone, stack) => {
      const { id: scope } = storage(zone, "files", "swedencentral");
      const eventhubEndpointId = hub(stack, "eastus");
      new EventgridEventSubscription(stack, "uploads", { name: "uploads", scope, eventhubEndpointId });
    },
  ),
  inEu("a backend outside of the zone's gateway", ["BackendOutsideBoundary prod/spill url"], (zone, stack) => {
    new ApiManagementBackend(stack, "spill", {
      name: "spill",
      resourceGroupName: GROUP,
      apiManagementName: gateway(zone, "apim", "swedencentral").name,
      protocol: "http",
      url: account(stack, "us", "eastus2").endpoint,
    });
  }),
  inEu(
    "a backend of the zone's gateway at another vendor, by the name of the gateway",
    ["BackendHostUnknown prod/spill url"],
    (zone, stack) => {
      gateway(zone, "apim", "swedencentral");
      const common = {
        name: "spill",
        resourceGroupName: GROUP,
        protocol: "http",
        apiManagementName: "APIM-team7-apim",
      };
      new ApiManagementBackend(stack, "spill", { ...common, url: "https://api.openai.com/v1" });
    },
  ),
  inEu(
    "logs of an account of the zone, which the stack names by an id with its name in it",
    ["LogsOutsideBoundary prod/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const { name } = account(zone, "oai", "swedencentral");
      const id = `${GROUP_ID}/providers/Microsoft.CognitiveServices/accounts/${name}`;
      diagnostics(stack, id, { logAnalyticsWorkspaceId: workspace(stack, "us", "eastus").id });
    },
  ),
  inEu(
    "logs of an account of the zone, which the stack names by an id that is written out",
    [
      // Another subscription may have an account of that name.
      "RegionUnresolved prod/logs target_resource_id",
      "LogsOutsideBoundary prod/logs log_analytics_workspace_id",
    ],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      const id = `${GROUP_ID}/providers/Microsoft.CognitiveServices/accounts/oai-team7-oai`;
      diagnostics(stack, id, { logAnalyticsWorkspaceId: workspace(stack, "us", "eastus").id });
    },
  ),
  inEu(
    "file shares of the zone, backed up into a vault outside",
    ["LocationOutsideBoundary prod/shares recovery_vault_name"],
    (zone, stack) => {
      const common = { resourceGroupName: GROUP, storageModeType: "LocallyRedundant" };
      const vault = new RecoveryServicesVault(stack, "us", {
        ...common,
        name: "rsv-us",
        location: "eastus",
        sku: "Standard",
      });
      new BackupContainerStorageAccount(stack, "shares", {
        resourceGroupName: GROUP,
        recoveryVaultName: vault.name,
        storageAccountId: storage(zone, "files", "swedencentral").id,
      });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("logs of an account of the zone, sent by the stack to a workspace inside", [], (zone, stack) => {
    const { id } = account(zone, "oai", "swedencentral");
    diagnostics(stack, id, { logAnalyticsWorkspaceId: workspace(stack, "central", "swedencentral").id });
  }),
  inEu("blobs of the zone, copied by the stack to an account inside", [], (zone, stack) => {
    new StorageObjectReplication(stack, "copy", {
      sourceStorageAccountId: storage(zone, "files", "swedencentral").id,
      destinationStorageAccountId: storage(stack, "twin", "germanywestcentral").id,
      rules: RULES,
    });
  }),
  inEu("a container that the stack adds to an account of the zone", [], (zone, stack) => {
    const { id: storageAccountId } = storage(zone, "files", "swedencentral");
    new StorageContainer(stack, "uploads", { name: "uploads", storageAccountId });
  }),
  inEu("a replica inside of a server of the zone", [], (zone, stack) => {
    postgres(stack, "replica", "norwayeast", postgres(zone, "primary", "swedencentral").id);
  }),
  inEu("logs of what is outside, sent to a workspace of the zone", [], (zone, stack) => {
    const { id: logAnalyticsWorkspaceId } = workspace(zone, "central", "swedencentral");
    diagnostics(stack, account(stack, "us", "eastus2").id, { logAnalyticsWorkspaceId });
  }),
];
