import { overflow } from "../text/exceptions";
import { TIME_SPAN } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";
import { add, divide, remainder, SIGNED, subtract, type Wide, wide } from "./wide";

export const TICKS_PER_MILLISECOND = 10_000;

export class TimeSpanValue extends ManagedObject {
  static readonly ZERO = new TimeSpanValue(0);

  constructor(
    /** Units of 100 nanoseconds. */
    readonly ticks: Wide,
  ) {
    super();
  }

  static ofMilliseconds(milliseconds: number): TimeSpanValue {
    return TimeSpanValue.ofTicks(milliseconds * TICKS_PER_MILLISECOND);
  }

  /** Rounds to whole milliseconds, as .NET Framework does with a number of hours, minutes or seconds. */
  static ofUnits(value: number, milliseconds: number): TimeSpanValue {
    if (Number.isNaN(value)) throw overflow("TimeSpan does not accept floating point Not-a-Number values.");
    const exact = value * milliseconds;
    return TimeSpanValue.ofMilliseconds(Math.trunc(exact + (exact < 0 ? -0.5 : 0.5)));
  }

  static ofTicks(ticks: number): TimeSpanValue {
    const whole = Math.round(ticks);
    if (Number.isSafeInteger(whole)) return new TimeSpanValue(whole + 0);
    if (!(Math.abs(whole) < 2 ** 63)) throw overflow("TimeSpan overflowed because the duration is too long.");
    return new TimeSpanValue(wide(BigInt(whole)));
  }

  get type(): Type {
    return TIME_SPAN;
  }

  override get key(): unknown {
    return `\0span ${this.ticks}`;
  }

  get milliseconds(): number {
    return Number(this.ticks) / TICKS_PER_MILLISECOND;
  }

  add(other: TimeSpanValue): TimeSpanValue {
    return new TimeSpanValue(add(this.ticks, other.ticks, SIGNED));
  }

  subtract(other: TimeSpanValue): TimeSpanValue {
    return new TimeSpanValue(subtract(this.ticks, other.ticks, SIGNED));
  }

  negate(): TimeSpanValue {
    return new TimeSpanValue(subtract(0, this.ticks, SIGNED));
  }

  compare(other: TimeSpanValue): number {
    return this.ticks < other.ticks ? -1 : this.ticks > other.ticks ? 1 : 0;
  }

  /** How many of a unit, up to where the next larger begins: the seconds of a minute. */
  part(ticksPerUnit: number, limit: number): number {
    return Number(remainder(divide(this.ticks, ticksPerUnit), limit));
  }

  get days(): number {
    return Number(divide(this.ticks, 864_000_000_000));
  }

  /** `d.hh:mm:ss.fffffff`, without days and fractions that are zero. */
  override toText(): string {
    const two = (value: number) => `${Math.abs(value)}`.padStart(2, "0");
    const { days } = this;
    const fraction = Math.abs(Number(remainder(this.ticks, 10_000_000)));
    const time = [this.part(36_000_000_000, 24), this.part(600_000_000, 60), this.part(10_000_000, 60)]
      .map(two)
      .join(":");
    const sign = this.ticks < 0 ? "-" : "";
    return `${sign}${days === 0 ? "" : `${Math.abs(days)}.`}${time}${fraction === 0 ? "" : `.${`${fraction}`.padStart(7, "0")}`}`;
  }
}
