import {
  ApiManagementBackend,
  type ApiManagementBackendProxy,
} from "@cdktf/provider-azurerm/lib/api-management-backend";
import { CommunicationService } from "@cdktf/provider-azurerm/lib/communication-service";
import { PostgresqlFlexibleServer } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageTable } from "@cdktf/provider-azurerm/lib/storage-table";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { azapi, Untyped } from "../handwritten";
import { account, cosmos, deployment, diagnostics, GROUP, gateway, storage, webTest, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

const REGION = "region";
const ACCOUNTS = `/subscriptions/s/resourceGroups/${GROUP}/providers/Microsoft.CognitiveServices/accounts`;

/** A text that Terraform has a default for, and that whoever runs it may give otherwise. */
function text(scope: Construct, id: string, byDefault: string): string {
  return new TerraformVariable(scope, id, { type: "string", default: byDefault }).stringValue;
}

function days(scope: Construct, id: string, byDefault?: number): number {
  return new TerraformVariable(scope, id, { type: "number", default: byDefault }).numberValue;
}

function group(scope: Construct, id: string, location: string): ResourceGroup {
  return new ResourceGroup(scope, id, { name: `rg-team7-${id}`, location });
}

function messages(scope: Construct, dataLocation: string): CommunicationService {
  return new CommunicationService(scope, "sms", { name: "sms", resourceGroupName: GROUP, dataLocation });
}

function database(scope: Construct, geoRedundantBackupEnabled: TerraformVariable, location: string): void {
  new PostgresqlFlexibleServer(scope, "orders", {
    name: "psql-team7-orders",
    resourceGroupName: GROUP,
    location,
    geoRedundantBackupEnabled: geoRedundantBackupEnabled.booleanValue,
  });
}

function backend(scope: Construct, url: string, proxy?: ApiManagementBackendProxy): void {
  const apiManagementName = gateway(scope, "apim", "swedencentral").name;
  const common = { name: "to", resourceGroupName: GROUP, apiManagementName, protocol: "http" };
  new ApiManagementBackend(scope, "to", { ...common, url, proxy });
}

function places(scope: Construct, byDefault: readonly string[]): string[] {
  return new TerraformVariable(scope, "probes", { type: "list(string)", default: byDefault }).listValue;
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a deployment beside the zone in an account of it, of a type that has a default inside",
    ["LiteralNeeded prod/chat sku.name"],
    (zone, stack) => {
      const { id } = account(zone, "oai", "swedencentral");
      deployment(stack, id, text(stack, "sku", "DataZoneStandard"));
    },
  ),
  inEu(
    "a deployment beside the zone in an account of it, of a type that has a default outside",
    ["ProcessingLeavesBoundary prod/chat sku.name"],
    (zone, stack) => {
      const { id } = account(zone, "oai", "swedencentral");
      deployment(stack, id, text(stack, "sku", "GlobalStandard"));
    },
  ),
  inEu(
    "a group beside the zone with a default inside, whose location a resource of the zone takes",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      storage(zone, "files", group(stack, "shared", text(stack, REGION, "swedencentral")).location);
    },
  ),
  inEu(
    "a location with a default inside that the stack writes when the checks are made",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      const region = text(stack, REGION, "swedencentral");
      const { friendlyUniqueId } = storage(zone, "files", "swedencentral");
      stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.location`, region);
    },
  ),
  inEu(
    "a default inside whose check an override takes away",
    ["RegionUnresolved prod/eu/files location"],
    (zone, stack) => {
      storage(zone, "files", text(stack, REGION, "swedencentral")).addOverride("lifecycle", undefined);
    },
  ),
  inEu("a part of a region as a default", ["RegionUnresolved prod/eu/files location"], (zone, stack) => {
    storage(zone, "files", `${text(stack, "country", "sweden")}central`);
  }),
  inEu(
    "a workspace beside the zone with a default inside, which gets logs of it",
    ["RegionUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const { id } = workspace(stack, "soc", text(stack, REGION, "swedencentral"));
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: id });
    },
  ),
  inEu(
    "an ARM id as a default, of an account of the zone",
    ["RegionUnresolved prod/chat cognitive_account_id"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      deployment(stack, text(stack, "account", `${ACCOUNTS}/oai-team7-oai`), "Standard");
    },
  ),
  inEu(
    "a deployment beside the zone in an account that is named by a default",
    ["RegionUnresolved prod/chat cognitive_account_id"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral", { name: text(stack, "name", "oai-team7-main") });
      deployment(stack, `${ACCOUNTS}/oai-team7-main`, "Standard");
    },
  ),
  inNetherlands(
    "an account with a default whose geography is not inside",
    ["AtRestLeavesBoundary prod/nl/oai location"],
    (zone, stack) => {
      account(zone, "oai", text(stack, REGION, "westeurope"));
    },
  ),
  inEu("a proxy that is a default", ["BackendUnresolved prod/eu/to proxy.url"], (zone, stack) => {
    const { endpoint } = account(zone, "oai", "swedencentral");
    const url = text(stack, "proxy", "https://proxy.contoso.com");
    zone.declareExternal("proxy.contoso.com", AzureRegion.SWEDEN_CENTRAL);
    backend(zone, endpoint, { url, username: "a" });
  }),
  inEu(
    "a table in an account that is named by a default",
    ["RegionUnresolved prod/eu/orders storage_account_name"],
    (zone, stack) => {
      storage(zone, "files", "swedencentral");
      new StorageTable(zone, "orders", { name: "orders", storageAccountName: text(stack, "store", "stteam7files") });
    },
  ),
  inEu("a backend at a host that is a default", ["BackendUnresolved prod/eu/to url"], (zone, stack) => {
    account(zone, "oai", "swedencentral");
    backend(zone, text(stack, "url", "https://oai-team7-oai.openai.azure.com/openai"));
  }),
  inEu(
    "a backend at the host of an account whose subdomain is a default",
    ["BackendHostUnknown prod/eu/to url"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral", { customSubdomainName: text(stack, "subdomain", "oai-team7") });
      backend(zone, "https://oai-team7.openai.azure.com/openai");
    },
  ),
  inEu(
    "a body of azapi with a default inside, and one with a text that may be an address",
    ["RegionUnresolved prod/eu/cluster body.location", "ReferenceUnresolved prod/eu/cluster body.properties.target"],
    (zone, stack) => {
      const body = {
        location: text(stack, REGION, "swedencentral"),
        properties: { target: text(stack, "target", "none") },
      };
      azapi(zone, "cluster", "Microsoft.App/managedEnvironments@2024-03-01", { body });
    },
  ),
  inEu("a type of azapi that is a default", ["ResourceNotClassified prod/eu/role type"], (zone, stack) => {
    const type = text(stack, "type", "Microsoft.Authorization/roleAssignments@2022-04-01");
    azapi(zone, "role", type, {});
  }),
  inEu(
    "a part of the world, points of web tests and a switch with defaults inside, whose checks are taken away",
    [
      "ReplicaOutsideBoundary prod/eu/files cross_tenant_replication_enabled",
      "RegionUnresolved prod/eu/ping geo_locations[0]",
      "RegionUnresolved prod/eu/sms data_location",
    ],
    (zone, stack) => {
      const isShared = new TerraformVariable(stack, "is_shared", { type: "bool", default: false }).booleanValue;
      const unchecked = [
        messages(zone, text(stack, "part", "Europe")),
        webTest(zone, places(stack, ["emea-nl-ams-azr"])),
        storage(zone, "files", "swedencentral", { crossTenantReplicationEnabled: isShared }),
      ];
      for (const resource of unchecked) resource.addOverride("lifecycle", undefined);
    },
  ),
  inEu(
    "an empty list of points as a default, unchecked",
    ["RegionUnresolved prod/eu/ping geo_locations"],
    (zone, stack) => {
      webTest(zone, places(stack, [])).addOverride("lifecycle", undefined);
    },
  ),
  inNetherlands(
    "a kind of replication with a default inside that the stack writes",
    ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
    (zone, stack) => {
      const kind = text(stack, "kind", "LRS");
      const { friendlyUniqueId } = storage(zone, "files", "westeurope");
      stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.account_replication_type`, kind);
    },
  ),
  inEu(
    "how long logs are kept as a default that Terraform does not check, or that is no number of days",
    ["RetentionNotWritten prod/eu/long retention_in_days", "RetentionNotWritten prod/eu/open retention_in_days"],
    (zone, stack) => {
      workspace(zone, "open", "swedencentral", days(stack, "days", 90)).addOverride("lifecycle", undefined);
      workspace(zone, "long", "swedencentral", days(stack, "too_many", 3650));
    },
  ),
  inNetherlands(
    "geo-redundant backups as a default",
    ["BackupOutsideBoundary prod/nl/orders geo_redundant_backup_enabled"],
    (zone, stack) => {
      database(zone, new TerraformVariable(stack, "is_copied", { type: "bool", default: true }), "westeurope");
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a group of the zone with a default inside, and resources that take its location", [], (zone, stack) => {
    const { location } = group(zone, "app", text(stack, REGION, "swedencentral"));
    storage(zone, "files", location);
    cosmos(zone, "docs", [location, "francecentral"]);
    const { id } = account(zone, "oai", location);
    deployment(zone, id, "DataZoneStandard");
    diagnostics(zone, id, { logAnalyticsWorkspaceId: workspace(zone, "traces", location).id });
  }),
  inEu("typed resources of the zone with defaults inside", [], (zone, stack) => {
    const isShared = new TerraformVariable(stack, "is_shared", { type: "bool", default: false }).booleanValue;
    const region = text(stack, REGION, "swedencentral");
    storage(zone, "files", region, {
      accountReplicationType: text(stack, "kind", "ZRS"),
      crossTenantReplicationEnabled: isShared,
    });
    deployment(zone, account(zone, "oai", region).id, text(stack, "sku", "DataZoneStandard"));
    messages(zone, text(stack, "part", "Europe"));
    webTest(zone, places(stack, ["emea-nl-ams-azr", "emea-gb-db3-azr"]));
  }),
  inEu("a resource without bindings under the zone with defaults inside", [], (zone, stack) => {
    new Untyped(zone, "files", "azurerm_storage_account", {
      location: text(stack, REGION, "swedencentral"),
      account_replication_type: text(stack, "kind", "LRS"),
    });
    new Untyped(zone, "sms", "azurerm_communication_service", { data_location: text(stack, "part", "Germany") });
  }),
  inEu("a location with a default inside that an override of the resource writes", [], (zone, stack) => {
    storage(zone, "files", "swedencentral").addOverride("location", text(stack, REGION, "francecentral"));
  }),
  inNetherlands("geo-redundant backups that Terraform checks", [], (zone, stack) => {
    database(zone, new TerraformVariable(stack, "is_copied", { type: "bool", default: false }), "westeurope");
  }),
  inEu("geo-redundant backups as a default, where the paired region is inside", [], (zone, stack) => {
    database(zone, new TerraformVariable(stack, "is_copied", { type: "bool", default: true }), "swedencentral");
  }),
  inEu("how long logs are kept, which Terraform checks", [], (zone, stack) => {
    workspace(zone, "usual", "swedencentral", days(stack, "usual", 90));
    workspace(zone, "given", "swedencentral", days(stack, "given"));
  }),
  inEu("ids, hosts and keys with defaults, of which the zone says where they lead", [], (zone, stack) => {
    const id = text(
      stack,
      "workspace",
      "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/a/b",
    );
    const url = text(stack, "url", "https://gpt.contoso.com/openai");
    for (const each of [id, url]) zone.declareExternal(each, AzureRegion.SWEDEN_CENTRAL);
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: id });
    backend(zone, url);
  }),
  inEu("names that are made of defaults, by which nothing is found", [], (zone, stack) => {
    const name = `st${text(stack, "environment", "prod")}`;
    const files = storage(zone, "files", "swedencentral", { name });
    new StorageTable(zone, "orders", { name: "orders", storageAccountName: files.name });
    new StorageTable(zone, "items", { name: "items", storageAccountName: name });
  }),
  inEu("a number as a default in a body of azapi", [], (zone, stack) => {
    const capacity = new TerraformVariable(stack, "capacity", { type: "number", default: 2 }).numberValue;
    const body = { properties: { capacity } };
    azapi(zone, "cluster", "Microsoft.App/managedEnvironments@2024-03-01", { location: "swedencentral", body });
  }),
];
