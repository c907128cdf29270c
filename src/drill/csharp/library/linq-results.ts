import { compareTexts } from "../text/compare-text";
import { invalidCast, invalidOperation, outOfRange, overflow } from "../text/exceptions";
import { DECIMAL, DOUBLE, INT, LONG } from "../types/core-types";
import { isSubtype } from "../types/inheritance";
import type { Type } from "../types/type";
import { type Raw, typeOf, type Value } from "../value";
import { ArrayValue } from "../values/array-value";
import { Box } from "../values/box";
import type { ComparerValue } from "../values/comparer-value";
import { DecimalValue } from "../values/decimal-value";
import { defaultOf } from "../values/defaults";
import { DictionaryValue } from "../values/dictionary-value";
import { GroupsValue } from "../values/groups-value";
import { areEqual, comparerOf, keyOf } from "../values/identity";
import { ListValue } from "../values/list-value";
import { each, itemsOf, Sequence } from "../values/sequence";
import { add, SIGNED, type Wide } from "../values/wide";
import { groups, type Items, present, type Select } from "./linq-operators";
import { type MemberTable, withTypes } from "./member-table";

type Test = (value: Raw) => boolean;

const NOTHING = "Sequence contains no elements";
const NO_MATCH = "Sequence contains no matching element";

function first(source: Items | null, test: Test | undefined): Raw | undefined {
  let found: Raw | undefined;
  each(present(source), (item) => {
    const isFound = !test || test(item);
    if (isFound) found = item;
    return isFound;
  });
  return found;
}

function last(source: Items | null, test: Test | undefined): Raw | undefined {
  const items = itemsOf(present(source));
  for (let at = items.length - 1; at >= 0; at--) if (!test || test(items[at])) return items[at];
  return undefined;
}

function single(source: Items | null, test: Test | undefined): Raw | undefined {
  const found = itemsOf(present(source)).filter((item) => !test || test(item));
  if (found.length > 1)
    throw invalidOperation(
      test ? "Sequence contains more than one matching element" : "Sequence contains more than one element",
    );
  return found[0];
}

/** `First()`, `First(predicate)` and the two with `OrDefault`. */
function picking(name: string, pick: (source: Items | null, test: Test | undefined) => Raw | undefined): MemberTable {
  const must = (source: Items | null, test?: Test): Raw => {
    const found = pick(source, test);
    if (found === undefined) throw invalidOperation(test ? NO_MATCH : NOTHING);
    return found;
  };
  const may = withTypes(([T]) => (source: Items | null, test?: Test) => {
    const found = pick(source, test);
    return found === undefined ? defaultOf(T) : found;
  });
  return {
    [`static T ${name}<T>(this IEnumerable<T> source)`]: must,
    [`static T ${name}<T>(this IEnumerable<T> source, Func<T, bool> predicate)`]: must,
    [`static T ${name}OrDefault<T>(this IEnumerable<T> source)`]: may,
    [`static T ${name}OrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)`]: may,
  };
}

function isAny(source: Items | null, test: Test): boolean {
  return each(present(source), test);
}

