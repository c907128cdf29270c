// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform shows the expressions of a JSON configuration so.
import type { JsonObject } from "../../src/terraform/json-value";
import { readPlan } from "../../src/terraform/plan-document";

export type Json = { readonly [key: string]: unknown };

export const X = "azurerm_x.x";
export const Y = "azurerm_y.y";
export const Z = "azurerm_z.z";
const AZURERM = "registry.terraform.io/hashicorp/azurerm";
export const WORKSPACE_ID =
  "/subscriptions/s/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-shared";
export const KEPT_ID = "/subscriptions/s/resourceGroups/rg-kept";

const ADDRESS = /^(?:module\..*\.)?(?<data>data\.)?(?<type>[a-z_]+)\.(?<name>[a-z_]+)(?:\[(?<index>.*)\])?$/;

/** An instance as Terraform shows it among values. */
export function instance(address: string, values: Json, more: Json = {}): Json {
  const { data, type, name, index } = ADDRESS.exec(address)?.groups ?? {};
  return {
    address,
    mode: data ? "data" : "managed",
    type,
    name,
    ...(index === undefined ? {} : { index: JSON.parse(index) }),
    provider_name: AZURERM,
    schema_version: 0,
    values,
    sensitive_values: {},
    ...more,
  };
}

/** A change as Terraform shows it. */
export function change(
  address: string,
  actions: readonly string[],
  after_unknown: unknown = {},
  more: Json = {},
): Json {
  const { type, name, mode, index } = instance(address, {});
  const isGone = actions.length === 1 && actions[0] === "delete";
  return {
    address,
    mode,
    type,
    name,
    index,
    provider_name: AZURERM,
    change: {
      actions,
      before: isGone ? {} : null,
      after: isGone ? null : {},
      after_unknown,
      before_sensitive: false,
      after_sensitive: {},
    },
    ...more,
  };
}

/** A resource as Terraform shows it in a configuration. */
export function configured(address: string, expressions: Json, more: Json = {}): Json {
  const { type, name, mode } = instance(address, {});
  return { address, mode, type, name, provider_config_key: "azurerm", expressions, schema_version: 0, ...more };
}

/** An expression of a JSON configuration: Terraform shows the template too. */
export function template(text: string, ...references: readonly string[]): Json {
  return { constant_value: text, references };
}

/** A literal. */
export function constant(constant_value: unknown): Json {
  return { constant_value };
}

/** An expression of a configuration in HCL: each reference also without its last steps. */
export function references(...references: readonly string[]): Json {
  return { references };
}

/** A plan of these parts. */
export function plan(parts: {
  readonly resources?: readonly Json[];
  readonly modules?: readonly Json[];
  readonly changes?: readonly Json[];
  readonly configuration?: readonly Json[];
  readonly calls?: Json;
  readonly prior?: readonly Json[];
  readonly more?: Json;
}): Json {
  return {
    format_version: "1.2",
    terraform_version: "1.9.8",
    variables: { region: { value: "swedencentral" } },
    planned_values: {
      outputs: {},
      root_module: { resources: parts.resources ?? [], child_modules: parts.modules },
    },
    resource_changes: parts.changes ?? [],
    prior_state: {
      format_version: "1.0",
      terraform_version: "1.9.8",
      values: { root_module: { resources: parts.prior ?? [] } },
    },
    configuration: {
      provider_config: { azurerm: { name: "azurerm", full_name: AZURERM, version_constraint: "4.55.0" } },
      root_module: { resources: parts.configuration ?? [], module_calls: parts.calls },
    },
    timestamp: "2025-11-21T10:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
    ...parts.more,
  };
}

/** The body of `azurerm_x.x`, beside `azurerm_y.y` and `azurerm_z.z`, whose ids and keys are not known before apply. */
export function bodyIn(
  values: Json,
  after_unknown: unknown,
  expressions: Json,
  more: { sensitive?: unknown; calls?: Json } = {},
): JsonObject | undefined {
  const others = { id: true, key: true, ids: true };
  return readPlan(
    plan({
      resources: [
        instance(X, values, { sensitive_values: more.sensitive ?? {} }),
        instance(Y, { name: "y", secret: "hush", count_of: 7 }, { sensitive_values: { secret: true } }),
        instance(Z, { name: "z" }),
      ],
      changes: [
        ...(after_unknown === undefined ? [] : [change(X, ["create"], after_unknown)]),
        change(Y, ["create"], others),
        change(Z, ["create"], others),
      ],
      configuration: [configured(X, expressions), configured(Y, { name: constant("y") }), configured(Z, {})],
      calls: more.calls,
    }),
  ).resource(X)?.body;
}

const IN_GROUP = { location: "swedencentral", resource_group_name: "rg-eu" };
const FROM_GROUP = {
  location: template(
    "${azurerm_resource_group.rg.location}",
    "azurerm_resource_group.rg.location",
    "azurerm_resource_group.rg",
  ),
  resource_group_name: template(
    "${azurerm_resource_group.rg.name}",
    "azurerm_resource_group.rg.name",
    "azurerm_resource_group.rg",
  ),
};
const ACCOUNT = "azurerm_cognitive_account.a";
const DEPLOYMENT = {
  model: [{ format: "OpenAI", name: "gpt-4o", version: "2024-11-20" }],
  sku: [{ capacity: 10, name: "DataZoneStandard" }],
};

