// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformStack } from "cdktf";
import { planGuards } from "../../../../src/audit/plan-guard";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu } from "../zones";
import { beside, type Parts, put, raw, store } from "./parts";

const IDS = "/subscriptions/1/resourceGroups/rg/providers";
const KEPT = { retention_in_days: 30 };

/** Diagnostic settings by name: what they are of, and where they send. */
function settings(all: { readonly [name: string]: readonly [of: string, to: Attributes] }): Parts {
  const entries = Object.entries(all).map(([name, [of, to]]) => [
    `azurerm_monitor_diagnostic_setting.${name}`,
    { target_resource_id: of, ...to },
  ]);
  return Object.fromEntries(entries) as Parts;
}

/** The same in the words of Azure Resource Manager. */
function armSettings(
  all: { readonly [name: string]: Attributes },
  of = "${azurerm_cognitive_account.account.id}",
): Parts {
  const entries = Object.entries(all).map(([name, properties]) => [
    `azapi_resource.${name}`,
    { type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview", parent_id: of, body: { properties } },
  ]);
  return Object.fromEntries(entries) as Parts;
}

const SINKS: Parts = {
  ...store("here", "swedencentral"),
  ...store("there", "francecentral"),
  "azurerm_log_analytics_workspace.logs_here": { location: "swedencentral", ...KEPT },
  "azurerm_log_analytics_workspace.logs_there": { location: "francecentral", ...KEPT },
  "azurerm_eventhub_namespace.hub_there": { name: "evh-there", location: "francecentral" },
  "azurerm_application_insights.app_there": {
    location: "francecentral",
    workspace_id: "${azurerm_log_analytics_workspace.logs_there.id}",
  },
};
const THERE = { storage_account_id: "${azurerm_storage_account.there.id}" };
const OF_ACCOUNT = "${azurerm_cognitive_account.account.id}";

const WATCHED: Parts = {
  "azurerm_cognitive_account.account": { location: "swedencentral" },
  "azurerm_ai_services.services": { location: "swedencentral" },
  "azurerm_api_management.gateway": { name: "gateway", location: "swedencentral" },
  "azapi_resource.arm_account": { type: "Microsoft.CognitiveServices/accounts@2024-10-01", location: "swedencentral" },
  "azapi_resource.arm_gateway": { type: "Microsoft.ApiManagement/service@2023-05-01", location: "swedencentral" },
  "azapi_resource.arm_site": { type: "Microsoft.Web/sites@2023-12-01", location: "swedencentral" },
};

export const LOG_GUARDS: readonly AuditCase[] = [
  inEu(
    "logs of accounts and gateways in another region inside",
    [
      ...["of_account", "of_arm_account", "of_arm_gateway", "of_gateway", "of_services"].map(
        (name) => `LogsInAnotherRegion prod/eu/${name} storage_account_id`,
      ),
      "LogsInAnotherRegion prod/eu/to_both log_analytics_workspace_id",
      "LogsInAnotherRegion prod/eu/to_both storage_account_id",
    ],
    (zone, stack) => {
      beside(stack, SINKS);
      const workspace = { log_analytics_workspace_id: "${azurerm_log_analytics_workspace.logs_there.id}" };
      put(zone, {
        ...WATCHED,
        ...settings({
          here: [OF_ACCOUNT, { storage_account_id: "${azurerm_storage_account.here.id}" }],
          of_account: [OF_ACCOUNT, THERE],
          of_services: ["${azurerm_ai_services.services.id}", THERE],
          of_gateway: ["${azurerm_api_management.gateway.id}", THERE],
          of_arm_account: ["${azapi_resource.arm_account.id}", THERE],
          of_arm_gateway: ["${azapi_resource.arm_gateway.id}", THERE],
          of_arm_site: ["${azapi_resource.arm_site.id}", THERE],
          of_store: ["${azurerm_storage_account.own.id}", THERE],
          to_both: [OF_ACCOUNT, { ...THERE, ...workspace }],
        }),
        ...store("own", "swedencentral"),
        // Its own files may be in any region inside.
        "azurerm_cognitive_account.files": { location: "swedencentral", storage: [THERE] },
      });
    },
  ),
  inEu(
    "logs that a resource beside the zone sends, and logs that leave the boundary",
    ["LogsOutsideBoundary prod/eu/outside storage_account_id"],
    (zone, stack) => {
      beside(stack, {
        ...SINKS,
        ...store("far", "eastus"),
        "azurerm_cognitive_account.other": { location: "swedencentral" },
        ...settings({ other_there: ["${azurerm_cognitive_account.other.id}", THERE] }),
      });
      put(zone, {
        "azurerm_ai_foundry.user": { location: "swedencentral", key_vault_id: "${azurerm_cognitive_account.other.id}" },
        ...WATCHED,
        ...settings({ outside: [OF_ACCOUNT, { storage_account_id: "${azurerm_storage_account.far.id}" }] }),
      });
    },
  ),
  inEu(
    "logs of what is declared",
    [
      "LogsInAnotherRegion prod/eu/of_account storage_account_id",
      "LogsInAnotherRegion prod/eu/of_gateway storage_account_id",
    ],
    (zone, stack) => {
      const account = `${IDS}/Microsoft.CognitiveServices/accounts/a`;
      const gateway = `${IDS}/Microsoft.ApiManagement/service/a`;
      const site = `${IDS}/Microsoft.Web/sites/a`;
      for (const id of [account, gateway, site]) zone.declareExternal(id, AzureRegion.SWEDEN_CENTRAL);
      beside(stack, SINKS);
      put(zone, settings({ of_account: [account, THERE], of_gateway: [gateway, THERE], of_site: [site, THERE] }));
    },
  ),
  inEu(
    "logs of azapi in another region inside",
    [
      "LogsInAnotherRegion prod/eu/to_hub body.properties.eventHubAuthorizationRuleId",
      "LogsInAnotherRegion prod/eu/to_partner body.properties.marketplacePartnerId",
      "LogsInAnotherRegion prod/eu/to_store body.properties.storageAccountId",
      "LogsInAnotherRegion prod/eu/to_workspace body.properties.workspaceId",
    ],
    (zone, stack) => {
      beside(stack, SINKS);
      put(zone, {
        ...WATCHED,
        ...armSettings({
          to_here: { workspaceId: "${azurerm_log_analytics_workspace.logs_here.id}" },
          to_hub: { eventHubAuthorizationRuleId: "${azurerm_eventhub_namespace.hub_there.id}/authorizationRules/a" },
          to_partner: { marketplacePartnerId: "${azurerm_storage_account.there.id}" },
          to_store: { storageAccountId: "${azurerm_storage_account.there.id}" },
          to_workspace: { workspaceId: "${azurerm_log_analytics_workspace.logs_there.id}" },
        }),
        "azapi_resource.of_another_type": {
          type: "Microsoft.Web/sites@2023-12-01",
          parent_id: OF_ACCOUNT,
          body: { properties: { storageAccountId: "${azurerm_storage_account.there.id}" } },
        },
      });
    },
  ),
  inEu(
    "loggers of a gateway in another region inside",
    [
      "LogsInAnotherRegion prod/eu/by_arm body.properties.resourceId",
      "LogsInAnotherRegion prod/eu/by_host eventhub[0].endpoint_uri",
      "LogsInAnotherRegion prod/eu/by_id resource_id",
      "LogsInAnotherRegion prod/eu/by_secret application_insights[0].connection_string",
    ],
    (zone, stack) => {
      beside(stack, SINKS);
      const logger = (more: Attributes) => ({ api_management_name: "gateway", ...more });
      put(zone, {
        ...WATCHED,
        "azurerm_api_management_logger.by_id": logger({ resource_id: "${azurerm_application_insights.app_there.id}" }),
        "azurerm_api_management_logger.by_host": logger({
          eventhub: [{ endpoint_uri: "evh-there.servicebus.windows.net" }],
        }),
        "azurerm_api_management_logger.by_secret": logger({
          application_insights: [{ connection_string: "${azurerm_application_insights.app_there.connection_string}" }],
        }),
        "azapi_resource.by_arm": {
          type: "Microsoft.ApiManagement/service/loggers@2023-05-01-preview",
          parent_id: "${azapi_resource.arm_gateway.id}",
          body: { properties: { resourceId: "${azurerm_application_insights.app_there.id}" } },
        },
      });
    },
  ),
  inEu(
    "logs where only Terraform knows the region",
    [
      "LogsInAnotherRegion prod/eu/to_other storage_account_id",
      "LogsInAnotherRegion prod/eu/to_there storage_account_id",
    ],
    (zone, stack) => {
      raw(stack, { variable: { region: {}, other: {} } });
      beside(stack, SINKS);
      put(zone, {
        "azurerm_cognitive_account.account": { location: "${var.region}" },
        ...store("same", "${var.region}"),
        ...store("other", "${var.other}"),
        ...settings({
          to_same: [OF_ACCOUNT, { storage_account_id: "${azurerm_storage_account.same.id}" }],
          to_other: [OF_ACCOUNT, { storage_account_id: "${azurerm_storage_account.other.id}" }],
          to_there: [OF_ACCOUNT, THERE],
        }),
      });
    },
  ),
  inEu(
    "how long workspaces keep logs",
    [
      "RetentionNotWritten prod/eu/arm_default body.properties.retentionInDays",
      "RetentionNotWritten prod/eu/arm_nothing body",
      "RetentionNotWritten prod/eu/default retention_in_days",
      "RetentionNotWritten prod/eu/long retention_in_days",
      "RetentionNotWritten prod/eu/minus retention_in_days",
      "RetentionNotWritten prod/eu/nothing retention_in_days",
      "RetentionNotWritten prod/eu/open retention_in_days",
      "RetentionNotWritten prod/eu/word retention_in_days",
    ],
    (zone, stack) => {
      raw(stack, { variable: { days: {}, usual: { default: 30, type: "number" } } });
      const workspaces = {
        default: { retention_in_days: "${var.usual}" },
        long: { retention_in_days: 731 },
        longest: { retention_in_days: 730 },
        minus: { retention_in_days: -1 },
        nothing: {},
        open: { retention_in_days: "${var.days}" },
        text: { retention_in_days: "30" },
        word: { retention_in_days: "long" },
      };
      const entries = Object.entries(workspaces).map(([name, body]) => [
        `azurerm_log_analytics_workspace.${name}`,
        { location: "swedencentral", ...body },
      ]);
      const type = "Microsoft.OperationalInsights/workspaces@2023-09-01";
      const arm = (properties: Attributes) => ({ type, location: "swedencentral", body: { properties } });
      put(zone, {
        ...(Object.fromEntries(entries) as Parts),
        "azapi_resource.arm": arm({ retentionInDays: 30 }),
        "azapi_resource.arm_default": arm({ retentionInDays: "${var.usual}" }),
        "azapi_resource.arm_nothing": arm({ sku: "a" }),
        "azapi_update_resource.arm_change": arm({ sku: "a" }),
        "azapi_resource.arm_other": { ...arm({ sku: "a" }), type: "Microsoft.Web/sites@2023-12-01" },
      });
      beside(stack, { "azurerm_log_analytics_workspace.other": { location: "swedencentral" } });
    },
  ),
  inEu(
    "logs of what is in two regions, to one of them",
    ["LogsInAnotherRegion prod/eu/to_here storage_account_id"],
    (zone, stack) => {
      beside(stack, SINKS);
      put(zone, {
        "azapi_resource.two": {
          type: "Microsoft.CognitiveServices/accounts@2024-10-01",
          location: "swedencentral",
          body: { location: "francecentral" },
        },
        ...settings({
          to_here: ["${azapi_resource.two.id}", { storage_account_id: "${azurerm_storage_account.here.id}" }],
        }),
      });
    },
  ),
  {
    name: "logs where Terraform checks a region in each of two stacks",
    expected: ["LogsInAnotherRegion prod/eu/to_other storage_account_id"],
    build: (app) => {
      const zone = newZone(newStack("prod", app));
      const body = { name: "other", location: "${var.region}", account_replication_type: "LRS" };
      const [{ condition }] = planGuards("azurerm_storage_account", body, zone._audited);
      const other = {
        ...body,
        lifecycle: { precondition: [{ condition, error_message: "no" }] },
        "//": { metadata: { path: "ops/other", uniqueId: "other" } },
      };
      raw(newStack("ops", app), {
        variable: { region: {} },
        resource: { azurerm_storage_account: { other } },
        output: { id: { value: "${azurerm_storage_account.other.id}" } },
      });
      raw(TerraformStack.of(zone), { variable: { region: {} } });
      const sink = "${data.terraform_remote_state.cross-stack-reference-input-ops.outputs.id}";
      put(zone, {
        "azurerm_cognitive_account.account": { location: "${var.region}" },
        ...settings({ to_other: [OF_ACCOUNT, { storage_account_id: sink }] }),
      });
    },
  },
];
