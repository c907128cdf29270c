import { isJsonObject, type JsonValue } from "../../terraform/json-value";
import type { TextFlow } from "../facts";
import { leadFindings } from "../lead-findings";
import { isWritten, leavesAt, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import { textLeads } from "../text-leads";
import type { FlowJudge } from "./flow-judge";

/** A text, or a map of texts, in which every address counts as a host, and every resource that is mentioned as a reference. */
export const judgeText: FlowJudge<TextFlow> = (resource, { path, code }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => textsIn(leaf))
    .flatMap((leaf) => {
      const leads = textLeads(context.whereabouts.surroundings, leaf);
      return leadFindings({ resource, attribute: leaf.attribute, code }, leads, context);
    });

/** The texts of a map or list, keys and all; deeper than the stack is no document that is read. */
function textsIn(leaf: WrittenLeaf | UnreadLeaf): readonly (WrittenLeaf | UnreadLeaf)[] {
  if (leaf.kind === "unread" || typeof leaf.raw !== "object" || leaf.raw === null) return [leaf];
  const within = (key: string | number, raw: JsonValue) =>
    textsIn({
      ...leaf,
      attribute: typeof key === "number" ? `${leaf.attribute}[${key}]` : `${leaf.attribute}.${key}`,
      raw,
    });
  if (Array.isArray(leaf.raw)) return leaf.raw.flatMap((item: JsonValue, index) => within(index, item));
  if (!isJsonObject(leaf.raw)) return [];
  return Object.entries(leaf.raw).flatMap(([key, value]) => [...within(key, key), ...within(key, value)]);
}
