import { ApiManagementSubscription } from "@cdktf/provider-azurerm/lib/api-management-subscription";
import { AppConfiguration } from "@cdktf/provider-azurerm/lib/app-configuration";
import { AppConfigurationKey } from "@cdktf/provider-azurerm/lib/app-configuration-key";
import { AutomationAccount } from "@cdktf/provider-azurerm/lib/automation-account";
import { AutomationVariableString } from "@cdktf/provider-azurerm/lib/automation-variable-string";
import { DataAzurermStorageAccount } from "@cdktf/provider-azurerm/lib/data-azurerm-storage-account";
import { DataAzurermStorageAccountSas } from "@cdktf/provider-azurerm/lib/data-azurerm-storage-account-sas";
import { DataFactory } from "@cdktf/provider-azurerm/lib/data-factory";
import { DataFactoryLinkedServiceAzureBlobStorage } from "@cdktf/provider-azurerm/lib/data-factory-linked-service-azure-blob-storage";
import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { KeyVaultSecret } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { azapi, Raw, Untyped } from "../handwritten";
import { account, eventHubs, GROUP, gateway, insights, storage, workspace } from "../resources";
import { inEu } from "../zones";

const US = { resourceGroupName: "rg-team7-us", location: "eastus" };
const TENANT = "11111111-2222-3333-4444-555555555555";
const PLAN = `/subscriptions/${TENANT}/resourceGroups/rg-team7-us/providers/Microsoft.Web/serverFarms/plan`;
const APP = ["LocationOutsideBoundary prod/app location"];

/** A web application that is told something. */
function app(scope: Construct, app_settings: unknown, location = "eastus", more: object = {}): Untyped {
  const common = { name: "app-team7", resource_group_name: "rg-team7-us", location };
  const plan = { service_plan_id: PLAN, site_config: [{}] };
  return new Untyped(scope, "app", "azurerm_linux_web_app", { ...common, ...plan, app_settings, ...more });
}

function vault(scope: Construct, id: string, location: string): KeyVault {
  const common = { name: `kv-team7-${id}`, resourceGroupName: GROUP, skuName: "standard", tenantId: TENANT };
  return new KeyVault(scope, id, { ...common, location });
}

function keyOf(zone: ResidencyZone): string {
  return storage(zone, "files", "swedencentral").primaryAccessKey;
}

