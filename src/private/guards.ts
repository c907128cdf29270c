import { isUnresolved } from "./literal";

/** Whether a value is a map from names to something: no list, no text, not nothing. */
export function isMap(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a map holds; nothing for what is none, which is told elsewhere. */
export function entriesOf(value: unknown): [name: string, value: unknown][] {
  return isMap(value) ? Object.entries(value) : [];
}

/** Whether a value is one of an enum. */
export function isOneOf(values: { readonly [member: string]: string | undefined }, value: unknown): boolean {
  return Object.values<unknown>(values).includes(value);
}

/** Whether a value may be the id of an Azure resource: a text that begins as all ids do, or one that only Terraform knows. */
export function isResourceId(value: unknown): value is string {
  return typeof value === "string" && (isUnresolved(value) || /^\/subscriptions\/./i.test(value));
}

/** As little of a name as a reader sees: what differs only in case, space or look would be taken for the same. */
export function lookOf(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
