import { DecimalValue } from "../values/decimal-value";
import { type Wide, wide } from "../values/wide";

/** A whole number within the limits; undefined for a text that is none, null for one that is too large. */
export function parseWhole(text: string, least: bigint, most: bigint): Wide | null | undefined {
  // Short texts, which nearly all are, need no bigint.
  if (/^\d{1,9}$/.test(text) && most >= 999_999_999n) return Number(text);
  const match = /^[\s\0]*([+-]?)(\d+)[\s\0]*$/.exec(text);
  if (!match) return undefined;
  const value = BigInt(match[2]) * (match[1] === "-" ? -1n : 1n);
  return value < least || value > most ? null : wide(value);
}

const REAL = /^\s*([+-]?)(\d[\d,]*\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?\s*$/;
const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/** A number with a fraction or an exponent, commas allowed; undefined for a text that is none. */
export function parseReal(text: string): number | undefined {
  const special = SPECIAL[text.trim()];
  if (special !== undefined) return special;
  return REAL.test(text) ? Number(text.replaceAll(",", "")) : undefined;
}

export function parseDecimal(text: string): DecimalValue | undefined {
  return REAL.test(text) && !/[eE]/.test(text) ? DecimalValue.parse(text.trim().replaceAll(",", "")) : undefined;
}
