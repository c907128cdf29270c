import type { TimeSpanValue } from "../values/time-span-value";
import { remainder } from "../values/wide";
import { format as formatFault } from "./exceptions";

/** `c`, `g`, `G` or a custom format. */
export function timeSpanText(span: TimeSpanValue, format: string): string {
  if (["c", "t", "T"].includes(format)) return span.toText();
  const parts = partsOf(span);
  const sign = span.ticks < 0 ? "-" : "";
  const two = (value: number) => `${value}`.padStart(2, "0");
  if (format === "g" || format === "G") {
    const { days, hours, minutes, seconds, fraction } = parts;
    const digits = `${fraction}`.padStart(7, "0");
    const time = `${two(minutes)}:${two(seconds)}`;
    if (format === "G") return `${sign}${days}:${two(hours)}:${time}.${digits}`;
    return `${sign}${days > 0 ? `${days}:` : ""}${hours}:${time}${fraction > 0 ? `.${digits.replace(/0+$/, "")}` : ""}`;
  }
  if (format.length === 1) throw formatFault();
  return custom(parts, format);
}

interface Parts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: number;
}

function partsOf(span: TimeSpanValue): Parts {
  return {
    days: Math.abs(span.days),
    hours: Math.abs(span.part(36_000_000_000, 24)),
    minutes: Math.abs(span.part(600_000_000, 60)),
    seconds: Math.abs(span.part(10_000_000, 60)),
    fraction: Math.abs(Number(remainder(span.ticks, 10_000_000))),
  };
}

function custom({ days, hours, minutes, seconds, fraction }: Parts, format: string): string {
  const values: Readonly<Record<string, number>> = { d: days, h: hours, m: minutes, s: seconds };
  let result = "";
  for (const [token] of format.matchAll(/\\.|'[^']*'|"[^"]*"|%?(?:d+|h+|m+|s+|f+|F+)|./gs)) {
    const plain = token.replace(/^%/, "");
    const [letter] = plain;
    if (token[0] === "\\") result += token[1];
    else if (token[0] === "'" || token[0] === '"') result += token.slice(1, -1);
    else if (letter === "f") result += `${fraction}`.padStart(7, "0").slice(0, plain.length);
    else if (letter === "F") result += `${fraction}`.padStart(7, "0").slice(0, plain.length).replace(/0+$/, "");
    else if (letter in values) result += `${values[letter]}`.padStart(plain.length, "0");
    else throw formatFault();
  }
  return result;
}
