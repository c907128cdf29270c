import { CHAR, DOUBLE, FLOAT } from "../types/core-types";
import { numeric } from "../types/numeric";
import type { Value } from "../value";
import { Box } from "../values/box";
import { DateTimeOffsetValue } from "../values/date-time-offset-value";
import { DateTimeValue } from "../values/date-time-value";
import { DecimalValue } from "../values/decimal-value";
import { GuidValue } from "../values/guid-value";
import { TimeSpanValue } from "../values/time-span-value";
import { toText } from "../values/to-text";
import { digitsOfReal, digitsOfWhole } from "./digits";
import { type FormattedNumber, formatNumber } from "./number-format";
import { DOUBLE_PRECISION, FLOAT_PRECISION, roundTripText, specialText } from "./number-text";
import { timeSpanText } from "./time-span-format";

/** `ToString(format)` of any value; what has no formats ignores it. */
export function formatted(value: Value, format: string): string {
  if (format === "" || value === null) return toText(value);
  if (typeof value === "number") return wholeText(value, format, 32);
  if (value instanceof Box) return boxText(value, format);
  if (value instanceof DecimalValue) return decimalText(value, format);
  if (value instanceof DateTimeValue || value instanceof DateTimeOffsetValue || value instanceof GuidValue) {
    return value.toText(format);
  }
  return value instanceof TimeSpanValue ? timeSpanText(value, format) : toText(value);
}

function boxText(box: Box, format: string): string {
  const { type, value } = box;
  if (type === DOUBLE || type === FLOAT) return realText(value as number, format, type === FLOAT);
  const bits = type === CHAR ? undefined : numeric(type)?.bits;
  if (bits) return wholeText(value as number | bigint, format, bits);
  if (type.isEnum && /^[dx]$/i.test(format)) return wholeText(value as number, format === "x" ? "x8" : format, 32);
  return box.toText();
}

export function wholeText(value: number | bigint, format: string, bits: number): string {
  return formatNumber(
    { digits: digitsOfWhole(value), precision: bits === 64 ? 19 : 10, whole: BigInt(value), bits },
    format,
  );
}

export function realText(value: number, format: string, isFloat: boolean): string {
  if (/^r$/i.test(format)) return roundTripText(value, isFloat);
  const special = specialText(value);
  if (special) return special;
  const precision = isFloat ? FLOAT_PRECISION : DOUBLE_PRECISION;
  const wanted = /^[ge](\d+)$/i.exec(format);
  const digits = wanted && Number(wanted[1]) > precision ? Math.min(17, Number(wanted[1]) + 1) : precision;
  return formatNumber({ digits: digitsOfReal(value, digits), precision }, format);
}

export function decimalText(value: DecimalValue, format: string): string {
  if (/^g$/i.test(format)) return value.toText();
  const { digits, places } = value;
  const number: FormattedNumber = {
    digits: { isNegative: digits < 0n, value: digits < 0n ? -digits : digits, exponent: -places },
    precision: 29,
  };
  return formatNumber(number, format);
}
