import type { SchemaFinding } from "./schema-finding";
import type { JsonObject } from "./stack-document";
import { isComputed } from "./template";
import { isObject } from "./value-type";

/** A resource whose values are looked at. */
export interface Target {
  readonly address: string;
  readonly body: JsonObject;
}

export function finding(target: Target, path: string, text: string): SchemaFinding {
  return { code: "ValueRefused", address: target.address, path, text };
}

export function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** True for a text that only Terraform can tell. */
export function isExpression(value: unknown): boolean {
  return typeof value === "string" && isComputed(value);
}

/** Every value below a path of names; blocks may be one object or an array of objects. */
export function valuesAt(value: unknown, names: readonly string[], path = ""): { value: unknown; path: string }[] {
  if (names.length === 0) {
    if (!Array.isArray(value)) return value === undefined ? [] : [{ value, path }];
    return value.map((item, index) => ({ value: item, path: `${path}[${index}]` }));
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, names, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const [name, ...rest] = names;
  return valuesAt(value[name], rest, path ? `${path}.${name}` : name);
}

/** Every block below a path of names. One that is only known to Terraform is none. */
export function blocksAt(target: Target, names: readonly string[]): { block: JsonObject; path: string }[] {
  return valuesAt(target.body, names).flatMap(({ value, path }) => (isObject(value) ? [{ block: value, path }] : []));
}

/** A finding unless exactly one of the arguments is set. */
export function checkExactlyOne(target: Target, names: readonly string[]): SchemaFinding[] {
  if (names.filter((name) => isSet(target.body[name])).length === 1) return [];
  return [finding(target, names[names.length - 1], `exactly one of ${names.join(", ")} is needed`)];
}

/** What the provider asks of the identity of an account and of a service alike. */
export function checkIdentity(target: Target, source: string): SchemaFinding[] {
  return blocksAt(target, ["identity"]).flatMap(({ block, path }) => {
    const user = String(block.type).includes("UserAssigned");
    if (isExpression(block.type) || user === isSet(block.identity_ids)) return [];
    const text = user ? "is required with a user assigned identity" : "is only allowed with a user assigned identity";
    return [finding(target, `${path}.identity_ids`, `${text} (${source})`)];
  });
}
