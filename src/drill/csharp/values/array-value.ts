import { indexOutOfRange } from "../text/exceptions";
import { arrayOf, type Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

export class ArrayValue extends ManagedObject implements Iterable<Raw> {
  constructor(
    readonly element: Type,
    readonly items: Raw[],
  ) {
    super();
  }

  get type(): Type {
    return arrayOf(this.element);
  }

  at(index: number): Raw {
    const { items } = this;
    if (index < 0 || index >= items.length) throw indexOutOfRange();
    return items[index];
  }

  put(index: number, value: Raw): void {
    if (index < 0 || index >= this.items.length) throw indexOutOfRange();
    this.items[index] = value;
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}
