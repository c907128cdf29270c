import { dateText } from "../text/date-format";
import { roundTripText } from "../text/number-text";
import type { Value } from "../value";
import { DateTimeValue } from "../values/date-time-value";
import { toText } from "../values/to-text";
import { type Leaf, type PlainJson, TOKEN } from "./plain-json";

const INDENT = "  ";

/** On one line, or as `ToString()` lays it out. */
export function writeJson(json: PlainJson, isIndented: boolean): string {
  return plainText(json, isIndented ? "\n" : undefined);
}

function plainText(plain: PlainJson, line: string | undefined): string {
  const inner = line === undefined ? undefined : line + INDENT;
  switch (plain.kind) {
    case "leaf":
      return leafText(plain.type, plain.value);
    case "array":
      return enclosed(
        "[",
        plain.items.map((item) => plainText(item, inner)),
        "]",
        line,
      );
    default: {
      const colon = line === undefined ? ":" : ": ";
      const parts = [...plain.members].map(([name, value]) => `${quoted(name)}${colon}${plainText(value, inner)}`);
      return enclosed("{", parts, "}", line);
    }
  }
}

function enclosed(open: string, parts: readonly string[], close: string, line: string | undefined): string {
  if (parts.length === 0) return open + close;
  if (line === undefined) return `${open}${parts.join(",")}${close}`;
  return `${open}${line}${INDENT}${parts.join(`,${line}${INDENT}`)}${line}${close}`;
}

function leafText(type: number, value: Leaf): string {
  switch (type) {
    case TOKEN.NULL:
      return "null";
    case TOKEN.UNDEFINED:
      return "undefined";
    case TOKEN.BOOLEAN:
      return value ? "true" : "false";
    case TOKEN.INTEGER:
      return `${value}`;
    case TOKEN.FLOAT:
      return typeof value === "number" ? realText(value) : pointed(toText(value as Value));
    case TOKEN.RAW:
      return `${value}`;
    default:
      return quoted(value instanceof DateTimeValue ? isoText(value) : toText(value as Value));
  }
}

function realText(value: number): string {
  return Number.isFinite(value) ? pointed(roundTripText(value)) : quoted(roundTripText(value));
}

function pointed(text: string): string {
  return /[.eE]/.test(text) ? text : `${text}.0`;
}

export function isoText({ instant, kind }: DateTimeValue): string {
  return dateText({ instant, kind }, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ESCAPED = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

export function quoted(text: string): string {
  const escaped = (char: string) => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `"${text.replace(ESCAPED, escaped)}"`;
}
