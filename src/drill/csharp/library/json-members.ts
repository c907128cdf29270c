import { contentToken, contentTokens, plainOf, valueLeaf } from "../json/from-value";
import { parseJson } from "../json/parse-json";
import { leaf, TOKEN } from "../json/plain-json";
import { plainValue, toObject } from "../json/to-object";
import { type Container, PropertyToken, type Token, ValueToken } from "../json/token";
import { ArrayToken, ObjectToken, tokenOf } from "../json/tokens";
import { writeJson } from "../json/write-json";
import { argument, argumentNull } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Definition, Type } from "../types/type";
import type { Raw, Value } from "../value";
import type { ArrayValue } from "../values/array-value";
import { itemsOf } from "../values/sequence";
import { type MemberTable, withTypes } from "./member-table";
import { parseAs, sequenceOf, TOKEN_MEMBERS, valueAs } from "./token-members";

type Text = string | null;

interface Out {
  value: Raw;
}

const JTOKEN = definition("JToken").type;
const JPROPERTY = definition("JProperty").type;

function orNull(token: Token | null): Token {
  return token ?? new ValueToken(TOKEN.NULL, null);
}

function addContent(container: Container, content: Value): void {
  for (const token of contentTokens(content)) {
    if (container instanceof ArrayToken) container.add(token);
    else if (container instanceof ObjectToken && token instanceof PropertyToken) container.put(token);
    else throw argument(`Can not add ${token.type.name} to ${container.type.name}.`);
  }
}

function filled<T extends Container>(container: T, content: Value): T {
  addContent(container, content);
  return container;
}

// `new JArray(null)` passes no list, but null.
function filledAll<T extends Container>(container: T, contents: ArrayValue | null): T {
  for (const content of contents?.items ?? [null]) addContent(container, content as Value);
  return container;
}

function named(object: ObjectToken, name: Text, comparison = 4): Token | null {
  const exact = name === null ? null : object.at(name);
  if (exact || comparison % 2 === 0) return exact;
  const found = [...object.properties.values()].find((each) => each.name.toUpperCase() === name?.toUpperCase());
  return found?.value ?? null;
}

function merge(target: ObjectToken, source: Token): void {
  if (!(source instanceof ObjectToken)) return;
  for (const { name, value } of source.properties.values()) {
    const before = target.at(name);
    if (before instanceof ObjectToken && value instanceof ObjectToken) merge(before, value);
    else if (before instanceof ArrayToken && value instanceof ArrayToken)
      for (const item of value.items) before.add(item);
    else if (!(value instanceof ValueToken) || value.value !== null || !before) target.set(name, value);
  }
}

const OBJECT_MEMBERS: MemberTable = {
  "new()": () => new ObjectToken(),
  "new(params object[] content)": (contents: ArrayValue) => filledAll(new ObjectToken(), contents),
  "new(object content)": (content: Value) => filled(new ObjectToken(), content),
  "new(JObject other)": (other: ObjectToken) => other.clone(),
  "static JObject Parse(string json)": (text: Text) => parseAs(text, "object"),
  "static JObject FromObject(object o)": (value: Value) => {
    const token = tokenOf(plainOf(value));
    if (token instanceof ObjectToken) return token;
    throw argument(`Object serialized to ${token.type.definition.short.slice(1)}. JObject instance expected.`);
  },
  "int Count": (object: ObjectToken) => object.size,
  "JToken this[string propertyName]": {
    get: (object: ObjectToken, name: Text) => {
      if (name === null) throw argumentNull("propertyName");
      return object.at(name);
    },
    set: (object: ObjectToken, name: string, value: Token | null) => object.set(name, orNull(value)),
  },
  "void Add(string propertyName, JToken value)": (object: ObjectToken, name: string, value: Token | null) =>
    object.put(new PropertyToken(name, orNull(value))),
  "void Add(object content)": addContent,
  "bool Remove(string propertyName)": (object: ObjectToken, name: string) => object.delete(name),
  "bool ContainsKey(string propertyName)": (object: ObjectToken, name: string) => object.at(name) !== null,
  "bool TryGetValue(string propertyName, out JToken value)": (object: ObjectToken, name: Text, out: Out) => {
    out.value = named(object, name);
    return out.value !== null;
  },
  "bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)": (
    object: ObjectToken,
    name: Text,
    comparison: number,
    out: Out,
  ) => {
    out.value = named(object, name, comparison);
    return out.value !== null;
  },
  "JToken GetValue(string propertyName)": (object: ObjectToken, name: Text) => named(object, name),
  "JToken GetValue(string propertyName, StringComparison comparison)": named,
  "JProperty Property(string name)": (object: ObjectToken, name: string) => object.properties.get(name) ?? null,
  "IEnumerable<JProperty> Properties()": (object: ObjectToken) =>
    sequenceOf(JPROPERTY, () => [...object.properties.values()]),
  "IEnumerable<JToken> PropertyValues()": (object: ObjectToken) =>
    sequenceOf(JTOKEN, () => [...object.properties.values()].map(({ value }) => value)),
  "void RemoveAll()": (object: ObjectToken) => object.clear(),
  "void Merge(object content)": (object: ObjectToken, content: Value) => merge(object, contentToken(content)),
};

