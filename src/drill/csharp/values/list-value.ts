import { outOfRange } from "../text/exceptions";
import { LIST } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

const RANGE = "Index was out of range. Must be non-negative and less than the size of the collection.";

export class ListValue extends ManagedObject implements Iterable<Raw> {
  /** Counts changes: who walks through a list notices them. */
  version = 0;

  constructor(
    readonly element: Type,
    readonly items: Raw[] = [],
  ) {
    super();
  }

  get type(): Type {
    return LIST.of(this.element);
  }

  get size(): number {
    return this.items.length;
  }

  at(index: number): Raw {
    const { items } = this;
    if (index < 0 || index >= items.length) throw outOfRange("index", RANGE);
    return items[index];
  }

  put(index: number, value: Raw): void {
    if (index < 0 || index >= this.items.length) throw outOfRange("index", RANGE);
    this.items[index] = value;
    this.version++;
  }

  add(value: Raw): void {
    this.items.push(value);
    this.version++;
  }

  insert(index: number, value: Raw): void {
    if (index < 0 || index > this.items.length) {
      throw outOfRange("index", "Index must be within the bounds of the List.");
    }
    this.items.splice(index, 0, value);
    this.version++;
  }

  removeAt(index: number): void {
    if (index < 0 || index >= this.items.length) throw outOfRange("index", RANGE);
    this.items.splice(index, 1);
    this.version++;
  }

  /** Puts other items in the place of all. */
  replace(items: readonly Raw[]): void {
    this.items.length = 0;
    for (const each of items) this.items.push(each);
    this.version++;
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}
