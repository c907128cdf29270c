import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { ApiManagementLogger } from "@cdktf/provider-azurerm/lib/api-management-logger";
import { CommunicationService } from "@cdktf/provider-azurerm/lib/communication-service";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { account, cosmos, deployment, diagnostics, GROUP, gateway, storage, webTest, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

function text(scope: Construct, id: string, byDefault?: string): string {
  return new TerraformVariable(scope, id, { type: "string", default: byDefault }).stringValue;
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a region outside as the default of a variable",
    ["LocationOutsideBoundary prod/eu/files location"],
    (zone, stack) => {
      storage(zone, "files", text(stack, "region", "eastus"));
    },
  ),
  inEu(
    "a region in a variable whose check an override takes away",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      storage(zone, "files", text(stack, "region")).addOverride("lifecycle", undefined);
    },
  ),
  inEu("a sensitive default, which nobody is shown", ["RegionUnresolved prod/eu/files location"], (zone, stack) => {
    const region = new TerraformVariable(stack, "region", { type: "string", default: "eastus", sensitive: true });
    storage(zone, "files", region.stringValue).addOverride("lifecycle", undefined);
  }),
  inEu("a part of a region in a variable", ["RegionUnresolved prod/eu/files location"], (zone, stack) => {
    storage(zone, "files", `${text(stack, "country")}central`);
  }),
  inEu(
    "a copy of Cosmos DB in the default of a variable",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[1].location"],
    (zone, stack) => {
      cosmos(zone, "docs", ["swedencentral", text(stack, "secondary", "eastus2")]);
    },
  ),
  inEu(
    "a workspace for logs that whoever deploys chooses",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const { id } = account(zone, "oai", "swedencentral");
      diagnostics(zone, id, { logAnalyticsWorkspaceId: text(stack, "workspace") });
    },
  ),
  inEu(
    "an ARM id as the default of a variable",
    ["ReferenceUnresolved prod/eu/logs storage_account_id"],
    (zone, stack) => {
      const id = "/subscriptions/s/resourceGroups/rg-central/providers/Microsoft.Storage/storageAccounts/stlogsweu";
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { storageAccountId: text(stack, "archive", id) });
    },
  ),
  inEu(
    "a list of places for a web test, with one in the United States",
    ["LocationOutsideBoundary prod/eu/ping geo_locations[1]"],
    (zone, stack) => {
      const options = { type: "list(string)", default: ["emea-nl-ams-azr", "us-va-ash-azr"] };
      webTest(zone, new TerraformVariable(stack, "probes", options).listValue);
    },
  ),
  inEu(
    "replication to other tenants that a variable may switch on, unchecked",
    ["ReplicaOutsideBoundary prod/eu/files cross_tenant_replication_enabled"],
    (zone, stack) => {
      const crossTenantReplicationEnabled = new TerraformVariable(stack, "is_shared", { type: "bool" }).booleanValue;
      storage(zone, "files", "swedencentral", { crossTenantReplicationEnabled }).addOverride("lifecycle", undefined);
    },
  ),
  inEu(
    "a part of the world as the default of a variable",
    ["LocationOutsideBoundary prod/eu/sms data_location"],
    (zone, stack) => {
      const dataLocation = text(stack, "part", "Asia Pacific");
      new CommunicationService(zone, "sms", { name: "sms", resourceGroupName: GROUP, dataLocation });
    },
  ),
  inEu(
    "a deployment in an account that whoever deploys chooses",
    ["RegionUnresolved prod/eu/chat cognitive_account_id"],
    (zone, stack) => {
      deployment(zone, text(stack, "account"), "DataZoneStandard");
    },
  ),
  inEu(
    "a connection string that comes from outside",
    ["ReferenceUnresolved prod/eu/traces application_insights.connection_string"],
    (zone, stack) => {
      new ApiManagementLogger(zone, "traces", {
        name: "traces",
        resourceGroupName: GROUP,
        apiManagementName: gateway(zone, "apim", "swedencentral").name,
        applicationInsights: { connectionString: text(stack, "connection") },
      });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a region that Terraform checks before it makes anything", [], (zone, stack) => {
    storage(zone, "files", text(stack, "region"));
  }),
  inEu("a region inside as the default of a variable", [], (zone, stack) => {
    storage(zone, "files", text(stack, "region", "francecentral"));
  }),
  inEu("a copy of Cosmos DB in the default of a variable, inside", [], (zone, stack) => {
    cosmos(zone, "docs", ["swedencentral", text(stack, "secondary", "Germany West Central")]);
  }),
  inEu("one of several copies of Cosmos DB in a variable, which Terraform checks", [], (zone, stack) => {
    cosmos(zone, "docs", ["swedencentral", text(stack, "secondary")]);
  }),
  inEu("a deployment type that Terraform checks", [], (zone, stack) => {
    deployment(zone, account(zone, "oai", "swedencentral").id, text(stack, "sku"));
  }),
  inEu("a backend at an account beside the zone, with a deployment type that Terraform checks", [], (zone, stack) => {
    const { id, endpoint } = account(stack, "near", "swedencentral");
    deployment(zone, id, text(stack, "sku"));
    new ApiManagementBackend(zone, "backend", {
      name: "near",
      resourceGroupName: GROUP,
      apiManagementName: gateway(zone, "apim", "swedencentral").name,
      protocol: "http",
      url: endpoint,
    });
  }),
  inNetherlands("a kind of replication that Terraform checks", [], (zone, stack) => {
    storage(zone, "files", "westeurope", { accountReplicationType: text(stack, "replication") });
  }),
  inEu(
    "replication to other tenants, a part of the world and points of web tests that Terraform checks",
    [],
    (zone, stack) => {
      const crossTenantReplicationEnabled = new TerraformVariable(stack, "is_shared", { type: "bool" }).booleanValue;
      storage(zone, "files", "swedencentral", { crossTenantReplicationEnabled });
      const dataLocation = text(stack, "part");
      new CommunicationService(zone, "sms", { name: "sms", resourceGroupName: GROUP, dataLocation });
      webTest(zone, new TerraformVariable(stack, "probes", { type: "list(string)" }).listValue);
    },
  ),
  inEu("an account and its logs in one region that Terraform checks", [], (zone, stack) => {
    const region = text(stack, "region");
    const { id } = account(zone, "oai", region);
    deployment(zone, id, "Standard");
    diagnostics(zone, id, { logAnalyticsWorkspaceId: workspace(zone, "traces", region).id });
  }),
  inEu("a list of places for a web test, all inside", [], (zone, stack) => {
    const options = { type: "list(string)", default: ["emea-nl-ams-azr", "emea-gb-db3-azr"] };
    webTest(zone, new TerraformVariable(stack, "probes", options).listValue);
  }),
  inEu("a workspace in a variable, of which the zone says where it is", [], (zone, stack) => {
    const id = text(stack, "workspace");
    zone.declareExternal(id, AzureRegion.SWEDEN_CENTRAL);
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: id });
  }),
  inEu("variables for what says nothing of a place", [], (zone, stack) => {
    storage(zone, "files", "swedencentral", {
      name: text(stack, "name"),
      accessTier: text(stack, "tier", "Hot"),
      tags: { owner: text(stack, "owner", "eastus-team") },
    });
  }),
];
