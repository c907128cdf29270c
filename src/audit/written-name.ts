import { resolveAttribute } from "../terraform/block";
import type { JsonValue } from "../terraform/json-value";
import { resolveValue } from "../terraform/reference";
import type { Resolution } from "../terraform/resolution";
import { parseTemplate } from "../terraform/template";
import type { TerraformDocument } from "../terraform/terraform-document";
import { otherThanDefault } from "./certain";
import { written } from "./place";

/** A name as a document has it, for the question whether two of them are one. */
export interface WrittenName {
  /** Lower case: API Management knows no case in the names of what it holds. Absent when the document does not tell it. */
  readonly text?: string;
  /** Address of the thing itself, a resource or a data source, where the name is written as a reference to its name. */
  readonly holder?: string;
  /** As a message shows it. */
  readonly shown: string;
  /** As it is written; empty when nothing is. */
  readonly expression: string;
  /** Why the document does not tell it. */
  readonly reason?: string;
}

export type NameMatch = "same" | "other" | "unknown";

/** @param type Resource type of what has the name. */
export function writtenName(document: TerraformDocument, value: JsonValue, type: string): WrittenName {
  const resolution = resolveValue(document, value);
  const holder = typeof value === "string" ? holderOf(document, value, type) : undefined;
  const found = nameOf(document, holder) ?? resolution;
  if (found.kind === "unknown") {
    return { holder, shown: written(found), expression: found.expression, reason: found.reason };
  }
  const text = String(found.value);
  if (found.variable !== undefined) {
    // The name is not pinned: the one that must not be taken may be given.
    const reason = otherThanDefault(found.variable);
    return { holder, shown: `'${value}'`, expression: String(value), reason };
  }
  return { text: text.toLowerCase(), holder, shown: `'${text}'`, expression: text };
}

/**
 * The name at the end of an id: that of what a reference to an id leads to, or the last part of a literal.
 *
 * @param type Resource type of what has the id.
 */
export function nameInId(document: TerraformDocument, id: JsonValue, type: string): WrittenName {
  const found = resolveValue(document, id);
  if (found.kind === "literal") {
    return writtenName(document, String(found.value).split("/").at(-1), type);
  }
  const { resource, attribute } = found.end ?? {};
  const end = resource?.type === type && attribute === "id" ? resource.address : undefined;
  const holder = end ?? (typeof id === "string" ? holderOf(document, id, type, "id") : undefined);
  return writtenName(document, holder === undefined ? id : `\${${holder}.name}`, type);
}

export function matchNames(a: WrittenName, b: WrittenName): NameMatch {
  if (a.text !== undefined && b.text !== undefined) return a.text === b.text ? "same" : "other";
  if (a.holder !== undefined && b.holder !== undefined) {
    if (a.holder === b.holder) return "same";
    // Azure takes no name twice, but two data sources may read one thing.
    if (!isRead(a.holder) && !isRead(b.holder)) return "other";
  }
  return a.expression === b.expression && a.expression !== "" ? "same" : "unknown";
}

/** The answer for several candidates: one that may be meant is enough. */
export function matchAny(name: WrittenName, candidates: readonly WrittenName[]): NameMatch {
  const answers = candidates.map((candidate) => matchNames(name, candidate));
  if (answers.includes("same")) return "same";
  return answers.includes("unknown") ? "unknown" : "other";
}

/** Address of what `${azurerm_x.y.name}` or `${data.azurerm_x.y.name}` names, when the document has it. */
function holderOf(document: TerraformDocument, value: string, type: string, attribute = "name"): string | undefined {
  const [part, ...more] = parseTemplate(value) ?? [];
  if (part?.kind !== "traversal" || more.length > 0) return undefined;
  const steps = part.traversal.steps.map(({ key }) => key);
  const resource = document.resource(steps.slice(0, -1).join("."));
  return steps.at(-1) === attribute && resource?.type === type ? resource.address : undefined;
}

/** What a data source is asked for is what it reads. */
function nameOf(document: TerraformDocument, holder: string | undefined): Resolution | undefined {
  const source = holder !== undefined && isRead(holder) ? document.resource(holder) : undefined;
  return source && resolveAttribute(document, source.body, "name");
}

function isRead(address: string): boolean {
  return address.startsWith("data.");
}
