// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { LogAnalyticsLinkedStorageAccount } from "@cdktf/provider-azurerm/lib/log-analytics-linked-storage-account";
import { TerraformLocal } from "cdktf";
import type { AuditCase } from "../audit-case";
import { account, cosmos, diagnostics, GROUP, gateway, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

export const LEAKING: readonly AuditCase[] = [
  inEu("a region outside in a local", ["LocationOutsideBoundary prod/eu/files location"], (zone, stack) => {
    storage(zone, "files", new TerraformLocal(stack, "region", "eastus").asString);
  }),
  inEu(
    "a region outside in a map of regions",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[1].location"],
    (zone, stack) => {
      new TerraformLocal(stack, "regions", { home: "swedencentral", backup: "uksouth" });
      cosmos(zone, "docs", ["${local.regions.home}", "${local.regions.backup}"]);
    },
  ),
  inEu(
    "a workspace outside behind two locals",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const first = new TerraformLocal(stack, "workspace", workspace(stack, "central", "eastus").id);
      const second = new TerraformLocal(stack, "logs_to", first.expression);
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: second.asString });
    },
  ),
  inEu(
    "an account outside in a list of accounts",
    ["LogsOutsideBoundary prod/eu/queries storage_account_ids[1]"],
    (zone, stack) => {
      const ids = [storage(zone, "home", "swedencentral").id, storage(stack, "away", "westus").id];
      new LogAnalyticsLinkedStorageAccount(zone, "queries", {
        dataSourceType: "Query",
        resourceGroupName: GROUP,
        workspaceResourceId: workspace(zone, "traces", "swedencentral").id,
        storageAccountIds: new TerraformLocal(stack, "accounts", ids).asList,
      });
    },
  ),
  inEu("a local that is not there", ["ReferenceUnresolved prod/eu/logs storage_account_id"], (zone) => {
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { storageAccountId: "${local.archive}" });
  }),
  inEu("two locals that lead to each other", ["ReferenceUnresolved prod/eu/logs storage_account_id"], (zone, stack) => {
    new TerraformLocal(stack, "here", "${local.there}");
    new TerraformLocal(stack, "there", "${local.here}");
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { storageAccountId: "${local.here}" });
  }),
  inEu("an address in a local, of an account outside", ["BackendOutsideBoundary prod/eu/spill url"], (zone, stack) => {
    const { endpoint } = account(stack, "us", "eastus2");
    new ApiManagementBackend(zone, "spill", {
      name: "spill",
      resourceGroupName: GROUP,
      apiManagementName: gateway(zone, "apim", "swedencentral").name,
      protocol: "http",
      url: new TerraformLocal(stack, "spill_url", `${endpoint}openai`).asString,
    });
  }),
  inNetherlands(
    "a kind of replication in a local, that copies to the paired region",
    ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
    (zone, stack) => {
      const { asString } = new TerraformLocal(stack, "replication", "GZRS");
      storage(zone, "files", "westeurope", { accountReplicationType: asString });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a region inside in a local", [], (zone, stack) => {
    storage(zone, "files", new TerraformLocal(stack, "region", "swedencentral").asString);
  }),
  inEu("regions inside in a map of regions that has others too", [], (zone, stack) => {
    new TerraformLocal(stack, "regions", { eu: ["swedencentral", "France Central"], us: ["eastus"] });
    cosmos(zone, "docs", ["${local.regions.eu[0]}", "${local.regions.eu[1]}"]);
  }),
  inEu("a workspace inside behind two locals", [], (zone, stack) => {
    const first = new TerraformLocal(stack, "workspace", workspace(stack, "central", "swedencentral").id);
    const second = new TerraformLocal(stack, "logs_to", first.expression);
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: second.asString });
  }),
  inEu("a list of accounts that are all inside", [], (zone, stack) => {
    const ids = [storage(zone, "home", "swedencentral").id, storage(stack, "away", "norwayeast").id];
    new LogAnalyticsLinkedStorageAccount(zone, "queries", {
      dataSourceType: "Query",
      resourceGroupName: GROUP,
      workspaceResourceId: workspace(zone, "traces", "swedencentral").id,
      storageAccountIds: new TerraformLocal(stack, "accounts", ids).asList,
    });
  }),
  inNetherlands("a kind of replication in a local, that stays in the region", [], (zone, stack) => {
    const { asString } = new TerraformLocal(stack, "replication", "ZRS");
    storage(zone, "files", "westeurope", { accountReplicationType: asString });
  }),
];
