import { STRING } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

/** What stands for a value in a JavaScript map: equal values have the same. */
export function keyOf(value: Raw): unknown {
  return value instanceof ManagedObject ? value.key : value;
}

/** Keys of several values in one text. */
export function joinedKeys(values: readonly Raw[]): string {
  return values.map((value) => `${typeof keyOf(value)} ${String(keyOf(value))}`).join("\0");
}

/** `Equals` of two values of one type. A NaN equals itself there. */
export function areEqual(a: Raw, b: Raw): boolean {
  if (a === b) return true;
  const [x, y] = [keyOf(a), keyOf(b)];
  return x === y || (Number.isNaN(x) && Number.isNaN(y));
}

/** `a.CompareTo(b)`, null first. */
export type Comparer = (a: Raw, b: Raw) => number;

/** Something that has an order of its own. */
export interface Comparable {
  compare(other: unknown): number;
}

export function comparerOf(type: Type, compareTexts: (a: string, b: string) => number): Comparer {
  const inner: Comparer =
    type.bare === STRING ? (a, b) => compareTexts(a as string, b as string) : (a, b) => compareBare(a, b, compareTexts);
  return (a, b) => (a === null || b === null ? Number(b === null) - Number(a === null) : inner(a, b));
}

function compareBare(a: Raw, b: Raw, compareTexts: (a: string, b: string) => number): number {
  if (a instanceof ManagedObject && "compare" in a) return (a as ManagedObject & Comparable).compare(b);
  if (typeof a === "string" && typeof b === "string" && (a.length !== 1 || b.length !== 1)) return compareTexts(a, b);
  const [x, y] = [a as number, b as number];
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number(Number.isNaN(y)) - Number(Number.isNaN(x));
}
