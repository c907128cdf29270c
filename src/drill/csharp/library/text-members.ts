import { createHash } from "node:crypto";
import { compositeFormat } from "../text/composite-format";
import { argumentNull, outOfRange } from "../text/exceptions";
import { BYTE } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import type { Raw, Value } from "../value";
import { ArrayValue } from "../values/array-value";
import { EncodingValue } from "../values/encoding-value";
import { HashValue } from "../values/hash-value";
import { TextBuilder } from "../values/text-builder";
import { toText } from "../values/to-text";
import { TupleValue } from "../values/tuple-value";
import { type MemberTable, withTypes } from "./member-table";

type Text = string | null;

function bytesOf(value: ArrayValue | null): Buffer {
  if (value === null) throw argumentNull("buffer");
  return Buffer.from(value.items as number[]);
}

function byteArray(buffer: Uint8Array): ArrayValue {
  return new ArrayValue(BYTE, [...buffer]);
}

const BUILDER_MEMBERS: MemberTable = {
  "new()": () => new TextBuilder(""),
  "new(string value)": (text: Text) => new TextBuilder(text ?? ""),
  "new(int capacity)": () => new TextBuilder(""),
  "int Length": {
    get: ({ text }: TextBuilder) => text.length,
    set: (builder: TextBuilder, length: number) => {
      if (length < 0) throw outOfRange("value");
      builder.text = builder.text.slice(0, length).padEnd(length, "\0");
    },
  },
  "char this[int index]": ({ text }: TextBuilder, at: number) => text[at],
  "StringBuilder Append(string value)": (builder: TextBuilder, text: Text) => builder.append(text ?? ""),
  "StringBuilder Append(char value)": (builder: TextBuilder, char: string) => builder.append(char),
  "StringBuilder Append(char value, int repeatCount)": (builder: TextBuilder, char: string, count: number) =>
    builder.append(char.repeat(count)),
  "StringBuilder Append(object value)": (builder: TextBuilder, value: Value) => builder.append(toText(value)),
  "StringBuilder AppendLine()": (builder: TextBuilder) => builder.append("\n"),
  "StringBuilder AppendLine(string value)": (builder: TextBuilder, text: Text) => builder.append(`${text ?? ""}\n`),
  "StringBuilder AppendFormat(string format, params object[] args)": (
    builder: TextBuilder,
    format: string,
    { items }: ArrayValue,
  ) => builder.append(compositeFormat(format, items as Value[])),
  "StringBuilder Insert(int index, string value)": (builder: TextBuilder, at: number, text: Text) => {
    builder.text = builder.text.slice(0, at) + (text ?? "") + builder.text.slice(at);
    return builder;
  },
  "StringBuilder Remove(int startIndex, int length)": (builder: TextBuilder, from: number, length: number) => {
    if (from < 0 || length < 0 || from + length > builder.text.length) throw outOfRange("index");
    builder.text = builder.text.slice(0, from) + builder.text.slice(from + length);
    return builder;
  },
  "StringBuilder Replace(string oldValue, string newValue)": (builder: TextBuilder, from: string, to: Text) => {
    builder.text = builder.text.replaceAll(from, () => to ?? "");
    return builder;
  },
  "StringBuilder Clear()": (builder: TextBuilder) => {
    builder.text = "";
    return builder;
  },
  "string ToString()": ({ text }: TextBuilder) => text,
  "string ToString(int startIndex, int length)": ({ text }: TextBuilder, from: number, length: number) =>
    text.slice(from, from + length),
};

const ENCODING_MEMBERS: MemberTable = {
  "static Encoding UTF8": new EncodingValue("utf8"),
  "static Encoding ASCII": new EncodingValue("ascii"),
  "static Encoding Unicode": new EncodingValue("utf16le"),
  "static Encoding Default": new EncodingValue("utf8"),
  "static Encoding GetEncoding(string name)": (name: Text) => EncodingValue.named(name ?? ""),
  "byte[] GetBytes(string s)": (encoding: EncodingValue, text: Text) => {
    if (text === null) throw argumentNull("s");
    return byteArray(encoding.encode(text));
  },
  "string GetString(byte[] bytes)": (encoding: EncodingValue, bytes: ArrayValue | null) =>
    encoding.decode(bytesOf(bytes)),
  "string GetString(byte[] bytes, int index, int count)": (
    encoding: EncodingValue,
    bytes: ArrayValue | null,
    from: number,
    count: number,
  ) => encoding.decode(bytesOf(bytes).subarray(from, from + count)),
  "int GetByteCount(string s)": (encoding: EncodingValue, text: Text) => encoding.encode(text ?? "").length,
};

