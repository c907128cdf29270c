import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { StorageObjectReplication } from "@cdktf/provider-azurerm/lib/storage-object-replication";
import { TerraformStack } from "cdktf";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { Raw } from "../handwritten";
import { account, deployment, diagnostics, gateway, storage, workspace } from "../resources";
import { inEu, zoneIn } from "../zones";

function stackBelow(zone: ResidencyZone): TerraformStack {
  const inner = new TerraformStack(zone, "inner");
  new AzurermProvider(inner, "azurerm", { features: [{}] });
  return inner;
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "logs to a workspace of another stack, outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, _, app) => {
      const central = workspace(newStack("shared", app), "central", "eastus");
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: central.id });
    },
  ),
  inEu(
    "a region that another stack tells, outside",
    ["LocationOutsideBoundary prod/eu/files location"],
    (zone, _, app) => {
      storage(zone, "files", workspace(newStack("shared", app), "central", "UK West").location);
    },
  ),
  inEu(
    "a container in an account of another stack, outside",
    ["LocationOutsideBoundary prod/eu/uploads storage_account_id"],
    (zone, _, app) => {
      const storageAccountId = storage(newStack("shared", app), "lake", "centralus").id;
      new StorageContainer(zone, "uploads", { name: "uploads", storageAccountId });
    },
  ),
  inEu(
    "the logs of an account, sent on by a stack of another team",
    ["LogsOutsideBoundary ops/logs log_analytics_workspace_id"],
    (zone, _, app) => {
      const { id } = account(zone, "oai", "swedencentral");
      const ops = newStack("ops", app);
      diagnostics(ops, id, { logAnalyticsWorkspaceId: workspace(ops, "central", "westus2").id });
    },
  ),
  inEu(
    "a deployment that another stack adds to an account of the zone",
    ["ProcessingLeavesBoundary ops/chat sku.name"],
    (zone, _, app) => {
      const { id } = account(zone, "oai", "swedencentral");
      deployment(newStack("ops", app), id, "GlobalProvisionedManaged");
    },
  ),
  inEu(
    "a stack below the zone, with a resource outside",
    ["LocationOutsideBoundary prod/eu/inner/files location"],
    (zone) => {
      storage(stackBelow(zone), "files", "eastus");
    },
  ),
  {
    name: "copies from the zone of one stack into the zone of another",
    expected: ["ReplicaOutsideBoundary prod/eu/copy destination_storage_account_id"],
    build: (app) => {
      const eu = newZone(newStack("prod", app));
      new StorageObjectReplication(eu, "copy", {
        sourceStorageAccountId: storage(eu, "files", "swedencentral").id,
        destinationStorageAccountId: storage(zoneIn(newStack("uk", app), "GB"), "copies", "uksouth").id,
        rules: [{ sourceContainerName: "chats", destinationContainerName: "chats" }],
      });
    },
  },
  inEu(
    "what a stack of another app tells",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const config = { path: "../platform/terraform.tfstate" };
      new Raw(stack, "shared", { data: { terraform_remote_state: { shared: { backend: "local", config } } } });
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
      const logAnalyticsWorkspaceId = "${data.terraform_remote_state.shared.outputs.workspace_id}";
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("logs to a workspace of another stack, inside", [], (zone, _, app) => {
    const central = workspace(newStack("shared", app), "central", "swedencentral");
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: central.id });
  }),
  inEu("a region that another stack tells, inside", [], (zone, _, app) => {
    storage(zone, "files", workspace(newStack("shared", app), "central", "France Central").location);
  }),
  inEu("the logs of an account, sent on by a stack of another team within the boundary", [], (zone, _, app) => {
    const { id } = account(zone, "oai", "swedencentral");
    const ops = newStack("ops", app);
    diagnostics(ops, id, { logAnalyticsWorkspaceId: workspace(ops, "central", "swedencentral").id });
  }),
  inEu("a stack of another team outside that takes nothing from the zone", [], (zone, _, app) => {
    account(zone, "oai", "swedencentral");
    const us = newStack("us", app);
    const { id } = account(us, "oai", "eastus2");
    deployment(us, id, "GlobalStandard");
    diagnostics(us, id, { logAnalyticsWorkspaceId: workspace(us, "central", "eastus").id });
    gateway(us, "apim", "westus");
  }),
  inEu("a stack below the zone, with a resource inside", [], (zone) => {
    storage(stackBelow(zone), "files", "francecentral");
  }),
];
