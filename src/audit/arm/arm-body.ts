import { resolveAttribute, writtenValue } from "../../terraform/block";
import { isJsonObject, type JsonValue } from "../../terraform/json-value";
import { itemsOf } from "../../terraform/list-items";
import { targetOf } from "../../terraform/target";
import { isTemplate, parseTemplate } from "../../terraform/template";
import type { TerraformDocument, TerraformResource } from "../../terraform/terraform-document";
import { literalText } from "../deployed-model";
import type { Leaf } from "../leaves";

/** A value in the body of an azapi resource, and the names that lead to it. */
export interface BodyLeaf {
  readonly leaf: Leaf;
  /** `["properties", "locations", "locationName"]`; items of lists are not counted. */
  readonly names: readonly string[];
}

const BODIES = ["body", "sensitive_body"];
/** No body is deeper, and no local leads on for longer. */
const MOST_LEVELS = 64;

/** Where a value is in a body, in lower case: `properties.locations.locationname`. */
export function keyOf({ names }: BodyLeaf): string {
  return names.join(".").toLowerCase();
}

/** Every value in the bodies of an azapi resource; one that cannot be read is a leaf too. */
export function bodyLeaves(resource: TerraformResource): readonly BodyLeaf[] {
  return BODIES.flatMap((attribute) => {
    const raw = writtenValue(resource.body, attribute);
    return raw === undefined || raw === null
      ? []
      : leavesIn(resource.document, attribute, bodyOf(resource, attribute), []);
  });
}

/** Values at a path of the body, names compared without case. */
export function bodyLeavesAt(resource: TerraformResource, path: string): readonly Leaf[] {
  const key = path.toLowerCase();
  return bodyLeaves(resource).flatMap((one) => (keyOf(one) === key ? [one.leaf] : []));
}

/** Before version 2 of the provider, a body is the text of a JSON document. */
function bodyOf({ document, body }: TerraformResource, attribute: string): JsonValue {
  const raw = body[attribute];
  const text = literalText(resolveAttribute(document, body, attribute));
  if (typeof raw !== "string" || text === undefined) return raw;
  try {
    const read: unknown = JSON.parse(text);
    return isJsonObject(read) ? read : raw;
  } catch {
    return raw;
  }
}

function leavesIn(
  document: TerraformDocument,
  attribute: string,
  raw: JsonValue,
  names: readonly string[],
  level = 0,
): readonly BodyLeaf[] {
  if (raw === undefined || raw === null) return [];
  if (level > MOST_LEVELS) return [{ leaf: unread(attribute, "it goes too deep"), names }];
  if (Array.isArray(raw)) {
    return raw.flatMap((item: JsonValue, index) =>
      leavesIn(document, `${attribute}[${index}]`, item, names, level + 1),
    );
  }
  if (isJsonObject(raw)) {
    return Object.entries(raw).flatMap(([key, value]) =>
      leavesIn(document, `${attribute}.${key}`, value, [...names, key], level + 1),
    );
  }
  const structure = typeof raw === "string" && isTemplate(raw) ? structureAt(document, raw) : undefined;
  if (structure) return leavesIn(structure.document, attribute, structure.raw, names, level + 1);
  const items = typeof raw === "string" && itemsOf(document, { kind: "written", document, raw });
  if (items) return [{ leaf: unread(attribute, "it is a list that only Terraform evaluates"), names }];
  return [{ leaf: { kind: "written", attribute, document, raw }, names }];
}

/** The list or object that a reference leads to. */
function structureAt(document: TerraformDocument, raw: string) {
  const parts = parseTemplate(raw);
  if (parts?.length !== 1 || parts[0].kind !== "traversal") return undefined;
  const target = targetOf(document, parts[0].traversal);
  if (target.kind !== "written" || target.variable !== undefined) return undefined;
  return typeof target.raw === "object" && target.raw !== null ? target : undefined;
}

function unread(attribute: string, reason: string): Leaf {
  return { kind: "unread", attribute, reason: { kind: "unknown", expression: "", reason } };
}
