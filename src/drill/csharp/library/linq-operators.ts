import { compareTexts } from "../text/compare-text";
import { argumentNull } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import type { Raw, Value } from "../value";
import type { ComparerValue } from "../values/comparer-value";
import { defaultOf } from "../values/defaults";
import { GroupingValue } from "../values/grouping-value";
import { type Comparer, comparerOf, keyOf } from "../values/identity";
import { each, itemsOf, Sequence, type Visit } from "../values/sequence";
import { instanceTest, opener } from "../values/unbox";
import { type MemberTable, withTypes } from "./member-table";
import { stableSorted } from "./ordering";

export type Items = Iterable<Raw>;
export type Select = (value: Raw) => Raw;
export type SelectAt = (value: Raw, at: number) => Raw;
type Test = (value: Raw, at: number) => boolean;

export function present(source: Items | null, name = "source"): Items {
  if (source === null) throw argumentNull(name);
  return source;
}

function mapped(R: Type, source: Items | null, select: SelectAt): Sequence {
  const items = present(source);
  const all = () => itemsOf(items).map((item, at) => select(item, at));
  return new Sequence(R, all, (visit) => {
    let at = 0;
    return each(items, (item) => visit(select(item, at++)));
  });
}

function filtered(T: Type, source: Items | null, test: Test): Sequence {
  const items = present(source);
  const all = () => itemsOf(items).filter((item, at) => test(item, at));
  return new Sequence(T, all, (visit) => {
    let at = 0;
    return each(items, (item) => test(item, at++) && visit(item));
  });
}

/** What can be given one by one. */
function walked(T: Type, source: Items | null, walk: (items: Items, visit: Visit) => boolean): Sequence {
  const items = present(source);
  return Sequence.streaming(T, (visit) => walk(items, visit));
}

/** What can only be said once all is known. */
function whole(T: Type, source: Items | null, make: (items: readonly Raw[]) => readonly Raw[]): Sequence {
  const items = present(source);
  return new Sequence(T, () => make(itemsOf(items)));
}

const PROJECTING: MemberTable = {
  "static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector)": withTypes(
    ([, R]) =>
      (source: Items | null, select: Select) =>
        mapped(R, source, (item) => select(item)),
  ),
  "static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector)": withTypes(
    ([, R]) =>
      (source: Items | null, select: SelectAt) =>
        mapped(R, source, select),
  ),
  "static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector)": withTypes(
    ([, R]) =>
      (source: Items | null, select: (value: Raw) => Items) =>
        walked(R, source, (items, visit) => each(items, (item) => each(select(item), visit))),
  ),
  "static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)": withTypes(
    ([T]) =>
      (source: Items | null, test: (value: Raw) => boolean) =>
        filtered(T, source, (item) => test(item)),
  ),
  "static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)": withTypes(
    ([T]) =>
      (source: Items | null, test: Test) =>
        filtered(T, source, test),
  ),
  "static IEnumerable<T> OfType<T>(this IEnumerable<object> source)": withTypes(([T]) => (source: Items | null) => {
    const [isOne, open] = [instanceTest(T), opener(T)];
    return mapped(
      T,
      filtered(T, source, (item) => item !== null && isOne(item as Value)),
      open,
    );
  }),
  "static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source)": (source: Items) => source,
  "static IEnumerable<R> Zip<T, U, R>(this IEnumerable<T> first, IEnumerable<U> second, Func<T, U, R> resultSelector)":
    withTypes(([, , R]) => (source: Items | null, other: Items, join: (a: Raw, b: Raw) => Raw) => {
      return whole(R, source, (items) => {
        const others = itemsOf(other);
        return items.slice(0, others.length).map((item, at) => join(item, others[at]));
      });
    }),
};

const CUTTING: MemberTable = {
  "static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)": withTypes(
    ([T]) =>
      (source: Items | null, count: number) =>
        walked(T, source, (items, visit) => {
          let left = count;
          let isEnough = false;
          if (left <= 0) return false;
          each(items, (item) => {
            isEnough = visit(item);
            return isEnough || --left === 0;
          });
          return isEnough;
        }),
  ),
  "static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)": withTypes(
    ([T]) =>
      (source: Items | null, count: number) =>
        whole(T, source, (items) => items.slice(Math.max(0, count))),
  ),
  "static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)": withTypes(
    ([T]) =>
      (source: Items | null, test: (value: Raw) => boolean) =>
        walked(T, source, (items, visit) => {
          let isEnough = false;
          each(items, (item) => {
            if (!test(item)) return true;
            isEnough = visit(item);
            return isEnough;
          });
          return isEnough;
        }),
  ),
  "static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)": withTypes(
    ([T]) =>
      (source: Items | null, test: (value: Raw) => boolean) =>
        whole(T, source, (items) => {
          const from = items.findIndex((item) => !test(item));
          return from < 0 ? [] : items.slice(from);
        }),
  ),
  "static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)": withTypes(
    ([T]) =>
      (source: Items | null, other: Items) =>
        walked(T, source, (items, visit) => each(items, visit) || each(other, visit)),
  ),
  "static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Items | null) =>
        whole(T, source, (items) => [...items].reverse()),
  ),
  "static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Items | null) =>
        whole(T, source, (items) => (items.length > 0 ? items : [defaultOf(T)])),
  ),
  "static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)": withTypes(
    ([T]) =>
      (source: Items | null, fallback: Raw) =>
        whole(T, source, (items) => (items.length > 0 ? items : [fallback])),
  ),
  "static IEnumerable<T> Empty<T>()": withTypes(
    ([T]) =>
      () =>
        whole(T, [], (items) => items),
  ),
  "static IEnumerable<int> Range(int start, int count)": (start: number, count: number) =>
    whole(definition("int").type, [], () => Array.from({ length: count }, (_, at) => start + at)),
  "static IEnumerable<T> Repeat<T>(T element, int count)": withTypes(
    ([T]) =>
      (item: Raw, count: number) =>
        whole(T, [], () => new Array(count).fill(item)),
  ),
};

