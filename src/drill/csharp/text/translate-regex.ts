import { DotNetException } from "../dotnet-exception";
import { notSupported } from "./exceptions";

const IGNORE_CASE = 1;
const MULTILINE = 2;
const SINGLELINE = 16;
const IGNORE_BLANKS = 32;
const ECMA_SCRIPT = 256;
const UNKNOWN_OPTIONS = 4 | 64;

/**
 * A pattern of .NET as one of JavaScript. The two agree on most; what means something else or does not exist there is written
 * anew, or refused.
 */
export function translateRegex(pattern: string, options: number): RegExp {
  if (options & UNKNOWN_OPTIONS)
    throw notSupported("RegexOptions.ExplicitCapture and RightToLeft are not known to this interpreter");
  const { text, flags } = leadingOptions(pattern);
  const all = options | flags;
  const translated = translate(text, all);
  try {
    return new RegExp(translated, `${all & IGNORE_CASE ? "i" : ""}${all & SINGLELINE ? "s" : ""}`);
  } catch (error) {
    throw new DotNetException("System.ArgumentException", `parsing "${pattern}" - ${(error as Error).message}`);
  }
}

// `(?i)` at the beginning holds for all.
function leadingOptions(pattern: string): { readonly text: string; readonly flags: number } {
  const match = /^\(\?([imsx]+)\)/.exec(pattern);
  if (!match) return { text: pattern, flags: 0 };
  const letters = { i: IGNORE_CASE, m: MULTILINE, s: SINGLELINE, x: IGNORE_BLANKS };
  const flags = [...match[1]].reduce((sum, letter) => sum | letters[letter as keyof typeof letters], 0);
  return { text: pattern.slice(match[0].length), flags };
}

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\(\?>/, "atomic groups"],
  [/^\(\?\(/, "conditions"],
  [/^\(\?<\w*-\w*>/, "balancing groups"],
  [/^\(\?[imnsx]*-?[imnsx]+[):]/, "inline options"],
  [/^\\[GC]/, "\\G"],
  [/^\\[pP]\{Is/, "Unicode blocks"],
];

function translate(pattern: string, options: number): string {
  let result = "";
  for (let rest = pattern, inClass = false; rest !== ""; ) {
    const refused = inClass ? undefined : REFUSED.find(([test]) => test.test(rest));
    if (refused) throw notSupported(`${refused[1]} in a regular expression are not known to this interpreter`);
    const [taken, written, isClass]: Part = inClass ? classPart(rest) : part(rest, options);
    result += written;
    inClass = isClass;
    rest = rest.slice(taken.length);
  }
  return result;
}

type Part = readonly [taken: string, written: string, inClass: boolean];

const CLASSES: Readonly<Record<string, string>> = {
  "\\p{L}": "a-zA-Z\\u00aa-\\uffdc",
  "\\p{N}": "0-9",
  "\\p{Lu}": "A-Z",
  "\\p{Ll}": "a-z",
};

function part(rest: string, options: number): Part {
  const isMultiline = (options & MULTILINE) !== 0;
  const named = /^\(\?(?:'(\w+)'|<(\w+)>)/.exec(rest);
  if (named) return [named[0], `(?<${named[1] ?? named[2]}>`, false];
  if (rest.startsWith("(?#")) return [/^\(\?#[^)]*\)/.exec(rest)?.[0] ?? rest, "", false];
  const known = /^\\p\{\w+\}/.exec(rest)?.[0];
  if (known) return [known, `[${CLASSES[known] ?? unknownClass(known)}]`, false];
  if (rest.startsWith("\\")) return escapePart(rest, options);
  if (rest[0] === "^") return ["^", isMultiline ? "(?:^|(?<=\\n))" : "^", false];
  if (rest[0] === "$") return ["$", isMultiline ? "(?=\\n|$)" : "(?=\\n?$)", false];
  if (rest[0] === ".") return [".", (options & SINGLELINE) !== 0 ? "[^]" : "[^\\n]", false];
  if ((options & IGNORE_BLANKS) !== 0 && /^(?:\s|#)/.test(rest))
    return [/^(?:\s+|#[^\n]*)/.exec(rest)?.[0] ?? " ", "", false];
  return [rest[0], rest[0], rest[0] === "["];
}

function unknownClass(name: string): never {
  throw notSupported(`${name} in a regular expression is not known to this interpreter`);
}

function escapePart(rest: string, options: number): Part {
  const pair = rest.slice(0, 2);
  const back = /^\\k(?:<(\w+)>|'(\w+)')/.exec(rest);
  if (back) return [back[0], `\\k<${back[1] ?? back[2]}>`, false];
  const simple: Readonly<Record<string, string>> = {
    ...{ "\\A": "^", "\\z": "$(?![^])", "\\Z": "(?=\\n?$(?![^]))", "\\a": "\\x07", "\\e": "\\x1b" },
    ...((options & ECMA_SCRIPT) === 0
      ? { "\\d": "\\d", "\\w": "[\\w\\u00aa-\\uffdc]", "\\W": "[^\\w\\u00aa-\\uffdc]" }
      : {}),
  };
  return [pair, simple[pair] ?? pair, false];
}

function classPart(rest: string): Part {
  if (rest[0] === "]") return ["]", "]", false];
  if (/^-\[/.test(rest)) throw notSupported("subtraction in a regular expression is not known to this interpreter");
  const known = /^\\p\{\w+\}/.exec(rest)?.[0];
  if (known) return [known, CLASSES[known] ?? unknownClass(known), true];
  const posix = rest[0] === "[" ? "\\[" : rest[0];
  if (rest.startsWith("\\w")) return ["\\w", "\\w\\u00aa-\\uffdc", true];
  return rest[0] === "\\" ? [rest.slice(0, 2), rest.slice(0, 2), true] : [rest[0], posix, true];
}
