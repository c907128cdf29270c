import { compareTexts } from "../text/compare-text";
import { argument, outOfRange } from "../text/exceptions";
import { definition } from "../types/definitions";
import { ARRAY, type Definition } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { defaultOf } from "../values/defaults";
import { areEqual, type Comparer, comparerOf } from "../values/identity";
import { ListValue } from "../values/list-value";
import { each, itemsOf } from "../values/sequence";
import { type MemberTable, withTypes } from "./member-table";
import { stableSorted } from "./ordering";

type Items = Iterable<Raw>;
type Test = (value: Raw) => boolean;

function positionOf(items: readonly Raw[], value: Raw): number {
  return items.findIndex((item) => areEqual(item, value));
}

const ARRAY_MEMBERS: MemberTable = {
  "int Length": ({ items }: ArrayValue) => items.length,
  "int GetLength(int dimension)": ({ items }: ArrayValue) => items.length,
  "object Clone()": ({ element, items }: ArrayValue) => new ArrayValue(element, [...items]),
  "static int IndexOf<A>(A[] array, A value)": ({ items }: ArrayValue, value: Raw) => positionOf(items, value),
  "static void Reverse<A>(A[] array)": ({ items }: ArrayValue) => void items.reverse(),
  "static void Sort<A>(A[] array)": withTypes(([, A]) => {
    const order = comparerOf(A, compareTexts);
    return ({ items }: ArrayValue) => void items.splice(0, items.length, ...stableSorted(items, order));
  }),
  "static bool Exists<A>(A[] array, Predicate<A> match)": ({ items }: ArrayValue, test: Test) => items.some(test),
  "static A Find<A>(A[] array, Predicate<A> match)": withTypes(([, A]) => ({ items }: ArrayValue, test: Test) => {
    const at = items.findIndex(test);
    return at < 0 ? defaultOf(A) : items[at];
  }),
  "static A[] FindAll<A>(A[] array, Predicate<A> match)": ({ element, items }: ArrayValue, test: Test) =>
    new ArrayValue(element, items.filter(test)),
  "static int FindIndex<A>(A[] array, Predicate<A> match)": ({ items }: ArrayValue, test: Test) =>
    items.findIndex(test),
  "static B[] ConvertAll<A, B>(A[] array, Converter<A, B> converter)": withTypes(
    ([, , B]) =>
      ({ items }: ArrayValue, convert: (value: Raw) => Raw) =>
        new ArrayValue(
          B,
          items.map((item) => convert(item)),
        ),
  ),
};

function checkedRange({ items }: ListValue, index: number, count: number): void {
  if (index < 0 || count < 0) throw outOfRange(index < 0 ? "index" : "count", "Non-negative number required.");
  if (index + count > items.length) {
    throw argument(
      "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.",
    );
  }
}

const LIST_CHANGES: MemberTable = {
  "void Add(T item)": (list: ListValue, item: Raw) => list.add(item),
  "void AddRange(IEnumerable<T> collection)": (list: ListValue, items: Items) =>
    list.replace([...list.items, ...itemsOf(items)]),
  "void Insert(int index, T item)": (list: ListValue, at: number, item: Raw) => list.insert(at, item),
  "void InsertRange(int index, IEnumerable<T> collection)": (list: ListValue, at: number, items: Items) =>
    list.replace([...list.items.slice(0, at), ...itemsOf(items), ...list.items.slice(at)]),
  "bool Remove(T item)": (list: ListValue, item: Raw) => {
    const at = positionOf(list.items, item);
    if (at >= 0) list.removeAt(at);
    return at >= 0;
  },
  "void RemoveAt(int index)": (list: ListValue, at: number) => list.removeAt(at),
  "int RemoveAll(Predicate<T> match)": (list: ListValue, test: Test) => {
    const before = list.items.length;
    list.replace(list.items.filter((item) => !test(item)));
    return before - list.items.length;
  },
  "void RemoveRange(int index, int count)": (list: ListValue, at: number, count: number) => {
    checkedRange(list, at, count);
    list.replace([...list.items.slice(0, at), ...list.items.slice(at + count)]);
  },
  "void Clear()": (list: ListValue) => list.replace([]),
  "void Reverse()": (list: ListValue) => list.replace([...list.items].reverse()),
  "void Sort()": withTypes(([T]) => {
    const order = comparerOf(T, compareTexts);
    return (list: ListValue) => list.replace(stableSorted(list.items, order));
  }),
  "void Sort(Comparison<T> comparison)": (list: ListValue, order: Comparer) =>
    list.replace(stableSorted(list.items, order)),
  "void ForEach(Action<T> action)": (list: ListValue, act: (item: Raw) => void) => {
    each(list, (item) => {
      act(item);
      return false;
    });
  },
};

