import { numberIn } from "../terraform/block";
import { dynamicBlocks } from "../terraform/dynamic-block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";

/** A value in blocks that are written in place, and where: `geo_location[1].location`. */
export interface PlainValue {
  readonly attribute: string;
  readonly value: JsonValue;
}

/** Values at a dotted path, without what a `dynamic` block makes or a reference leads to. */
export function valuesIn(body: JsonObject, path: string, before = ""): readonly PlainValue[] {
  const [name, ...more] = path.split(".");
  if (dynamicBlocks(body).some((dynamic) => dynamic.name === name)) return [];
  const items = itemsOf(`${before}${name}`, ownValue(body, name));
  if (more.length === 0) return items;
  return items.flatMap(({ attribute, value }) =>
    isJsonObject(value) && numberIn(value) === undefined ? valuesIn(value, more.join("."), `${attribute}.`) : [],
  );
}

function itemsOf(attribute: string, value: JsonValue): readonly PlainValue[] {
  if (!Array.isArray(value)) return [{ attribute, value }];
  return value.map((item: JsonValue, index) => ({ attribute: `${attribute}[${index}]`, value: item }));
}
