import { Definition, type Type } from "./type";

export interface Field {
  readonly name: string;
  readonly type: Type;
}

const KNOWN = new Map<string, Type>();
const FIELDS = new Map<Type, readonly Field[]>();

/** The type of `new { A = 1 }`: the same for the same names and types in the same order. */
export function anonymousType(fields: readonly Field[]): Type {
  const key = fields.map(({ name, type }) => `${name}:${type.id}`).join();
  const before = KNOWN.get(key);
  if (before) return before;
  const made = new Definition(`<>f__AnonymousType${KNOWN.size}`, "class", [], false, undefined, ["object"]).type;
  KNOWN.set(key, made);
  FIELDS.set(made, fields);
  return made;
}

export function anonymousFields(type: Type): readonly Field[] {
  return FIELDS.get(type) ?? [];
}
