import { numberIn, writtenValue } from "./block";
import { type DynamicBlock, dependsOnItem, dynamicBlocks, madeByDynamic } from "./dynamic-block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { resolveItems, resolveValue } from "./reference";
import { type Resolution, type Unknown, unknown } from "./resolution";
import type { TerraformDocument } from "./terraform-document";

/** A value, and where it is written: `geo_location[1].location`, with `[*]` for what a `dynamic` block makes. */
export interface ValueAt {
  readonly attribute: string;
  readonly value: Resolution;
}

/** A block, or what stands where one belongs and cannot be read. */
export type BlockAt = ReadBlock | UnreadBlock;

export interface ReadBlock {
  readonly kind: "block";
  /** Where it is written; empty for the body itself. */
  readonly attribute: string;
  readonly body: JsonObject;
  /** The `dynamic` blocks around it. */
  readonly makers: readonly DynamicBlock[];
}

export interface UnreadBlock {
  readonly kind: "unread";
  readonly attribute: string;
  readonly reason: Unknown;
}

/**
 * Every value at a dotted path, however the blocks on the way are written: as an object, a list of them, a `dynamic` block. A
 * list at its end gives its items. Empty only where it is certain that nothing is written.
 */
export function valuesAt(document: TerraformDocument, body: JsonObject, path: string): readonly ValueAt[] {
  const names = path.split(".");
  const attribute = names[names.length - 1];
  return blocksAt(document, body, names.slice(0, -1).join(".")).flatMap((block) =>
    block.kind === "block"
      ? valuesIn(document, block, attribute)
      : [{ attribute: joined(block.attribute, attribute), value: block.reason }],
  );
}

const FROM_A_LIST = { reason: "blocks that are given as a list are not read (write each block out instead)" };
const NO_MAKERS: readonly DynamicBlock[] = [];

/** A body as the block that holds all others. */
export function wholeBlock(body: JsonObject): ReadBlock {
  return { kind: "block", attribute: "", body, makers: NO_MAKERS };
}

/** Every block at a dotted path; the body itself at the empty one. */
export function blocksAt(document: TerraformDocument, body: JsonObject, path: string): readonly BlockAt[] {
  let blocks: readonly BlockAt[] = [wholeBlock(body)];
  for (const name of path === "" ? [] : path.split(".")) {
    blocks = blocks.flatMap((block) =>
      block.kind === "block" ? blocksIn(document, block, name) : { ...block, attribute: joined(block.attribute, name) },
    );
  }
  return blocks;
}

/** The values of an attribute of one block; empty where it is not written there. */
export function valuesIn(document: TerraformDocument, block: ReadBlock, name: string): readonly ValueAt[] {
  const attribute = joined(block.attribute, name);
  const raw = writtenValue(block.body, name);
  const isMade = dynamicBlocks(block.body).some((dynamic) => dynamic.name === name);
  const made = isMade ? [{ attribute: `${attribute}[*]`, value: madeByDynamic("") }] : [];
  if (raw === undefined || raw === null) return made;
  const told = (value: JsonValue): Resolution =>
    block.makers.some((maker) => dependsOnItem(value, maker))
      ? madeByDynamic(String(value))
      : resolveValue(document, value);
  if (Array.isArray(raw)) {
    return [...raw.map((item, index) => ({ attribute: `${attribute}[${index}]`, value: told(item) })), ...made];
  }
  const value = told(raw);
  const items = value.kind === "unknown" && value.end === undefined ? itemsOf(document, block, raw) : undefined;
  if (!items) return [{ attribute, value }, ...made];
  return [...items.map((item, index) => ({ attribute: `${attribute}[${index}]`, value: item })), ...made];
}

function itemsOf(
  document: TerraformDocument,
  { makers }: ReadBlock,
  raw: JsonValue,
): readonly Resolution[] | undefined {
  return makers.some((maker) => dependsOnItem(raw, maker)) ? undefined : resolveItems(document, raw);
}

function blocksIn(document: TerraformDocument, { attribute, body, makers }: ReadBlock, name: string): BlockAt[] {
  const at = joined(attribute, name);
  const raw = ownValue(body, name);
  const blocks: BlockAt[] = [];
  if (Array.isArray(raw)) {
    for (const [index, item] of raw.entries()) blocks.push(blockOf(document, `${at}[${index}]`, item, makers));
  } else if (raw !== undefined && raw !== null) blocks.push(blockOf(document, at, raw, makers));
  for (const dynamic of dynamicBlocks(body)) {
    if (dynamic.name === name) blocks.push(blockOf(document, `${at}[*]`, dynamic.content, [...makers, dynamic]));
  }
  return blocks;
}

function blockOf(
  document: TerraformDocument,
  attribute: string,
  raw: JsonValue,
  makers: readonly DynamicBlock[],
): BlockAt {
  if (!isJsonObject(raw)) {
    const found = resolveValue(document, raw);
    const reason = found.kind === "unknown" ? found : unknown(String(found.value), "it is no block");
    const isList = typeof raw === "string" && resolveItems(document, raw) !== undefined;
    return { kind: "unread", attribute, reason: isList ? { ...reason, ...FROM_A_LIST } : reason };
  }
  const number = numberIn(raw);
  if (number === undefined) return { kind: "block", attribute, body: raw, makers };
  return { kind: "unread", attribute, reason: unknown("", `it has a part '${number}' beside its names`) };
}

function joined(attribute: string, name: string): string {
  return attribute === "" ? name : `${attribute}.${name}`;
}
