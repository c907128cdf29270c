import type { MemberTable } from "./member-table";

interface Ordered<T> {
  compare(other: T): number;
}

/** `==`, `<`, `CompareTo` and the like of a type that has an order. */
export function comparisonMembers<T extends Ordered<T>>(type: string): MemberTable {
  const operators: Readonly<Record<string, (order: number) => boolean>> = {
    ...{ "==": (order) => order === 0, "!=": (order) => order !== 0, "<": (order) => order < 0 },
    ...{ "<=": (order) => order <= 0, ">": (order) => order > 0, ">=": (order) => order >= 0 },
  };
  const entries = Object.entries(operators).map(([operator, test]) => [
    `operator bool ${operator}(${type} a, ${type} b)`,
    (a: T, b: T) => test(a.compare(b)),
  ]);
  return {
    ...Object.fromEntries(entries),
    [`int CompareTo(${type} value)`]: (a: T, b: T) => a.compare(b),
    [`bool Equals(${type} value)`]: (a: T, b: T) => a.compare(b) === 0,
  };
}
