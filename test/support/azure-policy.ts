import type { Body, StackDocument } from "./fixtures-document";

/** What an assignment permits, as it stands in a document: parameter -> items. */
export function permittedBy(document: StackDocument, path: string): Body {
  const { parameters } = document.at(path);
  const [, name] =
    /^\$\{jsonencode\(\{ for name, items in local\.([\w-]+) : name => \{ value = flatten\(items\) \} \}\)\}$/.exec(
      parameters,
    ) ?? [];
  if (name === undefined) throw new Error(`not the parameters of an assignment: ${parameters}`);
  return document.document.locals[name];
}

/** A request to Azure Resource Manager as Azure Policy looks at it. A property that is not there is left out, or null. */
export interface PolicyRequest {
  readonly type: string;
  readonly location?: string;
  readonly [property: string]: unknown;
}

export type PolicyParameters = { readonly [name: string]: readonly string[] };

// biome-ignore lint/suspicious/noExplicitAny: JSON that was parsed.
type Json = any;

/**
 * Aliases of Azure Policy and where they point, as `Get-AzPolicyAlias` lists them. A definition with another one is refused by
 * Azure. From https://github.com/maciejporebski/azure-policy-aliases
 */
const ALIASES: { readonly [alias: string]: readonly [type: string, path: string] } = {
  "Microsoft.CognitiveServices/accounts/deployments/sku.name": [
    "Microsoft.CognitiveServices/accounts/deployments",
    "sku.name",
  ],
  "Microsoft.Storage/storageAccounts/sku.name": ["Microsoft.Storage/storageAccounts", "sku.name"],
  ...Object.fromEntries(
    ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId", "serviceBusRuleId"].map(
      (name) => [
        `Microsoft.Insights/diagnosticSettings/${name}`,
        ["Microsoft.Insights/diagnosticSettings", `properties.${name}`] as const,
      ],
    ),
  ),
};

/** Whether a rule with the effect `deny` refuses a request. Written from Microsoft's page on policy rules, and strict: what is not known here throws. */
export function isDenied(policyRule: string, request: PolicyRequest, parameters: PolicyParameters): boolean {
  const {
    if: condition,
    then: { effect },
    ...others
  } = JSON.parse(policyRule);
  if (effect !== "deny" || Object.keys(others).length > 0) throw new Error(`not a rule that denies: ${policyRule}`);
  return holds(condition, { request, parameters, current: {} });
}

interface Scope {
  readonly request: PolicyRequest;
  readonly parameters: PolicyParameters;
  readonly current: { readonly [name: string]: string };
}

function holds(condition: Json, scope: Scope): boolean {
  if (condition.allOf) return condition.allOf.every((each: Json) => holds(each, scope));
  if (condition.anyOf) return condition.anyOf.some((each: Json) => holds(each, scope));
  if (condition.not) return !holds(condition.not, scope);
  const { field, value, count, ...operators } = condition;
  const [[operator, operand], ...more] = Object.entries(operators);
  if (more.length > 0) throw new Error(`two operators: ${JSON.stringify(condition)}`);
  if (count) return compare(operator, counted(count, scope), operand);
  const subject = field === undefined ? evaluated(value, scope) : property(scope.request, field);
  return compare(operator, subject, evaluated(operand, scope), field === "location");
}

function counted({ value, name, where }: Json, scope: Scope): number {
  const items = evaluated(value, scope) as readonly string[];
  if (items.length > 100) throw new Error("Azure counts 100 items at most");
  return items.filter((item) => holds(where, { ...scope, current: { ...scope.current, [name]: item } })).length;
}

/** What is not there is null. */
function property(request: PolicyRequest, field: string): unknown {
  if (field === "type" || field === "location") return request[field] ?? null;
  const [type, path] = ALIASES[field] ?? [];
  if (type === undefined || path === undefined) throw new Error(`no alias '${field}'`);
  // An alias of another type tells nothing.
  if (type.toLowerCase() !== request.type.toLowerCase()) return null;
  return path.split(".").reduce<Json>((object, name) => object?.[name] ?? null, request);
}

/** A text in brackets is a function; the few that the rules use. */
function evaluated(value: unknown, { parameters, current }: Scope): unknown {
  if (typeof value !== "string" || !value.startsWith("[")) return value;
  const [, parameter] = /^\[parameters\('(\w+)'\)\]$/.exec(value) ?? [];
  if (parameter !== undefined) {
    if (!(parameter in parameters)) throw new Error(`no parameter '${parameter}'`);
    return parameters[parameter];
  }
  const [, item] = /^\[current\('(\w+)'\)\]$/.exec(value) ?? [];
  if (item !== undefined) return current[item];
  const [, start, end] = /^\[concat\(current\('(\w+)'\), '([^']*)'\)\]$/.exec(value) ?? [];
  if (start !== undefined) return `${current[start]}${end}`;
  throw new Error(`no function '${value}'`);
}

/** Case counts for nothing, spaces of a location neither. */
function compare(operator: string, subject: unknown, operand: unknown, isLocation = false): boolean {
  const plain = (text: unknown) => (isLocation ? String(text).replace(/ /g, "") : String(text)).toLowerCase();
  const isSame = (other: unknown) => subject !== null && plain(subject) === plain(other);
  switch (operator) {
    case "exists":
      return (subject !== null) === operand;
    case "equals":
      return isSame(operand);
    case "notEquals":
      return !isSame(operand);
    case "in":
      return listOf(operand).some(isSame);
    case "notIn":
      return !listOf(operand).some(isSame);
    case "contains":
      return subject !== null && plain(subject).includes(plain(operand));
    case "like": {
      const parts = plain(operand).split("*");
      if (parts.length > 2) throw new Error(`two wildcards: ${operand}`);
      const [start, end = ""] = parts;
      const text = subject === null ? "" : plain(subject);
      return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
    }
    default:
      throw new Error(`no operator '${operator}'`);
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("a list is needed");
  return value;
}
