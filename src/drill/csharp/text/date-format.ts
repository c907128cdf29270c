import type { Instant } from "../values/instant";
import { format as formatFault } from "./exceptions";

/** What a clock shows, with how far it is ahead of UTC, where that is known. */
export interface ClockTime {
  readonly instant: Instant;
  /** 1 is UTC. */
  readonly kind: number;
  /** Minutes; of a DateTimeOffset. */
  readonly offset?: number;
}

export const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"],
  "December",
];

const ISO = "yyyy'-'MM'-'dd'T'HH':'mm':'ss";

/** The patterns of the invariant culture. */
const STANDARD: Readonly<Record<string, string>> = {
  d: "MM/dd/yyyy",
  D: "dddd, dd MMMM yyyy",
  f: "dddd, dd MMMM yyyy HH:mm",
  F: "dddd, dd MMMM yyyy HH:mm:ss",
  g: "MM/dd/yyyy HH:mm",
  G: "MM/dd/yyyy HH:mm:ss",
  m: "MMMM dd",
  M: "MMMM dd",
  o: `${ISO}.fffffffK`,
  O: `${ISO}.fffffffK`,
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: ISO,
  t: "HH:mm",
  T: "HH:mm:ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  y: "yyyy MMMM",
  Y: "yyyy MMMM",
};

/** A date in a standard or a custom format. */
export function dateText(time: ClockTime, format: string): string {
  if (format === "") return customText(time, time.offset === undefined ? STANDARD.G : `${STANDARD.G} zzz`);
  if (format.length > 1) return customText(time, format);
  const pattern = STANDARD[format];
  if (pattern === undefined) throw formatFault();
  return customText("rRu".includes(format) ? inUtc(time) : time, pattern);
}

function inUtc({ instant, kind, offset = 0 }: ClockTime): ClockTime {
  return { instant: { ms: instant.ms - offset * 60_000, rest: instant.rest }, kind, offset: 0 };
}

function customText(time: ClockTime, pattern: string): string {
  const tokens = /\\(.)|'([^']*)'|"([^"]*)"|%?(d+|f+|F+|g+|h+|H+|K|m+|M+|s+|t+|y+|z+)|(.)/gs;
  let result = "";
  for (const [, escaped, quoted, doubleQuoted, token, other] of pattern.matchAll(tokens)) {
    if (token?.startsWith("F") && result.endsWith(".") && partText(time, token) === "") result = result.slice(0, -1);
    else result += escaped ?? quoted ?? doubleQuoted ?? (token ? partText(time, token) : other);
  }
  return result;
}

function partText(time: ClockTime, token: string): string {
  const date = new Date(time.instant.ms);
  const length = token.length;
  const padded = (value: number) => `${value}`.padStart(Math.min(length, 2), "0");
  switch (token[0]) {
    case "d":
      return length < 3 ? padded(date.getUTCDate()) : shortened(DAYS[date.getUTCDay()], length);
    case "M":
      return length < 3 ? padded(date.getUTCMonth() + 1) : shortened(MONTHS[date.getUTCMonth()], length);
    case "y":
      return length < 3 ? padded(date.getUTCFullYear() % 100) : `${date.getUTCFullYear()}`.padStart(length, "0");
    case "H":
      return padded(date.getUTCHours());
    case "h":
      return padded(date.getUTCHours() % 12 || 12);
    case "m":
      return padded(date.getUTCMinutes());
    case "s":
      return padded(date.getUTCSeconds());
    case "t":
      return (date.getUTCHours() < 12 ? "AM" : "PM").slice(0, length);
    case "g":
      return "A.D.";
    case "f":
    case "F":
      return fractionText(time.instant, token);
    default:
      return zoneText(time, token);
  }
}

function shortened(name: string, length: number): string {
  return length === 3 ? name.slice(0, 3) : name;
}

function fractionText({ ms, rest }: Instant, token: string): string {
  const ticks = (((ms % 1000) + 1000) % 1000) * 10_000 + rest;
  const digits = `${ticks}`.padStart(7, "0").slice(0, token.length);
  return token[0] === "F" ? digits.replace(/0+$/, "") : digits;
}

function zoneText({ kind, offset }: ClockTime, token: string): string {
  if (token === "K" && offset === undefined) return kind === 1 ? "Z" : kind === 2 ? "+00:00" : "";
  const minutes = Math.abs(offset ?? 0);
  const sign = (offset ?? 0) < 0 ? "-" : "+";
  const hours = `${Math.floor(minutes / 60)}`.padStart(token === "z" ? 1 : 2, "0");
  return token.length < 3 && token !== "K"
    ? `${sign}${hours}`
    : `${sign}${hours}:${`${minutes % 60}`.padStart(2, "0")}`;
}
