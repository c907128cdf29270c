import { lowerCase, upperCase } from "../text/change-case";
import { compareTexts, equalTexts } from "../text/compare-text";
import { compositeFormat } from "../text/composite-format";
import { argument, argumentNull, indexOutOfRange, outOfRange } from "../text/exceptions";
import { hashOfText } from "../text/hash";
import { splitText } from "../text/split";
import { CHAR, STRING } from "../types/core-types";
import type { Raw, Value } from "../value";
import { ArrayValue } from "../values/array-value";
import { boxer } from "../values/box";
import { itemsOf } from "../values/sequence";
import { toText } from "../values/to-text";
import { type MemberTable, withTypes } from "./member-table";

type Text = string;
type Nullable = string | null;

const some = (value: Nullable, name = "value"): string => {
  if (value === null) throw argumentNull(name);
  return value;
};

function checked(from: number, length: number, text: string): void {
  if (from < 0) throw outOfRange("startIndex", "StartIndex cannot be less than zero.");
  if (from > text.length) throw outOfRange("startIndex", "startIndex cannot be larger than length of string.");
  if (length < 0) throw outOfRange("length", "Length cannot be less than zero.");
  if (from + length > text.length) {
    throw outOfRange("length", "Index and length must refer to a location within the string.");
  }
}

function substring(text: Text, from: number, length = text.length - from): string {
  checked(from, from > text.length ? 0 : length, text);
  return text.slice(from, from + length);
}

function find(text: Text, value: Nullable, from = 0, comparison = 4): number {
  const wanted = some(value);
  if (from < 0 || from > text.length)
    throw outOfRange(
      "startIndex",
      "Index was out of range. Must be non-negative and less than the size of the collection.",
    );
  return comparison % 2 === 1 ? upperCase(text).indexOf(upperCase(wanted), from) : text.indexOf(wanted, from);
}

function findLast(text: Text, value: Nullable, comparison = 4): number {
  const wanted = some(value);
  return comparison % 2 === 1 ? upperCase(text).lastIndexOf(upperCase(wanted)) : text.lastIndexOf(wanted);
}

function replace(text: Text, from: Nullable, to: Nullable): string {
  if (some(from, "oldValue") === "") throw argument("String cannot be of zero length.", "oldValue");
  return text.replaceAll(from as string, () => to ?? "");
}

const SPACE = /^[\s\u0085\u200b\ufeff]$/;

function isTrimmed(chars: ArrayValue | null): (char: string) => boolean {
  const own = chars?.items;
  return own && own.length > 0 ? (char) => own.includes(char) : (char) => SPACE.test(char);
}

function trim(text: Text, chars: ArrayValue | null, atStart: boolean, atEnd: boolean): string {
  const test = isTrimmed(chars);
  let [from, to] = [0, text.length];
  while (atStart && from < to && test(text[from])) from++;
  while (atEnd && to > from && test(text[to - 1])) to--;
  return text.slice(from, to);
}

function joined(separator: Nullable, values: readonly string[]): string {
  return values.join(separator ?? "");
}

function textOf(value: Raw): string {
  return toText(value as Value);
}

function concatenated(values: ArrayValue | null): string {
  return joined("", (values ?? fail("values")).items.map(textOf));
}

function fail(name: string): never {
  throw argumentNull(name);
}

function inserted(text: Text, at: number, value: Nullable): string {
  if (at < 0 || at > text.length) throw outOfRange("startIndex");
  return text.slice(0, at) + some(value) + text.slice(at);
}

function removed(text: Text, from: number, count = text.length - from): string {
  if (from < 0 || from > text.length) throw outOfRange("startIndex", "StartIndex cannot be less than zero.");
  if (count < 0 || from + count > text.length)
    throw outOfRange("count", "Index and count must refer to a location within the string.");
  return text.slice(0, from) + text.slice(from + count);
}

function padded(text: Text, width: number, char: string, atStart: boolean): string {
  if (width < 0) throw outOfRange("totalWidth", "Non-negative number required.");
  return atStart ? text.padStart(width, char) : text.padEnd(width, char);
}

