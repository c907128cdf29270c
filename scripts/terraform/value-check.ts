import { API_MANAGEMENT_COMBINATIONS } from "./api-management-check";
import type { SchemaFinding } from "./schema-finding";
import { addressOf, blocksOf } from "./stack-document";
import type { ValueRule, ValueTables } from "./value-rule";
import {
  blocksAt,
  checkExactlyOne,
  checkIdentity,
  finding,
  isExpression,
  isSet,
  type Target,
  valuesAt,
} from "./value-target";
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

/** What only several arguments together can get wrong. */
const COMBINATIONS: { readonly [type: string]: (target: Target, tables: ValueTables) => SchemaFinding[] } = {
  azurerm_cognitive_account: checkAccount,
  azurerm_cognitive_account_rai_policy: checkFilters,
  azurerm_monitor_diagnostic_setting: checkCategories,
  azurerm_role_assignment: (target) => checkExactlyOne(target, ["role_definition_id", "role_definition_name"]),
  ...API_MANAGEMENT_COMBINATIONS,
};

function checkRule(target: Target, rule: ValueRule): SchemaFinding[] {
  return valuesAt(target.body, rule.argument.split(".")).flatMap(({ value, path }) => {
    const wrong = refusal(value, rule);
    return wrong ? [finding(target, path, `${JSON.stringify(value)} ${wrong} (${rule.sources.join("; ")})`)] : [];
  });
}

/** Why a rule refuses a value, or nothing. */
export function refusal(value: unknown, rule: ValueRule): string | undefined {
  if (value === null || value === undefined || isExpression(value)) return undefined;
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
  if (Number.isNaN(value)) return "is not a number";
  if (!rule.fractions && !Number.isInteger(value)) return "is not a whole number";
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
  found.push(...checkIdentity(target, azure));
  return found;
}

function checkFilters(target: Target, tables: ValueTables): SchemaFinding[] {
  return blocksAt(target, ["content_filter"]).flatMap(({ block: filter, path }) => {
    if (isExpression(filter.name)) return [];
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

/** Each type of resource has categories of its own; those of most types are not in our tables. */
function checkCategories(target: Target, tables: ValueTables): SchemaFinding[] {
  const type = /^\$\{(\w+)\./.exec(String(target.body.target_resource_id))?.[1] ?? "";
  const categories = tables.logCategories[type];
  if (categories === undefined) return [];
  const check = (argument: string, known: readonly string[]) =>
    valuesAt(target.body, ["enabled_log", argument]).flatMap(({ value, path }) =>
      !isSet(value) || known.includes(String(value)) || isExpression(value)
        ? []
        : [finding(target, path, `${JSON.stringify(value)} is not one of ${known.join(", ")}`)],
    );
  return [...check("category", categories), ...check("category_group", tables.categoryGroups)];
}
