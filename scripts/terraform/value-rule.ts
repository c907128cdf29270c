import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What one argument may hold; the provider schema knows types only. */
export interface ValueRule {
  readonly resource: string;
  /** Without indices: `content_filter.source`. */
  readonly argument: string;
  readonly values?: readonly (string | number)[];
  readonly pattern?: string;
  readonly forbiddenCharacters?: string;
  readonly cannotEndWith?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Numbers allowed outside of minimum and maximum. */
  readonly also?: readonly number[];
  /** Titles of the pages that say so. */
  readonly sources: readonly string[];
}

/** A filter of a content filter policy and the sides of a request it can look at. */
export interface FilterRule {
  readonly name: string;
  readonly sources: readonly string[];
}

export interface ValueTables {
  readonly rules: readonly ValueRule[];
  readonly filters: readonly FilterRule[];
  /** Categories that an Azure OpenAI account can send to its diagnostics. */
  readonly logCategories: readonly string[];
  readonly categoryGroups: readonly string[];
}

/** Which entry of `facts/azure-names.json` speaks about which argument. */
const ENTRIES: readonly (readonly [resource: string, argument: string, entry: string])[] = [
  ["azurerm_cognitive_account", "name", "cognitiveAccount.name"],
  ["azurerm_cognitive_account", "custom_subdomain_name", "cognitiveAccount.customSubdomainName"],
  ["azurerm_cognitive_account", "kind", "cognitiveAccount.kind"],
  ["azurerm_cognitive_account", "sku_name", "cognitiveAccount.skuName"],
  ["azurerm_cognitive_account", "identity.type", "cognitiveAccount.identityType"],
  ["azurerm_cognitive_account", "network_acls.default_action", "cognitiveAccount.networkAcls.defaultAction"],
  ["azurerm_cognitive_account", "network_acls.bypass", "cognitiveAccount.networkAcls.bypass"],
  ["azurerm_cognitive_deployment", "name", "cognitiveDeployment.name"],
  ["azurerm_cognitive_deployment", "sku.name", "cognitiveDeployment.skuName"],
  ["azurerm_cognitive_deployment", "sku.capacity", "cognitiveDeployment.capacity"],
  ["azurerm_cognitive_deployment", "model.format", "cognitiveDeployment.modelFormat"],
  ["azurerm_cognitive_deployment", "version_upgrade_option", "cognitiveDeployment.versionUpgradeOption"],
  ["azurerm_cognitive_account_rai_policy", "name", "raiPolicy.name"],
  ["azurerm_cognitive_account_rai_policy", "base_policy_name", "raiPolicy.basePolicyName"],
  ["azurerm_cognitive_account_rai_policy", "mode", "raiPolicy.mode"],
  ["azurerm_cognitive_account_rai_policy", "content_filter.severity_threshold", "raiPolicy.severityThreshold"],
  ["azurerm_cognitive_account_rai_policy", "content_filter.source", "raiPolicy.source"],
  ["azurerm_log_analytics_workspace", "name", "logAnalyticsWorkspace.name"],
  ["azurerm_log_analytics_workspace", "sku", "logAnalyticsWorkspace.sku"],
  ["azurerm_log_analytics_workspace", "retention_in_days", "logAnalyticsWorkspace.retentionInDays"],
  ["azurerm_monitor_diagnostic_setting", "name", "diagnosticSetting.name"],
  ["azurerm_resource_group", "name", "resourceGroup.name"],
  ["azurerm_role_assignment", "principal_type", "roleAssignment.principalTypes"],
  ["azurerm_user_assigned_identity", "name", "userAssignedIdentity.name"],
];

type Entry = Record<string, never> & Partial<Omit<ValueRule, "resource" | "argument">> & Record<string, unknown>;

let loaded: ValueTables | undefined;

/** The tables in `facts/azure-names.json`, read once. */
export function azureValueTables(): ValueTables {
  loaded ??= parseValueTables(readFileSync(join(__dirname, "../../facts/azure-names.json"), "utf8"));
  return loaded;
}

export function parseValueTables(json: string): ValueTables {
  const facts = JSON.parse(json);
  const filters = facts.raiPolicy.contentFilters;
  return {
    rules: ENTRIES.map(([resource, argument, entry]) => ruleOf(facts, resource, argument, entry)),
    filters: [...filters.withSeverity, ...filters.withoutSeverity],
    logCategories: facts.diagnosticSetting.logCategories.map((category: { name: string }) => category.name),
    categoryGroups: facts.diagnosticSetting.categoryGroups,
  };
}

function ruleOf(facts: Record<string, unknown>, resource: string, argument: string, path: string): ValueRule {
  const keys = path.split(".");
  const entry = descend(facts, keys);
  // A plain list is the list of values; its sources stand beside it.
  const parent = descend(facts, keys.slice(0, -1));
  const fields: Entry = Array.isArray(entry)
    ? ({ values: entry, sources: parent?.sources } as never)
    : (entry as Entry);
  const sources = (fields?.sources ?? []).map(
    (key) => (facts.sources as Record<string, { title: string }>)[key]?.title,
  );
  // An entry that was renamed, or a source that is gone, must not turn into a rule that refuses nothing.
  if (sources.length === 0 || sources.includes(undefined as never)) throw new Error(`${path}: no such entry or source`);
  return { resource, argument, sources, ...constraintsOf(path, fields) };
}

function constraintsOf(path: string, fields: Entry): Omit<ValueRule, "resource" | "argument" | "sources"> {
  const { values, forbiddenCharacters, cannotEndWith, minLength, maxLength, minimum, maximum, also } = fields;
  // The safe pattern is the one that both the provider and Azure accept.
  const pattern = (fields.safePattern ?? fields.azurePattern ?? fields.pattern) as string | undefined;
  const all = { values, pattern, forbiddenCharacters, cannotEndWith, minLength, maxLength, minimum, maximum, also };
  const constraints = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  if (Object.keys(constraints).length === 0) throw new Error(`${path}: says nothing that can be checked`);
  return constraints;
}

function descend(facts: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], facts) as
    | Record<string, unknown>
    | undefined;
}
