import { argument, argumentNull, format as formatFault, overflow } from "../text/exceptions";
import { timeSpanText } from "../text/time-span-format";
import { BYTE } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import { ArrayValue } from "../values/array-value";
import { DateTimeOffsetValue } from "../values/date-time-offset-value";
import { DateTimeValue, UNSPECIFIED, UTC } from "../values/date-time-value";
import { GuidValue } from "../values/guid-value";
import { TimeSpanValue } from "../values/time-span-value";
import { TimeZoneValue } from "../values/time-zone-value";
import { LONG_MAX, LONG_MIN, type Wide } from "../values/wide";
import { comparisonMembers } from "./comparison-members";
import { type MemberTable, withRun } from "./member-table";

type Text = string | null;

interface Out<T> {
  value: T;
}

const TICKS = {
  Day: 864_000_000_000,
  Hour: 36_000_000_000,
  Minute: 600_000_000,
  Second: 10_000_000,
  Millisecond: 10_000,
};

const SPAN =
  /^\s*(-)?(?:(\d+)|(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?|(\d+):(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,7}))?)\s*$/;

/** `d`, `hh:mm`, `d.hh:mm:ss.fffffff`; null where a part is too large. */
function parseSpan(text: string): TimeSpanValue | null | undefined {
  const match = SPAN.exec(text);
  if (!match) return undefined;
  const [, sign, whole, dotted, h, m, s, f, days, hours, minutes, seconds, fraction] = match;
  const [day, hour, minute, second] = [whole ?? dotted ?? days, h ?? hours, m ?? minutes, s ?? seconds].map((part) =>
    Number(part ?? 0),
  );
  if (hour > 23 || minute > 59 || second > 59) return null;
  const ticks =
    day * TICKS.Day +
    hour * TICKS.Hour +
    minute * TICKS.Minute +
    second * TICKS.Second +
    Number((f ?? fraction ?? "").padEnd(7, "0"));
  return TimeSpanValue.ofTicks(sign ? -ticks : ticks);
}

function spanOf(days: number, hours: number, minutes: number, seconds: number, ms = 0): TimeSpanValue {
  const ticks =
    days * TICKS.Day + hours * TICKS.Hour + minutes * TICKS.Minute + seconds * TICKS.Second + ms * TICKS.Millisecond;
  return TimeSpanValue.ofTicks(ticks);
}

function units(): MemberTable {
  const limits = { Hour: 24, Minute: 60, Second: 60, Millisecond: 1000 };
  const entries = Object.entries(TICKS).flatMap(([name, ticks]) => {
    const limit = limits[name as keyof typeof limits] ?? Number.MAX_SAFE_INTEGER;
    return [
      [`double Total${name}s`, (span: TimeSpanValue) => Number(span.ticks) / ticks],
      [`int ${name}s`, (span: TimeSpanValue) => span.part(ticks, limit)],
      [
        `static TimeSpan From${name}s(double value)`,
        (value: number) => TimeSpanValue.ofUnits(value, ticks / TICKS.Millisecond),
      ],
      [`static long TicksPer${name}`, ticks],
    ];
  });
  return Object.fromEntries(entries);
}

