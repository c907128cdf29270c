import { type AuditedZone, ZONES, zoneAsJson, zonesIn } from "../../audit/audited-zone";
import { ProblemError } from "../../private/problem-list";
import { stableJson } from "../../private/stable-json";
import { isJsonObject, type JsonValue } from "../../terraform/json-value";
import { UsageError } from "../terminal";
import type { JsonFile } from "./json-file";

/** The zones that documents define. Throws `UsageError` where two define one zone differently. */
export function zonesOfDocuments(files: readonly JsonFile[]): readonly AuditedZone[] {
  const found = new Map<string, { readonly zone: AuditedZone; readonly file: string }>();
  for (const { file, root } of files) {
    for (const zone of readZones(file, root)) {
      const known = found.get(zone.path);
      if (known && stableJson(zoneAsJson(known.zone)) !== stableJson(zoneAsJson(zone))) {
        throw new UsageError(`the zone '${zone.path}' is one in '${known.file}' and another in '${file}'`);
      }
      found.set(zone.path, known ?? { zone, file });
    }
  }
  return [...found.values()].map(({ zone }) => zone);
}

/** The zones of a file that holds nothing else: what a document has under its `//`. */
export function zonesOfList({ file, root }: JsonFile): readonly AuditedZone[] {
  return readZones(file, isJsonObject(root) ? { "//": { [ZONES]: root } } : root);
}

function readZones(file: string, root: JsonValue): readonly AuditedZone[] {
  try {
    return zonesIn(root);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new UsageError(`'${file}': ${error.message}`);
  }
}
