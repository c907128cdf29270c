import { writtenValue } from "../terraform/block";
import { type DynamicBlock, dependsOnItem, dynamicBlocks, madeByDynamic } from "../terraform/dynamic-block";
import type { JsonObject, JsonValue } from "../terraform/json-value";
import { listOf, type Part } from "../terraform/list-items";
import { resolveWritten } from "../terraform/reference";
import { type Resolution, type Unknown, unknown } from "../terraform/resolution";
import type { TerraformDocument } from "../terraform/terraform-document";
import { type BlockAt, blocksAt, wholeBlock } from "../terraform/values-at";

/** What is written at the end of a path, before anything is made of it. */
export type Leaf = WrittenLeaf | UnreadLeaf | AbsentLeaf;

export interface WrittenLeaf {
  readonly kind: "written";
  /** `geo_location[0].location`. */
  readonly attribute: string;
  /** The document that its references are read in. */
  readonly document: TerraformDocument;
  readonly raw: JsonValue;
  /** Set for a part of the default of a variable, whose texts are no templates. */
  readonly variable?: string;
}

/** Something is written, and it cannot be read. */
export interface UnreadLeaf {
  readonly kind: "unread";
  readonly attribute: string;
  readonly reason: Unknown;
}

/** The block is there, its attribute is not. */
export interface AbsentLeaf {
  readonly kind: "absent";
  readonly attribute: string;
}

/** Every value at a dotted path, and every block on the way that lacks it. A list gives its items. */
export function leavesAt(
  { document, body }: { readonly document: TerraformDocument; readonly body: JsonObject },
  path: string,
): readonly Leaf[] {
  const end = path.lastIndexOf(".");
  const name = path.slice(end + 1);
  if (end === -1) return leavesIn(document, wholeBlock(body), name);
  return blocksAt(document, body, path.slice(0, end)).flatMap((block) => leavesIn(document, block, name));
}

function leavesIn(document: TerraformDocument, block: BlockAt, name: string): readonly Leaf[] {
  const attribute = block.attribute === "" ? name : `${block.attribute}.${name}`;
  if (block.kind === "unread") return [{ kind: "unread", attribute, reason: block.reason }];
  const raw = writtenValue(block.body, name);
  const isThere = raw !== undefined && raw !== null;
  const leaves = isThere ? itemLeaves(document, attribute, raw, block.makers) : [];
  if (dynamicBlocks(block.body).some((dynamic) => dynamic.name === name)) {
    return [...leaves, { kind: "unread", attribute: `${attribute}[*]`, reason: madeByDynamic("") }];
  }
  return isThere || block.attribute === "" ? leaves : [{ kind: "absent", attribute }];
}

/** What a leaf is when Terraform evaluates it. */
export function resolveLeaf(leaf: WrittenLeaf | UnreadLeaf): Resolution {
  return leaf.kind === "unread" ? leaf.reason : resolveWritten(leaf);
}

/** Leaves that say something: nothing is written in an empty text. */
export function isWritten(leaf: Leaf): leaf is WrittenLeaf | UnreadLeaf {
  return leaf.kind === "unread" || (leaf.kind === "written" && (leaf.raw !== "" || leaf.variable !== undefined));
}

function itemLeaves(
  document: TerraformDocument,
  attribute: string,
  raw: JsonValue,
  makers: readonly DynamicBlock[],
): readonly Leaf[] {
  if (Array.isArray(raw)) {
    return raw.flatMap((item: JsonValue, index) => leafOf(document, `${attribute}[${index}]`, item, makers));
  }
  const isItem = makers.some((maker) => dependsOnItem(raw, maker));
  const list = isItem || typeof raw !== "string" ? undefined : listOf(document, { kind: "written", document, raw });
  // Of an empty default nobody knows what else is given for it.
  const isOpen = list?.items.length === 0 && list.variable !== undefined;
  if (!list || isOpen) return leafOf(document, attribute, raw, makers);
  return list.items.map((item, index) => partLeaf(document, `${attribute}[${index}]`, item));
}

function leafOf(
  document: TerraformDocument,
  attribute: string,
  raw: JsonValue,
  makers: readonly DynamicBlock[],
): readonly Leaf[] {
  if (raw === undefined || raw === null) return [];
  if (makers.some((maker) => dependsOnItem(raw, maker))) {
    return [{ kind: "unread", attribute, reason: madeByDynamic(String(raw)) }];
  }
  return [{ kind: "written", attribute, document, raw }];
}

function partLeaf(document: TerraformDocument, attribute: string, part: Part): Leaf {
  switch (part.kind) {
    case "written":
      return { ...part, attribute };
    case "literal":
      return { kind: "written", attribute, document, raw: part.value };
    case "reference":
      return { kind: "written", attribute, document, raw: `\${${part.text}}` };
    default:
      return { kind: "unread", attribute, reason: unknown("", "it is an item that only Terraform evaluates") };
  }
}
