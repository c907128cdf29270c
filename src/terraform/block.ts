import { isJsonObject, type JsonObject, ownValue } from "./json-value";
import { type Resolution, resolveValue, type Unknown } from "./reference";
import type { TerraformDocument } from "./terraform-document";

/**
 * A block that may occur once, written as an object or as a list of one. Nothing when it is not written, when it occurs
 * several times, or when a `dynamic` block makes it.
 */
export function blockOf(body: JsonObject, name: string): JsonObject | undefined {
  if (hasDynamic(body, name)) return undefined;
  const written = ownValue(body, name);
  const block = Array.isArray(written) && written.length === 1 ? written[0] : written;
  return isJsonObject(block) ? block : undefined;
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
  if (hasDynamic(body, name)) return unknown(`a 'dynamic' block makes '${name}'`);
  const written = ownValue(body, name);
  const isAbsent = written === undefined || written === null || (Array.isArray(written) && written.length === 0);
  return isAbsent ? undefined : unknown(`'${name}' is not one block`);
}

/** The value of an attribute; nothing when it is not written. */
export function resolveAttribute(
  document: TerraformDocument,
  body: JsonObject,
  attribute: string,
): Resolution | undefined {
  const value = ownValue(body, attribute);
  return value === undefined || value === null ? undefined : resolveValue(document, value);
}

function hasDynamic(body: JsonObject, name: string): boolean {
  const dynamic = ownValue(body, "dynamic");
  const blocks = Array.isArray(dynamic) ? dynamic : [dynamic];
  return blocks.some((block) => isJsonObject(block) && ownValue(block, name) !== undefined);
}

function unknown(reason: string): Unknown {
  return { kind: "unknown", reason, expression: "" };
}
