import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { KeyVaultKey } from "@cdktf/provider-azurerm/lib/key-vault-key";
import { LogAnalyticsDataExportRule } from "@cdktf/provider-azurerm/lib/log-analytics-data-export-rule";
import { MssqlDatabase } from "@cdktf/provider-azurerm/lib/mssql-database";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccountCustomerManagedKeyA } from "@cdktf/provider-azurerm/lib/storage-account-customer-managed-key";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { StorageTable } from "@cdktf/provider-azurerm/lib/storage-table";
import type { Construct } from "constructs";
import type { AuditCase } from "../audit-case";
import { account, diagnostics, GROUP, sqlServer, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

function vault(scope: Construct, location: string): KeyVault {
  const common = { name: "kv-team7", resourceGroupName: GROUP, tenantId: "t", skuName: "premium" };
  return new KeyVault(scope, "vault", { ...common, location });
}

/** A workspace beside the zone, in Sweden, from which all logs go on to an account. */
function exporting(stack: Construct, location: string): string {
  const { id } = workspace(stack, "central", "swedencentral");
  new LogAnalyticsDataExportRule(stack, "export", {
    name: "export",
    resourceGroupName: GROUP,
    workspaceResourceId: id,
    destinationResourceId: storage(stack, "archive", location).id,
    tableNames: ["AzureDiagnostics"],
    enabled: true,
  });
  return id;
}

export const LEAKING: readonly AuditCase[] = [
  inEu("the location of a group outside", ["LocationOutsideBoundary prod/eu/files location"], (zone, stack) => {
    storage(zone, "files", new ResourceGroup(stack, "group", { name: "rg-us", location: "East US" }).location);
  }),
  inEu(
    "the location of what takes its own from a third one",
    ["LocationOutsideBoundary prod/eu/files location"],
    (zone, stack) => {
      const group = new ResourceGroup(stack, "group", { name: "rg-us", location: "eastus" });
      storage(zone, "files", workspace(stack, "central", group.location).location);
    },
  ),
  inEu(
    "a container in an account outside",
    ["LocationOutsideBoundary prod/eu/uploads storage_account_id"],
    (zone, stack) => {
      const storageAccountId = storage(stack, "shared", "uksouth").id;
      new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId });
    },
  ),
  inEu(
    "a table in an account outside, by the name of the account",
    ["LocationOutsideBoundary prod/eu/chats storage_account_name"],
    (zone, stack) => {
      const storageAccountName = storage(stack, "shared", "uksouth").name;
      new StorageTable(zone, "chats", { name: "chats", storageAccountName });
    },
  ),
  inEu(
    "files of an account that are kept outside",
    ["ReferenceLeavesZone prod/eu/oai storage[0].storage_account_id"],
    (zone, stack) => {
      const storageAccountId = storage(stack, "files", "eastus").id;
      account(zone, "oai", "swedencentral", { kind: "SpeechServices", storage: [{ storageAccountId }] });
    },
  ),
  inEu(
    "a workspace inside that hands on what it gets",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const logAnalyticsWorkspaceId = exporting(stack, "eastus");
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  inNetherlands(
    "a container in an account beside the zone that has copies outside",
    ["LocationOutsideBoundary prod/nl/uploads storage_account_id"],
    (zone, stack) => {
      const storageAccountId = storage(stack, "shared", "westeurope", { accountReplicationType: "GRS" }).id;
      new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId });
    },
  ),
  inEu("a key of a vault outside", ["ReferenceLeavesZone prod/eu/cmk key_vault_id"], (zone, stack) => {
    const { id } = storage(zone, "files", "swedencentral");
    const key = { keyVaultId: vault(stack, "eastus").id, keyName: "files" };
    new StorageAccountCustomerManagedKeyA(zone, "cmk", { storageAccountId: id, ...key });
  }),
  inEu(
    "a database that is made from one outside",
    ["ReferenceLeavesZone prod/eu/copy creation_source_database_id"],
    (zone, stack) => {
      const source = new MssqlDatabase(stack, "old", { name: "old", serverId: sqlServer(stack, "us", "eastus").id });
      new MssqlDatabase(zone, "copy", {
        name: "copy",
        serverId: sqlServer(zone, "se", "swedencentral").id,
        createMode: "Copy",
        creationSourceDatabaseId: source.id,
      });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("the location of a group beside the zone, inside", [], (zone, stack) => {
    storage(zone, "files", new ResourceGroup(stack, "group", { name: "rg-no", location: "Norway East" }).location);
  }),
  inEu("a container in an account beside the zone, inside", [], (zone, stack) => {
    const storageAccountId = storage(stack, "shared", "northeurope").id;
    new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId });
  }),
  inEu("files of an account that are kept beside the zone, inside", [], (zone, stack) => {
    const storageAccountId = storage(stack, "files", "westeurope").id;
    account(zone, "oai", "swedencentral", { kind: "SpeechServices", storage: [{ storageAccountId }] });
  }),
  inEu("a workspace inside that hands on what it gets to an account inside", [], (zone, stack) => {
    const logAnalyticsWorkspaceId = exporting(stack, "swedencentral");
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
  }),
  inEu("a key of a vault of the zone", [], (zone) => {
    const files = storage(zone, "files", "swedencentral", { identity: { type: "SystemAssigned" } });
    const { id } = vault(zone, "swedencentral");
    const key = new KeyVaultKey(zone, "key", { name: "k", keyVaultId: id, keyType: "RSA", keyOpts: ["wrapKey"] });
    const cmk = { storageAccountId: files.id, keyVaultId: id, keyName: key.name };
    new StorageAccountCustomerManagedKeyA(zone, "cmk", cmk);
  }),
  inEu("a database that is made from one of the zone, in another region of it", [], (zone) => {
    const source = new MssqlDatabase(zone, "old", { name: "old", serverId: sqlServer(zone, "se", "swedencentral").id });
    new MssqlDatabase(zone, "copy", {
      name: "copy",
      serverId: sqlServer(zone, "fr", "francecentral").id,
      createMode: "Secondary",
      creationSourceDatabaseId: source.id,
    });
  }),
];