export const LEAKING: readonly AuditCase[] = [
  inEu("an application elsewhere that is told the key of an account", APP, (zone, stack) => {
    app(stack, { KEY: keyOf(zone) });
  }),
  inEu("an application elsewhere with a key inside of a text", APP, (zone, stack) => {
    app(stack, { BLOBS: `AccountName=stteam7files;AccountKey=${keyOf(zone)};EndpointSuffix=core.windows.net` });
  }),
  inEu("an application elsewhere with a connection string of the zone", APP, (zone, stack) => {
    const value = eventHubs(zone, "bus", "swedencentral").defaultPrimaryConnectionString;
    app(stack, {}, "eastus", { connection_string: [{ name: "BUS", type: "EventHub", value }] });
  }),
  inEu("a key that went through a local", APP, (zone, stack) => {
    app(stack, { KEY: new TerraformLocal(stack, "key", { of: keyOf(zone) }).expression });
  }),
  inEu("a key that went through what Terraform only keeps", APP, (zone, stack) => {
    const kept = new Untyped(stack, "kept", "terraform_data", { input: keyOf(zone) });
    app(stack, { KEY: kept.getStringAttribute("output") });
  }),
  inEu("a key that was read again by the name of the account", APP, (zone, stack) => {
    storage(zone, "files", "swedencentral");
    const again = new DataAzurermStorageAccount(stack, "again", { name: "stteam7files", resourceGroupName: GROUP });
    app(stack, { KEY: again.primaryAccessKey });
  }),
  inEu("an account as a whole", APP, (zone, stack) => {
    const { friendlyUniqueId } = storage(zone, "files", "swedencentral");
    app(stack, { ALL: `\${jsonencode(azurerm_storage_account.${friendlyUniqueId})}` });
  }),
  inEu("an account as a whole, through a function", APP, (zone, stack) => {
    const { friendlyUniqueId } = storage(zone, "files", "swedencentral");
    app(
      stack,
      `\${{ for name, value in azurerm_storage_account.${friendlyUniqueId} : upper(name) => tostring(value) }}`,
    );
  }),
  inEu("a key in an application of another stack", ["LocationOutsideBoundary us/app location"], (zone, _, all) => {
    app(newStack("us", all), { KEY: account(zone, "oai", "swedencentral").primaryAccessKey });
  }),
  inEu("an application elsewhere with a signature for all blobs", APP, (zone, stack) => {
    const { primaryConnectionString: connectionString } = storage(zone, "files", "swedencentral");
    const may = { read: true, write: false, delete: false, list: true, add: false, create: false, update: false };
    const { sas } = new DataAzurermStorageAccountSas(stack, "sas", {
      connectionString,
      start: "2027-01-01",
      expiry: "2027-02-01",
      resourceTypes: { service: true, container: true, object: true },
      services: { blob: true, queue: false, table: false, file: false },
      permissions: { ...may, process: false, tag: false, filter: false },
    });
    app(stack, { SAS: sas });
  }),
  inEu("a secret in a vault elsewhere", ["LocationOutsideBoundary prod/secret key_vault_id"], (zone, stack) => {
    const { id: keyVaultId } = vault(stack, "us", "westus");
    new KeyVaultSecret(stack, "secret", { name: "files", keyVaultId, value: keyOf(zone) });
  }),
  inEu(
    "a key in a store of settings elsewhere",
    ["LocationOutsideBoundary prod/setting configuration_store_id"],
    (zone, stack) => {
      const { id: configurationStoreId } = new AppConfiguration(stack, "settings", { ...US, name: "appcs-us" });
      new AppConfigurationKey(stack, "setting", { key: "files", configurationStoreId, value: keyOf(zone) });
    },
  ),
  inEu(
    "a key that automation elsewhere knows",
    ["LocationOutsideBoundary prod/known automation_account_name"],
    (zone, stack) => {
      const { name } = new AutomationAccount(stack, "runs", { ...US, name: "aa-us", skuName: "Basic" });
      const { resourceGroupName } = US;
      const known = { name: "files", resourceGroupName, automationAccountName: name, value: keyOf(zone) };
      new AutomationVariableString(stack, "known", known);
    },
  ),
  inEu(
    "a factory elsewhere with the connection string of an account",
    ["LocationOutsideBoundary prod/lake data_factory_id"],
    (zone, stack) => {
      const dataFactoryId = new DataFactory(stack, "factory", { ...US, name: "adf-us" }).id;
      const { primaryConnectionString: connectionString } = storage(zone, "files", "swedencentral");
      new DataFactoryLinkedServiceAzureBlobStorage(stack, "lake", { name: "lake", dataFactoryId, connectionString });
    },
  ),
  inEu(
    "a stream elsewhere that reads events of the zone",
    ["LocationOutsideBoundary prod/input stream_analytics_job_id"],
    (zone, stack) => {
      const { name: servicebus_namespace, defaultPrimaryKey } = eventHubs(zone, "bus", "swedencentral");
      const common = { name: "stream", resource_group_name: "rg-team7-us", location: "eastus" };
      const job = new Untyped(stack, "stream", "azurerm_stream_analytics_job", common);
      new Untyped(stack, "input", "azurerm_stream_analytics_stream_input_eventhub_v2", {
        name: "input",
        stream_analytics_job_id: job.getStringAttribute("id"),
        servicebus_namespace,
        eventhub_name: "chats",
        shared_access_policy_key: defaultPrimaryKey,
        serialization: [{ type: "Avro" }],
      });
    },
  ),
  inEu(
    "a container elsewhere with a key among its secrets",
    ["LocationOutsideBoundary prod/worker container_app_environment_id"],
    (zone, stack) => {
      const common = { name: "cae-us", resource_group_name: "rg-team7-us", location: "eastus" };
      const environment = new Untyped(stack, "environment", "azurerm_container_app_environment", common);
      new Untyped(stack, "worker", "azurerm_container_app", {
        name: "worker",
        resource_group_name: "rg-team7-us",
        container_app_environment_id: environment.getStringAttribute("id"),
        revision_mode: "Single",
        secret: [{ name: "files", value: keyOf(zone) }],
      });
    },
  ),
  inEu("an application elsewhere that looks into a vault of the zone", APP, (zone, stack) => {
    const { id: keyVaultId } = vault(zone, "eu", "swedencentral");
    const { versionlessId } = new KeyVaultSecret(zone, "secret", { name: "files", keyVaultId, value: keyOf(zone) });
    app(stack, { KEY: `@Microsoft.KeyVault(SecretUri=${versionlessId})` });
  }),
  inEu("an application elsewhere that azapi makes", APP, (zone, stack) => {
    const appSettings = [{ name: "KEY", value: account(zone, "oai", "swedencentral").secondaryAccessKey }];
    azapi(stack, "app", "Microsoft.Web/sites@2023-12-01", {
      parent_id: new Untyped(stack, "us", "azurerm_resource_group", {
        name: "rg-team7-us",
        location: "eastus",
      }).getStringAttribute("id"),
      location: "eastus",
      body: { properties: { siteConfig: { appSettings } } },
    });
  }),
  inEu(
    "an application elsewhere with keys that an action of azapi reads",
    [...APP, "ResourceNotClassified prod/keys name"],
    (zone, stack) => {
      const keys = new Untyped(stack, "keys", "azapi_resource_action", {
        type: "Microsoft.CognitiveServices/accounts@2025-06-01",
        resource_id: account(zone, "oai", "swedencentral").id,
        action: "listKeys",
        response_export_values: ["key1"],
      });
      app(stack, { KEY: `\${${keys.terraformResourceType}.${keys.friendlyUniqueId}.output.key1}` });
    },
  ),
  inEu(
    "an application elsewhere that an override of the stack adds",
    ["LocationOutsideBoundary azurerm_linux_web_app.us location"],
    (zone, stack) => {
      const us = { name: "app-us", location: "eastus", app_settings: { KEY: keyOf(zone) } };
      new Raw(stack, "hand", { resource: { azurerm_linux_web_app: { us } } });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("an application elsewhere that knows only whom to call", [], (zone, stack) => {
    const { endpoint, name, location } = account(zone, "oai", "swedencentral");
    app(stack, {
      ENDPOINT: endpoint,
      ACCOUNT: name,
      REGION: location,
      URL: gateway(zone, "apim", location).gatewayUrl,
    });
  }),
  inEu("an application elsewhere that traces to the zone", [], (zone, stack) => {
    const traces = workspace(zone, "traces", "swedencentral");
    const { connectionString, instrumentationKey } = insights(zone, "ai", "swedencentral", traces.id);
    app(stack, { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, APPINSIGHTS_KEY: instrumentationKey });
  }),
  inEu("an application elsewhere that sends logs with the key of a workspace", [], (zone, stack) => {
    const { workspaceId, primarySharedKey } = workspace(zone, "logs", "swedencentral");
    app(stack, { LOGS: workspaceId, LOGS_KEY: primarySharedKey });
  }),
  inEu("an application elsewhere that calls the gateway with a key of its own", [], (zone, stack) => {
    const { name: apiManagementName } = gateway(zone, "apim", "swedencentral");
    const common = { resourceGroupName: GROUP, apiManagementName, displayName: "us" };
    app(stack, { KEY: new ApiManagementSubscription(zone, "us", common).primaryKey });
  }),
  inEu("an application elsewhere with an identity that the zone has made", [], (zone, stack) => {
    const { id: scope } = account(zone, "oai", "swedencentral");
    const identity = { name: "id-team7", resourceGroupName: GROUP, location: "swedencentral" };
    const { id, clientId, principalId } = new UserAssignedIdentity(zone, "identity", identity);
    const roleDefinitionName = "Cognitive Services OpenAI User";
    new RoleAssignment(stack, "role", { scope, principalId, roleDefinitionName });
    app(stack, { CLIENT: clientId }, "eastus", { identity: [{ type: "UserAssigned", identity_ids: [id] }] });
  }),
  inEu("an application inside, beside the zone, that is told a key", [], (zone, stack) => {
    app(stack, { KEY: keyOf(zone) }, "France Central");
  }),
  inEu("a secret in a vault inside, beside the zone", [], (zone, stack) => {
    const { id: keyVaultId } = vault(stack, "shared", "westeurope");
    new KeyVaultSecret(stack, "secret", { name: "files", keyVaultId, value: keyOf(zone) });
  }),
  inEu("an application elsewhere with the key of an account elsewhere", [], (zone, stack) => {
    storage(zone, "files", "swedencentral");
    app(stack, { KEY: storage(stack, "us", "eastus").primaryAccessKey });
  }),
  inEu("an application elsewhere with a key of what only is connected to the zone", [], (zone, stack) => {
    const { id: storageAccountId } = storage(zone, "files", "swedencentral");
    const language = account(stack, "no", "norwayeast", { kind: "TextAnalytics", storage: [{ storageAccountId }] });
    app(stack, { KEY: language.primaryAccessKey });
  }),
  inEu("a local that holds a key and is read for something else", [], (zone, stack) => {
    const { primaryAccessKey, location } = storage(zone, "files", "swedencentral");
    app(stack, { REGION: Fn.lower(new TerraformLocal(stack, "region", location).asString) });
    new TerraformLocal(stack, "key", primaryAccessKey);
  }),
];