const ARRAY_MEMBERS: MemberTable = {
  "new()": () => new ArrayToken(),
  "new(params object[] content)": (contents: ArrayValue) => filledAll(new ArrayToken(), contents),
  "new(object content)": (content: Value) => filled(new ArrayToken(), content),
  "new(JArray other)": (other: ArrayToken) => other.clone(),
  "static JArray Parse(string json)": (text: Text) => parseAs(text, "array"),
  "static JArray FromObject(object o)": (value: Value) => {
    const token = tokenOf(plainOf(value));
    if (token instanceof ArrayToken) return token;
    throw argument(`Object serialized to ${token.type.definition.short.slice(1)}. JArray instance expected.`);
  },
  "int Count": (array: ArrayToken) => array.size,
  "JToken this[int index]": {
    get: (array: ArrayToken, at: number) => array.at(at),
    set: (array: ArrayToken, at: number, value: Token | null) => array.put(at, orNull(value)),
  },
  "void Add(JToken item)": (array: ArrayToken, item: Token | null) => array.add(orNull(item)),
  "void Add(object content)": addContent,
  "void Insert(int index, JToken item)": (array: ArrayToken, at: number, item: Token | null) =>
    array.insert(at, orNull(item)),
  "bool Remove(JToken item)": (array: ArrayToken, item: Token) => {
    const at = array.items.indexOf(item);
    if (at >= 0) array.removeAt(at);
    return at >= 0;
  },
  "void RemoveAt(int index)": (array: ArrayToken, at: number) => array.removeAt(at),
  "void Clear()": (array: ArrayToken) => array.clear(),
  "void RemoveAll()": (array: ArrayToken) => array.clear(),
  "int IndexOf(JToken item)": (array: ArrayToken, item: Token) => array.items.indexOf(item),
  "bool Contains(JToken item)": (array: ArrayToken, item: Token) => array.items.includes(item),
};

const PROPERTY_MEMBERS: MemberTable = {
  "new(string name, object content)": (name: string, content: Value) => new PropertyToken(name, contentToken(content)),
  "new(string name, params object[] content)": (name: string, contents: ArrayValue | null) =>
    new PropertyToken(name, contents ? filledAll(new ArrayToken(), contents) : orNull(null)),
  "string Name": ({ name }: PropertyToken) => name,
  "JToken Value": {
    get: (property: PropertyToken) => property.value,
    set: (property: PropertyToken, value: Token | null) => {
      property.value = orNull(value);
    },
  },
};

const VALUE_MEMBERS: MemberTable = {
  "new(object value)": (value: Value) => {
    const own = valueLeaf(value);
    if (!own) throw argument("Could not determine JSON object type.");
    return tokenOf(own);
  },
  "static JValue CreateString(string value)": (text: Text) => new ValueToken(TOKEN.STRING, text),
  "static JValue CreateNull()": () => new ValueToken(TOKEN.NULL, null),
  "object Value": {
    get: plainValue,
    set: (token: ValueToken, value: Value) => {
      const own = valueLeaf(value) ?? leaf(TOKEN.NULL, null);
      token.tokenType = own.type;
      token.value = own.value;
    },
  },
};

const CONVERT_MEMBERS: MemberTable = {
  "static string SerializeObject(object value)": (value: Value) => writeJson(plainOf(value), false),
  "static string SerializeObject(object value, Formatting formatting)": (value: Value, formatting: number) =>
    writeJson(plainOf(value), formatting === 1),
  "static object DeserializeObject(string value)": (text: Text) => {
    const token = tokenOf(parseJson(text ?? ""));
    return token instanceof ValueToken ? plainValue(token) : token;
  },
  "static T DeserializeObject<T>(string value)": withTypes(([T]) => (text: Text) => {
    if (text === null) throw argumentNull("value");
    return toObject(tokenOf(parseJson(text)), T);
  }),
};

const EXTENSION_MEMBERS: MemberTable = {
  "static U Value<U>(this IEnumerable<JToken> value)": withTypes(
    ([U]) =>
      (token: Token) =>
        valueAs(token, U),
  ),
  "static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)": withTypes(
    ([U]) =>
      (source: Iterable<Token>) =>
        sequenceOf(U, () => inner(source).map((token) => valueAs(token, U))),
  ),
  "static IEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)": (
    source: Iterable<Token>,
    key: Value,
  ) => sequenceOf(JTOKEN, () => (itemsOf(source) as Token[]).flatMap((token) => childNamed(token, key))),
  "static IEnumerable<JToken> Children(this IEnumerable<JToken> source)": (source: Iterable<Token>) =>
    sequenceOf(JTOKEN, () => (itemsOf(source) as Token[]).flatMap((token) => token.children)),
};

function inner(source: Iterable<Token>): Token[] {
  return (itemsOf(source) as Token[]).flatMap((token) => (token instanceof ValueToken ? [token] : [...token.children]));
}

function childNamed(token: Token, key: Value): Token[] {
  const found = token instanceof ObjectToken && typeof key === "string" ? token.at(key) : null;
  return found ? [found] : [];
}

const CONTAINER_MEMBERS: MemberTable = {
  "int Count": ({ children }: Token) => children.length,
  "void Add(object content)": addContent,
  "IEnumerable<JToken> Descendants()": (token: Token) => sequenceOf(JTOKEN, () => descendants(token)),
};

function descendants(token: Token): Token[] {
  return token.children.flatMap((child) => [child, ...descendants(child)]);
}

function all(table: MemberTable, type: Type): readonly [Definition, MemberTable] {
  return [type.definition, table];
}

export const JSON_MEMBERS: readonly (readonly [Definition, MemberTable])[] = [
  all(TOKEN_MEMBERS, JTOKEN),
  all(CONTAINER_MEMBERS, definition("JContainer").type),
  all(OBJECT_MEMBERS, definition("JObject").type),
  all(ARRAY_MEMBERS, definition("JArray").type),
  all(PROPERTY_MEMBERS, JPROPERTY),
  all(VALUE_MEMBERS, definition("JValue").type),
  all({ "new(object rawJson)": (text: string) => new ValueToken(TOKEN.RAW, text) }, definition("JRaw").type),
  all(CONVERT_MEMBERS, definition("JsonConvert").type),
  all(EXTENSION_MEMBERS, definition("Extensions").type),
];
