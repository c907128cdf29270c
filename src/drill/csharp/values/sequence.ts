import { invalidOperation } from "../text/exceptions";
import { ENUMERABLE } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { ArrayValue } from "./array-value";
import { ListValue } from "./list-value";

/** Takes one item after the other; true when it wants no more. */
export type Visit = (item: Raw) => boolean;

/** Shows all items to a visitor; true when the visitor wanted no more. */
export type Stream = (visit: Visit) => boolean;

/** What a LINQ operator gives: computed when it is walked through, each time again. */
export class Sequence extends ManagedObject implements Iterable<Raw> {
  constructor(
    private readonly element: Type,
    private readonly all: () => readonly Raw[],
    /** One by one, where an item may be looked at before the next is computed. */
    private readonly stream?: Stream,
  ) {
    super();
  }

  static streaming(element: Type, stream: Stream): Sequence {
    return new Sequence(element, () => collected(stream), stream);
  }

  get type(): Type {
    return ENUMERABLE.of(this.element);
  }

  get items(): readonly Raw[] {
    return this.all();
  }

  each(visit: Visit): boolean {
    return this.stream ? this.stream(visit) : this.items.some(visit);
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}

function collected(stream: Stream): Raw[] {
  const items: Raw[] = [];
  stream((item) => {
    items.push(item);
    return false;
  });
  return items;
}

/** Everything that a source holds. Not to be changed: it may be the source itself. */
export function itemsOf(source: Iterable<Raw>): readonly Raw[] {
  if (source instanceof ListValue || source instanceof ArrayValue || source instanceof Sequence) return source.items;
  return [...source];
}

/** Walks through any source; true when the visitor wanted no more. */
export function each(source: Iterable<Raw>, visit: Visit): boolean {
  if (source instanceof Sequence) return source.each(visit);
  if (source instanceof ListValue) return eachOfList(source, visit);
  if (source instanceof ArrayValue) return eachOf(source.items, visit);
  for (const item of source) if (visit(item)) return true;
  return false;
}

function eachOf(items: readonly Raw[], visit: Visit): boolean {
  for (let at = 0; at < items.length; at++) if (visit(items[at])) return true;
  return false;
}

function eachOfList(list: ListValue, visit: Visit): boolean {
  const { items, version } = list;
  for (let at = 0; at < items.length; at++) {
    if (visit(items[at])) return true;
    if (list.version !== version) {
      throw invalidOperation("Collection was modified; enumeration operation may not execute.");
    }
  }
  return false;
}
