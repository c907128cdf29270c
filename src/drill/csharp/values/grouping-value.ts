import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

/** Items that share a key. */
export class GroupingValue extends ManagedObject implements Iterable<Raw> {
  readonly items: Raw[] = [];

  constructor(
    private readonly keyType: Type,
    private readonly element: Type,
    readonly name: Raw,
  ) {
    super();
  }

  get type(): Type {
    return definition("IGrouping", 2).of(this.keyType, this.element);
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}
