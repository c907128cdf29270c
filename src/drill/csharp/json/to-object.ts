import { argument } from "../text/exceptions";
import { DICTIONARY, DOUBLE, ENUMERABLE, LIST, LONG, OBJECT, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { isSubtype } from "../types/inheritance";
import { ARRAY, type Type } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { boxer } from "../values/box";
import { DictionaryValue } from "../values/dictionary-value";
import { ListValue } from "../values/list-value";
import { TOKEN } from "./plain-json";
import { type Token, ValueToken } from "./token";
import { changeType } from "./token-conversion";
import { ArrayToken, ObjectToken } from "./tokens";

const JTOKEN = definition("JToken").type;

/** `ToObject<T>()`, for the types that hold values without classes of their own. */
export function toObject(token: Token, type: Type): Raw {
  if (isSubtype(type, JTOKEN)) return token;
  if (type === OBJECT) return token instanceof ValueToken ? plainValue(token) : token;
  if (token instanceof ValueToken && token.value === null && type.canBeNull) return null;
  if (type.is(LIST) || type.is(definition("IList", 1)) || type.is(ENUMERABLE)) {
    return new ListValue(type.args[0], items(token, type.args[0], type));
  }
  if (type.is(ARRAY)) return new ArrayValue(type.args[0], items(token, type.args[0], type));
  if (type.is(DICTIONARY) || type.is(definition("IDictionary", 2))) return dictionary(token, type);
  return changeType(token, type);
}

function items(token: Token, element: Type, type: Type): Raw[] {
  if (!(token instanceof ArrayToken)) throw cannot(type);
  return token.items.map((item) => toObject(item, element));
}

function dictionary(token: Token, type: Type): DictionaryValue {
  const [key, value] = type.args;
  if (!(token instanceof ObjectToken) || key !== STRING) throw cannot(type);
  const made = new DictionaryValue(key, value);
  for (const property of token.properties.values()) made.put(property.name, toObject(property.value, value));
  return made;
}

function cannot(type: Type): ReturnType<typeof argument> {
  return argument(`Cannot deserialize the current JSON into type '${type.name}'.`);
}

/** What a `JValue` holds, with its type. */
export function plainValue({ tokenType, value }: ValueToken): Raw {
  if (value === null) return null;
  if (tokenType === TOKEN.INTEGER) return boxer(LONG)(value);
  return tokenType === TOKEN.FLOAT && typeof value === "number" ? boxer(DOUBLE)(value) : value;
}
