import { argumentNull, format as formatFault, tooLarge } from "../text/exceptions";
import { decimalText, realText, wholeText } from "../text/format";
import { doubleText, floatText } from "../text/number-text";
import { parseDecimal, parseReal, parseWhole } from "../text/parse-number";
import { definition } from "../types/definitions";
import { numeric } from "../types/numeric";
import type { Definition, Type } from "../types/type";
import type { Value } from "../value";
import { Box } from "../values/box";
import { DecimalValue } from "../values/decimal-value";
import { type Wide, wide } from "../values/wide";
import type { MemberTable } from "./member-table";

interface Out<T> {
  value: T;
}

type Text = string | null;

function some(text: Text): string {
  if (text === null) throw argumentNull("s");
  return text;
}

function compare(a: Wide, b: Wide): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function wholeMembers(keyword: string): MemberTable {
  const type = definition(keyword).type;
  const { bits, isSigned } = numeric(type) as NonNullable<ReturnType<typeof numeric>>;
  const least = isSigned ? -(2n ** BigInt(bits - 1)) : 0n;
  const most = 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n;
  const name = type.definition.short;
  const parse = (text: Text): Wide => {
    const value = parseWhole(some(text), least, most);
    if (value === undefined) throw formatFault();
    if (value === null) throw tooLarge(name);
    return value;
  };
  const tryParse = (text: Text, out: Out<Wide>): boolean => {
    const value = text === null ? undefined : parseWhole(text, least, most);
    out.value = value ?? 0;
    return value !== undefined && value !== null;
  };
  return {
    [`static ${keyword} MaxValue`]: wide(most),
    [`static ${keyword} MinValue`]: wide(least),
    [`static ${keyword} Parse(string s)`]: parse,
    [`static bool TryParse(string s, out ${keyword} result)`]: tryParse,
    "string ToString()": (value: Wide) => `${value}`,
    "string ToString(string format)": (value: Wide, format: Text) => wholeText(value, format || "G", bits),
    ...common(type, compare),
    "int GetHashCode()": (value: Wide) => Number(BigInt.asIntN(32, BigInt(value))),
  };
}

function common<T>(type: Type, order: (a: T, b: T) => number): MemberTable {
  const { keyword, short } = type.definition;
  return {
    [`int CompareTo(${keyword ?? short} value)`]: order,
    [`bool Equals(${keyword ?? short} value)`]: (a: T, b: T) => order(a, b) === 0,
    "bool Equals(object value)": (a: T, b: Value) =>
      isOf(type, b) && order(a, (b instanceof Box ? b.value : b) as T) === 0,
  };
}

function isOf(type: Type, value: Value): boolean {
  if (typeof value === "number") return type.name === "System.Int32";
  return typeof value === "object" && value !== null && value.type === type;
}

function compareReals(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return compare(a, b);
}

function realMembers(keyword: string): MemberTable {
  const type = definition(keyword).type;
  const isFloat = keyword === "float";
  const round = isFloat ? Math.fround : (value: number) => value;
  const largest = isFloat ? 3.4028234663852886e38 : Number.MAX_VALUE;
  const parse = (text: Text): number => {
    const value = parseReal(some(text));
    if (value === undefined) throw formatFault();
    if (/\d/.test(text as string) && !Number.isFinite(round(value))) {
      throw tooLarge(type.definition.short);
    }
    return round(value);
  };
  const tryParse = (text: Text, out: Out<number>): boolean => {
    const value = text === null ? undefined : parseReal(text);
    const isTooLarge = value !== undefined && /\d/.test(text as string) && !Number.isFinite(round(value));
    out.value = value === undefined || isTooLarge ? 0 : round(value);
    return value !== undefined && !isTooLarge;
  };
  return {
    [`static ${keyword} MaxValue`]: largest,
    [`static ${keyword} MinValue`]: -largest,
    [`static ${keyword} Epsilon`]: isFloat ? 2 ** -149 : Number.MIN_VALUE,
    [`static ${keyword} NaN`]: Number.NaN,
    [`static ${keyword} PositiveInfinity`]: Number.POSITIVE_INFINITY,
    [`static ${keyword} NegativeInfinity`]: Number.NEGATIVE_INFINITY,
    [`static bool IsNaN(${keyword} d)`]: Number.isNaN,
    [`static bool IsInfinity(${keyword} d)`]: (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY,
    [`static ${keyword} Parse(string s)`]: parse,
    [`static bool TryParse(string s, out ${keyword} result)`]: tryParse,
    "string ToString()": isFloat ? floatText : (value: number) => doubleText(value),
    "string ToString(string format)": (value: number, format: Text) =>
      format ? realText(value, format, isFloat) : isFloat ? floatText(value) : doubleText(value),
    ...common(type, compareReals),
  };
}

const DECIMAL_MEMBERS: MemberTable = {
  "static decimal MaxValue": DecimalValue.MAX,
  "static decimal MinValue": DecimalValue.MIN,
  "static decimal Zero": DecimalValue.ZERO,
  "static decimal One": DecimalValue.ONE,
  "static decimal MinusOne": DecimalValue.ONE.negate(),
  "static decimal Parse(string s)": (text: Text) => {
    const value = parseDecimal(some(text));
    if (!value) throw formatFault();
    return value;
  },
  "static bool TryParse(string s, out decimal result)": (text: Text, out: Out<DecimalValue>) => {
    const value = text === null ? undefined : parseDecimal(text);
    out.value = value ?? DecimalValue.ZERO;
    return value !== undefined;
  },
  "static decimal Floor(decimal d)": (value: DecimalValue) => value.floor(),
  "static decimal Ceiling(decimal d)": (value: DecimalValue) => value.negate().floor().negate(),
  "static decimal Truncate(decimal d)": (value: DecimalValue) => value.truncate(),
  "static decimal Round(decimal d)": (value: DecimalValue) => value.round(0),
  "static decimal Round(decimal d, int decimals)": (value: DecimalValue, places: number) => value.round(places),
  "static decimal Round(decimal d, int decimals, MidpointRounding mode)": (
    value: DecimalValue,
    places: number,
    mode: number,
  ) => value.round(places, mode === 1),
  "string ToString()": (value: DecimalValue) => value.toText(),
  "string ToString(string format)": (value: DecimalValue, format: Text) =>
    format ? decimalText(value, format) : value.toText(),
  ...common(definition("decimal").type, (a: DecimalValue, b: DecimalValue) => a.compare(b)),
};

const WHOLE = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong"];

export const NUMBER_MEMBERS: readonly (readonly [Definition, MemberTable])[] = [
  ...WHOLE.map((keyword) => [definition(keyword), wholeMembers(keyword)] as const),
  ...["float", "double"].map((keyword) => [definition(keyword), realMembers(keyword)] as const),
  [definition("decimal"), DECIMAL_MEMBERS],
];
