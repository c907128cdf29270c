// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu } from "../zones";
import { beside, NEAR_AND_FAR, put, raw, store } from "./parts";

const LRS = { location: "swedencentral", account_replication_type: "LRS" };

/** Resources of one type at paths of the zone, as they stand in the document. */
function written(bodies: { readonly [name: string]: Attributes }, prefix = "prod/eu"): Attributes {
  const entries = Object.entries(bodies).map(([name, body]) => [
    name,
    { ...body, "//": { metadata: { path: `${prefix}/${name}`, uniqueId: name } } },
  ]);
  return Object.fromEntries(entries) as Attributes;
}

function ignoring(...changes: readonly unknown[]): Attributes {
  return { lifecycle: { ignore_changes: changes } };
}

export const TERRAFORM_GUARDS: readonly AuditCase[] = [
  inEu(
    "what Terraform leaves to whoever changes it",
    [
      "ChangeIgnored prod/eu/all lifecycle.ignore_changes.all",
      "ChangeIgnored prod/eu/arm lifecycle.ignore_changes.body.properties",
      "ChangeIgnored prod/eu/arm lifecycle.ignore_changes.location",
      "ChangeIgnored prod/eu/arm lifecycle.ignore_changes.type",
      "ChangeIgnored prod/eu/change lifecycle.ignore_changes.parent_id",
      "ChangeIgnored prod/eu/change lifecycle.ignore_changes.resource_id",
      "ChangeIgnored prod/eu/child lifecycle.ignore_changes.storage_account_id",
      "ChangeIgnored prod/eu/copies lifecycle.ignore_changes.georeplications",
      "ChangeIgnored prod/eu/copy lifecycle.ignore_changes.georeplications.location",
      "ChangeIgnored prod/eu/deployed lifecycle.ignore_changes.sku",
      "ChangeIgnored prod/eu/listed lifecycle.ignore_changes.location",
      "ChangeIgnored prod/eu/place lifecycle.ignore_changes.location",
      "ChangeIgnored prod/eu/text lifecycle.ignore_changes.all",
    ],
    (_, stack) => {
      const box = { storage_account_id: "${azurerm_storage_account.place.id}" };
      const registry = { location: "swedencentral" };
      raw(stack, {
        resource: {
          azurerm_storage_account: {
            ...written({
              all: { ...LRS, ...ignoring("all") },
              listed: { ...LRS, lifecycle: [ignoring("location").lifecycle] },
              place: { ...LRS, ...ignoring("tags", "location") },
              tags: { ...LRS, ...ignoring("tags", 'tags["a"]', "access_tier", "locations") },
              text: { ...LRS, lifecycle: { ignore_changes: "all" } },
            }),
            ...written({ other: { ...LRS, ...ignoring("all") } }, "prod/shared"),
          },
          azurerm_storage_container: written({ child: { ...box, ...ignoring("storage_account_id") } }),
          azurerm_container_registry: written({
            copies: { ...registry, ...ignoring("georeplications") },
            copy: { ...registry, ...ignoring("georeplications[0].location") },
            no_copies: { ...registry, ...ignoring("georeplications[0].tags", "sku") },
          }),
          azurerm_cognitive_account: written({ account: { location: "swedencentral", ...ignoring("kind") } }),
          azurerm_cognitive_deployment: written({
            deployed: {
              cognitive_account_id: "${azurerm_cognitive_account.account.id}",
              sku: { name: "DataZoneStandard" },
              ...ignoring("sku", "version_upgrade_option"),
            },
          }),
          azapi_resource: written({
            arm: {
              type: "Microsoft.Web/sites@2023-12-01",
              location: "swedencentral",
              ...ignoring("body.properties", "location", "tags", "type"),
            },
          }),
          azapi_update_resource: written({
            change: {
              type: "Microsoft.Web/sites@2023-12-01",
              location: "swedencentral",
              ...ignoring("parent_id", "resource_id"),
            },
          }),
          azurerm_machine_learning_workspace: written({
            user: { location: "swedencentral", storage_account_id: "${azurerm_storage_account.other.id}" },
          }),
        },
      });
    },
  ),
  inEu(
    "what Terraform reads or runs without keeping it",
    [
      "ResourceNotClassified action.azapi_resource_action.run type",
      "ResourceNotClassified check.health.data.external.probe program",
      "ResourceNotClassified data.azapi_resource_action.body type",
      "ResourceNotClassified data.azapi_resource_action.open type",
      "ResourceNotClassified data.azapi_resource_action.start type",
      "ResourceNotClassified data.external.run program",
      "ReferenceLeavesZone data.http.far url",
      "ReferenceUnresolved data.http.nobody url",
      "ResourceNotClassified data.vendor_thing.other type",
      "ResourceNotClassified ephemeral.vendor_token.token type",
      "ResourceNotClassified future future",
    ],
    (zone, stack) => {
      beside(stack, NEAR_AND_FAR);
      put(zone, store("own", "swedencentral"));
      raw(stack, {
        variable: { method: {} },
        action: { azapi_resource_action: { run: { config: {} } } },
        check: {
          health: {
            data: { external: { probe: { program: ["a"] } }, http: { near: { url: "near.blob.core.windows.net" } } },
          },
        },
        ephemeral: { vendor_token: { token: {} }, azurerm_key_vault_secret: { secret: { name: "a" } } },
        future: { a: {} },
        import: [{ to: "azurerm_storage_account.own", id: "a" }],
        moved: [{ from: "a", to: "b" }],
        removed: [{ from: "c", lifecycle: { destroy: false } }],
        data: {
          azapi_resource_action: {
            body: { method: "GET", body: { a: 1 } },
            open: { method: "${var.method}", action: "start" },
            start: { action: "start" },
            read: { method: "get", action: "start" },
            check: { action: "checkNameAvailability" },
            get: { action: "getKeys" },
            list: { action: "listKeys" },
            validate: { action: "validate" },
          },
          azapi_client_config: { client: {} },
          azuread_client_config: { client: {} },
          azurerm_client_config: { client: {} },
          archive_file: { zip: { type: "zip" } },
          external: { run: { program: ["a"] } },
          http: {
            far: { url: "https://far.blob.core.windows.net" },
            near: { url: "https://near.blob.core.windows.net" },
            nobody: { url: "https://nobody.example" },
          },
          template_file: { text: { template: "a" } },
          terraform_remote_state: { other: { backend: "local" } },
          tls_certificate: { certificate: { url: "https://nobody.example" } },
          vendor_thing: { other: {} },
        },
      });
    },
  ),
  {
    name: "what Terraform reads in another stack",
    expected: [],
    build: (app) => {
      raw(newStack("ops", app), { data: { external: { run: { program: ["a"] } } }, future: {} });
      put(newZone(newStack("prod", app)), store("own", "swedencentral"));
    },
  },
  inEu(
    "providers that ask something else than Azure",
    ["alias", "china", "endpoint", "open_cloud", "open_endpoint", "open_host"].map(
      (name) => `RegionUnresolved prod/eu/${name} provider`,
    ),
    (_, stack) => {
      raw(stack, {
        variable: { host: {} },
        provider: {
          azurerm: [
            { alias: "elsewhere", features: {}, metadata_host: "management.stack.contoso.com" },
            { alias: "open", features: {}, metadata_host: "${var.host}" },
            { alias: "azure", features: {}, environment: "public", metadata_host: "https://management.azure.com/" },
            { alias: "china", features: {}, environment: "china" },
          ],
          azapi: [
            { endpoint: { resource_manager_endpoint: "https://management.stack.contoso.com" } },
            { alias: "open", endpoint: "${var.host}" },
            { alias: "open_cloud", environment: "${var.host}" },
            { alias: "azure", endpoint: [{ resource_manager_endpoint: "https://management.azure.com" }] },
          ],
          random: { environment: "lab" },
        },
        resource: {
          azurerm_storage_account: written({
            alias: { ...LRS, provider: "azurerm.elsewhere" },
            azure: { ...LRS, provider: "azurerm.azure" },
            china: { ...LRS, provider: "azurerm.china" },
            open_host: { ...LRS, provider: "${azurerm.open}" },
            usual: LRS,
          }),
          random_id: written({ suffix: { byte_length: 4 } }),
          azapi_resource: written({
            arm_azure: { type: "Microsoft.Web/sites@1", location: "swedencentral", provider: "azapi.azure" },
            endpoint: { type: "Microsoft.Web/sites@1", location: "swedencentral" },
            open_cloud: { type: "Microsoft.Web/sites@1", location: "swedencentral", provider: "azapi.open_cloud" },
            open_endpoint: { type: "Microsoft.Web/sites@1", location: "swedencentral", provider: "azapi.open" },
          }),
        },
      });
    },
  ),
  {
    name: "a stack whose state is read from elsewhere",
    expected: [
      "ReferenceUnresolved prod/eu/by_container storage_account_id",
      "ReferenceUnresolved prod/eu/by_kind storage_account_id",
      "ReferenceUnresolved prod/eu/by_workspace storage_account_id",
    ],
    build: (app) => {
      const backend = (container: string) => ({
        backend: "azurerm",
        config: { container_name: container, key: "ops" },
      });
      const stacks = ["container", "kind", "same", "workspace"];
      for (const name of stacks) {
        const ops = newStack(name, app);
        beside(ops, store("near", "swedencentral"));
        ops.addOverride("terraform.backend.local", undefined);
        raw(ops, {
          terraform: { backend: { azurerm: { container_name: "state", key: "ops" } } },
          output: { id: { value: "${azurerm_storage_account.near.id}" } },
        });
      }
      const stack = newStack("prod", app);
      const input = (name: string) => `cross-stack-reference-input-${name}`;
      raw(stack, {
        data: {
          terraform_remote_state: {
            [input("container")]: backend("elsewhere"),
            [input("kind")]: { ...backend("state"), backend: "s3" },
            [input("same")]: { ...backend("state"), workspace: "${terraform.workspace}" },
            [input("workspace")]: { ...backend("state"), workspace: "other" },
          },
        },
      });
      const users = stacks.map((name) => [
        `azurerm_machine_learning_workspace.by_${name}`,
        { location: "swedencentral", storage_account_id: `\${data.terraform_remote_state.${input(name)}.outputs.id}` },
      ]);
      put(newZone(stack), Object.fromEntries(users));
    },
  },
  inEu(
    "ids of the app that are written out",
    [
      "ReferenceUnresolved prod/eu/account_inside custom_question_answering_search_service_id",
      "ReferenceLeavesZone prod/eu/far custom_question_answering_search_service_id",
      "ReferenceUnresolved prod/eu/of_another_group custom_question_answering_search_service_id",
      "ReferenceUnresolved prod/eu/of_another_type custom_question_answering_search_service_id",
      "ReferenceUnresolved prod/eu/workspace custom_question_answering_search_service_id",
    ],
    (zone, stack) => {
      const rg = { resource_group_name: "rg" };
      beside(stack, {
        ...store("near", "swedencentral", rg),
        ...store("far", "eastus", rg),
        ...store("no_group", "swedencentral"),
        "azurerm_cognitive_account.account": { name: "account", location: "swedencentral", ...rg },
        "azurerm_log_analytics_workspace.workspace": { name: "workspace", location: "swedencentral", ...rg },
      });
      const id = (type: string, name: string, group = "RG") =>
        `/subscriptions/1/resourceGroups/${group}/providers/${type}/${name}`;
      const accounts = "Microsoft.Storage/storageAccounts";
      const ids = {
        account_inside: id("Microsoft.CognitiveServices/accounts", "account"),
        far: id(accounts, "FAR"),
        near: `${id(accounts, "near")}/blobServices/default`,
        no_group: id(accounts, "no_group", "any"),
        of_another_group: id(accounts, "near", "other"),
        of_another_type: id("Microsoft.Search/searchServices", "near"),
        workspace: id("Microsoft.OperationalInsights/workspaces", "workspace"),
      };
      const entries = Object.entries(ids).map(([name, custom_question_answering_search_service_id]) => [
        `azurerm_cognitive_account.${name}`,
        { name, location: "swedencentral", custom_question_answering_search_service_id },
      ]);
      put(zone, Object.fromEntries(entries));
    },
  ),
];
