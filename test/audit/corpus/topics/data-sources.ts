import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { DataAzurermCognitiveAccount } from "@cdktf/provider-azurerm/lib/data-azurerm-cognitive-account";
import { DataAzurermLogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/data-azurerm-log-analytics-workspace";
import { DataAzurermResourceGroup } from "@cdktf/provider-azurerm/lib/data-azurerm-resource-group";
import { DataAzurermStorageAccount } from "@cdktf/provider-azurerm/lib/data-azurerm-storage-account";
import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { account, cosmos, diagnostics, GROUP, gateway, storage, workspace } from "../resources";
import { inEu } from "../zones";

function central(scope: Construct, name = "log-central"): DataAzurermLogAnalyticsWorkspace {
  return new DataAzurermLogAnalyticsWorkspace(scope, "central", { name, resourceGroupName: GROUP });
}

function sharedAccount(scope: Construct): DataAzurermCognitiveAccount {
  return new DataAzurermCognitiveAccount(scope, "shared", { name: "oai-shared", resourceGroupName: GROUP });
}

function backend(scope: Construct, url: string): void {
  const { name: apiManagementName } = gateway(scope, "apim", "swedencentral");
  new ApiManagementBackend(scope, "spill", {
    name: "spill",
    resourceGroupName: GROUP,
    protocol: "http",
    apiManagementName,
    url,
  });
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a workspace that is read, wherever it is",
    ["RegionUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: central(zone).id });
    },
  ),
  inEu(
    "a workspace that is read and declared outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const logAnalyticsWorkspaceId = central(stack).id;
      zone.declareExternal(logAnalyticsWorkspaceId, AzureRegion.EAST_US);
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  inEu(
    "a workspace outside that the app makes, and reads again by its name",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const { name } = workspace(stack, "us", "eastus");
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: central(stack, name).id });
    },
  ),
  inEu("a container in an account that is read", ["RegionUnresolved prod/eu/uploads storage_account_id"], (zone) => {
    const lake = new DataAzurermStorageAccount(zone, "lake", { name: "stlake", resourceGroupName: "rg-lake" });
    new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId: lake.id });
  }),
  inEu("a backend at an account that is read", ["BackendUnresolved prod/eu/spill url"], (zone, stack) => {
    backend(zone, sharedAccount(stack).endpoint);
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a workspace that is read and declared inside", [], (zone, stack) => {
    const logAnalyticsWorkspaceId = central(stack).id;
    zone.declareExternal(logAnalyticsWorkspaceId, AzureRegion.SWEDEN_CENTRAL);
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
  }),
  inEu("a workspace inside that the app makes, and reads again by its name", [], (zone, stack) => {
    const { name } = workspace(zone, "traces", "swedencentral");
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: central(stack, name).id });
  }),
  inEu("the region of a group that is read, which Terraform checks", [], (zone) => {
    storage(zone, "files", new DataAzurermResourceGroup(zone, "theirs", { name: "rg-theirs" }).location);
  }),
  inEu("the region of a group that is read, in a list, which Terraform checks", [], (zone) => {
    const { location } = new DataAzurermResourceGroup(zone, "theirs", { name: "rg-theirs" });
    cosmos(zone, "docs", ["swedencentral", location]);
  }),
  inEu("the tenant and the subscription that are read", [], (zone) => {
    const { tenantId, subscriptionId } = new DataAzurermClientConfig(zone, "me", {});
    const common = { name: "kv-team7", resourceGroupName: GROUP, location: "swedencentral", skuName: "standard" };
    new KeyVault(zone, "vault", { ...common, tenantId, tags: { subscription: subscriptionId } });
  }),
  inEu("a backend at an account that is read and declared inside", [], (zone, stack) => {
    const { endpoint } = sharedAccount(stack);
    zone.declareExternal(endpoint, AzureRegion.FRANCE_CENTRAL);
    backend(zone, endpoint);
  }),
];
