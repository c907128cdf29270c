import { byCodePoint } from "./text";

/** JSON whose properties are in order, so that equal data gives equal bytes. */
export function stableJson(data: unknown, indent?: number): string {
  const sorted = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byCodePoint(a, b)));
  };
  return JSON.stringify(data, sorted, indent);
}