const LIST_MEMBERS: MemberTable = {
  "new()": withTypes(
    ([T]) =>
      () =>
        new ListValue(T),
  ),
  "new(int capacity)": withTypes(
    ([T]) =>
      () =>
        new ListValue(T),
  ),
  "new(IEnumerable<T> collection)": withTypes(
    ([T]) =>
      (items: Items) =>
        new ListValue(T, [...itemsOf(items)]),
  ),
  "int Count": (list: ListValue) => list.items.length,
  "int Capacity": (list: ListValue) => list.items.length,
  "T this[int index]": {
    get: (list: ListValue, at: number) => list.at(at),
    set: (list: ListValue, at: number, value: Raw) => list.put(at, value),
  },
  "bool Contains(T item)": (list: ListValue, item: Raw) => positionOf(list.items, item) >= 0,
  "int IndexOf(T item)": (list: ListValue, item: Raw) => positionOf(list.items, item),
  "bool Exists(Predicate<T> match)": (list: ListValue, test: Test) => list.items.some((item) => test(item)),
  "bool TrueForAll(Predicate<T> match)": (list: ListValue, test: Test) => list.items.every((item) => test(item)),
  "T Find(Predicate<T> match)": withTypes(([T]) => (list: ListValue, test: Test) => {
    const at = list.items.findIndex((item) => test(item));
    return at < 0 ? defaultOf(T) : list.items[at];
  }),
  "List<T> FindAll(Predicate<T> match)": (list: ListValue, test: Test) =>
    new ListValue(
      list.element,
      list.items.filter((item) => test(item)),
    ),
  "int FindIndex(Predicate<T> match)": (list: ListValue, test: Test) => list.items.findIndex((item) => test(item)),
  "List<R> ConvertAll<R>(Converter<T, R> converter)": withTypes(
    ([, R]) =>
      (list: ListValue, convert: (item: Raw) => Raw) =>
        new ListValue(
          R,
          list.items.map((item) => convert(item)),
        ),
  ),
  "List<T> GetRange(int index, int count)": (list: ListValue, at: number, count: number) => {
    checkedRange(list, at, count);
    return new ListValue(list.element, list.items.slice(at, at + count));
  },
  "T[] ToArray()": (list: ListValue) => new ArrayValue(list.element, [...list.items]),
  ...LIST_CHANGES,
};

/** What an interface offers of which a list, an array or a JArray may stand. */
const IN_LINE: MemberTable = {
  "T this[int index]": {
    get: (list: ListValue | ArrayValue, at: number) => list.at(at),
    set: (list: ListValue | ArrayValue, at: number, value: Raw) => list.put(at, value),
  },
  "int IndexOf(T item)": (list: Items, item: Raw) => positionOf(itemsOf(list), item),
  "void Insert(int index, T item)": (list: ListValue, at: number, item: Raw) => list.insert(at, item),
  "void RemoveAt(int index)": (list: ListValue, at: number) => list.removeAt(at),
};

const COLLECTION: MemberTable = {
  "int Count": (items: Items & { readonly size?: number }) => items.size ?? itemsOf(items).length,
  "void Add(T item)": (items: { add(item: Raw): unknown }, item: Raw) => void items.add(item),
  "bool Contains(T item)": (items: Items, item: Raw) => positionOf(itemsOf(items), item) >= 0,
};

const READ_ONLY_LIST: MemberTable = {
  "T this[int index]": (list: ListValue | ArrayValue, at: number) => list.at(at),
};

export const LIST_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [ARRAY, ARRAY_MEMBERS],
  [definition("List", 1), LIST_MEMBERS],
  [definition("IList", 1), IN_LINE],
  [definition("IReadOnlyList", 1), READ_ONLY_LIST],
  [definition("ICollection", 1), COLLECTION],
  [definition("IReadOnlyCollection", 1), { "int Count": COLLECTION["int Count"] }],
];
