import type { Run } from "../request-state";
import { argumentNull, format as formatFault, outOfRange } from "../text/exceptions";
import { type ParsedDate, parseDate } from "../text/parse-date";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import { DateTimeOffsetValue } from "../values/date-time-offset-value";
import { DateTimeValue, LOCAL, UNSPECIFIED, UTC } from "../values/date-time-value";
import {
  daysInMonth,
  instantOf,
  instantOfParts,
  instantOfTicks,
  isLeapYear,
  monthsLater,
  ticksOf,
} from "../values/instant";
import { TimeSpanValue } from "../values/time-span-value";
import type { Wide } from "../values/wide";
import { comparisonMembers } from "./comparison-members";
import { type MemberTable, withRun } from "./member-table";

type Text = string | null;

interface Out<T> {
  value: T;
}

const DAY = 86_400_000;
const NO_DATE = "String was not recognized as a valid DateTime.";

/** Minutes, hours and the like of what a clock shows. */
function clockParts<T>(dateOf: (value: T) => DateTimeValue): MemberTable {
  const part = (get: (date: Date) => number) => (value: T) => get(dateOf(value).date);
  return {
    "int Year": part((date) => date.getUTCFullYear()),
    "int Month": part((date) => date.getUTCMonth() + 1),
    "int Day": part((date) => date.getUTCDate()),
    "int Hour": part((date) => date.getUTCHours()),
    "int Minute": part((date) => date.getUTCMinutes()),
    "int Second": part((date) => date.getUTCSeconds()),
    "int Millisecond": part((date) => date.getUTCMilliseconds()),
    "DayOfWeek DayOfWeek": part((date) => date.getUTCDay()),
    "int DayOfYear": part((date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1),
    "long Ticks": (value: T) => ticksOf(dateOf(value).instant),
    "TimeSpan TimeOfDay": (value: T) => dateOf(value).minus(midnight(dateOf(value))),
  };
}

function midnight(date: DateTimeValue): DateTimeValue {
  return new DateTimeValue({ ms: Math.floor(date.instant.ms / DAY) * DAY, rest: 0 }, date.kind);
}

interface Shifted<T> {
  addUnits(value: number, milliseconds: number): T;
  add(span: TimeSpanValue): T;
}

function shifts(type: string): MemberTable {
  const units = { Days: DAY, Hours: 3_600_000, Minutes: 60_000, Seconds: 1000, Milliseconds: 1 };
  const entries = Object.entries(units).map(([name, ms]) => [
    `${type} Add${name}(double value)`,
    (date: Shifted<unknown>, value: number) => date.addUnits(value, ms),
  ]);
  return {
    ...Object.fromEntries(entries),
    [`${type} AddTicks(long value)`]: (date: Shifted<unknown>, ticks: Wide) => date.add(new TimeSpanValue(ticks)),
    [`${type} Add(TimeSpan value)`]: (date: Shifted<unknown>, span: TimeSpanValue) => date.add(span),
  };
}

function parsed(text: Text): ParsedDate {
  if (text === null) throw argumentNull("s");
  const found = parseDate(text);
  if (!found) throw formatFault(NO_DATE);
  return found;
}

function tryParsed<T>(text: Text, out: Out<T>, make: (found: ParsedDate) => T, fallback: T): boolean {
  const found = text === null ? undefined : parseDate(text);
  out.value = found ? make(found) : fallback;
  return found !== undefined;
}

const now = (run: Run) => run.host.now();
const dateParts = (...parts: number[]) => new DateTimeValue(instantOfParts(...parts), UNSPECIFIED);

const DATE_MEMBERS: MemberTable = {
  ...clockParts((date: DateTimeValue) => date),
  ...shifts("DateTime"),
  ...comparisonMembers<DateTimeValue>("DateTime"),
  "static int Compare(DateTime a, DateTime b)": (a: DateTimeValue, b: DateTimeValue) => a.compare(b),
  "new()": () => DateTimeValue.MIN,
  "new(long ticks)": (ticks: Wide) => new DateTimeValue(instantOfTicks(ticks), UNSPECIFIED),
  "new(long ticks, DateTimeKind kind)": (ticks: Wide, kind: number) => new DateTimeValue(instantOfTicks(ticks), kind),
  "new(int year, int month, int day)": dateParts,
  "new(int year, int month, int day, int hour, int minute, int second)": dateParts,
  "new(int year, int month, int day, int hour, int minute, int second, int millisecond)": dateParts,
  "new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)": (...parts: number[]) =>
    new DateTimeValue(instantOfParts(...parts.slice(0, 6)), parts[6]),
  "static DateTime UtcNow": withRun((run) => DateTimeValue.at(now(run))),
  "static DateTime Now": withRun((run) => DateTimeValue.at(now(run), LOCAL)),
  "static DateTime Today": withRun((run) => midnight(DateTimeValue.at(now(run), LOCAL))),
  "static DateTime MinValue": DateTimeValue.MIN,
  "static DateTime MaxValue": DateTimeValue.MAX,
  "static int DaysInMonth(int year, int month)": (year: number, month: number) => {
    if (month < 1 || month > 12) throw outOfRange("month", "Month must be between one and twelve.");
    return daysInMonth(year, month);
  },
  "static bool IsLeapYear(int year)": isLeapYear,
  "static DateTime Parse(string s)": (text: Text) => parsed(text).date,
  "static bool TryParse(string s, out DateTime result)": (text: Text, out: Out<DateTimeValue>) =>
    tryParsed(text, out, ({ date }) => date, DateTimeValue.MIN),
  "static DateTime SpecifyKind(DateTime value, DateTimeKind kind)": ({ instant }: DateTimeValue, kind: number) =>
    new DateTimeValue(instant, kind),
  "DateTime Date": midnight,
  "DateTimeKind Kind": ({ kind }: DateTimeValue) => kind,
  "DateTime AddMonths(int months)": ({ instant, kind }: DateTimeValue, months: number) =>
    new DateTimeValue(monthsLater(instant, months), kind),
  "DateTime AddYears(int value)": ({ instant, kind }: DateTimeValue, years: number) =>
    new DateTimeValue(monthsLater(instant, years * 12), kind),
  "TimeSpan Subtract(DateTime value)": (a: DateTimeValue, b: DateTimeValue) => a.minus(b),
  "DateTime Subtract(TimeSpan value)": (a: DateTimeValue, b: TimeSpanValue) => a.add(b.negate()),
  "bool IsDaylightSavingTime()": () => false,
  "DateTime ToUniversalTime()": ({ instant }: DateTimeValue) => new DateTimeValue(instant, UTC),
  "DateTime ToLocalTime()": ({ instant }: DateTimeValue) => new DateTimeValue(instant, LOCAL),
  "string ToString()": (date: DateTimeValue) => date.toText(),
  "string ToString(string format)": (date: DateTimeValue, format: Text) => date.toText(format || "G"),
  "operator TimeSpan -(DateTime a, DateTime b)": (a: DateTimeValue, b: DateTimeValue) => a.minus(b),
  "operator DateTime +(DateTime a, TimeSpan b)": (a: DateTimeValue, b: TimeSpanValue) => a.add(b),
  "operator DateTime -(DateTime a, TimeSpan b)": (a: DateTimeValue, b: TimeSpanValue) => a.add(b.negate()),
};

const offsetOf = ({ date, offset = 0 }: ParsedDate) => new DateTimeOffsetValue(date.instant, offset);
const ofDate = ({ instant }: DateTimeValue) => new DateTimeOffsetValue(instant, 0);

function withOffset(date: DateTimeValue, span: TimeSpanValue): DateTimeOffsetValue {
  return new DateTimeOffsetValue(date.add(span.negate()).instant, span.milliseconds / 60_000);
}

function unix(milliseconds: number): DateTimeOffsetValue {
  return new DateTimeOffsetValue(instantOf(milliseconds), 0);
}

const OFFSET_MEMBERS: MemberTable = {
  ...clockParts((value: DateTimeOffsetValue) => value.clock),
  ...shifts("DateTimeOffset"),
  ...comparisonMembers<DateTimeOffsetValue>("DateTimeOffset"),
  "static int Compare(DateTimeOffset a, DateTimeOffset b)": (a: DateTimeOffsetValue, b: DateTimeOffsetValue) =>
    a.compare(b),
  "new(DateTime dateTime)": ofDate,
  "new(DateTime dateTime, TimeSpan offset)": withOffset,
  "new(long ticks, TimeSpan offset)": (ticks: Wide, span: TimeSpanValue) =>
    withOffset(new DateTimeValue(instantOfTicks(ticks), UNSPECIFIED), span),
  "new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)": (
    ...[year, month, day, hour, minute, second, span]: [number, number, number, number, number, number, TimeSpanValue]
  ) => withOffset(dateParts(year, month, day, hour, minute, second), span),
  "static DateTimeOffset UtcNow": withRun((run) => DateTimeOffsetValue.at(now(run))),
  "static DateTimeOffset Now": withRun((run) => DateTimeOffsetValue.at(now(run))),
  "static DateTimeOffset MinValue": DateTimeOffsetValue.MIN,
  "static DateTimeOffset MaxValue": DateTimeOffsetValue.MAX,
  "static DateTimeOffset Parse(string input)": (text: Text) => offsetOf(parsed(text)),
  "static bool TryParse(string input, out DateTimeOffset result)": (text: Text, out: Out<DateTimeOffsetValue>) =>
    tryParsed(text, out, offsetOf, DateTimeOffsetValue.MIN),
  "static DateTimeOffset FromUnixTimeSeconds(long seconds)": (seconds: Wide) => unix(Number(seconds) * 1000),
  "static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)": (milliseconds: Wide) =>
    unix(Number(milliseconds)),
  "long ToUnixTimeSeconds()": ({ instant }: DateTimeOffsetValue) => Math.floor(instant.ms / 1000),
  "long ToUnixTimeMilliseconds()": ({ instant }: DateTimeOffsetValue) => instant.ms,
  "DateTime DateTime": (value: DateTimeOffsetValue) => value.clock,
  "DateTime UtcDateTime": (value: DateTimeOffsetValue) => value.utc,
  "DateTime LocalDateTime": ({ instant }: DateTimeOffsetValue) => new DateTimeValue(instant, LOCAL),
  "DateTime Date": (value: DateTimeOffsetValue) => midnight(value.clock),
  "TimeSpan Offset": ({ offset }: DateTimeOffsetValue) => TimeSpanValue.ofMilliseconds(offset * 60_000),
  "long UtcTicks": ({ instant }: DateTimeOffsetValue) => ticksOf(instant),
  "DateTimeOffset AddMonths(int months)": ({ instant, offset }: DateTimeOffsetValue, months: number) =>
    new DateTimeOffsetValue(monthsLater(instant, months), offset),
  "DateTimeOffset AddYears(int years)": ({ instant, offset }: DateTimeOffsetValue, years: number) =>
    new DateTimeOffsetValue(monthsLater(instant, years * 12), offset),
  "TimeSpan Subtract(DateTimeOffset value)": (a: DateTimeOffsetValue, b: DateTimeOffsetValue) => a.minus(b),
  "DateTimeOffset Subtract(TimeSpan value)": (a: DateTimeOffsetValue, b: TimeSpanValue) => a.add(b.negate()),
  "DateTimeOffset ToUniversalTime()": ({ instant }: DateTimeOffsetValue) => new DateTimeOffsetValue(instant, 0),
  "DateTimeOffset ToLocalTime()": ({ instant }: DateTimeOffsetValue) => new DateTimeOffsetValue(instant, 0),
  "DateTimeOffset ToOffset(TimeSpan offset)": ({ instant }: DateTimeOffsetValue, span: TimeSpanValue) =>
    new DateTimeOffsetValue(instant, span.milliseconds / 60_000),
  "string ToString()": (value: DateTimeOffsetValue) => value.toText(),
  "string ToString(string format)": (value: DateTimeOffsetValue, format: Text) => value.toText(format ?? ""),
  "implicit DateTimeOffset(DateTime dateTime)": ofDate,
  "operator TimeSpan -(DateTimeOffset a, DateTimeOffset b)": (a: DateTimeOffsetValue, b: DateTimeOffsetValue) =>
    a.minus(b),
  "operator DateTimeOffset +(DateTimeOffset a, TimeSpan b)": (a: DateTimeOffsetValue, b: TimeSpanValue) => a.add(b),
  "operator DateTimeOffset -(DateTimeOffset a, TimeSpan b)": (a: DateTimeOffsetValue, b: TimeSpanValue) =>
    a.add(b.negate()),
};

export const DATE_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("DateTime"), DATE_MEMBERS],
  [definition("DateTimeOffset"), OFFSET_MEMBERS],
];
