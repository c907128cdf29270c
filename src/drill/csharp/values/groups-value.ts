import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { GroupingValue } from "./grouping-value";
import { areEqual } from "./identity";

/** What `ToLookup` gives: groups by their key, an empty one for a key that is not there. */
export class GroupsValue extends ManagedObject implements Iterable<Raw> {
  constructor(
    private readonly keyType: Type,
    private readonly element: Type,
    readonly items: readonly GroupingValue[],
  ) {
    super();
  }

  get type(): Type {
    return definition("ILookup", 2).of(this.keyType, this.element);
  }

  has(key: Raw): boolean {
    return this.items.some(({ name }) => areEqual(name, key));
  }

  at(key: Raw): GroupingValue {
    return this.items.find(({ name }) => areEqual(name, key)) ?? new GroupingValue(this.keyType, this.element, key);
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}
