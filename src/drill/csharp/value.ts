import { BOOL, INT, OBJECT, STRING } from "./types/core-types";
import type { Type } from "./types/type";

/**
 * A value that carries its type, as a variable of type `object` holds it: null, a bool, an int (every JavaScript number is one),
 * a string, or an object. All other numbers, chars, enums and the objects of `context` are in a `Box`.
 */
export type Value = null | boolean | number | string | ManagedObject;

/**
 * A value whose type is known from where it stands, so it needs no box:
 * - all whole numbers and float and double are JavaScript numbers; a long or ulong above 2^53 is a bigint, and only then;
 * - a char is a string of one UTF-16 unit, an enum its number, a delegate a function;
 * - `T?` is null or a `T`; what can be null is never undefined;
 * - objects of `context` are the records of `request-state.ts`.
 */
export type Raw = unknown;

/** What .NET keeps on its heap, and structs that are more than a number. */
export abstract class ManagedObject {
  abstract get type(): Type;

  /** `ToString()`. */
  toText(): string {
    return this.type.name;
  }

  /** Two objects are equal when their keys are the same: `Equals`, and what a dictionary looks for. */
  get key(): unknown {
    return this;
  }
}

/** The type a value was made with. */
export function typeOf(value: Raw): Type {
  switch (typeof value) {
    case "number":
      return INT;
    case "string":
      return STRING;
    case "boolean":
      return BOOL;
    default:
      return value instanceof ManagedObject ? value.type : OBJECT;
  }
}
