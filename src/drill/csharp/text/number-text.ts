import { digitsOfReal, general } from "./digits";

/** Digits that `ToString()` shows of a double, as .NET Framework does; .NET since 3.0 shows as many as it takes. */
export const DOUBLE_PRECISION = 15;
export const FLOAT_PRECISION = 7;

/** `ToString()` of a double. */
export function doubleText(value: number, precision = DOUBLE_PRECISION): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15 && precision === DOUBLE_PRECISION) return `${value + 0}`;
  const special = specialText(value);
  if (special) return special;
  const digits = digitsOfReal(value, precision);
  return (digits.isNegative ? "-" : "") + general(digits, precision);
}

export function floatText(value: number): string {
  return doubleText(value, FLOAT_PRECISION);
}

/** A text that gives the same number back: with two digits more, where the usual ones do not. */
export function roundTripText(value: number, isFloat = false): string {
  const special = specialText(value);
  if (special) return special;
  const same = (text: string) => (isFloat ? Math.fround(Number(text)) : Number(text)) === value;
  const short = doubleText(value, isFloat ? FLOAT_PRECISION : DOUBLE_PRECISION);
  return same(short) ? short : doubleText(value, isFloat ? 9 : 17);
}

export function specialText(value: number): string | undefined {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? undefined : value > 0 ? "Infinity" : "-Infinity";
}
