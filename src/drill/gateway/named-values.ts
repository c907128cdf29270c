import type { Place } from "../../apim/read-policy";

/** A name as Azure allows it; other text in double braces is not meant. What stands in a remark is not looked at. */
const MENTION = /<!--[\s\S]*?-->|\{\{([\w.-]{1,256})\}\}/g;

/** A text with its named values put in, before anything reads it. */
export interface FilledText {
  readonly text: string;
  /** Names without a value, and where they are mentioned. */
  readonly missing: readonly { readonly name: string; readonly at: Place }[];
  /** Where something stands that is found in the filled text; inside of a value, where it is mentioned. */
  placeOf(at: Place): Place;
}

interface Piece {
  /** In the filled text. */
  readonly from: number;
  readonly to: number;
  /** In the text as it was written. */
  readonly written: number;
  readonly isValue: boolean;
}

export function withNamedValues(written: string, values: ReadonlyMap<string, string>): FilledText {
  const missing: { name: string; at: Place }[] = [];
  const pieces: Piece[] = [];
  let text = "";
  let at = 0;
  const add = (piece: string, from: number, isValue: boolean) => {
    pieces.push({ from: text.length, to: text.length + piece.length, written: from, isValue });
    text += piece;
  };
  for (const { index, 0: found, 1: name } of written.matchAll(MENTION)) {
    if (name === undefined) continue;
    const value = values.get(name);
    if (value === undefined) missing.push({ name, at: placeIn(written, index) });
    add(written.slice(at, index), at, false);
    add(value ?? found, index, true);
    at = index + found.length;
  }
  add(written.slice(at), at, false);
  return { text, missing, placeOf: (place) => placeIn(written, writtenOffset(pieces, offsetIn(text, place))) };
}

function writtenOffset(pieces: readonly Piece[], offset: number): number {
  const piece = [...pieces].reverse().find(({ from }) => from <= offset) ?? pieces[0];
  return piece.isValue ? piece.written : piece.written + offset - piece.from;
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetIn(text: string, { line, column }: Place): number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length);
  return (line === 1 ? 0 : (ends[line - 2] ?? text.length)) + column - 1;
}
