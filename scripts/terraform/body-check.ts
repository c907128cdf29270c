import type { BlockSchema, NestedBlockSchema } from "./provider-schema";
import type { SchemaFinding, SchemaFindingCode } from "./schema-finding";
import type { JsonObject } from "./stack-document";
import { found, isObject, typeProblems } from "./value-type";

/** Arguments that Terraform itself reads; they are never part of a resource type's schema. */
export const META_ARGUMENTS: readonly string[] = [
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
];

/** Compares the body of one resource with the schema of its type. */
export function checkBody(address: string, body: JsonObject, schema: BlockSchema): SchemaFinding[] {
  const own = Object.fromEntries(Object.entries(body).filter(([name]) => !META_ARGUMENTS.includes(name)));
  return checkBlock({ address, body: own, schema, path: "" });
}

interface Place {
  readonly address: string;
  readonly body: JsonObject;
  readonly schema: BlockSchema;
  /** Empty, or ends with the dot before an attribute. */
  readonly path: string;
}

function checkBlock(place: Place): SchemaFinding[] {
  const { body, schema } = place;
  const dynamic = isObject(body.dynamic) ? body.dynamic : {};
  const findings: SchemaFinding[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (name === "//") continue;
    if (name === "dynamic" && !schema.attributes.dynamic) findings.push(...checkDynamic(place, value));
    else if (schema.attributes[name]) findings.push(...checkAttribute(place, name, value));
    else if (schema.blocks[name]) findings.push(...checkNested(place, name, value));
    else
      findings.push(finding(place, "UnknownAttribute", name, `no such attribute or block; known are ${names(schema)}`));
  }
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.required && (body[name] ?? null) === null) {
      findings.push(finding(place, "MissingAttribute", name, "is required"));
    }
  }
  for (const [name, block] of Object.entries(schema.blocks)) {
    findings.push(...checkCount(place, name, block, name in dynamic));
  }
  return findings;
}

function checkAttribute(place: Place, name: string, value: unknown): SchemaFinding[] {
  // null is how JSON leaves an argument out.
  if (value === null) return [];
  const attribute = place.schema.attributes[name];
  if (attribute.computed && !attribute.optional && !attribute.required) {
    return [finding(place, "ComputedAttribute", name, "only the provider sets this attribute; do not write it")];
  }
  return typeProblems(value, attribute.type).map((problem) =>
    finding(place, "WrongType", name + problem.path, problem.text),
  );
}

function checkNested(place: Place, name: string, value: unknown): SchemaFinding[] {
  if (value === null) return [];
  const schema = place.schema.blocks[name];
  const bodies = Array.isArray(value) ? value : [value];
  return bodies.flatMap((body, index) => {
    const path = Array.isArray(value) ? `${name}[${index}]` : name;
    if (isObject(body)) return checkBlock({ ...place, body, schema, path: `${place.path}${path}.` });
    return [finding(place, "WrongType", path, `a block is an object or an array of objects, not ${found(body)}`)];
  });
}

function checkCount(place: Place, name: string, block: NestedBlockSchema, dynamic: boolean): SchemaFinding[] {
  const value = place.body[name] ?? null;
  const count = value === null ? 0 : Array.isArray(value) ? value.length : 1;
  if (block.max !== undefined && count > block.max) {
    return [finding(place, "TooManyBlocks", name, `${count} blocks, at most ${block.max} allowed`)];
  }
  // How many blocks a dynamic one makes is only known to Terraform.
  if (dynamic || count >= block.min) return [];
  if (count === 0) return [finding(place, "MissingBlock", name, `at least ${block.min} required`)];
  return [finding(place, "TooFewBlocks", name, `${count} blocks, at least ${block.min} required`)];
}

/** `dynamic` repeats a block: its content must fit the block, and it needs something to repeat over. */
function checkDynamic(place: Place, value: unknown): SchemaFinding[] {
  if (!isObject(value)) return [finding(place, "WrongType", "dynamic", `must be an object, not ${found(value)}`)];
  return Object.entries(value).flatMap(([name, generators]) => {
    const schema = place.schema.blocks[name];
    if (!schema)
      return [finding(place, "UnknownAttribute", `dynamic.${name}`, `no such block; known are ${names(place.schema)}`)];
    return (Array.isArray(generators) ? generators : [generators]).flatMap((generator) => {
      const path = `dynamic.${name}`;
      if (!isObject(generator))
        return [finding(place, "WrongType", path, `must be an object, not ${found(generator)}`)];
      const missing = ["content", "for_each"].filter((key) => (generator[key] ?? null) === null);
      const content = isObject(generator.content) ? generator.content : undefined;
      const unknown = Object.keys(generator).filter(
        (key) => !["content", "for_each", "iterator", "labels"].includes(key),
      );
      return [
        ...missing.map((key) => finding(place, "MissingAttribute", `${path}.${key}`, "is required")),
        ...unknown.map((key) => finding(place, "UnknownAttribute", `${path}.${key}`, "not part of a dynamic block")),
        ...(content ? checkBlock({ ...place, body: content, schema, path: `${place.path}${path}.content.` }) : []),
      ];
    });
  });
}

function finding(place: Place, code: SchemaFindingCode, name: string, text: string): SchemaFinding {
  return { code, address: place.address, path: `${place.path}${name}`, text };
}

function names(schema: BlockSchema): string {
  return [...Object.keys(schema.attributes), ...Object.keys(schema.blocks)].sort().join(", ");
}
