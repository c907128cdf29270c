import type { JsonValue } from "../terraform/json-value";
import { type Literal, type Resolution, unknown } from "../terraform/resolution";
import { resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "./leaves";

/** Why a default says nothing; completes the sentence "it cannot be resolved: …". */
export function otherThanDefault(variable: string): string {
  return `'${variable}' may be given another value than its default`;
}

/** The same of what Terraform could have checked. */
export function heldByNothing(variable: string): string {
  const why = otherThanDefault(variable);
  return `${why}, and the resource has no condition on it, as one that is made under the zone gets`;
}

/**
 * What the document tells for certain. A default is what a variable has when nobody gives another value.
 *
 * @param raw As it is written.
 */
export function certain(found: Resolution, raw: JsonValue): Resolution {
  if (!isDefault(found)) return found;
  return unknown(typeof raw === "string" ? raw : "", otherThanDefault(found.variable));
}

/** The same of a leaf. */
export function resolveCertain(leaf: WrittenLeaf | UnreadLeaf): Resolution {
  return certain(resolveLeaf(leaf), rawOf(leaf));
}

export function isDefault(found: Resolution | undefined): found is Literal & { readonly variable: string } {
  return found?.kind === "literal" && found.variable !== undefined;
}

/** What is written where the document does not tell the value for certain, as a message shows it. */
export function expressionOf(leaf: WrittenLeaf | UnreadLeaf, found: Resolution): string {
  return found.kind === "unknown" ? found.expression : rawOf(leaf);
}

/** A leaf as somebody wrote it: an item of a default stands for the variable. */
export function rawOf(leaf: WrittenLeaf | UnreadLeaf): string {
  if (leaf.kind === "unread") return leaf.reason.expression;
  return leaf.variable === undefined ? String(leaf.raw) : `\${${leaf.variable}}`;
}