function findAny(text: Text, chars: ArrayValue): number {
  return text.split("").findIndex((char) => chars.items.includes(char));
}

const STATICS: MemberTable = {
  "static string Empty": "",
  "static bool IsNullOrEmpty(string value)": (value: Nullable) => value === null || value === "",
  "static bool IsNullOrWhiteSpace(string value)": (value: Nullable) =>
    value === null || trim(value, null, true, true) === "",
  "static bool Equals(string a, string b)": (a: Nullable, b: Nullable) => a === b,
  "static bool Equals(string a, string b, StringComparison comparisonType)": equalTexts,
  "static int Compare(string a, string b)": (a: Nullable, b: Nullable) => compareOrNull(a, b, 0),
  "static int Compare(string a, string b, bool ignoreCase)": (a: Nullable, b: Nullable, ignores: boolean) =>
    compareOrNull(a, b, Number(ignores)),
  "static int Compare(string a, string b, StringComparison comparisonType)": compareOrNull,
  "static int CompareOrdinal(string a, string b)": (a: Nullable, b: Nullable) => compareOrNull(a, b, 4),
  "static string Concat(params object[] args)": concatenated,
  "static string Concat(params string[] values)": concatenated,
  "static string Concat(object arg0)": (value: Value) => toText(value),
  "static string Concat<T>(IEnumerable<T> values)": withTypes(([T]) => {
    const box = boxer(T);
    return (values: Iterable<Raw>) =>
      joined(
        "",
        itemsOf(values).map((value) => toText(box(value))),
      );
  }),
  "static string Copy(string value)": (value: Nullable) => some(value),
  "static string Format(string format, params object[] args)": (format: Nullable, args: ArrayValue | null) =>
    compositeFormat(some(format, "format"), (args ?? fail("args")).items as Value[]),
  "static string Join(string separator, params string[] value)": (separator: Nullable, values: ArrayValue | null) =>
    joined(separator, (values ?? fail("value")).items.map(textOf)),
  "static string Join(string separator, params object[] values)": (separator: Nullable, values: ArrayValue | null) =>
    joined(separator, (values ?? fail("values")).items.map(textOf)),
  "static string Join(string separator, IEnumerable<string> values)": (separator: Nullable, values: Iterable<Raw>) =>
    joined(separator, itemsOf(values ?? fail("values")).map(textOf)),
  "static string Join<T>(string separator, IEnumerable<T> values)": withTypes(([T]) => {
    const box = boxer(T);
    return (separator: Nullable, values: Iterable<Raw>) =>
      joined(
        separator,
        itemsOf(values ?? fail("values")).map((value) => toText(box(value))),
      );
  }),
};

function compareOrNull(a: Nullable, b: Nullable, comparison: number): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareTexts(a, b, comparison);
}

const SEARCHING: MemberTable = {
  "bool Contains(string value)": (text: Text, value: Nullable) => text.includes(some(value)),
  "bool StartsWith(string value)": (text: Text, value: Nullable) => text.startsWith(some(value)),
  "bool StartsWith(string value, StringComparison comparisonType)": (text: Text, value: Nullable, comparison: number) =>
    equalTexts(text.slice(0, some(value).length), value, comparison),
  "bool EndsWith(string value)": (text: Text, value: Nullable) => text.endsWith(some(value)),
  "bool EndsWith(string value, StringComparison comparisonType)": (text: Text, value: Nullable, comparison: number) =>
    text.length >= some(value).length && equalTexts(text.slice(text.length - some(value).length), value, comparison),
  "int IndexOf(string value)": (text: Text, value: Nullable) => find(text, value),
  "int IndexOf(char value)": (text: Text, value: string) => text.indexOf(value),
  "int IndexOf(string value, int startIndex)": (text: Text, value: Nullable, from: number) => find(text, value, from),
  "int IndexOf(char value, int startIndex)": (text: Text, value: string, from: number) => find(text, value, from),
  "int IndexOf(string value, StringComparison comparisonType)": (text: Text, value: Nullable, comparison: number) =>
    find(text, value, 0, comparison),
  "int IndexOf(string value, int startIndex, StringComparison comparisonType)": find,
  "int IndexOfAny(char[] anyOf)": findAny,
  "int LastIndexOf(string value)": (text: Text, value: Nullable) => findLast(text, value),
  "int LastIndexOf(char value)": (text: Text, value: string) => text.lastIndexOf(value),
  "int LastIndexOf(string value, StringComparison comparisonType)": findLast,
  "int CompareTo(string other)": (text: Text, other: Nullable) => compareOrNull(text, other, 0),
  "bool Equals(string value)": (text: Text, value: Nullable) => text === value,
  "bool Equals(string value, StringComparison comparisonType)": equalTexts,
  "bool Equals(object value)": (text: Text, value: Raw) => text === value,
  "int GetHashCode()": hashOfText,
};

