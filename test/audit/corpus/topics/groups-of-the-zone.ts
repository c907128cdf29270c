import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { ResourceGroupTemplateDeployment } from "@cdktf/provider-azurerm/lib/resource-group-template-deployment";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { azapi } from "../handwritten";
import { storage } from "../resources";
import { inEu } from "../zones";

export const LEAKING: readonly AuditCase[] = [
  inEu("an account elsewhere in a group of the zone", ["LocationOutsideBoundary prod/us location"], (zone, stack) => {
    storage(stack, "us", "eastus", { resourceGroupName: zone.resourceGroupName(AzureRegion.SWEDEN_CENTRAL) });
  }),
  inEu(
    "an account elsewhere in a group of the zone, by the bare name",
    ["LocationOutsideBoundary prod/us location"],
    (zone, stack) => {
      new ResourceGroup(zone, "chats", { name: "rg-team7-chats", location: "swedencentral" });
      storage(stack, "us", "eastus", { resourceGroupName: "RG-team7-chats" });
    },
  ),
  inEu(
    "an account of another stack, elsewhere in a group of the zone",
    ["LocationOutsideBoundary us/files location"],
    (zone, _, app) => {
      const { name: resourceGroupName } = new ResourceGroup(zone, "chats", {
        name: "chats",
        location: "swedencentral",
      });
      storage(newStack("us", app), "files", "westus2", { resourceGroupName });
    },
  ),
  inEu(
    "what azapi makes elsewhere in a group of the zone",
    ["LocationOutsideBoundary prod/us location"],
    (zone, stack) => {
      const { id: parent_id } = new ResourceGroup(zone, "chats", { name: "chats", location: "swedencentral" });
      const sku = { name: "Standard_LRS" };
      azapi(stack, "us", "Microsoft.Storage/storageAccounts@2023-01-01", {
        parent_id,
        location: "eastus",
        body: { sku },
      });
    },
  ),
  inEu("a template for a group of the zone", ["ResourceNotClassified prod/template name"], (zone, stack) => {
    new ResourceGroupTemplateDeployment(stack, "template", {
      name: "base",
      resourceGroupName: zone.resourceGroupName(AzureRegion.FRANCE_CENTRAL),
      deploymentMode: "Incremental",
      templateContent: "{}",
    });
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("an account in a group of the zone, in another region inside", [], (zone, stack) => {
    storage(stack, "no", "norwayeast", { resourceGroupName: zone.resourceGroupName(AzureRegion.SWEDEN_CENTRAL) });
  }),
  inEu("an account elsewhere in a group of its own", [], (zone, stack) => {
    new ResourceGroup(zone, "chats", { name: "rg-team7-chats", location: "swedencentral" });
    const { name: resourceGroupName } = new ResourceGroup(stack, "theirs", { name: "rg-team7-us", location: "eastus" });
    storage(stack, "us", "eastus", { resourceGroupName });
  }),
];
