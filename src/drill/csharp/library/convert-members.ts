import { valueLeaf } from "../json/from-value";
import { ValueToken } from "../json/token";
import { checkedWhole, converted } from "../json/token-conversion";
import { argument, argumentNull, format as formatFault, invalidCast } from "../text/exceptions";
import { parseDate } from "../text/parse-date";
import { BOOL, BYTE, CHAR, DECIMAL, DOUBLE, FLOAT, INT, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { numeric } from "../types/numeric";
import type { Definition, Type } from "../types/type";
import { type Raw, typeOf, type Value } from "../value";
import { ArrayValue } from "../values/array-value";
import { boxer } from "../values/box";
import { DateTimeValue } from "../values/date-time-value";
import { defaultOf } from "../values/defaults";
import { toText } from "../values/to-text";
import type { Wide } from "../values/wide";
import type { MemberTable } from "./member-table";

type Text = string | null;

const TARGETS: Readonly<Record<string, string>> = {
  ...{ ToInt16: "short", ToInt32: "int", ToInt64: "long", ToUInt16: "ushort", ToUInt32: "uint", ToUInt64: "ulong" },
  ...{
    ToByte: "byte",
    ToSByte: "sbyte",
    ToDouble: "double",
    ToSingle: "float",
    ToDecimal: "decimal",
    ToBoolean: "bool",
  },
};

/** What `Convert.ToInt32(object)` and the like do. */
function convertTo(type: Type): (value: Value) => Raw {
  return (value) => {
    if (value === null) return defaultOf(type);
    const own = typeOf(value) === CHAR ? undefined : valueLeaf(value);
    if (!own || typeof own.value === "object") {
      if (own?.value && typeOf(value) === DECIMAL) return converted(new ValueToken(own.type, own.value), type);
      if (typeOf(value) === CHAR && numeric(type)) return charCode(value);
      throw invalidCast(typeOf(value).name, "System.IConvertible");
    }
    return converted(new ValueToken(own.type, own.value), type);
  };
}

function charCode(value: Value): number {
  return toText(value).charCodeAt(0);
}

/** From numbers and texts directly, from all others by way of object. */
function conversions(): MemberTable {
  const entries = Object.entries(TARGETS).flatMap(([name, keyword]): [string, MemberTable[string]][] => {
    const type = definition(keyword).type;
    const general = convertTo(type);
    const of = (from: Type): [string, MemberTable[string]] => {
      const box = boxer(from);
      return [`static ${keyword} ${name}(${from.label} value)`, (value: Raw) => general(box(value))];
    };
    const isWhole = numeric(type) && type !== DOUBLE && type !== FLOAT && type !== DECIMAL;
    const fromReal: [string, MemberTable[string]] = isWhole
      ? [`static ${keyword} ${name}(double value)`, (value: number) => checkedWhole(value, true, type)]
      : of(DOUBLE);
    return [
      [`static ${keyword} ${name}(object value)`, general],
      ...[STRING, BOOL, INT, definition("long").type, DECIMAL, CHAR].map(of),
      fromReal,
      ...(isWhole ? [inBase(keyword, name, type)] : []),
    ];
  });
  return Object.fromEntries(entries);
}

function inBase(keyword: string, name: string, type: Type): [string, MemberTable[string]] {
  return [
    `static ${keyword} ${name}(string value, int fromBase)`,
    (text: Text, base: number) => {
      if (text === null) return 0;
      if (![2, 8, 10, 16].includes(base)) throw argument("Invalid Base.");
      const digits = base === 16 ? text.replace(/^0x/i, "") : text;
      const value = Number.parseInt(digits, base);
      if (digits === "" || Number.isNaN(value)) throw formatFault("Could not find any recognizable digits.");
      const { bits, isSigned } = numeric(type) as NonNullable<ReturnType<typeof numeric>>;
      return isSigned && value >= 2 ** (bits - 1) ? value - 2 ** bits : value;
    },
  ];
}

function inBaseText(value: number, base: number): string {
  if (![2, 8, 10, 16].includes(base)) throw argument("Invalid Base.");
  return base === 10 ? `${value}` : (value >>> 0).toString(base);
}

function bytes(value: ArrayValue | null): Buffer {
  if (value === null) throw argumentNull("inArray");
  return Buffer.from(value.items as number[]);
}

function fromBase64(text: Text): ArrayValue {
  if (text === null) throw argumentNull("s");
  const plain = text.replace(/[\s]/g, "");
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) {
    throw formatFault(
      "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.",
    );
  }
  return new ArrayValue(BYTE, [...Buffer.from(plain, "base64")]);
}

const CONVERT_MEMBERS: MemberTable = {
  ...conversions(),
  "static string ToString(object value)": (value: Value) => toText(value),
  "static string ToString(string value)": (text: Text) => text,
  "static string ToString(int value, int toBase)": inBaseText,
  "static char ToChar(int value)": (value: number) => String.fromCharCode(value),
  "static char ToChar(string value)": (text: Text) => {
    if (text?.length !== 1) throw formatFault("String must be exactly one character long.");
    return text;
  },
  "static DateTime ToDateTime(string value)": (text: Text) => {
    if (text === null) return DateTimeValue.MIN;
    const found = parseDate(text);
    if (!found) throw formatFault("String was not recognized as a valid DateTime.");
    return found.date;
  },
  "static string ToBase64String(byte[] inArray)": (value: ArrayValue | null) => bytes(value).toString("base64"),
  "static byte[] FromBase64String(string s)": fromBase64,
};

const BIT_MEMBERS: MemberTable = {
  "static string ToString(byte[] value)": (value: ArrayValue | null) => hex(bytes(value)).join("-"),
  "static string ToString(byte[] value, int startIndex)": (value: ArrayValue | null, from: number) =>
    hex(bytes(value)).slice(from).join("-"),
  "static string ToString(byte[] value, int startIndex, int length)": (
    value: ArrayValue | null,
    from: number,
    length: number,
  ) =>
    hex(bytes(value))
      .slice(from, from + length)
      .join("-"),
  "static byte[] GetBytes(int value)": (value: number) => {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32LE(value);
    return new ArrayValue(BYTE, [...buffer]);
  },
  "static byte[] GetBytes(long value)": (value: Wide) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(BigInt(value));
    return new ArrayValue(BYTE, [...buffer]);
  },
  "static int ToInt32(byte[] value, int startIndex)": (value: ArrayValue | null, from: number) =>
    bytes(value).readInt32LE(from),
  "static uint ToUInt32(byte[] value, int startIndex)": (value: ArrayValue | null, from: number) =>
    bytes(value).readUInt32LE(from),
  "static bool IsLittleEndian": true,
};

function hex(buffer: Buffer): string[] {
  return [...buffer].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase());
}

export const CONVERT_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Convert"), CONVERT_MEMBERS],
  [definition("BitConverter"), BIT_MEMBERS],
];
