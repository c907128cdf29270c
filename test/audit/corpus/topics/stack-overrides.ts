// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformElement, TerraformLocal, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newOpenAI } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { account, cosmos, diagnostics, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

/** The name that the construct at the end of a path has in the document. */
function nameAt(scope: IConstruct, end: string): string {
  const found = scope.node.findAll().find(({ node }) => node.path.endsWith(end));
  if (!TerraformElement.isTerraformElement(found)) throw new Error(`nothing at '${end}'`);
  return found.friendlyUniqueId;
}

function loggedTo(zone: ResidencyZone, logAnalyticsWorkspaceId: string): string {
  const { id } = account(zone, "oai", "swedencentral");
  return diagnostics(zone, id, { logAnalyticsWorkspaceId }).friendlyUniqueId;
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a location that an override of the stack changes",
    ["LocationOutsideBoundary prod/eu/files location"],
    (zone, stack) => {
      const { friendlyUniqueId } = storage(zone, "files", "swedencentral");
      stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.location`, "eastus");
    },
  ),
  inEu(
    "the group of the zone itself, moved by the stack",
    ["LocationOutsideBoundary prod/eu/resource-group-francecentral location"],
    (zone, stack) => {
      const name = nameAt(zone, "resource-group-francecentral");
      stack.addOverride(`resource.azurerm_resource_group.${name}.location`, "West US 3");
    },
  ),
  inEu(
    "an account of the library that the stack moves",
    [
      "LocationOutsideBoundary prod/eu/openai/francecentral/account location",
      "ProcessingLeavesBoundary prod/eu/openai/francecentral/deployment-chat sku.name",
    ],
    (zone, stack) => {
      const name = nameAt(newOpenAI(zone), "francecentral/account");
      stack.addOverride(`resource.azurerm_cognitive_account.${name}.location`, "eastus2");
    },
  ),
  inEu(
    "a deployment of the library that the stack makes global",
    ["ProcessingLeavesBoundary prod/eu/openai/swedencentral/deployment-chat sku.name"],
    (zone, stack) => {
      const name = nameAt(newOpenAI(zone), "swedencentral/deployment-chat");
      stack.addOverride(`resource.azurerm_cognitive_deployment.${name}.sku.name`, "GlobalStandard");
    },
  ),
  inEu(
    "a whole resource that the stack adds",
    ["LocationOutsideBoundary azurerm_storage_account.hand location"],
    (_, stack) => {
      stack.addOverride("resource.azurerm_storage_account.hand", { name: "sthand", location: "centralus" });
    },
  ),
  inEu(
    "a whole resource that the stack adds as a list of one",
    ["ReplicaOutsideBoundary azurerm_cosmosdb_account.hand geo_location[1].location"],
    (_, stack) => {
      const geo_location = [{ location: "swedencentral" }, { location: "Korea Central" }];
      const backup = { type: "Continuous" };
      const hand = [{ name: "hand", location: "swedencentral", geo_location, backup }];
      stack.addOverride("resource.azurerm_cosmosdb_account", [{ hand }]);
    },
  ),
  inEu(
    "a workspace that the stack puts in the place of another",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const name = loggedTo(zone, workspace(zone, "traces", "swedencentral").id);
      const away = "${azurerm_log_analytics_workspace.us.id}";
      workspace(stack, "us", "eastus");
      stack.addOverride(`resource.azurerm_monitor_diagnostic_setting.${name}.log_analytics_workspace_id`, away);
    },
  ),
  inEu(
    "a local that the stack changes",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[1].location"],
    (zone, stack) => {
      const second = new TerraformLocal(stack, "second", "francecentral");
      cosmos(zone, "docs", ["swedencentral", second.asString]);
      stack.addOverride("locals.second", "uksouth");
    },
  ),
  inEu("a default that the stack changes", ["LocationOutsideBoundary prod/eu/files location"], (zone, stack) => {
    const region = new TerraformVariable(stack, "region", { type: "string", default: "swedencentral" });
    storage(zone, "files", region.stringValue);
    stack.addOverride("variable.region.default", "southindia");
  }),
  inEu(
    "a region in a variable, which the stack writes when the checks are made",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      new TerraformVariable(stack, "region", { type: "string" });
      const { friendlyUniqueId } = storage(zone, "files", "swedencentral");
      stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.location`, "${var.region}");
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a location outside that an override of the stack puts right", [], (zone, stack) => {
    const { friendlyUniqueId } = storage(zone, "files", "eastus");
    stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.location`, "Germany West Central");
  }),
  inEu("a whole resource that the stack adds inside", [], (_, stack) => {
    stack.addOverride("resource.azurerm_storage_account.hand", { name: "sthand", location: "swedencentral" });
  }),
  inEu("a workspace that the stack puts in the place of another, inside", [], (zone, stack) => {
    const name = loggedTo(zone, workspace(zone, "traces", "swedencentral").id);
    const other = "${azurerm_log_analytics_workspace.soc.id}";
    workspace(stack, "soc", "Sweden Central");
    stack.addOverride(`resource.azurerm_monitor_diagnostic_setting.${name}.log_analytics_workspace_id`, other);
  }),
  inNetherlands("what the stack says of Terraform itself and of resources beside the zone", [], (zone, stack) => {
    storage(zone, "files", "westeurope");
    const { friendlyUniqueId } = storage(stack, "us", "eastus");
    stack.addOverride("terraform.required_version", ">= 1.9");
    stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.account_replication_type`, "GRS");
  }),
];
