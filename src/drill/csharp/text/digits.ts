/** A number as decimal digits: `digits` times ten to the power of `exponent`. */
export interface Digits {
  readonly isNegative: boolean;
  readonly value: bigint;
  readonly exponent: number;
}

export function digitsOfWhole(value: number | bigint): Digits {
  const whole = BigInt(value);
  return { isNegative: whole < 0n, value: whole < 0n ? -whole : whole, exponent: 0 };
}

/** With so many significant digits as .NET shows of a double (15) or a float (7). */
export function digitsOfReal(value: number, precision: number): Digits {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(precision - 1)) as RegExpExecArray;
  const [, sign, first, rest = "", exponent] = match;
  return shortened({
    isNegative: sign === "-",
    value: BigInt(first + rest),
    exponent: Number(exponent) - rest.length,
  });
}

/** Without the zeros at the end of its digits. */
export function shortened({ isNegative, value, exponent }: Digits): Digits {
  if (value === 0n) return { isNegative: false, value, exponent: 0 };
  let [rest, power] = [value, exponent];
  while (rest % 10n === 0n) {
    rest /= 10n;
    power++;
  }
  return { isNegative, value: rest, exponent: power };
}

/** With no more than so many digits after the point, a half rounded away from zero. */
export function rounded({ isNegative, value, exponent }: Digits, places: number): Digits {
  const drop = -exponent - places;
  if (drop <= 0) return { isNegative, value, exponent };
  const unit = 10n ** BigInt(drop);
  return { isNegative, value: (value + unit / 2n) / unit, exponent: exponent + drop };
}

/** The digits before and after the point, `places` of them after it. */
export function fixed(number: Digits, places: number): { readonly whole: string; readonly fraction: string } {
  const { value, exponent } = rounded(number, places);
  if (exponent >= 0)
    return { whole: `${value}${value === 0n ? "" : "0".repeat(exponent)}`, fraction: "0".repeat(places) };
  const text = `${value}`.padStart(1 - exponent, "0");
  return { whole: text.slice(0, exponent), fraction: text.slice(exponent).padEnd(places, "0") };
}

/** `1.5E+003`: the digit before the point, so many after it, the exponent with as many digits as asked for. */
export function scientific(number: Digits, places: number, letter: string, width: number): string {
  const count = `${number.value}`.length;
  const { value, exponent } = rounded(number, places - (count - 1) - number.exponent);
  const text = `${value}`;
  const power = value === 0n ? 0 : exponent + text.length - 1;
  const fraction = text.slice(1, 1 + places).padEnd(places, "0");
  return `${text[0]}${fraction === "" ? "" : `.${fraction}`}${exponentText(power, letter, width)}`;
}

/** As short as it goes: scientific where the number is large or small for the precision. */
export function general(number: Digits, precision: number, letter = "E"): string {
  const count = `${number.value}`.length;
  const cut = shortened(rounded(number, precision - count - number.exponent));
  if (cut.value === 0n) return "0";
  const text = `${cut.value}`;
  const power = cut.exponent + text.length - 1;
  if (power >= precision || power <= -5) {
    return `${text[0]}${text.length > 1 ? `.${text.slice(1)}` : ""}${exponentText(power, letter, 2)}`;
  }
  const { whole, fraction } = fixed(cut, Math.max(0, -cut.exponent));
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** `1,234,567`. */
export function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ",");
}

function exponentText(power: number, letter: string, width: number): string {
  return `${letter}${power < 0 ? "-" : "+"}${`${Math.abs(power)}`.padStart(width, "0")}`;
}
