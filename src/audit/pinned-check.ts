import { quotedList } from "../private/text";
import { blockOf, resolveAttribute, resolveInBlock } from "../terraform/block";
import { type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { resolveValue } from "../terraform/reference";
import type { Resolution } from "../terraform/resolution";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { literalText } from "./deployed-model";
import { type Finding, finding } from "./finding";
import { ignoredChanges } from "./ignored-changes";
import { writtenWithReason } from "./place";

/** One attribute that was planned, and whether it still is what was planned. */
export interface PinnedCheck {
  readonly attribute: string;
  readonly isKept: boolean;
  /** What is written, as a message shows it. */
  readonly found: string;
  /** What was planned, as a message shows it. */
  readonly pinned: string;
}

/** Compares what the document tells with what was planned; `same` folds spellings that Azure takes for one. */
export function pinnedText(
  attribute: string,
  found: Resolution | undefined,
  pinned: string,
  same: (text: string) => string = (text) => text,
): PinnedCheck {
  const text = literalText(found);
  return {
    attribute,
    isKept: text !== undefined && same(text) === pinned,
    found: foundText(found),
    pinned: `'${pinned}'`,
  };
}

/** What was planned not to be written at all. */
export function pinnedToNothing(attribute: string, found: Resolution | undefined, pinned = "nothing"): PinnedCheck {
  return { attribute, isKept: found === undefined, found: foundText(found), pinned };
}

/** A block that was planned not to be written at all, neither as such nor by a `dynamic` block. */
export function pinnedToNoBlock(document: TerraformDocument, body: JsonObject, name: string): PinnedCheck {
  // The attribute does not matter: what is no one block that can be read is unknown, whatever is asked for.
  const isKept = blockOf(body, name) === undefined && resolveInBlock(document, body, name, name) === undefined;
  return { attribute: name, isKept, found: isKept ? "nothing" : "a block", pinned: "nothing" };
}

/** Compared as a whole; a list that is a reference, or holds one that cannot be told, is not kept. */
export function pinnedTexts(
  document: TerraformDocument,
  body: JsonObject,
  attribute: string,
  pinned: readonly string[],
): PinnedCheck {
  const list = ownValue(body, attribute);
  const plan = quotedList(pinned);
  if (!Array.isArray(list) || list.length === 0) {
    const found = Array.isArray(list) ? "an empty list" : foundText(resolveAttribute(document, body, attribute));
    return { attribute, isKept: false, found, pinned: plan };
  }
  const items = list.map((item: JsonValue) => resolveValue(document, item));
  const isKept = items.length === pinned.length && items.every((item, index) => literalText(item) === pinned[index]);
  return { attribute, isKept, found: items.map(foundText).join(", "), pinned: plan };
}

export function pinnedFindings(resource: TerraformResource, checks: readonly PinnedCheck[]): readonly Finding[] {
  const differing = checks
    .filter(({ isKept }) => !isKept)
    .map(({ attribute, found, pinned }) =>
      finding(resource, attribute, "PinnedValueOverridden", { value: found, pinned }),
    );
  return [...differing, ...released(resource, checks)];
}

function foundText(found: Resolution | undefined): string {
  if (found === undefined) return "nothing";
  if (found.kind === "unknown") return writtenWithReason(found);
  return found.variable === undefined ? `'${found.value}'` : `the default of '${found.variable}'`;
}

function released(resource: TerraformResource, checks: readonly PinnedCheck[]): readonly Finding[] {
  return ignoredChanges(resource.body).flatMap(({ written, path }) => {
    const pins = checks.filter(
      ({ attribute }) => path === "all" || attribute === path || attribute.startsWith(`${path}.`),
    );
    if (pins.length === 0) return [];
    const value = `with '${written}', whatever Azure has`;
    const pinned = [...new Set(pins.map((check) => check.pinned))].join(", ");
    return [finding(resource, "lifecycle.ignore_changes", "PinnedValueOverridden", { value, pinned })];
  });
}
