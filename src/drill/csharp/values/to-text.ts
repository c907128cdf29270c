import type { Value } from "../value";

/** `ToString()` in the invariant culture; nothing for null. */
export function toText(value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return `${value}`;
    case "boolean":
      return value ? "True" : "False";
    default:
      return value === null ? "" : value.toText();
  }
}
