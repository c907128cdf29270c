import { divideByZero, overflow } from "../text/exceptions";

/**
 * A long or ulong. A number where it is exact, which is nearly always and costs nothing; a bigint above 2^53. There is one form
 * for each value, so two are compared with `===` and `<`.
 */
export type Wide = number | bigint;

type Wrap = (value: bigint) => bigint;

export const SIGNED: Wrap = (value) => BigInt.asIntN(64, value);
export const UNSIGNED: Wrap = (value) => BigInt.asUintN(64, value);

export const LONG_MIN = -(2n ** 63n);
export const LONG_MAX = 2n ** 63n - 1n;
export const ULONG_MAX = 2n ** 64n - 1n;

export function wide(value: bigint): Wide {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

export function add(a: Wide, b: Wide, wrap: Wrap): Wide {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum) && (wrap === SIGNED || sum >= 0)) return sum;
  }
  return wide(wrap(BigInt(a) + BigInt(b)));
}

export function subtract(a: Wide, b: Wide, wrap: Wrap): Wide {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference) && (wrap === SIGNED || difference >= 0)) return difference;
  }
  return wide(wrap(BigInt(a) - BigInt(b)));
}

export function multiply(a: Wide, b: Wide, wrap: Wrap): Wide {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // `+ 0` because there is no negative zero among whole numbers.
    if (Number.isSafeInteger(product) && (wrap === SIGNED || product >= 0)) return product + 0;
  }
  return wide(wrap(BigInt(a) * BigInt(b)));
}

export function divide(a: Wide, b: Wide): Wide {
  if (b === 0) throw divideByZero();
  if (typeof a === "number" && typeof b === "number") return Math.trunc(a / b) + 0;
  const quotient = BigInt(a) / BigInt(b);
  if (quotient > LONG_MAX && b === -1) throw overflow("Arithmetic operation resulted in an overflow.");
  return wide(quotient);
}

export function remainder(a: Wide, b: Wide): Wide {
  if (b === 0) throw divideByZero();
  if (typeof a === "number" && typeof b === "number") return (a % b) + 0;
  return wide(BigInt(a) % BigInt(b));
}

/** `&`, `|`, `^` and shifts, by way of bigint. */
export function bitwise(operator: string, a: Wide, b: Wide, wrap: Wrap): Wide {
  const [x, y] = [BigInt(a), BigInt(b)];
  switch (operator) {
    case "&":
      return wide(wrap(x & y));
    case "|":
      return wide(wrap(x | y));
    case "^":
      return wide(wrap(x ^ y));
    case "<<":
      return wide(wrap(x << (y & 63n)));
    default:
      return wide(wrap(x >> (y & 63n)));
  }
}

/** What a cast makes of a real number: cut off, and the least value where it does not fit. */
export function wideOfReal(value: number, wrap: Wrap): Wide {
  const whole = Math.trunc(value);
  if (Number.isSafeInteger(whole)) return wrap === SIGNED || whole >= 0 ? whole + 0 : wide(wrap(BigInt(whole)));
  if (!(Math.abs(whole) < (wrap === SIGNED ? 2 ** 63 : 2 ** 64))) return wrap === SIGNED ? LONG_MIN : 0;
  return wide(wrap(BigInt(whole)));
}
