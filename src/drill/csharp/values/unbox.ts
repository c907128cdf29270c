import { invalidCast, nullReference } from "../text/exceptions";
import { BOOL, INT, OBJECT, STRING } from "../types/core-types";
import { isSubtype } from "../types/inheritance";
import type { Type } from "../types/type";
import { type Raw, typeOf, type Value } from "../value";
import { Box } from "./box";
import { viewOf } from "./views";

type Convert = (value: Raw) => Raw;

/** Takes a value of type object as one of the type, or throws. */
export function unboxer(to: Type): Convert {
  const refuse = (value: Raw): Raw => {
    if (value !== null) throw invalidCast(typeOf(value).name, to.name);
    if (to.canBeNull) return null;
    throw nullReference();
  };
  // What nearly every variable is.
  const bare = BARE.get(to);
  if (bare) return (value) => (typeof value === bare ? value : refuse(value));
  const isOne = instanceTest(to);
  const open = opener(to);
  return (value) => (value !== null && isOne(value as Value) ? open(value) : refuse(value));
}

const BARE: ReadonlyMap<Type, string> = new Map([
  [INT, "number"],
  [STRING, "string"],
  [BOOL, "boolean"],
]);

/** Whether a value of type object, not null, is one of the type. */
export function instanceTest(type: Type): (value: Value) => boolean {
  const bare = type.bare;
  if (bare === STRING) return (value) => typeof value === "string";
  if (bare === INT) return (value) => typeof value === "number";
  if (bare === BOOL) return (value) => typeof value === "boolean";
  return (value) => isSubtype(typeOf(value), bare);
}

/** The value as its own type has it. */
export function opener(type: Type): Convert {
  if (type === OBJECT) return (value) => value;
  return (value) => {
    if (typeof value === "string") return viewOf(STRING, type)?.(value) ?? value;
    return value instanceof Box ? value.value : value;
  };
}