export const STRING_MEMBERS: MemberTable = {
  ...STATICS,
  ...SEARCHING,
  "new(char c, int count)": (char: string, count: number) => char.repeat(count),
  "new(char[] value)": (chars: ArrayValue | null) => (chars ? joined("", chars.items as string[]) : ""),
  "int Length": (text: Text) => text.length,
  "char this[int index]": (text: Text, at: number) => {
    if (at < 0 || at >= text.length) throw indexOutOfRange();
    return text[at];
  },
  "string Substring(int startIndex)": (text: Text, from: number) => substring(text, from),
  "string Substring(int startIndex, int length)": substring,
  "string Replace(string oldValue, string newValue)": replace,
  "string Replace(char oldChar, char newChar)": (text: Text, from: string, to: string) =>
    text.replaceAll(from, () => to),
  "string Insert(int startIndex, string value)": inserted,
  "string Remove(int startIndex)": (text: Text, from: number) => removed(text, from),
  "string Remove(int startIndex, int count)": removed,
  "string Trim()": (text: Text) => trim(text, null, true, true),
  "string Trim(params char[] trimChars)": (text: Text, chars: ArrayValue) => trim(text, chars, true, true),
  "string TrimStart(params char[] trimChars)": (text: Text, chars: ArrayValue) => trim(text, chars, true, false),
  "string TrimEnd(params char[] trimChars)": (text: Text, chars: ArrayValue) => trim(text, chars, false, true),
  "string PadLeft(int totalWidth)": (text: Text, width: number) => padded(text, width, " ", true),
  "string PadLeft(int totalWidth, char paddingChar)": (text: Text, width: number, char: string) =>
    padded(text, width, char, true),
  "string PadRight(int totalWidth)": (text: Text, width: number) => padded(text, width, " ", false),
  "string PadRight(int totalWidth, char paddingChar)": (text: Text, width: number, char: string) =>
    padded(text, width, char, false),
  "string ToLower()": lowerCase,
  "string ToLowerInvariant()": lowerCase,
  "string ToUpper()": upperCase,
  "string ToUpperInvariant()": upperCase,
  "string ToString()": (text: Text) => text,
  "char[] ToCharArray()": (text: Text) => new ArrayValue(CHAR, text.split("")),
  "string Normalize()": (text: Text) => text.normalize("NFC"),
  "string[] Split(params char[] separator)": (text: Text, separators: ArrayValue | null) => splitBy(text, separators),
  "string[] Split(char[] separator, int count)": (text: Text, separators: ArrayValue | null, count: number) =>
    splitBy(text, separators, count),
  "string[] Split(char[] separator, StringSplitOptions options)": (
    text: Text,
    separators: ArrayValue | null,
    options: number,
  ) => splitBy(text, separators, undefined, options),
  "string[] Split(char[] separator, int count, StringSplitOptions options)": splitBy,
  "string[] Split(string[] separator, StringSplitOptions options)": (
    text: Text,
    separators: ArrayValue | null,
    options: number,
  ) => splitBy(text, separators, undefined, options),
  "string[] Split(string[] separator, int count, StringSplitOptions options)": splitBy,
};

function splitBy(text: Text, separators: ArrayValue | null, count = Number.MAX_SAFE_INTEGER, options = 0): ArrayValue {
  return new ArrayValue(STRING, splitText(text, (separators?.items ?? []) as string[], count, options === 1));
}
