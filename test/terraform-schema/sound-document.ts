// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { azurermSchema, type BlockSchema, type ValueType } from "../../scripts/terraform/provider-schema";

// biome-ignore lint/suspicious/noExplicitAny: tests break the document in ways that no type allows.
export type Json = any;

/** A small stack as CDKTF writes one, with nothing wrong in it. Every call gives a fresh copy. */
export function soundDocument(): Json {
  return structuredClone(SOUND);
}

/** Sets what stands at a path, or removes it when the value is undefined. */
export function put(document: Json, path: readonly (string | number)[], value: unknown): Json {
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key], document);
  const last = path[path.length - 1];
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return document;
}

/** A document with one resource of the type that holds no more than the schema asks for. */
export function smallestDocument(type: string): Json {
  const body = smallestBody(azurermSchema().resources[type]);
  const { terraform } = soundDocument();
  return { terraform, provider: { azurerm: [{ features: [{}] }] }, resource: { [type]: { small: body } } };
}

export function smallestBody(schema: BlockSchema): Json {
  const attributes = Object.entries(schema.attributes).filter(([, attribute]) => attribute.required);
  const blocks = Object.entries(schema.blocks).filter(([, block]) => block.min > 0);
  return Object.fromEntries([
    ...attributes.map(([name, attribute]) => [name, sampleOf(attribute.type)]),
    ...blocks.map(([name, block]) => [name, Array.from({ length: block.min }, () => smallestBody(block))]),
  ]);
}

export function sampleOf(type: ValueType): unknown {
  if (typeof type === "string") return type === "number" ? 1 : type === "bool" ? true : "text";
  const [kind, inner] = type;
  if (kind === "list" || kind === "set") return [sampleOf(inner as ValueType)];
  if (kind === "map") return { key: sampleOf(inner as ValueType) };
  return Object.fromEntries(Object.entries(inner as object).map(([name, own]) => [name, sampleOf(own)]));
}

const SOUND = {
  "//": { metadata: { backend: "local", stackName: "eu", version: "0.21.0" }, outputs: {} },
  terraform: {
    backend: { local: { path: "terraform.tfstate" } },
    required_providers: { azurerm: { source: "azurerm", version: "4.55.0" } },
  },
  provider: {
    azurerm: [{ features: [{}] }, { alias: "us", features: [{}], subscription_id: "${var.subscription}" }],
  },
  variable: { principal: { type: "string" }, subscription: { type: "string" } },
  locals: { team: "search" },
  data: { azurerm_client_config: { me: { "//": { metadata: { path: "eu/me" } } } } },
  resource: {
    azurerm_resource_group: { eu: { location: "swedencentral", name: "rg-eu", tags: { team: "${local.team}" } } },
    azurerm_log_analytics_workspace: {
      eu: {
        location: "${azurerm_resource_group.eu.location}",
        name: "log-eu",
        resource_group_name: "${azurerm_resource_group.eu.name}",
        retention_in_days: 30,
        sku: "PerGB2018",
      },
    },
    azurerm_cognitive_account: {
      eu: {
        "//": { metadata: { path: "eu/account", uniqueId: "eu" } },
        custom_subdomain_name: "oai-eu",
        identity: { type: "SystemAssigned" },
        kind: "OpenAI",
        local_auth_enabled: false,
        location: "${azurerm_resource_group.eu.location}",
        name: "oai-eu",
        network_acls: { default_action: "Deny", ip_rules: ["203.0.113.0/24"] },
        provider: "azurerm",
        resource_group_name: "${azurerm_resource_group.eu.name}",
        sku_name: "S0",
        tags: { owner: "${data.azurerm_client_config.me.object_id}" },
        timeouts: { create: "30m" },
      },
    },
    azurerm_cognitive_account_rai_policy: {
      eu: {
        base_policy_name: "Microsoft.DefaultV2",
        cognitive_account_id: "${azurerm_cognitive_account.eu.id}",
        content_filter: ["Prompt", "Completion"].map((source) => ({
          block_enabled: true,
          filter_enabled: true,
          name: "Hate",
          severity_threshold: "Medium",
          source,
        })),
        mode: "Blocking",
        name: "filter",
      },
    },
    azurerm_cognitive_deployment: {
      chat: {
        cognitive_account_id: "${azurerm_cognitive_account.eu.id}",
        depends_on: ["azurerm_cognitive_account_rai_policy.eu"],
        lifecycle: { create_before_destroy: false, ignore_changes: ["sku"] },
        model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
        name: "chat",
        rai_policy_name: "${azurerm_cognitive_account_rai_policy.eu.name}",
        sku: { capacity: 50, name: "DataZoneStandard" },
        version_upgrade_option: "NoAutoUpgrade",
      },
    },
    azurerm_monitor_diagnostic_setting: {
      eu: {
        enabled_log: [{ category: "Audit" }, { category: "RequestResponse" }],
        enabled_metric: [{ category: "AllMetrics" }],
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.eu.id}",
        name: "diagnostics",
        target_resource_id: "${azurerm_cognitive_account.eu.id}",
      },
    },
    azurerm_role_assignment: {
      eu: {
        lifecycle: {
          precondition: [
            { condition: '${azurerm_cognitive_account.eu.location == "swedencentral"}', error_message: "it moved" },
          ],
        },
        principal_id: "${var.principal}",
        role_definition_name: "Cognitive Services OpenAI User",
        scope: "${azurerm_cognitive_account.eu.id}",
      },
      monitor: {
        for_each: { reader: "Reader" },
        principal_id: "${azurerm_cognitive_account.eu.identity[0].principal_id}",
        role_definition_name: "${each.value}",
        scope: "${azurerm_resource_group.eu.id}",
      },
    },
  },
  output: { endpoint: { value: "${azurerm_cognitive_account.eu.endpoint}" } },
};
