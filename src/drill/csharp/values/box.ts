import { doubleText, floatText } from "../text/number-text";
import { DOUBLE, FLOAT } from "../types/core-types";
import { enumText } from "../types/enums";
import type { Type } from "../types/type";
import { ManagedObject, type Raw, type Value } from "../value";

/** A value together with its type, where the value alone does not tell it. */
export class Box extends ManagedObject {
  constructor(
    readonly type: Type,
    readonly value: Raw,
  ) {
    super();
  }

  override toText(): string {
    const { type, value } = this;
    if (type === DOUBLE) return doubleText(value as number);
    if (type === FLOAT) return floatText(value as number);
    if (type.isEnum) return enumText(type, value as number);
    return typeof value === "object" || typeof value === "function" ? type.name : String(value);
  }

  override get key(): unknown {
    const { type, value } = this;
    return typeof value === "object" ? value : `\0${type.id} ${String(value)}`;
  }
}

/** What a value of this type becomes where its type is not known any more. */
export function boxer(type: Type): (value: Raw) => Value {
  if (type.isNullable) {
    const inner = boxer(type.bare);
    return (value) => (value === null ? null : inner(value));
  }
  if (IS_BARE.has(type.name)) return (value) => value as Value;
  return (value) => (value === null || value instanceof ManagedObject ? value : new Box(type, value));
}

/** The value in its box, or what needed none. */
export function unboxed(value: Value): Raw {
  return value instanceof Box ? value.value : value;
}

const IS_BARE = new Set(["System.Int32", "System.String", "System.Boolean", "System.Object"]);
