import { expressionEnd } from "./expression-end";

/** Both from 1, in the document as it was given. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The value of an attribute, or what an element holds besides elements. */
export interface PolicyText {
  /** Entities resolved; an expression without space around it. */
  readonly value: string;
  /** Where the first character that is no space stands. */
  readonly at: Place;
  /** `@(…)` or `@{…}` as a whole. With other text around it, an expression is text: nothing evaluates it. */
  readonly isExpression: "single" | "block" | undefined;
  /** What stands between the brackets. */
  readonly code?: string;
  /** Where a character of the code stands, or of the value where there is no code. */
  placeOf(offset: number): Place;
}

/** A part of a document without elements or remarks in it. */
export interface SourcePart {
  readonly from: number;
  readonly to: number;
  /** In CDATA, an ampersand is one. */
  readonly isLiteral: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&" };
const TOKEN = /\r\n?|&(?:(quot|apos|lt|gt|amp)|#(\d+)|#x([0-9a-f]+));/gi;

/** Line and column for every offset of a text. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

/** Reads parts of a document as one text. */
export function policyText(
  source: string,
  parts: readonly SourcePart[],
  placeAt: (offset: number) => Place,
  isAttribute: boolean,
): PolicyText {
  const { text, offsetOf } = decoded(source, parts);
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kind = expressionKind(trimmed);
  const skipped = kind ? lead + 2 : 0;
  const found = {
    at: placeAt(offsetOf(Math.min(lead, Math.max(0, text.length - 1)))),
    isExpression: kind,
    placeOf: (offset: number) => placeAt(offsetOf(skipped + offset)),
  };
  if (!kind) return { ...found, value: isAttribute ? text.replace(/[\t\n]/g, " ") : text };
  const isClosed = trimmed.endsWith(kind === "single" ? ")" : "}");
  // In the code of an attribute, a line end stays one: else a remark would hide all that comes after it.
  return { ...found, value: trimmed, code: trimmed.slice(2, isClosed ? -1 : undefined) };
}

/** Whether a text is an expression as a whole. One that does not end is, too: it is wrong as such. */
function expressionKind(text: string): "single" | "block" | undefined {
  if (!/^@[({]/.test(text)) return undefined;
  const end = expressionEnd(text, 0);
  if (end !== undefined && end < text.length) return undefined;
  return text.startsWith("@(") ? "single" : "block";
}

/** The characters that are meant, and where each of them is written. */
function decoded(source: string, parts: readonly SourcePart[]): { text: string; offsetOf: (index: number) => number } {
  // Where the distance between meant and written changes.
  const steps: { readonly index: number; readonly offset: number }[] = [];
  let text = "";
  const add = (piece: string, offset: number) => {
    steps.push({ index: text.length, offset });
    text += piece;
  };
  for (const { from, to, isLiteral } of parts) {
    let at = from;
    for (const found of source.slice(from, to).matchAll(TOKEN)) {
      const isLineEnd = found[0].startsWith("\r");
      if (isLiteral && !isLineEnd) continue;
      const offset = from + found.index;
      if (offset > at) add(source.slice(at, offset), at);
      add(isLineEnd ? "\n" : meaning(found), offset);
      at = offset + found[0].length;
    }
    if (to > at || parts.length === 1) add(source.slice(at, to), at);
  }
  const offsetOf = (index: number) => {
    let last = steps[0] ?? { index: 0, offset: 0 };
    for (const step of steps) if (step.index <= index) last = step;
    return last.offset + index - last.index;
  };
  return { text, offsetOf };
}

function meaning([written, name, decimal, hex]: readonly string[]): string {
  if (name) return ENTITIES[name] ?? written;
  const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : written;
}
