import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { type Unknown, unknown } from "./resolution";
import { isTemplate } from "./template";

/** A `dynamic` block: makes blocks of a name, one for each item of a list or map. */
export interface DynamicBlock {
  readonly name: string;
  /** What it makes them of; absent when that is not written as a block. */
  readonly content?: JsonObject;
  /** What stands in the content for the item; absent when that is no name. */
  readonly iterator?: string;
}

const NONE: readonly DynamicBlock[] = [];

/** All of them that may make a block, in the order of the document. */
export function dynamicBlocks(body: JsonObject): readonly DynamicBlock[] {
  const written = ownValue(body, "dynamic");
  if (written === undefined) return NONE;
  return listOf(written)
    .filter(isJsonObject)
    .flatMap((blocks) => Object.entries(blocks))
    .flatMap(([name, written]) => listOf(written).map((block) => ({ name, block })))
    .filter(({ block }) => !isForNothing(block))
    .map(({ name, block }) => dynamicBlock(name, block));
}

/** Whether a value in the content of a `dynamic` block may be another one for each item. */
export function dependsOnItem(value: JsonValue, { iterator }: Pick<DynamicBlock, "iterator">): boolean {
  if (typeof value !== "string" || !isTemplate(value)) return false;
  if (iterator === undefined) return true;
  const name = iterator.replace(/[^\p{ID_Continue}]/gu, "\\$&");
  return new RegExp(`(?<![\\p{ID_Continue}.-])${name}(?![\\p{ID_Continue}-])`, "u").test(value);
}

/** A value that is another one for each item: of what a `dynamic` block makes, only what is written in it is read. */
export function madeByDynamic(expression: string): Unknown {
  return unknown(
    expression,
    "a 'dynamic' block makes it of items, which are not followed (write each block out instead)",
  );
}

function dynamicBlock(name: string, block: JsonValue): DynamicBlock {
  if (!isJsonObject(block)) return { name };
  const [content, ...more] = listOf(ownValue(block, "content"));
  const iterator = ownValue(block, "iterator") ?? name;
  return {
    name,
    content: isJsonObject(content) && more.length === 0 ? content : undefined,
    iterator: typeof iterator === "string" ? iterator.trim() : undefined,
  };
}

function isForNothing(block: JsonValue): boolean {
  const items = isJsonObject(block) ? ownValue(block, "for_each") : undefined;
  return typeof items === "object" && items !== null && Object.keys(items).length === 0;
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
