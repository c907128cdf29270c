import { plainOf, valueLeaf } from "../json/from-value";
import { jsonReaderException, parseJson } from "../json/parse-json";
import { leaf, type PlainJson, TOKEN } from "../json/plain-json";
import { selectTokens } from "../json/select-token";
import { toObject } from "../json/to-object";
import { PropertyToken, type Token, ValueToken } from "../json/token";
import { castToken, changeType, kindOf } from "../json/token-conversion";
import { ArrayToken, ObjectToken, tokenOf } from "../json/tokens";
import { writeJson } from "../json/write-json";
import { argument, argumentNull, invalidCast, invalidOperation } from "../text/exceptions";
import { definition } from "../types/definitions";
import { isSubtype } from "../types/inheritance";
import type { Type } from "../types/type";
import type { Raw, Value } from "../value";
import { boxer } from "../values/box";
import { defaultOf } from "../values/defaults";
import { Sequence } from "../values/sequence";
import { toText } from "../values/to-text";
import { type MemberTable, withTypes } from "./member-table";

type Text = string | null;

const JTOKEN = definition("JToken").type;

export function sequenceOf(type: Type, make: () => readonly Raw[]): Sequence {
  return new Sequence(type, make);
}

function parsed(text: Text): PlainJson {
  if (text === null) throw argumentNull("s");
  return parseJson(text);
}

/** `JObject.Parse` and `JArray.Parse`, which take nothing else. */
export function parseAs(text: Text, kind: "object" | "array"): Token {
  const name = kind === "object" ? "JObject" : "JArray";
  if (text !== null && text.trim() === "") {
    throw jsonReaderException(`Error reading ${name} from JsonReader. Path '', line 0, position 0.`);
  }
  const plain = parsed(text);
  if (plain.kind === kind) return tokenOf(plain);
  const found =
    plain.kind === "leaf"
      ? kindOf(new ValueToken(plain.type, plain.value))
      : plain.kind === "array"
        ? "StartArray"
        : "StartObject";
  throw jsonReaderException(
    `Error reading ${name} from JsonReader. Current JsonReader item is not an ${kind}: ${found}. Path '', line 1, position 1.`,
  );
}

function child(token: Token, key: Value): Token | null {
  if (token instanceof ObjectToken && typeof key === "string") return token.at(key);
  if (token instanceof ArrayToken && typeof key === "number") return token.at(key);
  const shown = typeof key === "string" ? `"${key}"` : toText(key);
  if (token instanceof ObjectToken) {
    throw argument(`Accessed JObject values with invalid key value: ${shown}. Object property name expected.`);
  }
  if (token instanceof ArrayToken) {
    throw argument(`Accessed JArray values with invalid key value: ${shown}. Array position index expected.`);
  }
  throw invalidOperation(`Cannot access child value on ${token.type.name}.`);
}

function putChild(token: Token, key: Value, value: Token | null): void {
  const own = value ?? new ValueToken(TOKEN.NULL, null);
  if (token instanceof ObjectToken && typeof key === "string") token.set(key, own);
  else if (token instanceof ArrayToken && typeof key === "number") token.put(key, own);
  else throw invalidOperation(`Cannot set child value on ${token.type.name}.`);
}

export function valueAs(token: Token | null, type: Type): Raw {
  if (token === null) return defaultOf(type);
  if (isSubtype(type, JTOKEN)) {
    if (isSubtype(token.type, type)) return token;
    throw invalidCast(token.type.name, type.name);
  }
  if (token instanceof ValueToken && token.value === null && !type.canBeNull) return defaultOf(type);
  return changeType(token, type);
}

