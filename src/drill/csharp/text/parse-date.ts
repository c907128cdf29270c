import { DateTimeValue, LOCAL, UNSPECIFIED } from "../values/date-time-value";
import { instantOfParts, normalized } from "../values/instant";
import { DAYS, MONTHS } from "./date-format";

/** A date, and how many minutes its zone is ahead of UTC, where the text says so. */
export interface ParsedDate {
  /** In UTC, where there is a zone. */
  readonly date: DateTimeValue;
  readonly offset: number | undefined;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = DAYS.map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?`).join("|");
const MONTH = MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join("|");
const TIME = /(?:^|[ T,]+)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7})\d*)?)? ?(AM|PM)?/i;
const ZONE = / ?(?:(Z|GMT|UTC)|([+-])(\d{1,2}):?(\d\d)?)$/i;

const DATES: readonly (readonly [RegExp, (...parts: string[]) => Parts])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, (year, month, day) => numbers(year, month, day)],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/, (month, day, year) => numbers(year, month, day)],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{2})$/, (month, day, year) => numbers(fullYear(year), month, day)],
  [
    new RegExp(`^(?:(?:${DAY}),? +)?(\\d{1,2})[ -](${MONTH}),?[ -](\\d{4})$`, "i"),
    (day, month, year) => named(year, month, day),
  ],
  [
    new RegExp(`^(?:(?:${DAY}),? +)?(${MONTH}) (\\d{1,2}),? (\\d{4})$`, "i"),
    (month, day, year) => named(year, month, day),
  ],
  [/^(\d{4})-(\d{2})$/, (year, month) => numbers(year, month, "1")],
];

function numbers(year: string, month: string, day: string): Parts {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function named(year: string, month: string, day: string): Parts {
  const index = MONTHS.findIndex((each) => each.slice(0, 3).toLowerCase() === month.slice(0, 3).toLowerCase());
  return { year: Number(year), month: index + 1, day: Number(day) };
}

function fullYear(year: string): string {
  return `${Number(year) < 30 ? 20 : 19}${year}`;
}

/** `DateTime.Parse` in the invariant culture, for the forms that HTTP, JSON and people use; undefined for all others. */
export function parseDate(text: string): ParsedDate | undefined {
  let rest = text.trim();
  const zone = /:\d/.test(rest) || /(?:GMT|Z)$/.test(rest) ? ZONE.exec(rest) : null;
  if (zone) rest = rest.slice(0, zone.index);
  const time = TIME.exec(rest);
  if (time) rest = `${rest.slice(0, time.index)}${rest.slice(time.index + time[0].length)}`.trim();
  const parts = dateParts(rest.replace(/,$/, ""));
  if (!parts) return undefined;
  if (!isWeekdayRight(rest, parts)) return undefined;
  return assembled(parts, time, zone);
}

function dateParts(text: string): Parts | undefined {
  for (const [pattern, read] of DATES) {
    const match = pattern.exec(text);
    if (match) return read(...match.slice(1));
  }
  return undefined;
}

// A day of the week that is not that of the date makes the text invalid.
function isWeekdayRight(text: string, { year, month, day }: Parts): boolean {
  const name = /^([a-z]{3})[a-z]*,? +\d/i.exec(text)?.[1];
  const index = DAYS.findIndex((each) => each.slice(0, 3).toLowerCase() === name?.toLowerCase());
  return index < 0 || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === index;
}

function assembled(parts: Parts, time: RegExpExecArray | null, zone: RegExpExecArray | null): ParsedDate | undefined {
  const [, hour = "0", minute = "0", second = "0", fraction = "", half] = time ?? [];
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0) : Number(hour);
  const [, name, sign, zoneHours = "0", zoneMinutes = "0"] = zone ?? [];
  const ahead = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === "-" ? -1 : 1);
  const offset = name ? 0 : sign ? ahead : undefined;
  try {
    const start = instantOfParts(parts.year, parts.month, parts.day, hours, Number(minute), Number(second));
    const ticks = Number(fraction.padEnd(7, "0"));
    const instant = normalized(start.ms - (offset ?? 0) * 60_000, ticks);
    const kind = offset === undefined ? UNSPECIFIED : LOCAL;
    return { date: new DateTimeValue(instant, kind), offset };
  } catch {
    return undefined;
  }
}