const ASKING: MemberTable = {
  "static bool Any<T>(this IEnumerable<T> source)": (source: Items | null) => isAny(source, () => true),
  "static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)": isAny,
  "static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)": (source: Items | null, test: Test) =>
    !isAny(source, (item) => !test(item)),
  "static int Count<T>(this IEnumerable<T> source)": (source: Items | null) => itemsOf(present(source)).length,
  "static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate)": (source: Items | null, test: Test) =>
    itemsOf(present(source)).filter((item) => test(item)).length,
  "static long LongCount<T>(this IEnumerable<T> source)": (source: Items | null) => itemsOf(present(source)).length,
  "static bool Contains<T>(this IEnumerable<T> source, T value)": (source: Items | null, value: Raw) =>
    isAny(source, (item) => areEqual(item, value)),
  "static bool Contains<T>(this IEnumerable<T> source, T value, IEqualityComparer<T> comparer)": (
    source: Items | null,
    value: Raw,
    comparer: ComparerValue | null,
  ) => {
    const keyed = comparer?.keyed ?? keyOf;
    return isAny(source, (item) => keyed(item) === keyed(value));
  },
  "static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)": (a: Items | null, b: Items) => {
    const [x, y] = [itemsOf(present(a)), itemsOf(b)];
    return x.length === y.length && x.every((item, at) => areEqual(item, y[at]));
  },
  "static T ElementAt<T>(this IEnumerable<T> source, int index)": (source: Items | null, at: number) => {
    const found = itemsOf(present(source));
    if (at < 0 || at >= found.length) throw outOfRange("index");
    return found[at];
  },
  "static T ElementAtOrDefault<T>(this IEnumerable<T> source, int index)": withTypes(([T]) => {
    const fallback = defaultOf(T);
    return (source: Items | null, at: number) => {
      const found = itemsOf(present(source));
      return at >= 0 && at < found.length ? found[at] : fallback;
    };
  }),
};

const MAKING: MemberTable = {
  "static List<T> ToList<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Items | null) =>
        new ListValue(T, [...itemsOf(present(source))]),
  ),
  "static T[] ToArray<T>(this IEnumerable<T> source)": withTypes(
    ([T]) =>
      (source: Items | null) =>
        new ArrayValue(T, [...itemsOf(present(source))]),
  ),
  "static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)": withTypes(
    ([T, K]) =>
      (source: Items | null, key: Select) =>
        dictionary(K, T, source, key, (item) => item),
  ),
  "static Dictionary<K, E> ToDictionary<T, K, E>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, E> elementSelector)":
    withTypes(
      ([, K, E]) =>
        (source: Items | null, key: Select, element: Select) =>
          dictionary(K, E, source, key, element),
    ),
  "static Dictionary<K, E> ToDictionary<T, K, E>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, E> elementSelector, IEqualityComparer<K> comparer)":
    withTypes(
      ([, K, E]) =>
        (source: Items | null, key: Select, element: Select, comparer: ComparerValue | null) =>
          dictionary(K, E, source, key, element, comparer),
    ),
  "static ILookup<K, T> ToLookup<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)": withTypes(
    ([T, K]) =>
      (source: Items | null, key: Select) => {
        const made = groups(K, T, itemsOf(present(source)), key, (item) => item, keyOf);
        return new GroupsValue(K, T, made);
      },
  ),
  "static IEnumerable<T> Cast<T>(this IEnumerable<object> source)": withTypes(([T]) => (source: Items | null) => {
    const items = present(source);
    const all = () => itemsOf(items).map((item) => castItem(item as Value, T));
    return new Sequence(T, all);
  }),
};

function castItem(item: Value, type: Type): Raw {
  if (item === null && type.canBeNull) return null;
  const of = typeOf(item);
  if (item === null || !isSubtype(of, type.bare)) throw invalidCast(of.name, type.name);
  return item instanceof Box ? item.value : item;
}

function dictionary(
  K: Type,
  V: Type,
  source: Items | null,
  key: Select,
  element: Select,
  comparer?: ComparerValue | null,
): DictionaryValue {
  const made = new DictionaryValue(K, V, comparer?.keyed);
  each(present(source), (item) => {
    made.add(key(item), element(item));
    return false;
  });
  return made;
}

const SUMS: readonly (readonly [Type, (items: readonly Raw[]) => Raw])[] = [
  [INT, (items) => (items as number[]).reduce((sum, item) => checkedInt(sum + item), 0)],
  [LONG, (items) => (items as Wide[]).reduce((sum, item) => add(sum, item, SIGNED), 0)],
  [DOUBLE, (items) => (items as number[]).reduce((sum, item) => sum + item, 0)],
  [DECIMAL, (items) => (items as DecimalValue[]).reduce((sum, item) => sum.add(item), DecimalValue.ZERO)],
];

function checkedInt(value: number): number {
  if ((value | 0) !== value) throw overflow("Arithmetic operation resulted in an overflow.");
  return value;
}

