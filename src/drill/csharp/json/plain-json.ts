import type { DateTimeValue } from "../values/date-time-value";
import type { Wide } from "../values/wide";

/** What a JSON text says, never changed: tokens are made of it when somebody looks at them. */
export type PlainJson = PlainLeaf | PlainArray | PlainObject;

export interface PlainLeaf {
  readonly kind: "leaf";
  /** As of `JTokenType`. */
  readonly type: number;
  readonly value: Leaf;
}

/** Null, a bool, a text, an integer, a date; a number with a fraction has the type Float. */
export type Leaf = null | boolean | string | Wide | DateTimeValue | object;

export interface PlainArray {
  readonly kind: "array";
  readonly items: readonly PlainJson[];
}

export interface PlainObject {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, PlainJson>;
}

export const TOKEN = {
  ...{ NONE: 0, OBJECT: 1, ARRAY: 2, CONSTRUCTOR: 3, PROPERTY: 4, COMMENT: 5, INTEGER: 6, FLOAT: 7, STRING: 8 },
  ...{ BOOLEAN: 9, NULL: 10, UNDEFINED: 11, DATE: 12, RAW: 13, BYTES: 14, GUID: 15, URI: 16, TIME_SPAN: 17 },
} as const;

export function leaf(type: number, value: Leaf): PlainLeaf {
  return { kind: "leaf", type, value };
}
