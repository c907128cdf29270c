import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { Aspects, TerraformResource, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import { newOpenAI } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { diagnostics, insights, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

function onAll(scope: IConstruct, visit: (construct: IConstruct) => void): void {
  Aspects.of(scope).add({ visit });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("an aspect that moves accounts", ["LocationOutsideBoundary prod/eu/files location"], (zone, stack) => {
    storage(zone, "files", "swedencentral");
    onAll(stack, (one) => {
      if (one instanceof StorageAccount) one.location = "eastus";
    });
  }),
  inEu(
    "an aspect that gives accounts a region from a variable, after the checks are made",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
      storage(zone, "files", "swedencentral");
      onAll(zone, (one) => {
        if (one instanceof StorageAccount) one.location = region;
      });
    },
  ),
  inNetherlands(
    "an aspect that makes all accounts geo-redundant",
    [
      "ReplicaOutsideBoundary prod/nl/audio account_replication_type",
      "ReplicaOutsideBoundary prod/nl/files account_replication_type",
    ],
    (zone) => {
      storage(zone, "files", "westeurope");
      storage(zone, "audio", "westeurope");
      onAll(zone, (one) => {
        if (one instanceof StorageAccount) one.accountReplicationType = "GZRS";
      });
    },
  ),
  inEu(
    "an aspect that changes deployment types by an override",
    [
      "ProcessingLeavesBoundary prod/eu/openai/francecentral/deployment-chat sku.name",
      "ProcessingLeavesBoundary prod/eu/openai/swedencentral/deployment-chat sku.name",
    ],
    (zone, stack) => {
      newOpenAI(zone);
      onAll(stack, (one) => {
        if (one instanceof CognitiveDeployment) one.addOverride("sku.name", "GlobalStandard");
      });
    },
  ),
  inEu(
    "an aspect that logs every account to one workspace outside",
    [
      "LogsOutsideBoundary prod/eu/openai/francecentral/account/audit log_analytics_workspace_id",
      "LogsOutsideBoundary prod/eu/openai/swedencentral/account/audit log_analytics_workspace_id",
    ],
    (zone, stack) => {
      const { id: logAnalyticsWorkspaceId } = workspace(stack, "soc", "eastus");
      newOpenAI(zone);
      onAll(stack, (one) => {
        if (one instanceof CognitiveAccount) diagnostics(one, one.id, { logAnalyticsWorkspaceId }, "audit");
      });
    },
  ),
  inEu(
    "an aspect that logs every account to one workspace inside, which is in the region of one of them",
    ["LogsInAnotherRegion prod/eu/openai/francecentral/account/audit log_analytics_workspace_id"],
    (zone, stack) => {
      const { id: logAnalyticsWorkspaceId } = workspace(stack, "soc", "swedencentral");
      newOpenAI(zone);
      onAll(stack, (one) => {
        if (one instanceof CognitiveAccount) diagnostics(one, one.id, { logAnalyticsWorkspaceId }, "audit");
      });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("an aspect that writes tags on everything", [], (zone, stack) => {
    newOpenAI(zone);
    insights(zone, "app", "swedencentral", workspace(zone, "traces", "swedencentral").id);
    onAll(stack, (one) => {
      if (TerraformResource.isTerraformResource(one)) one.addOverride("tags", { region: "eastus", owner: "team7" });
    });
  }),
  inEu("an aspect that logs every account to a workspace beside it", [], (zone, stack) => {
    newOpenAI(zone);
    onAll(stack, (one) => {
      if (!(one instanceof CognitiveAccount)) return;
      const { id: logAnalyticsWorkspaceId } = workspace(one, "soc", one.location);
      diagnostics(one, one.id, { logAnalyticsWorkspaceId }, "audit");
    });
  }),
  inEu("an aspect that moves accounts back inside", [], (zone) => {
    storage(zone, "files", "eastus");
    onAll(zone, (one) => {
      if (one instanceof StorageAccount) one.location = "francecentral";
    });
  }),
];
