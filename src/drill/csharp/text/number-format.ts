import { customNumber } from "./custom-number";
import { type Digits, fixed, general, grouped, rounded, scientific } from "./digits";
import { format as formatFault } from "./exceptions";

export interface FormattedNumber {
  readonly digits: Digits;
  /** Significant digits that `G` shows. */
  readonly precision: number;
  /** Of a whole number. */
  readonly whole?: bigint;
  readonly bits?: number;
}

/** A number in a standard or a custom format of the invariant culture. */
export function formatNumber(number: FormattedNumber, format: string): string {
  const standard = /^([a-z])(\d{0,2})$/i.exec(format);
  if (!standard) return customNumber(number.digits, format);
  const [, letter, places] = standard;
  return standardNumber(number, letter, places === "" ? undefined : Number(places));
}

function standardNumber(number: FormattedNumber, letter: string, places: number | undefined): string {
  const { digits, precision, whole, bits } = number;
  const upper = letter.toUpperCase();
  switch (upper) {
    case "D":
      if (whole === undefined) throw formatFault("Format specifier was invalid.");
      return signed(digits, `${digits.value}`.padStart(places ?? 0, "0"));
    case "X":
      if (whole === undefined || !bits) throw formatFault("Format specifier was invalid.");
      return hex(whole, bits, letter, places ?? 0);
    case "E":
      return signed(digits, scientific(digits, places ?? 6, letter, 3));
    case "F":
      return signedText(digits, places ?? 2, ({ whole: before, fraction }) => pointed(before, fraction));
    case "N":
      return signedText(digits, places ?? 2, ({ whole: before, fraction }) => pointed(grouped(before), fraction));
    case "P": {
      const hundred = { ...digits, exponent: digits.exponent + 2 };
      return signedText(
        hundred,
        places ?? 2,
        ({ whole: before, fraction }) => `${pointed(grouped(before), fraction)} %`,
      );
    }
    case "C":
      return currency(digits, places ?? 2);
    case "G":
      return signed(digits, general(digits, places || precision, letter === "g" ? "e" : "E"));
    default:
      throw formatFault("Format specifier was invalid.");
  }
}

function signed({ isNegative, value }: Digits, text: string): string {
  return isNegative && value !== 0n ? `-${text}` : text;
}

function signedText(digits: Digits, places: number, write: (parts: ReturnType<typeof fixed>) => string): string {
  const cut = rounded(digits, places);
  return signed({ ...digits, value: cut.value }, write(fixed(digits, places)));
}

function pointed(whole: string, fraction: string): string {
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

function currency(digits: Digits, places: number): string {
  const { whole, fraction } = fixed(digits, places);
  const text = `¤${pointed(grouped(whole), fraction)}`;
  return digits.isNegative && rounded(digits, places).value !== 0n ? `(${text})` : text;
}

function hex(value: bigint, bits: number, letter: string, places: number): string {
  const text = BigInt.asUintN(bits, value).toString(16).padStart(places, "0");
  return letter === "X" ? text.toUpperCase() : text;
}
