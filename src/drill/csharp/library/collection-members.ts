import { invalidOperation } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { ComparerValue } from "../values/comparer-value";
import { defaultOf } from "../values/defaults";
import { DictionaryValue } from "../values/dictionary-value";
import type { GroupingValue } from "../values/grouping-value";
import type { GroupsValue } from "../values/groups-value";
import { HashSetValue } from "../values/hash-set-value";
import { areEqual } from "../values/identity";
import { LineValue } from "../values/line-value";
import type { LookupValue } from "../values/lookup-value";
import { PairValue } from "../values/pair-value";
import { itemsOf } from "../values/sequence";
import { type MemberTable, withTypes } from "./member-table";
import { NEWER_DICTIONARY } from "./newer-members";

type Items = Iterable<Raw>;
type Test = (value: Raw) => boolean;

interface Out {
  value: Raw;
}

function keyed(comparer: ComparerValue | null): ((key: Raw) => unknown) | undefined {
  return comparer?.keyed;
}

function copied(target: DictionaryValue, source: LookupValue): DictionaryValue {
  for (const [key, value] of source.entries()) target.add(key, value);
  return target;
}

const LOOKUP: MemberTable = {
  "int Count": (map: LookupValue) => map.size,
  "IEnumerable<K> Keys": (map: LookupValue) => map.keys,
  "IEnumerable<V> Values": (map: LookupValue) => map.values,
  "V this[K key]": (map: LookupValue, key: Raw) => map.at(key),
  "bool ContainsKey(K key)": (map: LookupValue, key: Raw) => map.find(key) !== undefined,
  "bool TryGetValue(K key, out V value)": withTypes(([, V]) => (map: LookupValue, key: Raw, out: Out) => {
    const found = map.find(key);
    out.value = found === undefined ? defaultOf(V) : found;
    return found !== undefined;
  }),
};

const DICTIONARY_MEMBERS: MemberTable = {
  ...LOOKUP,
  ...NEWER_DICTIONARY,
  "new()": withTypes(
    ([K, V]) =>
      () =>
        new DictionaryValue(K, V),
  ),
  "new(int capacity)": withTypes(
    ([K, V]) =>
      () =>
        new DictionaryValue(K, V),
  ),
  "new(IEqualityComparer<K> comparer)": withTypes(
    ([K, V]) =>
      (comparer: ComparerValue | null) =>
        new DictionaryValue(K, V, keyed(comparer)),
  ),
  "new(IDictionary<K, V> dictionary)": withTypes(
    ([K, V]) =>
      (source: LookupValue) =>
        copied(new DictionaryValue(K, V), source),
  ),
  "new(IDictionary<K, V> dictionary, IEqualityComparer<K> comparer)": withTypes(
    ([K, V]) =>
      (source: LookupValue, comparer: ComparerValue | null) =>
        copied(new DictionaryValue(K, V, keyed(comparer)), source),
  ),
  "V this[K key]": {
    get: (map: DictionaryValue, key: Raw) => map.at(key),
    set: (map: DictionaryValue, key: Raw, value: Raw) => map.put(key, value),
  },
  "void Add(K key, V value)": (map: DictionaryValue, key: Raw, value: Raw) => map.add(key, value),
  "bool Remove(K key)": (map: DictionaryValue, key: Raw) => map.remove(key),
  "void Clear()": (map: DictionaryValue) => map.clear(),
  "bool ContainsValue(V value)": (map: DictionaryValue, value: Raw) =>
    map.values.items.some((each) => areEqual(each, value)),
};

function merged(set: HashSetValue, items: Items): void {
  for (const item of itemsOf(items)) set.add(item);
}

function narrowed(set: HashSetValue, keep: Test): void {
  for (const item of [...set]) if (!keep(item)) set.remove(item);
}