const SPAN_MEMBERS: MemberTable = {
  ...units(),
  ...comparisonMembers<TimeSpanValue>("TimeSpan"),
  "new()": () => TimeSpanValue.ZERO,
  "new(long ticks)": (ticks: Wide) => new TimeSpanValue(ticks),
  "new(int hours, int minutes, int seconds)": (hours: number, minutes: number, seconds: number) =>
    spanOf(0, hours, minutes, seconds),
  "new(int days, int hours, int minutes, int seconds)": spanOf,
  "new(int days, int hours, int minutes, int seconds, int milliseconds)": spanOf,
  "static TimeSpan Zero": TimeSpanValue.ZERO,
  "static TimeSpan MaxValue": new TimeSpanValue(LONG_MAX),
  "static TimeSpan MinValue": new TimeSpanValue(LONG_MIN),
  "static TimeSpan FromTicks(long value)": (ticks: Wide) => new TimeSpanValue(ticks),
  "static TimeSpan Parse(string s)": (text: Text) => {
    if (text === null) throw argumentNull("input");
    const found = parseSpan(text);
    if (found === undefined) throw formatFault("String was not recognized as a valid TimeSpan.");
    if (found === null) {
      throw overflow(
        "The TimeSpan could not be parsed because at least one of the numeric components is out of range or contains too many digits.",
      );
    }
    return found;
  },
  "static bool TryParse(string s, out TimeSpan result)": (text: Text, out: Out<TimeSpanValue>) => {
    const found = text === null ? undefined : parseSpan(text);
    out.value = found ?? TimeSpanValue.ZERO;
    return found !== undefined && found !== null;
  },
  "long Ticks": ({ ticks }: TimeSpanValue) => ticks,
  "TimeSpan Add(TimeSpan ts)": (a: TimeSpanValue, b: TimeSpanValue) => a.add(b),
  "TimeSpan Subtract(TimeSpan ts)": (a: TimeSpanValue, b: TimeSpanValue) => a.subtract(b),
  "TimeSpan Negate()": (span: TimeSpanValue) => span.negate(),
  "TimeSpan Duration()": (span: TimeSpanValue) => (span.ticks < 0 ? span.negate() : span),
  "string ToString()": (span: TimeSpanValue) => span.toText(),
  "string ToString(string format)": (span: TimeSpanValue, format: Text) => timeSpanText(span, format || "c"),
  "operator TimeSpan +(TimeSpan a, TimeSpan b)": (a: TimeSpanValue, b: TimeSpanValue) => a.add(b),
  "operator TimeSpan -(TimeSpan a, TimeSpan b)": (a: TimeSpanValue, b: TimeSpanValue) => a.subtract(b),
  "operator TimeSpan -(TimeSpan a)": (span: TimeSpanValue) => span.negate(),
};

const GUID_MEMBERS: MemberTable = {
  ...comparisonMembers<GuidValue>("Guid"),
  "new(string g)": (text: Text) => parsedGuid(text, "g"),
  "new(byte[] b)": ({ items }: ArrayValue) => GuidValue.ofBytes(items as number[]),
  "byte[] ToByteArray()": (guid: GuidValue) => new ArrayValue(BYTE, [...guid.bytes]),
  "static Guid Empty": GuidValue.EMPTY,
  "static Guid NewGuid()": withRun((run) => new GuidValue(run.host.newGuid())),
  "static Guid Parse(string input)": (text: Text) => parsedGuid(text, "input"),
  "static bool TryParse(string input, out Guid result)": (text: Text, out: Out<GuidValue>) => {
    const found = text === null ? undefined : GuidValue.parse(text);
    out.value = found ?? GuidValue.EMPTY;
    return found !== undefined;
  },
  "int GetHashCode()": (guid: GuidValue) => guid.hash,
  "string ToString()": (guid: GuidValue) => guid.toText(),
  "string ToString(string format)": (guid: GuidValue, format: Text) => {
    if (format && !/^[ndbp]$/i.test(format)) {
      throw formatFault('Format String can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
    }
    return guid.toText(format || "D");
  },
};

function parsedGuid(text: Text, name: string): GuidValue {
  if (text === null) throw argumentNull(name);
  const found = GuidValue.parse(text);
  if (!found) throw formatFault("Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
  return found;
}

const ZONE_MEMBERS: MemberTable = {
  "static TimeZoneInfo Utc": TimeZoneValue.UTC,
  "static TimeZoneInfo Local": TimeZoneValue.UTC,
  "static TimeZoneInfo FindSystemTimeZoneById(string id)": (id: Text) => {
    const found = id === null ? undefined : TimeZoneValue.named(id);
    if (!found) throw argument(`The time zone ID '${id}' is not known to this interpreter, which has UTC only.`);
    return found;
  },
  "static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)": ({
    instant,
  }: DateTimeValue) => new DateTimeValue(instant, UTC),
  "static DateTime ConvertTimeToUtc(DateTime dateTime)": ({ instant }: DateTimeValue) =>
    new DateTimeValue(instant, UTC),
  "static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)": ({ instant }: DateTimeValue) =>
    new DateTimeValue(instant, UNSPECIFIED),
  "static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)": ({
    instant,
  }: DateTimeOffsetValue) => new DateTimeOffsetValue(instant, 0),
  "string Id": () => "UTC",
  "TimeSpan BaseUtcOffset": () => TimeSpanValue.ZERO,
  "TimeSpan GetUtcOffset(DateTime dateTime)": () => TimeSpanValue.ZERO,
  "bool IsDaylightSavingTime(DateTime dateTime)": () => false,
};

export const TIME_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("TimeSpan"), SPAN_MEMBERS],
  [definition("Guid"), GUID_MEMBERS],
  [definition("TimeZoneInfo"), ZONE_MEMBERS],
];
