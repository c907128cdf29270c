import { argumentNull } from "../text/exceptions";
import { STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { type CaptureValue, expandReplacement, RegexValue } from "../values/regex-value";
import { Sequence } from "../values/sequence";
import type { MemberTable } from "./member-table";

type Text = string | null;

const MATCH = definition("Match").type;
const KNOWN = new Map<string, RegexValue>();

// The same pattern is used in every request.
function regex(pattern: Text, options = 0): RegexValue {
  if (pattern === null) throw argumentNull("pattern");
  const key = `${options} ${pattern}`;
  const made = KNOWN.get(key) ?? new RegexValue(pattern, options);
  if (KNOWN.size < 1000) KNOWN.set(key, made);
  return made;
}

function some(text: Text): string {
  if (text === null) throw argumentNull("input");
  return text;
}

function matches(of: RegexValue, text: Text): Sequence {
  const all = of.matches(some(text));
  return new Sequence(MATCH, () => all);
}

function split(of: RegexValue, text: Text): ArrayValue {
  return new ArrayValue(STRING, of.split(some(text)));
}

function replaced(of: RegexValue, text: Text, by: Text, count?: number): string {
  return of.replace(some(text), (match) => expandReplacement(by ?? "", match), count);
}

type Evaluate = (match: CaptureValue) => Text;

const REGEX_MEMBERS: MemberTable = {
  "new(string pattern)": (pattern: Text) => regex(pattern),
  "new(string pattern, RegexOptions options)": regex,
  "bool IsMatch(string input)": (of: RegexValue, text: Text) => of.isMatch(some(text)),
  "Match Match(string input)": (of: RegexValue, text: Text) => of.match(some(text)),
  "MatchCollection Matches(string input)": matches,
  "string Replace(string input, string replacement)": (of: RegexValue, text: Text, by: Text) => replaced(of, text, by),
  "string Replace(string input, string replacement, int count)": replaced,
  "string Replace(string input, MatchEvaluator evaluator)": (of: RegexValue, text: Text, by: Evaluate) =>
    of.replace(some(text), (match) => by(match) ?? ""),
  "string[] Split(string input)": split,
  "static bool IsMatch(string input, string pattern)": (text: Text, pattern: Text) =>
    regex(pattern).isMatch(some(text)),
  "static bool IsMatch(string input, string pattern, RegexOptions options)": (
    text: Text,
    pattern: Text,
    options: number,
  ) => regex(pattern, options).isMatch(some(text)),
  "static Match Match(string input, string pattern)": (text: Text, pattern: Text) => regex(pattern).match(some(text)),
  "static Match Match(string input, string pattern, RegexOptions options)": (
    text: Text,
    pattern: Text,
    options: number,
  ) => regex(pattern, options).match(some(text)),
  "static MatchCollection Matches(string input, string pattern)": (text: Text, pattern: Text) =>
    matches(regex(pattern), text),
  "static MatchCollection Matches(string input, string pattern, RegexOptions options)": (
    text: Text,
    pattern: Text,
    options: number,
  ) => matches(regex(pattern, options), text),
  "static string Replace(string input, string pattern, string replacement)": (text: Text, pattern: Text, by: Text) =>
    replaced(regex(pattern), text, by),
  "static string Replace(string input, string pattern, string replacement, RegexOptions options)": (
    text: Text,
    pattern: Text,
    by: Text,
    options: number,
  ) => replaced(regex(pattern, options), text, by),
  "static string Replace(string input, string pattern, MatchEvaluator evaluator)": (
    text: Text,
    pattern: Text,
    by: Evaluate,
  ) => regex(pattern).replace(some(text), (match) => by(match) ?? ""),
  "static string[] Split(string input, string pattern)": (text: Text, pattern: Text) => split(regex(pattern), text),
  "static string Unescape(string str)": (text: Text) => some(text).replace(/\\(.)/g, "$1"),
};

const CAPTURE_MEMBERS: MemberTable = {
  "string Value": ({ text }: CaptureValue) => text,
  "int Index": ({ index }: CaptureValue) => index,
  "int Length": ({ text }: CaptureValue) => text.length,
  "string ToString()": ({ text }: CaptureValue) => text,
};

function captures(capture: CaptureValue): ArrayValue {
  return new ArrayValue(definition("Capture").type, capture.isSuccess ? [capture] : []);
}

type Line = ArrayValue | Sequence;

const COUNTED: MemberTable = { "int Count": ({ items }: Line) => items.length };

function at<T extends Raw>(items: readonly Raw[], index: number): T {
  return (items[index] ?? null) as T;
}

export const REGEX_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Regex"), REGEX_MEMBERS],
  [definition("Capture"), CAPTURE_MEMBERS],
  [
    definition("Group"),
    { "bool Success": ({ isSuccess }: CaptureValue) => isSuccess, "CaptureCollection Captures": captures },
  ],
  [
    definition("Match"),
    {
      "GroupCollection Groups": (match: CaptureValue) => match,
      "string Result(string replacement)": (match: CaptureValue, by: string) => expandReplacement(by, match),
      "Match NextMatch()": (match: CaptureValue) => match.next?.() ?? match,
    },
  ],
  [
    definition("GroupCollection"),
    {
      "int Count": (match: CaptureValue) => match.groups.items.length,
      "Group this[int groupnum]": (match: CaptureValue, index: number) => match.groupNamed(`${index}`),
      "Group this[string groupname]": (match: CaptureValue, name: string) => match.groupNamed(name),
    },
  ],
  [
    definition("CaptureCollection"),
    { ...COUNTED, "Capture this[int i]": ({ items }: Line, index: number) => at(items, index) },
  ],
  [
    definition("MatchCollection"),
    { ...COUNTED, "Match this[int i]": ({ items }: Line, index: number) => at(items, index) },
  ],
];
