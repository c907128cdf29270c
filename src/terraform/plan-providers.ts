import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { escaped } from "./template";
import type { TerraformProvider } from "./terraform-document";
import { withheld } from "./withheld";

/** The providers that a plan tells of, with what is configured for them; one of a module has the name of the module before its own. */
export function providersIn(plan: JsonObject): readonly TerraformProvider[] {
  const providers = objectIn(objectIn(plan, "configuration"), "provider_config");
  const variables = objectIn(plan, "variables");
  return Object.entries(providers).flatMap(([key, provider]) => {
    if (!isJsonObject(provider)) return [];
    const alias = ownValue(provider, "alias");
    const isOfRoot = !key.includes(":");
    const body = bodyOf(objectIn(provider, "expressions"), isOfRoot ? variables : {});
    const name = `${moduleIn(key)}${ownValue(provider, "name")}`;
    return [{ name, alias: typeof alias === "string" ? alias : undefined, body }];
  });
}

/** How the body of a resource names its provider; nothing for that of its type. */
export function providerNamed(key: JsonValue, type: string): string | undefined {
  if (typeof key !== "string" || key === type.split("_")[0]) return undefined;
  return `${moduleIn(key)}${key.slice(key.lastIndexOf(":") + 1)}`;
}

/** `module.net:azurerm.far` is the provider `azurerm.far` of a module. A dot stands before an alias, and nowhere else. */
function moduleIn(key: string): string {
  return key.slice(0, key.lastIndexOf(":") + 1).replaceAll(".", "/");
}

function bodyOf(expressions: JsonObject, variables: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(expressions).map(([name, value]) => [name, writtenValue(value, variables)]));
}

function writtenValue(expression: JsonValue, variables: JsonObject): JsonValue {
  if (Array.isArray(expression)) return expression.map((item: JsonValue) => writtenValue(item, variables) ?? null);
  if (!isJsonObject(expression)) return expression;
  const constant = ownValue(expression, "constant_value");
  const references = ownValue(expression, "references");
  if (!Array.isArray(references)) return constant === undefined ? bodyOf(expression, variables) : constant;
  // In JSON syntax the template itself is told.
  const [only] = references;
  const isWhole = references.length === 1 && (constant === undefined || constant === `\${${only}}`);
  const given =
    isWhole && typeof only === "string"
      ? ownValue(objectIn(variables, only.replace(/^var\./, "")), "value")
      : undefined;
  return typeof given === "string" ? escaped(given) : withheld("known_after_apply");
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const value = ownValue(object, name);
  return isJsonObject(value) ? value : {};
}