const BLOCKS: Readonly<Record<string, number>> = { md5: 64, sha1: 64, sha256: 64, sha384: 128, sha512: 128 };

function digest(algorithm: string, bytes: Uint8Array): Buffer {
  return createHash(algorithm).update(bytes).digest();
}

/** HMAC, from the hash alone: RFC 2104. */
function keyed(algorithm: string, key: Buffer, bytes: Buffer): Buffer {
  const size = BLOCKS[algorithm];
  const short = key.length > size ? digest(algorithm, key) : key;
  const block = Buffer.concat([short, Buffer.alloc(size - short.length)]);
  const inner = digest(algorithm, Buffer.concat([block.map((byte) => byte ^ 0x36), bytes]));
  return digest(algorithm, Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]));
}

function hashTables(): (readonly [Definition, MemberTable])[] {
  return Object.keys(BLOCKS).flatMap((algorithm): (readonly [Definition, MemberTable])[] => {
    const name = algorithm.toUpperCase();
    const plain = new HashValue(definition(name).type, (bytes) => digest(algorithm, bytes));
    const managed: (readonly [Definition, MemberTable])[] =
      algorithm === "md5" ? [] : [[definition(`${name}Managed`), { "new()": () => plain }]];
    const mac: MemberTable = {
      "new(byte[] key)": (key: ArrayValue | null) => {
        const secret = bytesOf(key);
        return new HashValue(definition(`HMAC${name}`).type, (bytes) => keyed(algorithm, secret, bytes));
      },
    };
    return [
      [definition(name), { [`static ${name} Create()`]: () => plain }],
      ...managed,
      [definition(`HMAC${name}`), mac],
    ];
  });
}

const HASH_MEMBERS: MemberTable = {
  "byte[] ComputeHash(byte[] buffer)": ({ compute }: HashValue, bytes: ArrayValue | null) =>
    byteArray(compute(bytesOf(bytes))),
  "void Dispose()": () => undefined,
  "void Clear()": () => undefined,
};

function tupleTables(): (readonly [Definition, MemberTable])[] {
  return [1, 2, 3, 4].map((count) => {
    const names = ["A", "B", "C", "D"].slice(0, count);
    const parameters = names.map((name, at) => `${name} item${at + 1}`).join(", ");
    const make = withTypes(
      (types) =>
        (...items: Raw[]) =>
          new TupleValue(types.slice(-count), items),
    );
    const items = names.map((name, at) => [`${name} Item${at + 1}`, ({ items: all }: TupleValue) => all[at]]);
    return [
      definition("Tuple", count),
      { [`new(${parameters})`]: make, ...Object.fromEntries(items), ...(count === 1 ? CREATE : {}) },
    ];
  });
}

// A name for the type parameters that none of the type itself has.
const CREATE: MemberTable = Object.fromEntries(
  [1, 2, 3, 4].map((count) => {
    const names = ["P", "Q", "R", "S"].slice(0, count);
    const parameters = names.map((name, at) => `${name} item${at + 1}`).join(", ");
    const make = withTypes(
      (types) =>
        (...items: Raw[]) =>
          new TupleValue(types.slice(-count), items),
    );
    return [`static Tuple<${names.join(", ")}> Create<${names.join(", ")}>(${parameters})`, make];
  }),
);

export const TEXT_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("StringBuilder"), BUILDER_MEMBERS],
  [definition("Encoding"), ENCODING_MEMBERS],
  [definition("HashAlgorithm"), HASH_MEMBERS],
  ...hashTables(),
  ...tupleTables(),
];
