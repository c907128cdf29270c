/** What `JSON.parse` gives. A value of a document is never trusted to have a shape: it is asked for. */
export type JsonValue = string | number | boolean | null | undefined | JsonObject | readonly JsonValue[];

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property that the object has itself: `toString` or `__proto__` of a plain object are no data. */
export function ownValue(object: JsonObject, key: string): JsonValue {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
