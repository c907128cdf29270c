import { visitJson } from "../private/vendor";

/** The first thing that is wrong in a JSON text. */
export interface JsonFault {
  readonly index: number;
  readonly what: string;
}

/** No document that CDKTF writes comes near; what is deeper was not made by a tool that we know. */
const MOST_LEVELS = 256;

/** Error codes of jsonc-parser: what belongs where something else stands. */
const EXPECTED: { readonly [code: number]: string } = {
  3: "a property name in double quotes",
  4: "a value",
  5: "':'",
  6: "','",
  7: "'}'",
  8: "']'",
};

/** Error codes of jsonc-parser: what stands there. */
const FOUND: { readonly [code: number]: string } = {
  1: "a symbol that JSON does not have",
  2: "a number that is none",
  9: "more text after the end of the document",
  10: "a comment, which JSON does not have",
  11: "a comment that does not end",
  12: "a text that does not end",
  13: "a number that does not end",
  14: "a text with a '\\u' escape that is none",
  15: "a text with an escape sequence that is none",
  16: "a text with a control character that is not escaped",
};

/**
 * The first fault of a JSON text, or nothing. Stricter than `JSON.parse`, which keeps the last of two properties of one
 * name: Terraform reads both, so the one that is not seen could hide a resource. It also says where, on every Node version.
 */
export function jsonFault(text: string): JsonFault | undefined {
  // One entry a level: the names seen so far of an object, nothing for a list.
  const levels: (Set<string> | undefined)[] = [];
  let index = 0;
  const enter = (names: Set<string> | undefined) => {
    if (levels.length >= MOST_LEVELS) throw new Fault(index, `the document nests deeper than ${MOST_LEVELS} levels`);
    levels.push(names);
  };
  const leave = () => {
    levels.pop();
  };
  try {
    visitJson(text, {
      onObjectBegin: () => enter(new Set()),
      onArrayBegin: () => enter(undefined),
      onObjectEnd: leave,
      onArrayEnd: leave,
      onObjectProperty: (name, offset) => {
        index = offset;
        const names = levels[levels.length - 1];
        if (names?.has(name)) throw new Fault(offset, `the property '${name}' is written twice in one object`);
        names?.add(name);
      },
      onError: (code, offset) => {
        throw new Fault(offset, describe(code, text, offset));
      },
    });
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** `line 3, column 14`, counted from 1. */
export function positionOf(text: string, index: number): string {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  return `line ${line}, column ${index - lineStart + 1}`;
}

function describe(code: number, text: string, offset: number): string {
  if (offset >= text.trimEnd().length) return "the text ends in the middle of the document";
  const expected = EXPECTED[code];
  if (expected === undefined) return `there is ${FOUND[code] ?? "something that JSON does not have"}`;
  return `there is ${JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0))} where ${expected} belongs`;
}

class Fault implements JsonFault {
  constructor(
    readonly index: number,
    readonly what: string,
  ) {}
}
