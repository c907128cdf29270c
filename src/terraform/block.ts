import { dynamicBlocks } from "./dynamic-block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { resolveValue } from "./reference";
import { type Resolution, unknown } from "./resolution";
import type { TerraformDocument } from "./terraform-document";
import { withheldKind } from "./withheld";

/**
 * A block that may occur once, written as an object or as a list of one. Nothing when it is not written, when it occurs
 * several times, when a `dynamic` block makes it, or when an override such as `sku.0.name` has put a number beside its names.
 */
export function blockOf(body: JsonObject, name: string): JsonObject | undefined {
  if (hasDynamic(body, name)) return undefined;
  const block = onlyOne(ownValue(body, name));
  return isJsonObject(block) && numberIn(block) === undefined ? block : undefined;
}

/** The value of an attribute of such a block; nothing only when it is certain that nobody wrote it. */
export function resolveInBlock(
  document: TerraformDocument,
  body: JsonObject,
  name: string,
  attribute: string,
): Resolution | undefined {
  const block = blockOf(body, name);
  if (block) return resolveAttribute(document, block, attribute);
  if (hasDynamic(body, name)) return unknown("", `a 'dynamic' block makes '${name}'`);
  const written = ownValue(body, name);
  if (written === undefined || written === null) return undefined;
  if (!Array.isArray(written) || written.length === 1) {
    const only = onlyOne(written);
    const number = isJsonObject(only) ? numberIn(only) : undefined;
    return unknown(
      "",
      number === undefined ? `'${name}' is not one block` : `'${name}' has a part '${number}' beside its names`,
    );
  }
  return written.length === 0 ? undefined : unknown("", `'${name}' is written ${written.length} times`);
}

/** The value of an attribute; nothing when it is not written. */
export function resolveAttribute(
  document: TerraformDocument,
  body: JsonObject,
  attribute: string,
): Resolution | undefined {
  const value = writtenValue(body, attribute);
  return value === undefined || value === null ? undefined : resolveValue(document, value);
}

/** What somebody wrote for an attribute. In a plan, what the provider chooses stands there too. */
export function writtenValue(body: JsonObject, attribute: string): JsonValue {
  const value = ownValue(body, attribute);
  return withheldKind(value) === "chosen_by_provider" ? undefined : value;
}

function onlyOne(written: JsonValue): JsonValue {
  return Array.isArray(written) && written.length === 1 ? written[0] : written;
}

/** A number that stands beside the names of a block: an override such as `sku.0.name` puts it there. */
export function numberIn(block: JsonObject): string | undefined {
  return Object.keys(block).find((key) => /^\d+$/.test(key));
}

function hasDynamic(body: JsonObject, name: string): boolean {
  return dynamicBlocks(body).some((dynamic) => dynamic.name === name);
}