type Keyed = (value: Raw) => unknown;

function distinct(items: readonly Raw[], keyed: Keyed): Raw[] {
  const seen = new Map<unknown, Raw>();
  for (const item of items) if (!seen.has(keyed(item))) seen.set(keyed(item), item);
  return [...seen.values()];
}

function among(other: Items, keyed: Keyed): (item: Raw) => boolean {
  const keys = new Set(itemsOf(other).map(keyed));
  return (item) => keys.has(keyed(item));
}

const SETS: MemberTable = {
  "static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Items | null) =>
        whole(T, source, (items) => distinct(items, keyOf)),
  ),
  "static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)": withTypes(
    ([T]) =>
      (source: Items | null, comparer: ComparerValue | null) =>
        whole(T, source, (items) => distinct(items, comparer?.keyed ?? keyOf)),
  ),
  "static IEnumerable<T> Union<T>(this IEnumerable<T> first, IEnumerable<T> second)": withTypes(
    ([T]) =>
      (source: Items | null, other: Items) =>
        whole(T, source, (items) => distinct([...items, ...itemsOf(other)], keyOf)),
  ),
  "static IEnumerable<T> Intersect<T>(this IEnumerable<T> first, IEnumerable<T> second)": withTypes(
    ([T]) =>
      (source: Items | null, other: Items) =>
        whole(T, source, (items) => distinct(items.filter(among(other, keyOf)), keyOf)),
  ),
  "static IEnumerable<T> Intersect<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)":
    withTypes(([T]) => (source: Items | null, other: Items, comparer: ComparerValue | null) => {
      const keyed = comparer?.keyed ?? keyOf;
      return whole(T, source, (items) => distinct(items.filter(among(other, keyed)), keyed));
    }),
  "static IEnumerable<T> Except<T>(this IEnumerable<T> first, IEnumerable<T> second)": withTypes(
    ([T]) =>
      (source: Items | null, other: Items) =>
        whole(T, source, (items) => {
          const isIn = among(other, keyOf);
          return distinct(
            items.filter((item) => !isIn(item)),
            keyOf,
          );
        }),
  ),
};

export function groups(
  K: Type,
  E: Type,
  items: readonly Raw[],
  key: Select,
  element: Select,
  keyed: Keyed,
): GroupingValue[] {
  const found = new Map<unknown, GroupingValue>();
  for (const item of items) {
    const name = key(item);
    const own = keyed(name);
    const group = found.get(own) ?? new GroupingValue(K, E, name);
    found.set(own, group);
    group.items.push(element(item));
  }
  return [...found.values()];
}

const GROUPING: MemberTable = {
  "static IEnumerable<IGrouping<K, T>> GroupBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)": withTypes(
    ([T, K]) =>
      (source: Items | null, key: Select) =>
        whole(definition("IGrouping", 2).of(K, T), source, (items) => groups(K, T, items, key, (item) => item, keyOf)),
  ),
  "static IEnumerable<IGrouping<K, E>> GroupBy<T, K, E>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, E> elementSelector)":
    withTypes(([, K, E]) => (source: Items | null, key: Select, element: Select) => {
      return whole(definition("IGrouping", 2).of(K, E), source, (items) => groups(K, E, items, key, element, keyOf));
    }),
};

/** What `OrderBy` gives: what follows decides between equal ones. */
class Ordered extends Sequence {
  constructor(
    readonly of: Type,
    readonly source: Items,
    readonly order: Comparer,
  ) {
    const all = () => stableSorted(itemsOf(source), order);
    super(of, all);
  }
}

function by(K: Type, key: Select, direction: 1 | -1, comparer?: ComparerValue | null): Comparer {
  const order = comparer?.compare ?? comparerOf(K, compareTexts);
  return (a, b) => direction * order(key(a), key(b));
}

function orderBy(direction: 1 | -1) {
  return withTypes(([T, K]) => (source: Items | null, key: Select, comparer?: ComparerValue | null) => {
    return new Ordered(T, present(source), by(K, key, direction, comparer));
  });
}

function thenBy(direction: 1 | -1) {
  return withTypes(([T, K]) => (source: Ordered, key: Select) => {
    const next = by(K, key, direction);
    return new Ordered(T, source.source, (a, b) => source.order(a, b) || next(a, b));
  });
}

const ORDERING: MemberTable = {
  "static IOrderedEnumerable<T> OrderBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)": orderBy(1),
  "static IOrderedEnumerable<T> OrderBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, IComparer<K> comparer)":
    orderBy(1),
  "static IOrderedEnumerable<T> OrderByDescending<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)":
    orderBy(-1),
  "static IOrderedEnumerable<T> ThenBy<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector)": thenBy(1),
  "static IOrderedEnumerable<T> ThenByDescending<T, K>(this IOrderedEnumerable<T> source, Func<T, K> keySelector)":
    thenBy(-1),
};

export const LINQ_OPERATORS: MemberTable = { ...PROJECTING, ...CUTTING, ...SETS, ...GROUPING, ...ORDERING };
