import { DateTimeValue, LOCAL, UNSPECIFIED, UTC } from "../values/date-time-value";
import { instantOfParts, normalized } from "../values/instant";

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(Z|([+-])(\d\d):?(\d\d))?$/;

/** The date that a JSON text is, as Json.NET sees it; undefined for all others. */
export function isoDate(text: string): DateTimeValue | undefined {
  const { length } = text;
  if (length < 19 || length > 40 || text[10] !== "T") return undefined;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone, sign, zoneHours, zoneMinutes] = match;
  try {
    const start = instantOfParts(...[year, month, day, hour, minute, second].map(Number));
    const ticks = Number(fraction.padEnd(7, "0"));
    const ahead = sign ? (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === "-" ? -1 : 1) : 0;
    const instant = normalized(start.ms - ahead * 60_000, ticks);
    return new DateTimeValue(instant, zone === undefined ? UNSPECIFIED : sign ? LOCAL : UTC);
  } catch {
    return undefined;
  }
}
