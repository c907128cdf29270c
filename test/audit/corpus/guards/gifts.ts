// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformOutput } from "cdktf";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { apps, FILES, HERE, OF_ZONE, outside, unseen } from "./given-parts";
import { beside, put, raw } from "./parts";

export const GIFT_GUARDS: readonly AuditCase[] = [
  inEu(
    "what goes through others",
    [
      ...outside(
        "by_action",
        "by_all",
        "by_answer",
        "by_argument",
        "by_data",
        "by_deep",
        "by_ephemeral",
        "by_host_keys",
        "by_literal",
        "by_local",
        "by_map",
        "by_module",
        "by_other",
        "by_read_setting",
        "by_rule",
        "by_sas",
        "by_secret",
        "by_setting",
        "by_stranger",
        "by_token",
      ),
      ...unseen("by_output"),
      "ResourceNotClassified prod/shared/keys name",
      "ResourceNotClassified prod/eu/made source",
      "ResourceNotClassified prod/eu/of_zone name",
      "RegionUnresolved prod/shared/logs target_resource_id",
      "LogsOutsideBoundary prod/shared/logs log_analytics_workspace_id",
      "LocationOutsideBoundary prod/shared/endpoint location",
      "ReferenceUnresolved prod/shared/endpoint private_service_connection[0].private_connection_resource_id",
    ].sort((a, b) => (a.split(" ")[1] < b.split(" ")[1] ? -1 : 1)),
    (zone, stack) => {
      raw(stack, {
        module: { of_zone: { source: "./a", "//": { metadata: { path: "prod/eu/made", uniqueId: "m" } } } },
        locals: {
          key: "${local.inner}",
          inner: `\${${FILES}.primary_access_key}`,
          map: { key: `\${${FILES}.primary_access_key}`, url: `\${${FILES}.primary_blob_endpoint}` },
          name: `\${${FILES}.name}`,
          endless: "${local.endless}",
          deep: { a: { url: `\${${FILES}.primary_blob_endpoint}`, key: `\${${FILES}.primary_access_key}` } },
        },
        ephemeral: {
          azurerm_key_vault_secret: { read: { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" } },
        },
      });
      beside(stack, {
        ...apps({
          by_local: "${local.key}",
          by_literal: "${data.azurerm_storage_account.literal.primary_access_key}",
          by_argument: "${azurerm_api_management_named_value.key.value}",
          by_setting: '${azurerm_linux_web_app.inside.app_settings["KEY"]}',
          by_read_setting: '${data.azurerm_linux_web_app.read_app.app_settings["KEY"]}',
          by_rule: "${data.azurerm_servicebus_queue_authorization_rule.rule.primary_connection_string}",
          of_argument: "${azurerm_api_management_named_value.model.value}",
          of_setting: '${azurerm_linux_web_app.inside.app_settings["MODEL"]}',
          by_map: "${local.map.key}",
          by_deep: '${local.deep["a"].key}',
          by_all: "${local.deep.nobody}",
          by_module: "${module.of_zone.primary_access_key}",
          by_strange_output: "${module.of_zone.name}",
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
          of_deep: "${local.deep.a.url}",
          of_key: '${local.deep["a"]["url"]}',
          of_data: "${data.azurerm_storage_account.read.name}",
          of_secret: "${data.azurerm_key_vault_secret.kept_there.name}",
          of_action: "${azapi_resource_action.keys.output.endpoint}",
          of_other: "${data.azurerm_function_app_host_keys.other.primary_key}",
          of_endless: "${local.endless}",
        }),
        "azurerm_monitor_diagnostic_setting.logs": {
          target_resource_id: "${module.of_zone.resource_id}",
          log_analytics_workspace_id: "${azurerm_log_analytics_workspace.far.id}",
        },
        "azurerm_log_analytics_workspace.far": { name: "far", location: "eastus" },
        "azurerm_private_endpoint.endpoint": {
          location: "eastus",
          private_service_connection: [{ private_connection_resource_id: "${module.of_zone.resource_id}" }],
        },
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
        "data.azurerm_linux_web_app.read_app": { name: "inside" },
        "data.azurerm_storage_account.literal": { name: "files" },
        "data.azurerm_storage_account_sas.made": { connection_string: "${local.key}" },
        "data.azurerm_servicebus_queue_authorization_rule.rule": {
          name: "rule",
          namespace_name: "${azurerm_servicebus_namespace.bus.name}",
          queue_name: "queue",
        },
        "data.azurerm_key_vault_secret.kept_there": { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" },
        "azapi_resource_action.keys": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          resource_id: `\${${FILES}.id}`,
          action: "listKeys",
        },
      });
      put(zone, {
        ...OF_ZONE,
        "stranger_thing.of_zone": {},
        "azurerm_api_management_named_value.key": {
          api_management_name: "${azurerm_api_management.gateway.name}",
          value: `\${${FILES}.primary_access_key}`,
        },
        "azurerm_api_management_named_value.model": {
          api_management_name: "${azurerm_api_management.gateway.name}",
          value: "gpt-5.4",
        },
        "azurerm_linux_web_app.inside": {
          name: "inside",
          ...HERE,
          app_settings: { KEY: `\${${FILES}.primary_access_key}`, MODEL: "gpt-5.4" },
        },
        "azurerm_servicebus_namespace.bus": { name: "bus", ...HERE },
      });
    },
  ),
  {
    name: "keys that one stack tells another",
    expected: [
      "LocationOutsideBoundary far/shared/by_local location",
      "LocationOutsideBoundary far/shared/second location",
      "LocationOutsideBoundary far/shared/told location",
    ],
    build: (app) => {
      const one = inEu("", [], (zone, stack) => {
        put(zone, OF_ZONE);
        // A local of each stack has the same name.
        raw(stack, { locals: { same: "nothing" } });
        beside(stack, apps({ harmless: "${local.same}" }));
        new TerraformOutput(stack, "cross-stack-output-a", { value: "nothing" }).overrideLogicalId("a");
        new TerraformOutput(stack, "cross-stack-output-k", {
          value: `\${${FILES}.primary_access_key}`,
        }).overrideLogicalId("k");
      });
      one.build(app);
      const far = newStack("far", app);
      const state = "data.terraform_remote_state.cross-stack-reference-input-prod.outputs";
      raw(far, {
        locals: { same: `\${${state}.k}` },
        data: {
          terraform_remote_state: {
            "cross-stack-reference-input-prod": { backend: "local", workspace: "${terraform.workspace}" },
          },
        },
      });
      beside(
        far,
        apps({
          by_local: "${local.same}",
          told: `\${${state}.k}`,
          nothing: `\${${state}.a}`,
          second: `\${${state}["a"]}\${${state}["k"]}`,
        }),
      );
    },
  },
];