/** What `cdktf diff` would plan of an app: an account with two deployments, logs, a module, and what is there already. */
export const PLAN = plan({
  resources: [
    instance(ACCOUNT, { ...IN_GROUP, kind: "OpenAI", custom_subdomain_name: "oai-a", tags: null, identity: [] }),
    instance('azurerm_cognitive_deployment.d["chat"]', { ...DEPLOYMENT, name: "chat" }),
    instance('azurerm_cognitive_deployment.d["embed"]', { ...DEPLOYMENT, name: "embed" }),
    instance("azurerm_monitor_diagnostic_setting.m", {
      name: "logs",
      log_analytics_workspace_id: WORKSPACE_ID.toUpperCase(),
    }),
    instance("azurerm_resource_group.rg", { name: "rg-eu", location: "swedencentral" }),
    instance("data.azurerm_client_config.later", {}),
  ],
  modules: [
    {
      address: "module.net",
      resources: [
        instance("module.net.azurerm_virtual_network.v[0]", { name: "vnet", ...IN_GROUP }),
        instance("module.net.azurerm_virtual_network.v[1]", { name: "vnet", ...IN_GROUP, location: "eastus" }),
      ],
      child_modules: [
        {
          address: 'module.net.module.dns["eu.test"]',
          resources: [instance('module.net.module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l', {})],
        },
      ],
    },
  ],
  changes: [
    change(ACCOUNT, ["create"], { id: true, endpoint: true, primary_access_key: true, identity: [] }),
    change('azurerm_cognitive_deployment.d["chat"]', ["create"], {
      id: true,
      cognitive_account_id: true,
      sku: [{ tier: true }],
    }),
    change('azurerm_cognitive_deployment.d["embed"]', ["delete", "create"], { id: true, cognitive_account_id: true }),
    change("azurerm_monitor_diagnostic_setting.m", ["create"], { id: true, target_resource_id: true }),
    change("azurerm_resource_group.rg", ["no-op"]),
    change("azurerm_storage_account.old", ["delete"]),
    change("azurerm_storage_account.forgotten", ["forget"]),
    change("data.azurerm_client_config.later", ["read"], { id: true }),
    change("module.net.azurerm_virtual_network.v[0]", ["create"], { id: true }),
    change("module.net.azurerm_virtual_network.v[1]", ["create"], { id: true }),
    change('module.net.module.dns["eu.test"].azurerm_private_dns_zone_virtual_network_link.l', ["create"], {
      id: true,
      virtual_network_id: true,
    }),
  ],
  configuration: [
    configured(ACCOUNT, { ...FROM_GROUP, kind: constant("OpenAI"), custom_subdomain_name: constant("oai-a") }),
    configured(
      "azurerm_cognitive_deployment.d",
      {
        cognitive_account_id: template("${azurerm_cognitive_account.a.id}", `${ACCOUNT}.id`, ACCOUNT),
        name: template("${each.key}", "each.key"),
        model: [{ format: constant("OpenAI"), name: constant("gpt-4o"), version: constant("2024-11-20") }],
        sku: [{ capacity: constant(10), name: constant("DataZoneStandard") }],
      },
      { for_each_expression: constant(["chat", "embed"]) },
    ),
    configured(
      "azurerm_monitor_diagnostic_setting.m",
      {
        name: constant("logs"),
        target_resource_id: template("${azurerm_cognitive_account.a.id}", `${ACCOUNT}.id`, ACCOUNT),
        log_analytics_workspace_id: constant(WORKSPACE_ID),
      },
      { provisioners: [{ type: "local-exec", expressions: { command: constant("curl -H 'key: secret'") } }] },
    ),
    configured("azurerm_resource_group.rg", { name: constant("rg-eu"), location: constant("swedencentral") }),
    configured("data.azurerm_client_config.later", {}),
  ],
  calls: {
    net: {
      source: "./net",
      expressions: {
        group: template(
          "${azurerm_resource_group.rg.name}",
          "azurerm_resource_group.rg.name",
          "azurerm_resource_group.rg",
        ),
      },
      module: {
        resources: [
          configured("azurerm_virtual_network.v", {
            name: constant("vnet"),
            resource_group_name: references("var.group"),
            location: references("local.locations", "count.index"),
          }),
        ],
        module_calls: {
          dns: {
            source: "./dns",
            expressions: {
              network: references(
                "azurerm_virtual_network.v[0].id",
                "azurerm_virtual_network.v[0]",
                "azurerm_virtual_network.v",
              ),
            },
            for_each_expression: constant(["eu.test"]),
            module: {
              resources: [
                configured("azurerm_private_dns_zone_virtual_network_link.l", {
                  virtual_network_id: references("var.network"),
                }),
              ],
              variables: { network: {} },
            },
          },
        },
        variables: { group: {} },
      },
    },
  },
  prior: [
    instance("azurerm_resource_group.rg", {
      id: "/subscriptions/s/resourceGroups/rg-eu",
      name: "rg-eu",
      location: "swedencentral",
    }),
    instance("azurerm_resource_group.kept", { id: KEPT_ID, name: "rg-kept", location: "norwayeast" }),
    instance("azurerm_storage_account.old", { id: "/old", location: "eastus" }),
    instance("azurerm_storage_account.forgotten", { id: "/forgotten", location: "eastus" }),
    instance("data.azurerm_log_analytics_workspace.w", {
      id: WORKSPACE_ID,
      name: "log-shared",
      location: "westeurope",
    }),
  ],
});
