// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformOutput } from "cdktf";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, type Parts, put, raw, store } from "./parts";

const FILES = "azurerm_storage_account.files";

/** Applications elsewhere, each of which is told a text. */
function apps(told: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(
    Object.entries(told).map(([name, text]) => [
      `azurerm_linux_web_app.${name}`,
      { name, location: "eastus", app_settings: { TOLD: text } },
    ]),
  );
}

/** Resources of a provider that nobody knows, each of which is told a text. */
function strangers(told: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(Object.entries(told).map(([name, text]) => [`stranger_thing.${name}`, { told: text }]));
}

function outside(...names: readonly string[]): readonly string[] {
  return [...names].sort().map((name) => `LocationOutsideBoundary prod/shared/${name} location`);
}

function unseen(...names: readonly string[]): readonly string[] {
  return [...names].sort().map((name) => `ResourceNotClassified prod/shared/${name} name`);
}

const ARM = "/subscriptions/s/resourceGroups/rg-of-zone/providers/";
const HERE = { location: "swedencentral" };
const OF_ZONE: Parts = {
  ...store("files", "swedencentral"),
  "azurerm_resource_group.group": { name: "rg-of-zone", ...HERE },
  "azurerm_application_insights.traces": {
    name: "traces",
    ...HERE,
    workspace_id: "${azurerm_log_analytics_workspace.logs.id}",
  },
  "azurerm_log_analytics_workspace.logs": { name: "logs", ...HERE, retention_in_days: 30 },
  "azurerm_api_management.gateway": { name: "gateway", ...HERE },
  "azurerm_api_management_subscription.caller": { api_management_name: "${azurerm_api_management.gateway.name}" },
  "azurerm_user_assigned_identity.who": { name: "who", ...HERE },
  "azurerm_key_vault.vault": { name: "vault", ...HERE },
  "azurerm_key_vault_secret.kept": { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" },
  "azurerm_role_definition.role": { name: "role" },
};

export const GIVEN_GUARDS: readonly AuditCase[] = [
  inEu(
    "what opens a resource of the zone, told elsewhere",
    outside(
      "all",
      "callback",
      "capitals",
      "function",
      "index",
      "key",
      "kube",
      "numbered",
      "sas",
      "secret",
      "secret_id",
      "splat",
      "text",
    ),
    (zone, stack) => {
      beside(
        stack,
        apps({
          key: `\${${FILES}.primary_access_key}`,
          numbered: `\${${FILES}.key2}`,
          capitals: `\${${FILES}.primaryKey_KEY}`,
          sas: `\${${FILES}.blob_sas_uri}`,
          callback: `\${${FILES}.callback_url}`,
          kube: `\${${FILES}.kube_config}`,
          text: `AccountKey=\${${FILES}.primary_access_key};Name=x`,
          function: `\${lower(${FILES}.primary_access_key)}`,
          index: `\${resource.${FILES}[0].primary_access_key}`,
          splat: `\${join("", ${FILES}[*].primary_access_key)}`,
          all: `\${jsonencode(${FILES})}`,
          secret: "${azurerm_key_vault_secret.kept.value}",
          secret_id: "${azurerm_key_vault_secret.kept.versionless_id}",
          // Opens nothing.
          id: `\${${FILES}.id}`,
          name: `\${${FILES}.name}`,
          names: `\${join("", ${FILES}[*].name)}`,
          chosen: `\${${FILES}[each.key].name}`,
          key_id: `\${${FILES}.customer_managed_key_id}`,
          public: `\${${FILES}.public_key}`,
          partition: `\${${FILES}.partition_keys}`,
          secret_name: "${azurerm_key_vault_secret.kept.name}",
          traces: "${azurerm_application_insights.traces.connection_string}",
          instrumentation: "${azurerm_application_insights.traces.instrumentation_key}",
          logs: "${azurerm_log_analytics_workspace.logs.primary_shared_key}",
          caller: "${azurerm_api_management_subscription.caller.primary_key}",
          who: "${azurerm_user_assigned_identity.who.secret}",
          role: "${azurerm_role_definition.role.secret}",
          nobody: "${azurerm_storage_account.nobody.primary_access_key}",
        }),
      );
      put(zone, OF_ZONE);
    },
  ),
  inEu(
    "what nobody can see the use of",
    [
      "ResourceNotClassified prod/module source",
      ...unseen(
        "all",
        "composed",
        "group",
        "id",
        "inner",
        "key",
        "of_default",
        "of_local",
        "of_source",
        "policy",
        "template",
        "written",
      ),
      "ResourceNotClassified prod/shared/runs provisioner[0].local-exec",
    ].sort((a, b) => (a.split(" ")[1] < b.split(" ")[1] ? -1 : 1)),
    (zone, stack) => {
      const runs = { input: `\${${FILES}.id}`, provisioner: [{ "local-exec": { command: "true" } }] };
      raw(stack, {
        locals: { written: `${ARM}Microsoft.Storage/storageAccounts/files` },
        variable: { written: { default: `${ARM}Microsoft.Storage/storageAccounts/files` } },
        resource: {
          terraform_data: { runs: { ...runs, "//": { metadata: { path: "prod/shared/runs", uniqueId: "r" } } } },
        },
        module: {
          module: { source: "./a", id: `\${${FILES}.id}`, "//": { metadata: { path: "prod/module", uniqueId: "m" } } },
          calls: {
            source: "./b",
            url: `\${${FILES}.primary_blob_endpoint}`,
            "//": { metadata: { path: "prod/calls", uniqueId: "c" } },
          },
        },
      });
      beside(stack, {
        ...strangers({
          id: `\${${FILES}.id}`,
          key: `\${${FILES}.primary_access_key}`,
          all: `\${${FILES}}`,
          inner: `\${${FILES}.identity[0].certificate}`,
          group: "${azurerm_resource_group.group.name}",
          policy: `\${${FILES}.network_rules}`,
          written: `see ${ARM}Microsoft.Storage/storageAccounts/files, please`,
          of_local: "${local.written}",
          of_default: "${var.written}",
          composed: `${ARM}Microsoft.Storage/storageAccounts/\${${FILES}.name}`,
          of_role: `${ARM}Microsoft.ManagedIdentity/userAssignedIdentities/who`,
          other: `${ARM}Microsoft.Storage/storageAccounts/other`,
          of_source: "${data.azurerm_storage_account.read.id}",
          // Says where to call it, or who it is.
          name: `\${${FILES}.name}`,
          where: `\${${FILES}.location}`,
          url: `\${${FILES}.primary_blob_endpoint}`,
          principal: `\${${FILES}.identity[0].principal_id}`,
          traces: "${azurerm_application_insights.traces.connection_string}",
          caller: "${azurerm_api_management_subscription.caller.primary_key}",
          who: "${azurerm_user_assigned_identity.who.id}",
          role: "${azurerm_role_definition.role.id}",
          source_name: "${data.azurerm_storage_account.read.name}",
          source_group: "${data.azurerm_storage_account.in_group.name}",
        }),
        "data.azurerm_storage_account.read": { name: `\${${FILES}.name}` },
        "data.azurerm_storage_account.in_group": {
          name: "other",
          resource_group_name: "${azurerm_resource_group.group.name}",
        },
        "azurerm_resource_group_template_deployment.template": { parameters_content: `\${${FILES}.id}` },
        "terraform_data.keeps": { input: `\${${FILES}.id}` },
        "random_string.once": { keepers: { of: `\${${FILES}.id}` } },
      });
      put(zone, OF_ZONE);
    },
  ),
  inEu(
    "what goes through others",
    [
      ...outside(
        "by_action",
        "by_answer",
        "by_data",
        "by_ephemeral",
        "by_host_keys",
        "by_local",
        "by_map",
        "by_other",
        "by_sas",
        "by_secret",
        "by_stranger",
        "by_token",
      ),
      ...unseen("by_output"),
      "ResourceNotClassified prod/shared/keys name",
      "ResourceNotClassified prod/eu/of_zone name",
    ].sort((a, b) => (a.split(" ")[1] < b.split(" ")[1] ? -1 : 1)),
    (zone, stack) => {
      raw(stack, {
        locals: {
          key: "${local.inner}",
          inner: `\${${FILES}.primary_access_key}`,
          map: { key: `\${${FILES}.primary_access_key}`, url: `\${${FILES}.primary_blob_endpoint}` },
          name: `\${${FILES}.name}`,
          endless: "${local.endless}",
        },
        ephemeral: {
          azurerm_key_vault_secret: { read: { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" } },
        },
      });
      beside(stack, {
        ...apps({
          by_local: "${local.key}",
          by_map: "${local.map.key}",
          by_data: "${data.azurerm_storage_account.read.primary_access_key}",
          by_host_keys: "${data.azurerm_function_app_host_keys.host.primary_key}",
          by_stranger: "${stranger_thing.of_zone.key}",
          by_sas: "${data.azurerm_storage_account_sas.made.sas}",
          by_secret: "${data.azurerm_key_vault_secret.kept_there.value}",
          by_ephemeral: "${ephemeral.azurerm_key_vault_secret.read.value}",
          by_other: "${terraform_data.kept.output}",
          by_token: "${data.template_file.text.rendered}",
          by_action: "${azapi_resource_action.keys.output.key1}",
          by_answer: "${azapi_resource_action.keys.output.anything}",
          // Not what opens it.
          of_map: "${local.map.url}",
          of_data: "${data.azurerm_storage_account.read.name}",
          of_secret: "${data.azurerm_key_vault_secret.kept_there.name}",
          of_action: "${azapi_resource_action.keys.output.endpoint}",
          of_other: "${data.azurerm_function_app_host_keys.other.primary_key}",
          of_endless: "${local.endless}",
        }),
        "stranger_thing.by_output": { told: "${azapi_resource_action.keys.output.anything}" },
        "data.azurerm_function_app_host_keys.host": {
          name: `\${${FILES}.name}`,
          resource_group_name: "${azurerm_resource_group.group.name}",
        },
        "data.azurerm_function_app_host_keys.other": {
          name: "other",
          resource_group_name: "${azurerm_resource_group.group.name}",
        },
        "terraform_data.kept": { input: `\${${FILES}.primary_access_key}` },
        "data.template_file.text": { vars: { key: `\${${FILES}.primary_access_key}` } },
        "data.azurerm_storage_account.read": { name: `\${${FILES}.name}` },
        "data.azurerm_storage_account_sas.made": { connection_string: "${local.key}" },
        "data.azurerm_key_vault_secret.kept_there": { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" },
        "azapi_resource_action.keys": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          resource_id: `\${${FILES}.id}`,
          action: "listKeys",
        },
      });
      put(zone, { ...OF_ZONE, "stranger_thing.of_zone": {} });
    },
  ),
  {
    name: "keys that one stack tells another",
    expected: [
      "LocationOutsideBoundary far/shared/second location",
      "LocationOutsideBoundary far/shared/told location",
    ],
    build: (app) => {
      const one = inEu("", [], (zone, stack) => {
        put(zone, OF_ZONE);
        new TerraformOutput(stack, "cross-stack-output-a", { value: "nothing" }).overrideLogicalId("a");
        new TerraformOutput(stack, "cross-stack-output-k", {
          value: `\${${FILES}.primary_access_key}`,
        }).overrideLogicalId("k");
      });
      one.build(app);
      const far = newStack("far", app);
      const state = "data.terraform_remote_state.cross-stack-reference-input-prod.outputs";
      raw(far, {
        data: {
          terraform_remote_state: {
            "cross-stack-reference-input-prod": { backend: "local", workspace: "${terraform.workspace}" },
          },
        },
      });
      beside(
        far,
        apps({ told: `\${${state}.k}`, nothing: `\${${state}.a}`, second: `\${${state}["a"]}\${${state}["k"]}` }),
      );
    },
  },
];
