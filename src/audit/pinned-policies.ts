import { stableJson } from "../private/stable-json";
import { shown } from "../private/text";
import { type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import type { TerraformDocument } from "../terraform/terraform-document";
import { type Finding, findingAt } from "./finding";
import { type PinnedCheck, pinnedFindings } from "./pinned-check";

/** What a definition or an assignment of Azure Policy was planned to be. */
export interface PolicyPin {
  /** Path of the construct that writes it. */
  readonly path: string;
  /** Its attributes as they stand in the document. */
  readonly values: JsonObject;
}

/** What a local of the document was planned to be. */
export interface LocalPin {
  readonly name: string;
  readonly value: JsonValue;
}

/** Attributes that take resources out of an assignment, or weaken it there. */
const LOOPHOLES = ["not_scopes", "overrides", "resource_selectors"];

/** What weakens the Azure Policy of a zone: it may be changed in the properties, not by an override. */
export function pinnedPolicyFindings(
  document: TerraformDocument,
  pins: readonly PolicyPin[],
  locals: readonly LocalPin[],
): readonly Finding[] {
  const byPath = new Map(pins.map((pin) => [pin.path, pin]));
  const changed = document.resources.flatMap((resource) => {
    const pin = byPath.get(resource.path ?? "");
    return pin ? pinnedFindings(resource, checksOf(resource.body, pin)) : [];
  });
  return [...changed, ...locals.flatMap((local) => localFindings(document, local))];
}

/** One that the plan has, and that was taken out of the app. */
export function removedPolicy(path: string): Finding {
  return findingAt({ path, address: path }, "policy", "PinnedValueOverridden", {
    value: "nothing",
    pinned: "an Azure Policy of the zone",
  });
}

function checksOf(body: JsonObject, { values }: PolicyPin): readonly PinnedCheck[] {
  const kept = Object.entries(values).map(([attribute, pinned]) =>
    checkOf(attribute, ownValue(body, attribute), pinned),
  );
  return [
    ...kept,
    ...LOOPHOLES.map((attribute) => checkOf(attribute, ownValue(body, attribute) ?? undefined, undefined)),
  ];
}

function checkOf(attribute: string, found: JsonValue, pinned: JsonValue): PinnedCheck {
  return { attribute, isKept: asText(found) === asText(pinned), found: named(found), pinned: named(pinned) };
}

function localFindings({ locals }: TerraformDocument, { name, value }: LocalPin): readonly Finding[] {
  // The document of another stack has none of that name.
  const found = locals.get(name);
  if (found === undefined || asText(found) === asText(value)) return [];
  const address = `local.${name}`;
  return [findingAt({ address }, "value", "PinnedValueOverridden", { value: named(found), pinned: named(value) })];
}

function asText(value: JsonValue): string {
  return value === undefined ? "" : stableJson(value);
}

function named(value: JsonValue): string {
  return value === undefined ? "nothing" : shown(typeof value === "string" ? value : asText(value));
}
