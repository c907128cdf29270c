// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { ARM, apps, FILES, HERE, OF_ZONE, outside, strangers, unseen } from "./given-parts";
import { beside, put, raw } from "./parts";

export const GIVEN_GUARDS: readonly AuditCase[] = [
  inEu(
    "what opens a resource of the zone, told elsewhere",
    outside(
      "alias",
      "all",
      "callback",
      "capitals",
      "certificate",
      "function",
      "index",
      "key",
      "kube",
      "legacy",
      "made",
      "made_inside",
      "numbered",
      "password",
      "sas",
      "secret",
      "secret_id",
      "splat",
      "strings",
      "text",
      "webhook",
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
          alias: `\${${FILES}.default_primary_connection_string_alias}`,
          strings: `\${${FILES}.connection_strings[0].value}`,
          password: `\${${FILES}.password1[0].value}`,
          legacy: `\${${FILES}.kube_config.0}`,
          webhook: "${azurerm_automation_webhook.hook.uri}",
          certificate: "${azurerm_key_vault_certificate.tls.versionless_secret_id}",
          made: "${random_password.made.result}",
          made_inside: "${random_password.inside.result}",
          text: `AccountKey=\${${FILES}.primary_access_key};Name=x`,
          function: `\${lower(${FILES}.primary_access_key)}`,
          index: `\${resource.${FILES}[0].primary_access_key}`,
          splat: `\${join("", ${FILES}[*].primary_access_key)}`,
          all: `\${jsonencode(${FILES})}`,
          secret: "${azurerm_key_vault_secret.kept.value}",
          secret_id: "${azurerm_key_vault_secret.kept.versionless_id}",
          // Opens nothing.
          other_made: "${random_password.other.result}",
          suffix: "${random_string.suffix.result}",
          uri: `\${${FILES}.uri}`,
          id: `\${${FILES}.id}`,
          thumbprint: "${azurerm_key_vault_certificate.tls.thumbprint}",
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
      put(zone, {
        ...OF_ZONE,
        "azurerm_mssql_server.sql": {
          name: "sql-${random_string.suffix.result}",
          ...HERE,
          administrator_login_password: "${random_password.made.result}",
        },
        "azurerm_automation_account.auto": { name: "auto", ...HERE },
        "azurerm_automation_webhook.hook": { automation_account_name: "auto" },
        "azurerm_container_group.containers": {
          ...HERE,
          image_registry_credential: [{ server: "x.azurecr.io", password: "${random_password.inside.result}" }],
        },
        "azurerm_key_vault_certificate.tls": { name: "tls", key_vault_id: "${azurerm_key_vault.vault.id}" },
        "random_password.inside": { length: 20 },
        "random_password.made": { length: 20 },
        "random_password.other": { length: 20 },
        "random_string.suffix": { length: 4 },
      });
    },
  ),
  inEu(
    "what nobody can see the use of",
    [
      "ResourceNotClassified prod/in_group source",
      "ResourceNotClassified prod/module source",
      ...unseen(
        "all",
        "composed",

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
      "ResourceNotClassified prod/shared/makes provisioner[0].local-exec",
      "ResourceNotClassified prod/shared/runs provisioner[0].local-exec",
    ].sort((a, b) => (a.split(" ")[1] < b.split(" ")[1] ? -1 : 1)),
    (zone, stack) => {
      const runs = { input: `\${${FILES}.id}`, provisioner: [{ "local-exec": { command: "true" } }] };
      raw(stack, {
        locals: { written: `${ARM}Microsoft.Storage/storageAccounts/files` },
        variable: { written: { default: `${ARM}Microsoft.Storage/storageAccounts/files` } },
        resource: {
          terraform_data: {
            makes: {
              ...runs,
              input: "${azurerm_resource_group.group.name}",
              "//": { metadata: { path: "prod/shared/makes", uniqueId: "k" } },
            },
            runs: { ...runs, "//": { metadata: { path: "prod/shared/runs", uniqueId: "r" } } },
          },
        },
        module: {
          module: { source: "./a", id: `\${${FILES}.id}`, "//": { metadata: { path: "prod/module", uniqueId: "m" } } },
          in_group: {
            source: "./c",
            group: "${azurerm_resource_group.group.name}",
            "//": { metadata: { path: "prod/in_group", uniqueId: "g" } },
          },
          calls: {
            source: "./b",
            name: `\${${FILES}.name}`,
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
];
