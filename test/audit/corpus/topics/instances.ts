// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { LinuxFunctionApp } from "@cdktf/provider-azurerm/lib/linux-function-app";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { TerraformCount, TerraformIterator, Token } from "cdktf";
import type { AuditCase } from "../audit-case";
import { account, diagnostics, GROUP, registry, storage, workspace } from "../resources";
import { inEu } from "../zones";

export const DYNAMIC_BLOCKS: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu(
      "a block for each of some regions",
      ["RegionUnresolved prod/eu/images georeplications[*].location"],
      (zone) => {
        const regions = TerraformIterator.fromList(["francecentral", "eastus"]);
        const georeplications = regions.dynamic({ location: regions.value });
        registry(zone, "images", "swedencentral", { georeplications: georeplications });
      },
    ),
    inEu(
      "a block that an override makes dynamic, with a region outside",
      ["ReplicaOutsideBoundary prod/eu/images georeplications[*].location"],
      (zone) => {
        const content = { location: "uksouth", zone_redundancy_enabled: true };
        const images = registry(zone, "images", "swedencentral");
        images.addOverride("dynamic.georeplications", { for_each: "${toset(var.copies)}", content });
      },
    ),
    inEu(
      "a dynamic block whose content is nothing that can be read",
      ["RegionUnresolved prod/eu/images georeplications[*].location"],
      (zone) => {
        const content = "${local.copy}";
        registry(zone, "images", "swedencentral").addOverride("dynamic.georeplications", { for_each: ["a"], content });
      },
    ),
  ],
  CLEAN: [
    inEu("a block that is there or not, with a region inside", [], (zone) => {
      const flags = TerraformIterator.fromList(["on"]);
      const georeplications = flags.dynamic({ location: "francecentral", zoneRedundancyEnabled: true });
      registry(zone, "images", "swedencentral", { georeplications: georeplications });
    }),
    inEu("a block for each of some addresses", [], (zone) => {
      const addresses = TerraformIterator.fromList(["10.1.0.0/24", "10.2.0.0/24"]);
      const ipRule = addresses.dynamic({ action: "Allow", ipRange: addresses.value });
      registry(zone, "images", "swedencentral", {
        networkRuleSet: [{ defaultAction: "Deny", ipRule: ipRule }],
      });
    }),
    inEu("a dynamic block for nothing", [], (zone) => {
      const content = { location: "eastus" };
      registry(zone, "images", "swedencentral").addOverride("dynamic.georeplications", { for_each: [], content });
    }),
  ],
};

const APP = { resourceGroupName: GROUP, location: "swedencentral", servicePlanId: "${local.plan}", siteConfig: {} };

export const FOR_EACH: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu(
      "an account for each of some names, all of them outside",
      ["LocationOutsideBoundary prod/eu/files location"],
      (zone) => {
        const forEach = TerraformIterator.fromList(["chats", "audio"]);
        storage(zone, "files", "eastus", { name: forEach.value, forEach });
      },
    ),
    inEu("two of one account, both outside", ["LocationOutsideBoundary prod/eu/files location"], (zone) => {
      storage(zone, "files", "westus", { count: TerraformCount.of(2) });
    }),
    inEu(
      "a container in each of two accounts outside",
      ["LocationOutsideBoundary prod/eu/uploads storage_account_id"],
      (zone, stack) => {
        const { friendlyUniqueId } = storage(stack, "files", "uksouth", { count: TerraformCount.of(2) });
        const storageAccountId = `\${azurerm_storage_account.${friendlyUniqueId}[count.index].id}`;
        new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId, count: TerraformCount.of(2) });
      },
    ),
    inEu(
      "a setting for each of some workspaces that a list names",
      ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
      (zone) => {
        const forEach = TerraformIterator.fromList(Token.asList("${var.workspaces}"));
        const { id } = account(zone, "oai", "swedencentral");
        diagnostics(zone, id, { logAnalyticsWorkspaceId: forEach.value, forEach });
      },
    ),
    inEu(
      "an application that keeps its state in one of some accounts",
      ["ReferenceUnresolved prod/eu/app storage_account_name"],
      (zone) => {
        const forEach = TerraformIterator.fromList(["stone", "sttwo"]);
        new LinuxFunctionApp(zone, "app", { ...APP, name: "func-team7", storageAccountName: forEach.value, forEach });
      },
    ),
  ],
  CLEAN: [
    inEu("an account for each of some regions, each of which Terraform checks", [], (zone) => {
      const forEach = TerraformIterator.fromList(["swedencentral", "francecentral"]);
      storage(zone, "files", forEach.value, { forEach });
    }),
    inEu("a container in each of two accounts inside", [], (zone) => {
      const { friendlyUniqueId } = storage(zone, "files", "swedencentral", { count: TerraformCount.of(2) });
      const storageAccountId = `\${azurerm_storage_account.${friendlyUniqueId}[count.index].id}`;
      new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId, count: TerraformCount.of(2) });
    }),
    inEu("logs of the first of two accounts, to one of two workspaces inside", [], (zone, stack) => {
      const oai = account(zone, "oai", "swedencentral", { count: TerraformCount.of(2) });
      const traces = workspace(stack, "traces", "swedencentral");
      traces.count = TerraformCount.of(2);
      diagnostics(zone, `\${azurerm_cognitive_account.${oai.friendlyUniqueId}[0].id}`, {
        logAnalyticsWorkspaceId: `\${azurerm_log_analytics_workspace.${traces.friendlyUniqueId}[1].id}`,
      });
    }),
  ],
};
