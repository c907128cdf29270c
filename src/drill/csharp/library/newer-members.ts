import { upperCase } from "../text/change-case";
import { argument } from "../text/exceptions";
import { splitText } from "../text/split";
import { STRING } from "../types/core-types";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { boxer } from "../values/box";
import type { DictionaryValue } from "../values/dictionary-value";
import { HashSetValue } from "../values/hash-set-value";
import { itemsOf, Sequence } from "../values/sequence";
import { toText } from "../values/to-text";
import { type MemberTable, withTypes } from "./member-table";

// What .NET Framework does not have, and newer .NET does. Gateways run on either, so a policy may use it and work.

function split(text: string, separator: string | null, count: number, options: number): ArrayValue {
  return new ArrayValue(STRING, splitText(text, [separator ?? ""], count, options === 1));
}

const ALL = Number.MAX_SAFE_INTEGER;

function joined(separator: string, values: ArrayValue): string {
  return values.items.map((value) => toText(value as string)).join(separator);
}

function replaced(text: string, from: string, to: string | null, comparison: number): string {
  if (from === "") throw argument("String cannot be of zero length.", "oldValue");
  if (comparison % 2 === 0) return text.replaceAll(from, () => to ?? "");
  let result = "";
  let at = 0;
  const [upper, wanted] = [upperCase(text), upperCase(from)];
  for (let found = upper.indexOf(wanted); found >= 0; found = upper.indexOf(wanted, at)) {
    result += text.slice(at, found) + (to ?? "");
    at = found + from.length;
  }
  return result + text.slice(at);
}

export const NEWER_STRING_MEMBERS: MemberTable = {
  "string[] Split(string separator)": (text: string, separator: string | null) => split(text, separator, ALL, 0),
  "string[] Split(char separator, StringSplitOptions options)": (text: string, separator: string, options: number) =>
    split(text, separator, ALL, options),
  "string[] Split(string separator, StringSplitOptions options)": (text: string, separator: string, options: number) =>
    split(text, separator, ALL, options),
  "string[] Split(char separator, int count)": (text: string, separator: string, count: number) =>
    split(text, separator, count, 0),
  "string[] Split(string separator, int count)": (text: string, separator: string, count: number) =>
    split(text, separator, count, 0),
  "bool Contains(char value)": (text: string, value: string) => text.includes(value),
  "bool Contains(string value, StringComparison comparisonType)": (text: string, value: string, comparison: number) =>
    comparison % 2 === 1 ? upperCase(text).includes(upperCase(value)) : text.includes(value),
  "bool StartsWith(char value)": (text: string, value: string) => text.startsWith(value),
  "bool EndsWith(char value)": (text: string, value: string) => text.endsWith(value),
  "string Replace(string oldValue, string newValue, StringComparison comparisonType)": replaced,
  "static string Join(char separator, params string[] value)": joined,
  "static string Join<T>(char separator, IEnumerable<T> values)": withTypes(([T]) => {
    const box = boxer(T);
    return (separator: string, values: Iterable<Raw>) =>
      itemsOf(values)
        .map((value) => toText(box(value)))
        .join(separator);
  }),
  "string TrimEnd()": (text: string) => text.trimEnd(),
  "string TrimStart()": (text: string) => text.trimStart(),
};

export const NEWER_LINQ: MemberTable = {
  "static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element)": withTypes(
    ([T]) =>
      (source: Iterable<Raw>, item: Raw) =>
        new Sequence(T, () => [...itemsOf(source), item]),
  ),
  "static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element)": withTypes(
    ([T]) =>
      (source: Iterable<Raw>, item: Raw) =>
        new Sequence(T, () => [item, ...itemsOf(source)]),
  ),
  "static IEnumerable<T> TakeLast<T>(this IEnumerable<T> source, int count)": withTypes(
    ([T]) =>
      (source: Iterable<Raw>, count: number) =>
        new Sequence(T, () => (count <= 0 ? [] : itemsOf(source).slice(-count))),
  ),
  "static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)": withTypes(
    ([T]) =>
      (source: Iterable<Raw>, count: number) =>
        new Sequence(T, () => (count <= 0 ? itemsOf(source) : itemsOf(source).slice(0, -count))),
  ),
  "static HashSet<T> ToHashSet<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Iterable<Raw>) =>
        new HashSetValue(T, itemsOf(source)),
  ),
  "static V GetValueOrDefault<K, V>(this Dictionary<K, V> dictionary, K key, V defaultValue = default)": (
    dictionary: DictionaryValue,
    key: Raw,
    fallback: Raw,
  ) => {
    const found = dictionary.find(key);
    return found === undefined ? fallback : found;
  },
};

export const NEWER_DICTIONARY: MemberTable = {
  "bool TryAdd(K key, V value)": (map: DictionaryValue, key: Raw, value: Raw) => {
    if (map.find(key) !== undefined) return false;
    map.add(key, value);
    return true;
  },
};