const SET_MEMBERS: MemberTable = {
  "new()": withTypes(
    ([T]) =>
      () =>
        new HashSetValue(T),
  ),
  "new(IEnumerable<T> collection)": withTypes(
    ([T]) =>
      (items: Items) =>
        new HashSetValue(T, itemsOf(items)),
  ),
  "new(IEqualityComparer<T> comparer)": withTypes(
    ([T]) =>
      (comparer: ComparerValue | null) =>
        new HashSetValue(T, [], keyed(comparer)),
  ),
  "new(IEnumerable<T> collection, IEqualityComparer<T> comparer)": withTypes(
    ([T]) =>
      (items: Items, comparer: ComparerValue | null) =>
        new HashSetValue(T, itemsOf(items), keyed(comparer)),
  ),
  "int Count": (set: HashSetValue) => set.size,
  "bool Add(T item)": (set: HashSetValue, item: Raw) => set.add(item),
  "bool Remove(T item)": (set: HashSetValue, item: Raw) => set.remove(item),
  "bool Contains(T item)": (set: HashSetValue, item: Raw) => set.has(item),
  "void Clear()": (set: HashSetValue) => set.clear(),
  "void UnionWith(IEnumerable<T> other)": merged,
  "void IntersectWith(IEnumerable<T> other)": (set: HashSetValue, items: Items) => {
    const others = new HashSetValue(set.element, itemsOf(items));
    narrowed(set, (item) => others.has(item));
  },
  "void ExceptWith(IEnumerable<T> other)": (set: HashSetValue, items: Items) => {
    for (const item of itemsOf(items)) set.remove(item);
  },
  "bool Overlaps(IEnumerable<T> other)": (set: HashSetValue, items: Items) =>
    itemsOf(items).some((item) => set.has(item)),
  "bool IsSubsetOf(IEnumerable<T> other)": (set: HashSetValue, items: Items) => {
    const others = new HashSetValue(set.element, itemsOf(items));
    return [...set].every((item) => others.has(item));
  },
  "bool SetEquals(IEnumerable<T> other)": (set: HashSetValue, items: Items) => {
    const others = new HashSetValue(set.element, itemsOf(items));
    return others.size === set.size && [...set].every((item) => others.has(item));
  },
};

function lineMembers(name: "Queue" | "Stack", put: string, take: string): MemberTable {
  const first = (line: LineValue): Raw => {
    if (line.items.length === 0) throw invalidOperation(`${name} empty.`);
    return line.items[0];
  };
  return {
    "new()": withTypes(
      ([T]) =>
        () =>
          new LineValue(name, T),
    ),
    "new(IEnumerable<T> collection)": withTypes(
      ([T]) =>
        (items: Items) =>
          new LineValue(name, T, itemsOf(items)),
    ),
    "int Count": (line: LineValue) => line.items.length,
    [`void ${put}(T item)`]: (line: LineValue, item: Raw) => line.put(item),
    [`T ${take}()`]: (line: LineValue) => {
      first(line);
      return line.items.shift();
    },
    "T Peek()": first,
    "void Clear()": (line: LineValue) => void line.items.splice(0),
    "bool Contains(T item)": (line: LineValue, item: Raw) => line.items.some((each) => areEqual(each, item)),
    "T[] ToArray()": (line: LineValue) => new ArrayValue(line.element, [...line.items]),
  };
}

const COMPARERS = ["CurrentCulture", "CurrentCultureIgnoreCase", "InvariantCulture", "InvariantCultureIgnoreCase"];

const COMPARER_MEMBERS: MemberTable = {
  ...Object.fromEntries(
    [...COMPARERS, "Ordinal", "OrdinalIgnoreCase"].map((name, at) => [
      `static StringComparer ${name}`,
      new ComparerValue(at),
    ]),
  ),
  "bool Equals(string x, string y)": ({ keyed: key }: ComparerValue, a: Raw, b: Raw) => key(a) === key(b),
  "int Compare(string x, string y)": ({ compare }: ComparerValue, a: Raw, b: Raw) => compare(a, b),
};

export const COLLECTION_MEMBERS: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Dictionary", 2), DICTIONARY_MEMBERS],
  [definition("IDictionary", 2), withoutConstructors(DICTIONARY_MEMBERS)],
  [definition("IReadOnlyDictionary", 2), LOOKUP],
  [definition("HashSet", 1), SET_MEMBERS],
  [definition("ISet", 1), withoutConstructors(SET_MEMBERS)],
  [definition("Queue", 1), lineMembers("Queue", "Enqueue", "Dequeue")],
  [definition("Stack", 1), lineMembers("Stack", "Push", "Pop")],
  [definition("StringComparer"), COMPARER_MEMBERS],
  [definition("IGrouping", 2), { "K Key": ({ name }: GroupingValue) => name }],
  [
    definition("ILookup", 2),
    {
      "int Count": ({ items }: GroupsValue) => items.length,
      "IEnumerable<T> this[K key]": (groups: GroupsValue, key: Raw) => groups.at(key),
      "bool Contains(K key)": (groups: GroupsValue, key: Raw) => groups.has(key),
    },
  ],
  [
    definition("KeyValuePair", 2),
    {
      "new(K key, V value)": withTypes(
        ([K, V]) =>
          (key: Raw, value: Raw) =>
            new PairValue(K, V, key, value),
      ),
      "K Key": ({ name }: PairValue) => name,
      "V Value": ({ value }: PairValue) => value,
      "string ToString()": (pair: PairValue) => pair.toText(),
    },
  ],
];

function withoutConstructors(table: MemberTable): MemberTable {
  return Object.fromEntries(Object.entries(table).filter(([signature]) => !signature.startsWith("new(")));
}
