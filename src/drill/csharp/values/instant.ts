import { outOfRange } from "../text/exceptions";
import { TICKS_PER_MILLISECOND, type TimeSpanValue } from "./time-span-value";
import { type Wide, wide } from "./wide";

/** A point in time: whole milliseconds since 1970, and ticks of 100 nanoseconds beyond them. */
export interface Instant {
  readonly ms: number;
  readonly rest: number;
}

const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;
const TICKS_BEFORE_1970 = 621_355_968_000_000_000n;

export const EARLIEST: Instant = { ms: FIRST, rest: 0 };
export const LATEST: Instant = { ms: LAST, rest: 9999 };

export function instantOf(milliseconds: number): Instant {
  const ticks = Math.round((milliseconds - Math.floor(milliseconds)) * TICKS_PER_MILLISECOND);
  return normalized(Math.floor(milliseconds), ticks);
}

export function normalized(ms: number, rest: number): Instant {
  const carry = Math.floor(rest / TICKS_PER_MILLISECOND);
  const whole = ms + carry;
  if (!(whole >= FIRST && whole <= LAST)) {
    throw outOfRange("value", "The added or subtracted value results in an un-representable DateTime.");
  }
  return { ms: whole, rest: rest - carry * TICKS_PER_MILLISECOND };
}

export function later({ ms, rest }: Instant, span: TimeSpanValue): Instant {
  if (typeof span.ticks === "number") {
    const whole = Math.trunc(span.ticks / TICKS_PER_MILLISECOND);
    return normalized(ms + whole, rest + (span.ticks - whole * TICKS_PER_MILLISECOND));
  }
  const unit = BigInt(TICKS_PER_MILLISECOND);
  return normalized(ms + Number(span.ticks / unit), rest + Number(span.ticks % unit));
}

/** Ticks from the second to the first. */
export function ticksBetween(a: Instant, b: Instant): Wide {
  const ticks = (a.ms - b.ms) * TICKS_PER_MILLISECOND + (a.rest - b.rest);
  if (Number.isSafeInteger(ticks)) return ticks;
  return wide(BigInt(a.ms - b.ms) * BigInt(TICKS_PER_MILLISECOND) + BigInt(a.rest - b.rest));
}

export function compareInstants(a: Instant, b: Instant): number {
  return Math.sign(a.ms - b.ms || a.rest - b.rest) + 0;
}

/** Ticks since the year 1. */
export function ticksOf({ ms, rest }: Instant): Wide {
  return wide(BigInt(ms) * BigInt(TICKS_PER_MILLISECOND) + BigInt(rest) + TICKS_BEFORE_1970);
}

export function instantOfTicks(ticks: Wide): Instant {
  const since = BigInt(ticks) - TICKS_BEFORE_1970;
  const unit = BigInt(TICKS_PER_MILLISECOND);
  return normalized(Number(since / unit), Number(since % unit));
}

/** The instant that a calendar date is; the parts must be those of a date. */
export function instantOfParts(
  ...[year, month, day, hour = 0, minute = 0, second = 0, ms = 0]: readonly number[]
): Instant {
  const isDate = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  const isTime =
    hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && ms >= 0 && ms < 1000;
  if (!isDate || !isTime) {
    throw outOfRange(undefined, "Year, Month, and Day parameters describe an un-representable DateTime.");
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  return { ms: date.getTime(), rest: 0 };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Months later, on the last day of a month that is too short. */
export function monthsLater({ ms, rest }: Instant, months: number): Instant {
  const date = new Date(ms);
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (year < 1 || year > 9999) {
    throw outOfRange("months", "The added or subtracted value results in an un-representable DateTime.");
  }
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month));
  return { ms: instantOfParts(year, month, day).ms + (((ms % 86_400_000) + 86_400_000) % 86_400_000), rest };
}
