import { ALLOWED_TYPES, fullTypeName } from "../../../apim/allowed-types";
import type { TypeName } from "../../../apim/expression-tree";
import { findDefinition, isNameable } from "../types/definitions";
import { arrayOf, nullable, type Type } from "../types/type";
import { fault } from "./fault";

/** The type that an expression names. */
export function typeNamed(name: TypeName): Type {
  const plain = name.name.replace(/^global::/, "");
  const found = findDefinition(plain, name.arguments.length);
  if (!found || !isNameable(found)) throw fault(name.at, refusal(found?.name ?? name.name));
  if (found.shape === "static") throw fault(name.at, `'${found.name}' has no values`);
  let type = found.of(...name.arguments.map(typeNamed));
  if (name.isNullable) type = nullable(type);
  for (let left = name.rank; left > 0; left--) type = arrayOf(type);
  return type;
}

/** Why a type cannot be used. */
export function refusal(name: string): string {
  const isPermitted = Object.hasOwn(ALLOWED_TYPES, fullTypeName(name));
  return isPermitted
    ? `'${name}' is not known to this interpreter`
    : `'${name}' is not permitted in policy expressions`;
}
