import { argument } from "../text/exceptions";
import { anonymousFields } from "../types/anonymous";
import { DOUBLE, FLOAT } from "../types/core-types";
import { numeric } from "../types/numeric";
import type { Type } from "../types/type";
import type { ManagedObject, Raw, Value } from "../value";
import { AnonymousValue } from "../values/anonymous-value";
import { Box, boxer } from "../values/box";
import { DateTimeOffsetValue } from "../values/date-time-offset-value";
import { DateTimeValue } from "../values/date-time-value";
import { DecimalValue } from "../values/decimal-value";
import { GuidValue } from "../values/guid-value";
import { LookupValue } from "../values/lookup-value";
import { PairValue } from "../values/pair-value";
import { TimeSpanValue } from "../values/time-span-value";
import { toText } from "../values/to-text";
import { type Leaf, leaf, type PlainJson, type PlainLeaf, TOKEN } from "./plain-json";
import { Token } from "./token";
import { ArrayToken, tokenOf } from "./tokens";

/** The token of a value that has no parts: what `new JValue(…)` and conversions to JToken give. */
export function valueLeaf(value: Value): PlainLeaf | undefined {
  if (value === null) return leaf(TOKEN.NULL, null);
  if (typeof value === "string") return leaf(TOKEN.STRING, value);
  if (typeof value === "boolean") return leaf(TOKEN.BOOLEAN, value);
  if (typeof value === "number") return leaf(TOKEN.INTEGER, value);
  if (value instanceof Box) return boxLeaf(value);
  if (value instanceof DecimalValue) return leaf(TOKEN.FLOAT, value);
  if (value instanceof DateTimeValue) return leaf(TOKEN.DATE, value);
  if (value instanceof DateTimeOffsetValue) return leaf(TOKEN.DATE, value.utc);
  if (value instanceof GuidValue) return leaf(TOKEN.GUID, value);
  if (value instanceof TimeSpanValue) return leaf(TOKEN.TIME_SPAN, value);
  return undefined;
}

function boxLeaf({ type, value }: Box): PlainLeaf | undefined {
  if (type === DOUBLE || type === FLOAT) return leaf(TOKEN.FLOAT, value as Leaf);
  if (type.isEnum) return leaf(TOKEN.INTEGER, value as Leaf);
  const form = numeric(type)?.form;
  if (form === "char") return leaf(TOKEN.STRING, value as Leaf);
  return form ? leaf(TOKEN.INTEGER, value as Leaf) : undefined;
}

/** What a container takes: tokens as they are, values as `JValue`, of collections each item. */
export function contentTokens(value: Value): Token[] {
  if (value instanceof Token) return [value];
  const own = valueLeaf(value);
  if (own) return [tokenOf(own)];
  if (!isIterable(value))
    throw argument(`Could not determine JSON object type for type ${(value as ManagedObject).type.name}.`);
  return boxedItems(value).flatMap(contentTokens);
}

/** The one token of a value; of a collection an array. */
export function contentToken(value: Value): Token {
  if (value instanceof Token) return value;
  const own = valueLeaf(value);
  if (own) return tokenOf(own);
  const array = new ArrayToken();
  for (const each of contentTokens(value)) array.add(each);
  return array;
}

function isIterable(value: Value): value is ManagedObject & Iterable<Raw> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

/** Items with their types; that of the collection says what they are. */
function boxedItems(value: ManagedObject & Iterable<Raw>): Value[] {
  const element: Type | undefined = value.type.args.at(-1);
  const box = element && element !== value.type ? boxer(element) : (item: Raw) => item as Value;
  return [...value].map(box);
}

/** What serializing a value gives. */
export function plainOf(value: Value): PlainJson {
  if (value instanceof Token) return value.plain;
  const own = valueLeaf(value);
  if (own) return own;
  if (value instanceof LookupValue) return lookupJson(value);
  if (value instanceof AnonymousValue) return anonymousJson(value);
  if (value instanceof PairValue) return pairJson(value);
  if (isIterable(value)) return { kind: "array", items: boxedItems(value).map(plainOf) };
  return leaf(TOKEN.STRING, toText(value));
}

function lookupJson(value: LookupValue): PlainJson {
  const [key, item] = [boxer(value.keyType), boxer(value.valueType)];
  const members = [...value.entries()].map(([name, each]) => [toText(key(name)), plainOf(item(each))] as const);
  return { kind: "object", members: new Map(members) };
}

function anonymousJson(value: AnonymousValue): PlainJson {
  const members = anonymousFields(value.type).map(
    ({ name, type }, at) => [name, plainOf(boxer(type)(value.fields[at]))] as const,
  );
  return { kind: "object", members: new Map(members) };
}

function pairJson({ type, name, value }: PairValue): PlainJson {
  const [key, of] = type.args;
  const members = [
    ["Key", plainOf(boxer(key)(name))],
    ["Value", plainOf(boxer(of)(value))],
  ] as const;
  return { kind: "object", members: new Map(members) };
}
