import { toExpression } from "./hcl";
import type { AttributeSchema, BlockSchema } from "./provider-schema";
import type { JsonObject } from "./stack-document";
import { isObject } from "./value-type";

/** Everything that an expression may read of a resource: what is written, what is left out, what the provider computes. */
export function offlineInput(body: JsonObject, schema: BlockSchema, unknown: string): JsonObject {
  const attributes = Object.entries(schema.attributes).map(([name, attribute]) => [
    name,
    attributeValue(body[name], attribute, unknown),
  ]);
  const dynamic = isObject(body.dynamic) ? body.dynamic : {};
  const blocks = Object.entries(schema.blocks).map(([name, block]) => {
    const written = blocksAsArray(body[name]).map((inner) => offlineInput(inner, block, unknown));
    const generated = blocksAsArray(dynamic[name]).map((generator) => repeat(name, generator, block, unknown));
    if (generated.length === 0) return [name, written];
    return [name, `\${concat(${[toExpression(written), ...generated].join(", ")})}`];
  });
  const known = [...Object.keys(schema.attributes), ...Object.keys(schema.blocks), "dynamic", "//"];
  // What the schema does not know is reported elsewhere; its expressions are evaluated all the same.
  const rest = Object.entries(body).filter(([name]) => !known.includes(name));
  return Object.fromEntries([...attributes, ...blocks, ...rest]);
}

/** The same for something without a schema: what the document reads of it may be anything. */
export function opaqueInput(body: JsonObject, used: readonly string[], unknown: string): JsonObject {
  const anything = `\${jsondecode(terraform_data.${unknown}.id)}`;
  return { ...Object.fromEntries(used.map((name) => [name, anything])), ...body };
}

function attributeValue(written: unknown, attribute: AttributeSchema, unknown: string): unknown {
  if (written === undefined || written === null) return attribute.computed ? computedValue(attribute, unknown) : null;
  return attribute.sensitive ? `\${sensitive(${toExpression(written)})}` : written;
}

/** A value of the right type that only an apply would tell. */
function computedValue(attribute: AttributeSchema, unknown: string): string {
  const id = `terraform_data.${unknown}.id`;
  const byType: { readonly [type: string]: string } = {
    bool: `${id} == ""`,
    number: `length(${id})`,
    string: id,
  };
  const value =
    typeof attribute.type === "string" ? (byType[attribute.type] ?? `jsondecode(${id})`) : `jsondecode(${id})`;
  return `\${${attribute.sensitive ? `sensitive(${value})` : value}}`;
}

/** A dynamic block as a `for` expression; its iterator keeps its name and its `key` and `value`. */
function repeat(name: string, generator: JsonObject, block: BlockSchema, unknown: string): string {
  const iterator = typeof generator.iterator === "string" ? generator.iterator : name;
  const content = toExpression(offlineInput(isObject(generator.content) ? generator.content : {}, block, unknown));
  const items = toExpression(generator.for_each);
  return `[for k, v in ${items} : [for ${iterator} in [{key = k, value = v}] : ${content}][0]]`;
}

function blocksAsArray(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}
