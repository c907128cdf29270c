import { roundedHalfEven } from "../json/token-conversion";
import { argument, outOfRange, overflow } from "../text/exceptions";
import { DECIMAL, DOUBLE, FLOAT } from "../types/core-types";
import { definition } from "../types/definitions";
import { numeric } from "../types/numeric";
import type { Definition, Type } from "../types/type";
import type { Raw } from "../value";
import type { ArrayValue } from "../values/array-value";
import { DecimalValue } from "../values/decimal-value";
import { RandomValue } from "../values/random-value";
import { divide, remainder, type Wide } from "../values/wide";
import { type MemberTable, withRun } from "./member-table";

const NUMBERS = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal"];

function perType(make: (type: Type, label: string) => MemberTable): MemberTable {
  return Object.assign({}, ...NUMBERS.map((name) => make(definition(name).type, name)));
}

function pick(type: Type, direction: 1 | -1): (a: Raw, b: Raw) => Raw {
  if (type === DECIMAL) return (a, b) => (direction * (a as DecimalValue).compare(b as DecimalValue) >= 0 ? a : b);
  if (type === DOUBLE || type === FLOAT) {
    const of = direction > 0 ? Math.max : Math.min;
    return (a, b) => of(a as number, b as number);
  }
  return direction > 0 ? (a, b) => ((a as Wide) > (b as Wide) ? a : b) : (a, b) => ((a as Wide) < (b as Wide) ? a : b);
}

function absolute(type: Type): (value: Raw) => Raw {
  if (type === DECIMAL)
    return (value) => ((value as DecimalValue).digits < 0n ? (value as DecimalValue).negate() : value);
  if (type === DOUBLE || type === FLOAT) return (value) => Math.abs(value as number);
  const least = -(2n ** BigInt((numeric(type)?.bits ?? 32) - 1));
  return (value) => {
    const number = value as Wide;
    if (number >= 0) return number;
    if (BigInt(number) === least) throw overflow("Negating the minimum value of a twos complement number is invalid.");
    return -number;
  };
}

function rounded(value: number, places: number, isAwayFromZero: boolean): number {
  if (places < 0 || places > 15) throw outOfRange("digits", "Rounding digits must be between 0 and 15, inclusive.");
  if (!Number.isFinite(value) || Math.abs(value) >= 1e16) return value;
  const unit = 10 ** places;
  const scaled = value * unit;
  const whole = isAwayFromZero ? Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5) : roundedHalfEven(scaled);
  return (whole + 0) / unit;
}

const DOUBLES: Readonly<Record<string, (value: number) => number>> = {
  ...{ Floor: Math.floor, Ceiling: Math.ceil, Truncate: Math.trunc, Sqrt: Math.sqrt, Exp: Math.exp, Log10: Math.log10 },
  ...{ Sin: Math.sin, Cos: Math.cos, Tan: Math.tan, Asin: Math.asin, Acos: Math.acos, Atan: Math.atan },
  ...{ Sinh: Math.sinh, Cosh: Math.cosh, Tanh: Math.tanh, Log: Math.log },
};

const MATH_MEMBERS: MemberTable = {
  ...perType((type, label) => ({
    [`static ${label} Max(${label} val1, ${label} val2)`]: pick(type, 1),
    [`static ${label} Min(${label} val1, ${label} val2)`]: pick(type, -1),
    ...(numeric(type)?.isSigned ? { [`static ${label} Abs(${label} value)`]: absolute(type) } : {}),
    ...(numeric(type)?.isSigned ? { [`static int Sign(${label} value)`]: sign } : {}),
  })),
  ...Object.fromEntries(
    Object.entries(DOUBLES).map(([name, apply]) => [
      `static double ${name}(double d)`,
      (value: number) => apply(value) + 0,
    ]),
  ),
  "static double PI": Math.PI,
  "static double E": Math.E,
  "static double Pow(double x, double y)": (a: number, b: number) => (a === 1 ? 1 : a ** b),
  "static double Log(double a, double newBase)": (value: number, base: number) => Math.log(value) / Math.log(base),
  "static double Atan2(double y, double x)": Math.atan2,
  "static decimal Floor(decimal d)": (value: DecimalValue) => value.floor(),
  "static decimal Ceiling(decimal d)": (value: DecimalValue) => value.negate().floor().negate(),
  "static decimal Truncate(decimal d)": (value: DecimalValue) => value.truncate(),
  "static double Round(double a)": (value: number) => rounded(value, 0, false),
  "static double Round(double value, int digits)": (value: number, places: number) => rounded(value, places, false),
  "static double Round(double value, MidpointRounding mode)": (value: number, mode: number) =>
    rounded(value, 0, mode === 1),
  "static double Round(double value, int digits, MidpointRounding mode)": (
    value: number,
    places: number,
    mode: number,
  ) => rounded(value, places, mode === 1),
  "static decimal Round(decimal d)": (value: DecimalValue) => value.round(0),
  "static decimal Round(decimal d, int decimals)": (value: DecimalValue, places: number) => value.round(places),
  "static decimal Round(decimal d, MidpointRounding mode)": (value: DecimalValue, mode: number) =>
    value.round(0, mode === 1),
  "static decimal Round(decimal d, int decimals, MidpointRounding mode)": (
    value: DecimalValue,
    places: number,
    mode: number,
  ) => value.round(places, mode === 1),
  "static int DivRem(int a, int b, out int result)": divRem,
  "static long DivRem(long a, long b, out long result)": divRem,
  "static long BigMul(int a, int b)": (a: number, b: number) => a * b,
};

function divRem(a: Wide, b: Wide, out: { value: Raw }): Wide {
  out.value = remainder(a, b);
  return divide(a, b);
}

function sign(value: Raw): number {
  if (value instanceof DecimalValue) return value.compare(DecimalValue.ZERO);
  if (Number.isNaN(value)) throw argument("Function does not accept floating point Not-a-Number values.");
  return (value as Wide) > 0 ? 1 : (value as Wide) < 0 ? -1 : 0;
}

const RANDOM_MEMBERS: MemberTable = {
  "new()": withRun(({ host }) => new RandomValue(host.random(undefined))),
  "new(int Seed)": withRun(({ host }, seed: number) => new RandomValue(host.random(seed))),
  "int Next()": (random: RandomValue) => random.next(0, 2147483647),
  "int Next(int maxValue)": (random: RandomValue, end: number) => {
    if (end < 0) throw outOfRange("maxValue", "'maxValue' must be greater than zero.");
    return random.next(0, end);
  },
  "int Next(int minValue, int maxValue)": (random: RandomValue, least: number, end: number) => random.next(least, end),
  "double NextDouble()": (random: RandomValue) => random.sample(),
  "void NextBytes(byte[] buffer)": (random: RandomValue, { items }: ArrayValue) => {
    for (let at = 0; at < items.length; at++) items[at] = random.next(0, 2147483647) % 256;
  },
};

export const NUMBER_FUNCTIONS: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Math"), MATH_MEMBERS],
  [definition("Random"), RANDOM_MEMBERS],
];
