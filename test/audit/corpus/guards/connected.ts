// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, type Parts, put, raw, store } from "./parts";

const ID = "${azurerm_storage_account.files.id}";
const URL = "${azurerm_storage_account.files.primary_blob_endpoint}";
const FAR = { location: "eastus" };

function outside(...names: readonly string[]): readonly string[] {
  return [...names].sort().map((name) => `LocationOutsideBoundary prod/shared/${name} location`);
}

/** Services elsewhere with a property in their body. */
function bodies(properties: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      `azapi_resource.${name}`,
      {
        type: "Microsoft.Storage/storageAccounts@2024-01-01",
        name,
        parent_id: "${azurerm_resource_group.far.id}",
        ...FAR,
        body: { sku: { name: "Standard_LRS" }, properties: { [name]: value } },
      },
    ]),
  );
}

export const CONNECTED_GUARDS: readonly AuditCase[] = [
  inEu(
    "connections from elsewhere",
    [
      "LocationOutsideBoundary prod/shared/api api_management_name",
      "LocationOutsideBoundary prod/shared/at_id api_management_name",
      "BackendHostUnknown prod/shared/at_id url",
      "LocationOutsideBoundary prod/shared/at_url api_management_name",
      ...outside("board"),
      "LocationOutsideBoundary prod/shared/dynamic location",
      "ReferenceUnresolved prod/shared/dynamic private_service_connection[*].private_connection_resource_id",
      ...outside("endpoint", "maybe"),
      "ReferenceUnresolved prod/shared/maybe storage_account_id",
      ...outside("named", "origin"),
      "LocationOutsideBoundary prod/shared/policy api_management_id",
      "LocationOutsideBoundary prod/shared/service data_factory_id",
      "LocationOutsideBoundary prod/shared/stream stream_analytics_job_name",
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const inFar = { api_management_name: "${azurerm_api_management.far.name}" };
      beside(stack, {
        "azurerm_api_management.far": { name: "far", ...FAR },
        "azurerm_stream_analytics_job.far_job": { name: "far_job", ...FAR },
        "azurerm_private_endpoint.endpoint": {
          ...FAR,
          private_service_connection: [{ private_connection_resource_id: ID }],
        },
        "azurerm_machine_learning_workspace.maybe": {
          ...FAR,
          storage_account_id: `\${var.open ? azurerm_storage_account.files.id : 1}`,
        },
        "azurerm_linux_web_app.named": { ...FAR, storage_account: [{ account_name: "FILES" }] },
        "azurerm_signalr_service.board": { ...FAR, upstream_endpoint: [{ url_template: URL }] },
        "azurerm_api_management_backend.at_url": { ...inFar, url: URL },
        "azurerm_api_management_backend.at_id": { ...inFar, url: "https://nobody.example", resource_id: ID },
        "azurerm_api_management_api.api": { ...inFar, service_url: URL },
        "azurerm_api_management_policy.policy": {
          api_management_id: "${azurerm_api_management.far.id}",
          xml_content: `<set-backend-service base-url="${URL}" />`,
        },
        "azurerm_stream_analytics_stream_input_blob.stream": {
          stream_analytics_job_name: "far_job",
          storage_account_name: "files",
        },
        "azurerm_data_factory.far_factory": { name: "far_factory", ...FAR },
        "azurerm_data_factory_linked_service_azure_sql_database.service": {
          data_factory_id: "${azurerm_data_factory.far_factory.id}",
          connection_string: "Server=tcp:${azurerm_mssql_server.sql.fully_qualified_domain_name},1433;Database=chats",
        },
        "azurerm_private_endpoint.dynamic": {
          ...FAR,
          dynamic: {
            private_service_connection: {
              for_each: [ID],
              content: { private_connection_resource_id: "${private_service_connection.value}" },
            },
          },
        },
        "azurerm_snapshot.origin": { ...FAR, source_resource_id: ID },
        // Data only goes there, or keys come from there, or what is meant has no data.
        "azurerm_eventhub.one_way": {
          namespace_id: "${azurerm_eventhub_namespace.far_bus.id}",
          capture_description: [{ destination: [{ storage_account_id: ID }] }],
        },
        "azurerm_eventhub_namespace.far_bus": { name: "far_bus", ...FAR },
        "azurerm_log_analytics_linked_storage_account.logs": {
          workspace_id: "${azurerm_log_analytics_workspace.far_logs.id}",
          storage_account_ids: [ID],
        },
        "azurerm_log_analytics_workspace.far_logs": { name: "far_logs", ...FAR },
        "azurerm_machine_learning_workspace.no_data": {
          ...FAR,
          storage_account_id: "${azurerm_role_definition.role.id}",
        },
        "azurerm_private_endpoint.elsewhere": {
          ...FAR,
          private_service_connection: [{ private_connection_resource_id: "${azurerm_eventhub_namespace.far_bus.id}" }],
        },
      });
      put(zone, {
        ...store("files", "swedencentral"),
        "azurerm_mssql_server.sql": { name: "sql", location: "swedencentral" },
        "azurerm_role_definition.role": { name: "role" },
      });
    },
  ),
  inEu(
    "connections from elsewhere, of azapi",
    outside("privateLinkServiceId", "sourceResourceId", "storageAccount", "storageUrl"),
    (zone, stack) => {
      beside(stack, {
        "azurerm_resource_group.far": { name: "rg-far", ...FAR },
        ...bodies({
          storageAccount: ID,
          storageUrl: `${URL}x`,
          privateLinkServiceId: ID,
          sourceResourceId: ID,
          destinationAccount: ID,
          workspaceResourceId: ID,
          keyVaultUri: ID,
          description: ID,
          displayName: ID,
          nothing: "x",
        }),
      });
      put(zone, store("files", "swedencentral"));
    },
  ),
  inEu(
    "resources of other constructs in a group of the zone",
    [
      ...outside("by_arm_id", "by_arm_name", "by_name", "by_reference", "by_source"),
      "ResourceNotClassified prod/shared/template name",
    ],
    (zone, stack) => {
      beside(stack, {
        ...store("by_reference", "eastus", { resource_group_name: "${azurerm_resource_group.group.name}" }),
        ...store("by_name", "eastus", { resource_group_name: "RG-of-zone" }),
        ...store("in_other", "eastus", { resource_group_name: "${azurerm_resource_group.other.name}" }),
        ...store("in_none", "eastus", { resource_group_name: "rg-of-nobody" }),
        ...store("by_source", "eastus", { resource_group_name: "${data.azurerm_resource_group.read.name}" }),
        ...store("by_arm_name", "eastus", { resource_group_name: "${azapi_resource.arm_group.name}" }),
        ...store("by_no_group", "eastus", { resource_group_name: "no-group" }),
        "data.azurerm_resource_group.read": { name: "${azurerm_resource_group.group.name}" },
        "azapi_resource.by_arm_id": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          name: "x",
          ...FAR,
          parent_id: "/subscriptions/s/resourceGroups/RG-of-zone",
          body: { sku: { name: "Standard_LRS" } },
        },
        "azurerm_resource_group.other": { name: "rg-other", ...FAR },
        "azurerm_resource_group_template_deployment.template": { resource_group_name: "rg-of-zone" },
        // Global by nature.
        "azurerm_cdn_frontdoor_profile.edge": {
          resource_group_name: "rg-of-zone",
          sku_name: "Standard_AzureFrontDoor",
        },
      });
      put(zone, {
        "azurerm_resource_group.group": { name: "rg-of-zone", location: "swedencentral" },
        "azapi_resource.arm_group": {
          type: "Microsoft.Resources/resourceGroups@2024-03-01",
          name: "rg-arm",
          location: "swedencentral",
          parent_id: "/subscriptions/s",
          body: {},
        },
        "azapi_resource.no_group": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          name: "no-group",
          location: "swedencentral",
          parent_id: "${azurerm_resource_group.group.id}",
          body: { sku: { name: "Standard_LRS" } },
        },
      });
    },
  ),
  inEu(
    "what is connected to what is connected",
    [
      ...outside("azapi_copy", "maybe_copy"),
      "ReferenceUnresolved prod/shared/maybe_copy source_resource_id",
      ...outside("near_copy"),
    ],
    (zone, stack) => {
      const near = { location: "swedencentral" };
      raw(stack, { variable: { open: {} } });
      beside(stack, {
        // Inside, and connected to the zone: its children and what copies it are looked at, what is connected to it is not.
        ...store("hub", "swedencentral"),
        "azurerm_machine_learning_workspace.desk": { ...near, storage_account_id: ID, name: "desk" },
        "azurerm_snapshot.near_copy": { ...FAR, source_resource_id: "${azurerm_machine_learning_workspace.desk.id}" },
        "azurerm_snapshot.maybe_copy": {
          ...FAR,
          source_resource_id: "${var.open ? azurerm_machine_learning_workspace.desk.id : 1}",
        },
        "azapi_resource.azapi_copy": {
          type: "Microsoft.Compute/snapshots@2024-03-02",
          name: "azapi_copy",
          ...FAR,
          body: { properties: { creationData: { sourceResourceId: "${azurerm_machine_learning_workspace.desk.id}" } } },
        },
        "azurerm_linux_web_app.app": { ...near, name: "app", storage_account: [{ account_name: "files" }] },
        "azurerm_private_endpoint.to_app": {
          ...FAR,
          private_service_connection: [{ private_connection_resource_id: "${azurerm_linux_web_app.app.id}" }],
        },
      });
      put(zone, store("files", "swedencentral"));
    },
  ),
  inEu(
    "connections to what hangs on a zone",
    ["RegionUnresolved prod/shared/maybe server_id", ...outside("to_child", "to_grandchild", "to_maybe")],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const to = (of: string) => ({
        ...FAR,
        private_service_connection: [{ private_connection_resource_id: `\${azurerm_${of}.id}` }],
      });
      beside(stack, {
        "azurerm_mssql_database.child": { server_id: "${azurerm_mssql_server.own.id}", storage_account_type: "Local" },
        "azurerm_mssql_database.maybe": {
          server_id: "${var.open ? azurerm_mssql_server.own.id : 1}",
          storage_account_type: "Local",
        },
        "azurerm_mssql_job_agent.grandchild": {
          database_id: "${azurerm_mssql_database.child.id}",
          location: "swedencentral",
        },
        "azurerm_mssql_database_extended_auditing_policy.great": { database_id: "${azurerm_mssql_database.child.id}" },
        "azurerm_private_endpoint.to_child": to("mssql_database.child"),
        "azurerm_private_endpoint.to_maybe": to("mssql_database.maybe"),
        "azurerm_private_endpoint.to_grandchild": to("mssql_database_extended_auditing_policy.great"),
      });
      put(zone, { "azurerm_mssql_server.own": { name: "own", location: "swedencentral" } });
    },
  ),
  inEu(
    "secrets of a vault, by address",
    outside("by_host", "by_name", "by_reference", "by_text", "by_uri"),
    (zone, stack) => {
      const app = (name: string, told: string) => ({
        [`azurerm_linux_web_app.${name}`]: { name, ...FAR, app_settings: { TOLD: told } },
      });
      beside(stack, {
        ...app("by_uri", "@Microsoft.KeyVault(SecretUri=${azurerm_key_vault.vault.vault_uri}secrets/key)"),
        ...app("by_name", "@Microsoft.KeyVault(VaultName=kv-of-zone;SecretName=key)"),
        ...app("by_reference", "@Microsoft.KeyVault(VaultName=${azurerm_key_vault.vault.name};SecretName=key)"),
        ...app("by_text", "${azurerm_key_vault.vault.vault_uri}secrets/key"),
        ...app("by_host", "https://kv-of-zone.vault.azure.net/secrets/key"),
        // The vault alone, and what is no vault.
        ...app("vault", "${azurerm_key_vault.vault.vault_uri}"),
        ...app("other", "@Microsoft.KeyVault(VaultName=kv-of-nobody;SecretName=key)"),
        ...app("blob", `${URL}secrets/key`),
      });
      put(zone, {
        ...store("files", "swedencentral"),
        "azurerm_key_vault.vault": { name: "kv-of-zone", location: "swedencentral" },
      });
    },
  ),
];
