import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";

/** What `lifecycle.ignore_changes` names: Terraform writes it once, and then leaves it to whoever changes it. */
export interface IgnoredChange {
  /** As it is written. */
  readonly written: string;
  /** Without indexes: `geo_location.location`; `all` for everything. */
  readonly path: string;
}

export function ignoredChanges(body: JsonObject): readonly IgnoredChange[] {
  return listOf(ownValue(body, "lifecycle"))
    .flatMap((lifecycle) => (isJsonObject(lifecycle) ? listOf(ownValue(lifecycle, "ignore_changes")) : []))
    .map((ignored) => {
      const written = String(ignored);
      return { written, path: written.replace(/\[\s*\d+\s*\]|\.\s*\d+(?=\s*\.|\s*$)|\s+/g, "") };
    });
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