function cast(type: string): MemberTable {
  const target = definition(type).type;
  const isText = type === "string";
  const table: MemberTable = {
    [`explicit ${type}(JToken value)`]: (token: Token | null) => castToken(token, target, isText),
    [`implicit JToken(${type} value)`]: (value: Raw) => tokenOf(boxedLeaf(target, value)),
  };
  if (isText) return table;
  return {
    ...table,
    [`explicit ${type}?(JToken value)`]: (token: Token | null) => castToken(token, target, true),
    [`implicit JToken(${type}? value)`]: (value: Raw) =>
      tokenOf(value === null ? leaf(TOKEN.NULL, null) : boxedLeaf(target, value)),
  };
}

function boxedLeaf(type: Type, value: Raw): PlainJson {
  return valueLeaf(boxer(type)(value)) ?? leaf(TOKEN.NULL, null);
}

const CASTS = [
  ...["string", "bool", "int", "uint", "long", "ulong", "short", "double", "float", "decimal", "DateTime"],
  ...["DateTimeOffset", "Guid"],
];

function selected(token: Token, path: Text): Token | null {
  const found = selectTokens(token, path ?? "");
  if (found.length > 1) throw jsonReaderException("Path returned multiple tokens.");
  return found[0] ?? null;
}

function pathOf(token: Token): string {
  const { parent } = token;
  if (!parent) return "";
  if (token instanceof PropertyToken) return [pathOf(parent), token.name].filter((part) => part !== "").join(".");
  if (parent instanceof ArrayToken) return `${pathOf(parent)}[${parent.items.indexOf(token)}]`;
  return pathOf(parent);
}

export const TOKEN_MEMBERS: MemberTable = {
  "static JToken Parse(string json)": (text: Text) => tokenOf(parsed(text)),
  "static JToken FromObject(object o)": (value: Value) => tokenOf(plainOf(value)),
  "static bool DeepEquals(JToken t1, JToken t2)": (a: Token | null, b: Token | null) =>
    a === b || (a !== null && b !== null && writeJson(a.plain, false) === writeJson(b.plain, false)),
  "JTokenType Type": (token: Token) => token.tokenType,
  "bool HasValues": (token: Token) => token.children.length > 0,
  "JContainer Parent": (token: Token) => token.parent,
  "JToken Root": (token: Token) => token.root,
  "string Path": pathOf,
  "JToken First": (token: Token) => token.children[0] ?? null,
  "JToken Last": (token: Token) => token.children.at(-1) ?? null,
  "JToken this[object key]": { get: child, set: putChild },
  "IEnumerable<JToken> Children()": (token: Token) => sequenceOf(JTOKEN, () => token.children),
  "IEnumerable<T> Children<T>()": withTypes(
    ([T]) =>
      (token: Token) =>
        sequenceOf(T, () => token.children.filter((each) => isSubtype(each.type, T))),
  ),
  "IEnumerable<T> Values<T>()": withTypes(
    ([T]) =>
      (token: Token) =>
        sequenceOf(T, () => token.children.map((each) => valueAs(each, T))),
  ),
  "T Value<T>(object key)": withTypes(
    ([T]) =>
      (token: Token, key: Value) =>
        valueAs(child(token, key), T),
  ),
  "JToken SelectToken(string path)": selected,
  "JToken SelectToken(string path, bool errorWhenNoMatch)": (token: Token, path: Text, mustBe: boolean) => {
    const found = selected(token, path);
    if (!found && mustBe) throw jsonReaderException(`Path '${path}' does not exist.`);
    return found;
  },
  "IEnumerable<JToken> SelectTokens(string path)": (token: Token, path: Text) =>
    sequenceOf(JTOKEN, () => selectTokens(token, path ?? "")),
  "JToken DeepClone()": (token: Token) => token.clone(),
  "void Remove()": (token: Token) => token.remove(),
  "void Replace(JToken value)": (token: Token, value: Token) => token.replace(value),
  "string ToString()": (token: Token) => token.toText(),
  "string ToString(Formatting formatting)": (token: Token, formatting: number) => token.toJson(formatting === 1),
  "T ToObject<T>()": withTypes(
    ([T]) =>
      (token: Token) =>
        toObject(token, T),
  ),
  ...Object.assign({}, ...CASTS.map(cast)),
};