function nonEmpty(items: readonly Raw[]): readonly Raw[] {
  if (items.length === 0) throw invalidOperation(NOTHING);
  return items;
}

function average(type: Type, items: readonly Raw[]): Raw {
  const [, sum] = SUMS.find(([each]) => each === type) as (typeof SUMS)[number];
  const total = sum(nonEmpty(items));
  return total instanceof DecimalValue
    ? total.divide(DecimalValue.ofWhole(items.length))
    : Number(total) / items.length;
}

/** `Sum`, `Average` of numbers, and of what is selected. */
function totals(): MemberTable {
  const entries = SUMS.flatMap(([type, sum]): [string, MemberTable[string]][] => {
    const { label } = type;
    const mean = type === DECIMAL ? "decimal" : "double";
    const of = (source: Items | null, select: Select) => itemsOf(present(source)).map((item) => select(item));
    const some = (items: readonly Raw[]) => items.filter((item) => item !== null);
    return [
      [
        `static ${label} Sum(this IEnumerable<${label}> source)`,
        (source: Items | null) => sum(itemsOf(present(source))),
      ],
      [
        `static ${label} Sum<T>(this IEnumerable<T> source, Func<T, ${label}> selector)`,
        (source: Items | null, select: Select) => sum(of(source, select)),
      ],
      [
        `static ${label}? Sum(this IEnumerable<${label}?> source)`,
        (source: Items | null) => sum(some(itemsOf(present(source)))),
      ],
      [
        `static ${label}? Sum<T>(this IEnumerable<T> source, Func<T, ${label}?> selector)`,
        (source: Items | null, select: Select) => sum(some(of(source, select))),
      ],
      [
        `static ${mean} Average(this IEnumerable<${label}> source)`,
        (source: Items | null) => average(type, itemsOf(present(source))),
      ],
      [
        `static ${mean} Average<T>(this IEnumerable<T> source, Func<T, ${label}> selector)`,
        (source: Items | null, select: Select) => average(type, of(source, select)),
      ],
    ];
  });
  return Object.fromEntries(entries);
}

function extreme(direction: 1 | -1, type: Type): (items: readonly Raw[]) => Raw {
  const order = comparerOf(type, compareTexts);
  return (items) => {
    const some = items.filter((item) => item !== null);
    if (some.length === 0) {
      if (type.canBeNull) return null;
      throw invalidOperation(NOTHING);
    }
    return some.reduce((best, item) => (direction * order(item, best) > 0 ? item : best));
  };
}

function extremes(name: string, direction: 1 | -1): MemberTable {
  return {
    [`static T ${name}<T>(this IEnumerable<T> source)`]: withTypes(([T]) => {
      const pick = extreme(direction, T);
      return (source: Items | null) => pick(itemsOf(present(source)));
    }),
    [`static R ${name}<T, R>(this IEnumerable<T> source, Func<T, R> selector)`]: withTypes(([, R]) => {
      const pick = extreme(direction, R);
      return (source: Items | null, select: Select) => pick(itemsOf(present(source)).map((item) => select(item)));
    }),
  };
}

const FOLDING: MemberTable = {
  "static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)": (
    source: Items | null,
    fold: (a: Raw, b: Raw) => Raw,
  ) => nonEmpty(itemsOf(present(source))).reduce((result, item) => fold(result, item)),
  "static A Aggregate<T, A>(this IEnumerable<T> source, A seed, Func<A, T, A> func)": (
    source: Items | null,
    seed: Raw,
    fold: (a: Raw, b: Raw) => Raw,
  ) => itemsOf(present(source)).reduce((result, item) => fold(result, item), seed),
};

export const LINQ_RESULTS: MemberTable = {
  ...picking("First", first),
  ...picking("Last", last),
  ...picking("Single", single),
  ...ASKING,
  ...MAKING,
  ...totals(),
  ...extremes("Max", 1),
  ...extremes("Min", -1),
  ...FOLDING,
};
