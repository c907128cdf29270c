import { divideByZero, overflow } from "../text/exceptions";
import { DECIMAL } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

const LARGEST = 2n ** 96n - 1n;
const MOST_PLACES = 28;

/** A number with up to 28 digits; `1.10` keeps its zero. */
export class DecimalValue extends ManagedObject {
  static readonly ZERO = new DecimalValue(0n, 0);
  static readonly ONE = new DecimalValue(1n, 0);
  static readonly MAX = new DecimalValue(LARGEST, 0);
  static readonly MIN = new DecimalValue(-LARGEST, 0);

  private constructor(
    /** The number times ten to the power of `places`. */
    readonly digits: bigint,
    readonly places: number,
  ) {
    super();
  }

  static of(digits: bigint, places = 0): DecimalValue {
    let [rest, left] = [digits, places];
    while (left > 0 && (left > MOST_PLACES || rest > LARGEST || rest < -LARGEST)) {
      const drop = Math.max(1, left - MOST_PLACES, `${rest < 0n ? -rest : rest}`.length - 30);
      rest = roundedQuotient(rest, 10n ** BigInt(drop));
      left -= drop;
    }
    if (rest > LARGEST || rest < -LARGEST) throw overflow("Value was either too large or too small for a Decimal.");
    return new DecimalValue(rest, left);
  }

  static ofWhole(value: number | bigint): DecimalValue {
    return DecimalValue.of(BigInt(value));
  }

  /** Of a double: its first 15 digits. */
  static ofReal(value: number, precision = 15): DecimalValue {
    if (!(Math.abs(value) < 7.9228162514264e28)) {
      throw overflow("Value was either too large or too small for a Decimal.");
    }
    return DecimalValue.parse(Number(value.toPrecision(precision)).toString()) ?? DecimalValue.ZERO;
  }

  static parse(text: string): DecimalValue | undefined {
    const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match || (match[2] === "" && match[3] === "")) return undefined;
    const [, sign, whole, fraction, exponent = "0"] = match;
    const power = fraction.length - Number(exponent);
    const digits = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
    return power >= 0 ? DecimalValue.of(digits, power) : DecimalValue.of(digits * 10n ** BigInt(-power));
  }

  get type(): Type {
    return DECIMAL;
  }

  override get key(): unknown {
    const { digits, places } = this.trimmed();
    return `\0decimal ${digits} ${places}`;
  }

  add(other: DecimalValue): DecimalValue {
    const places = Math.max(this.places, other.places);
    return DecimalValue.of(this.scaled(places) + other.scaled(places), places);
  }

  negate(): DecimalValue {
    return new DecimalValue(-this.digits, this.places);
  }

  subtract(other: DecimalValue): DecimalValue {
    return this.add(other.negate());
  }

  multiply(other: DecimalValue): DecimalValue {
    return DecimalValue.of(this.digits * other.digits, this.places + other.places);
  }

  divide(other: DecimalValue): DecimalValue {
    if (other.digits === 0n) throw divideByZero();
    const extra = MOST_PLACES + 2;
    const numerator = this.digits * 10n ** BigInt(extra + other.places);
    const quotient = roundedQuotient(numerator, other.digits * 10n ** BigInt(this.places));
    const result = DecimalValue.of(quotient, extra);
    return numerator % (other.digits * 10n ** BigInt(this.places)) === 0n
      ? result.trimmedTo(Math.max(0, this.places - other.places))
      : result.trimmedTo(0);
  }

  remainder(other: DecimalValue): DecimalValue {
    if (other.digits === 0n) throw divideByZero();
    const places = Math.max(this.places, other.places);
    return DecimalValue.of(this.scaled(places) % other.scaled(places), places);
  }

  compare(other: DecimalValue): number {
    const places = Math.max(this.places, other.places);
    const [a, b] = [this.scaled(places), other.scaled(places)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** To so many digits after the point; a half goes to the even neighbour, or away from zero. */
  round(places: number, isAwayFromZero = false): DecimalValue {
    if (places >= this.places) return this;
    const unit = 10n ** BigInt(this.places - places);
    const quotient = isAwayFromZero ? halfAway(this.digits, unit) : roundedQuotient(this.digits, unit);
    return new DecimalValue(quotient, places);
  }

  truncate(): DecimalValue {
    return new DecimalValue(this.digits / 10n ** BigInt(this.places), 0);
  }

  floor(): DecimalValue {
    const whole = this.truncate();
    return whole.compare(this) > 0 ? whole.subtract(DecimalValue.ONE) : whole;
  }

  toNumber(): number {
    return Number(this.toText());
  }

  /** Without its fraction. */
  toWhole(): bigint {
    return this.truncate().digits;
  }

  override toText(): string {
    const negative = this.digits < 0n;
    const text = `${negative ? -this.digits : this.digits}`.padStart(this.places + 1, "0");
    const whole = text.slice(0, text.length - this.places);
    return `${negative ? "-" : ""}${whole}${this.places > 0 ? `.${text.slice(-this.places)}` : ""}`;
  }

  private scaled(places: number): bigint {
    return this.digits * 10n ** BigInt(places - this.places);
  }

  private trimmed(): DecimalValue {
    return this.trimmedTo(0);
  }

  private trimmedTo(least: number): DecimalValue {
    let { digits, places } = this;
    while (places > least && digits % 10n === 0n) {
      digits /= 10n;
      places--;
    }
    return new DecimalValue(digits, places);
  }
}

/** A half goes to the even neighbour. */
function roundedQuotient(value: bigint, unit: bigint): bigint {
  const quotient = value / unit;
  const twice = (value % unit) * 2n;
  const [size, whole] = [twice < 0n ? -twice : twice, unit < 0n ? -unit : unit];
  if (size < whole || (size === whole && quotient % 2n === 0n)) return quotient;
  return quotient + (value < 0n === unit < 0n ? 1n : -1n);
}

function halfAway(value: bigint, unit: bigint): bigint {
  return value < 0n ? -((-value + unit / 2n) / unit) : (value + unit / 2n) / unit;
}
