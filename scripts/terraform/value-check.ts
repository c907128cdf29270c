import type { SchemaFinding } from "./schema-finding";
import { addressOf, blocksOf, type JsonObject } from "./stack-document";
import { isComputed } from "./template";
import type { ValueRule, ValueTables } from "./value-rule";
import { isObject } from "./value-type";

/** Compares literal values with our own tables of enums, lengths, patterns and ranges. Expressions are left to Terraform. */
export function checkEnums(document: object, tables: ValueTables): SchemaFinding[] {
  return blocksOf(document, "resource").flatMap((block) => {
    if (!isObject(block.body)) return [];
    const target = { address: addressOf("resource", block), body: block.body };
    const rules = tables.rules.filter((rule) => rule.resource === block.labels[0]);
    return [
      ...rules.flatMap((rule) => checkRule(target, rule)),
      ...(COMBINATIONS[block.labels[0]]?.(target, tables) ?? []),
    ];
  });
}

interface Target {
  readonly address: string;
  readonly body: JsonObject;
}

/** What only several arguments together can get wrong. */
const COMBINATIONS: { readonly [type: string]: (target: Target, tables: ValueTables) => SchemaFinding[] } = {
  azurerm_cognitive_account: checkAccount,
  azurerm_cognitive_account_rai_policy: checkFilters,
  azurerm_monitor_diagnostic_setting: checkCategories,
  azurerm_role_assignment: checkRole,
};

function checkRule(target: Target, rule: ValueRule): SchemaFinding[] {
  return valuesAt(target.body, rule.argument.split("."), "").flatMap(({ value, path }) => {
    const wrong = refusal(value, rule);
    return wrong ? [finding(target, path, `${JSON.stringify(value)} ${wrong} (${rule.sources.join("; ")})`)] : [];
  });
}

/** Why a rule refuses a value, or nothing. */
export function refusal(value: unknown, rule: ValueRule): string | undefined {
  if (value === null || value === undefined || (typeof value === "string" && isComputed(value))) return undefined;
  if (rule.values && !rule.values.includes(value as string)) return `is not one of ${rule.values.join(", ")}`;
  if (rule.minimum !== undefined || rule.maximum !== undefined) return numberRefusal(Number(value), rule);
  const text = String(value);
  const length = [...text].length;
  if (rule.minLength !== undefined && length < rule.minLength)
    return `has ${length} characters, at least ${rule.minLength} required`;
  if (rule.maxLength !== undefined && length > rule.maxLength)
    return `has ${length} characters, at most ${rule.maxLength} allowed`;
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(text)) return `does not match ${rule.pattern}`;
  if (rule.cannotEndWith && text.endsWith(rule.cannotEndWith)) return `may not end with '${rule.cannotEndWith}'`;
  const forbidden = [...text].find((character) => rule.forbiddenCharacters?.includes(character));
  return forbidden ? `may not contain '${forbidden}'` : undefined;
}

function numberRefusal(value: number, rule: ValueRule): string | undefined {
  if (rule.also?.includes(value)) return undefined;
  if (!Number.isInteger(value)) return "is not a whole number";
  if (rule.minimum !== undefined && value < rule.minimum) return `is below ${rule.minimum}`;
  return rule.maximum !== undefined && value > rule.maximum ? `is above ${rule.maximum}` : undefined;
}

function checkAccount(target: Target): SchemaFinding[] {
  const { body } = target;
  const found: SchemaFinding[] = [];
  const azure = "azurerm, azurerm_cognitive_account";
  if (isSet(body.network_acls) && !isSet(body.custom_subdomain_name)) {
    found.push(finding(target, "network_acls", `needs custom_subdomain_name (${azure})`));
  }
  if (isSet(body.dynamic_throttling_enabled) && ["OpenAI", "AIServices"].includes(String(body.kind))) {
    found.push(finding(target, "dynamic_throttling_enabled", `is refused for kind ${body.kind} (${azure})`));
  }
  if (body.project_management_enabled === true && (body.kind !== "AIServices" || !isSet(body.identity))) {
    found.push(finding(target, "project_management_enabled", `needs kind AIServices and an identity (${azure})`));
  }
  for (const { value: identity, path } of valuesAt(body, ["identity"], "")) {
    if (!isObject(identity)) continue;
    const user = String(identity.type).includes("UserAssigned");
    if (user === isSet(identity.identity_ids)) continue;
    const text = user ? "is required with a user assigned identity" : "is only allowed with a user assigned identity";
    found.push(finding(target, `${path}.identity_ids`, `${text} (${azure})`));
  }
  return found;
}

function checkFilters(target: Target, tables: ValueTables): SchemaFinding[] {
  return valuesAt(target.body, ["content_filter"], "").flatMap(({ value: filter, path }) => {
    if (!isObject(filter) || (typeof filter.name === "string" && isComputed(filter.name))) return [];
    const rule = tables.filters.find((known) => known.name === filter.name);
    const known = tables.filters.map((candidate) => candidate.name).join(", ");
    if (!rule) return [finding(target, `${path}.name`, `${JSON.stringify(filter.name)} is not one of ${known}`)];
    // What is no side at all, or only known to Terraform, is the business of the rule for the argument.
    const side = tables.filters.some((candidate) => candidate.sources.includes(String(filter.source)));
    if (!side || rule.sources.includes(String(filter.source))) return [];
    return [
      finding(
        target,
        `${path}.source`,
        `'${rule.name}' looks at ${rule.sources.join(" and ")} only, not ${filter.source}`,
      ),
    ];
  });
}

/** Only for accounts: other resources have categories of their own. */
function checkCategories(target: Target, tables: ValueTables): SchemaFinding[] {
  if (!String(target.body.target_resource_id).startsWith("${azurerm_cognitive_account.")) return [];
  const check = (argument: string, known: readonly string[]) =>
    valuesAt(target.body, ["enabled_log", argument], "").flatMap(({ value, path }) =>
      !isSet(value) || known.includes(String(value)) || isComputed(String(value))
        ? []
        : [finding(target, path, `${JSON.stringify(value)} is not one of ${known.join(", ")}`)],
    );
  return [...check("category", tables.logCategories), ...check("category_group", tables.categoryGroups)];
}

function checkRole(target: Target): SchemaFinding[] {
  const roles = ["role_definition_id", "role_definition_name"].filter((name) => isSet(target.body[name]));
  if (roles.length === 1) return [];
  return [finding(target, "role_definition_name", "exactly one of role_definition_id, role_definition_name is needed")];
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Every value below a path of names; blocks may be one object or an array of objects. */
function valuesAt(value: unknown, names: readonly string[], path: string): { value: unknown; path: string }[] {
  if (names.length === 0) {
    if (!Array.isArray(value)) return value === undefined ? [] : [{ value, path }];
    return value.map((item, index) => ({ value: item, path: `${path}[${index}]` }));
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, names, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const [name, ...rest] = names;
  return valuesAt(value[name], rest, path ? `${path}.${name}` : name);
}

function finding(target: Target, path: string, text: string): SchemaFinding {
  return { code: "ValueRefused", address: target.address, path, text };
}
