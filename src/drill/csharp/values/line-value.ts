import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

/** A queue or a stack: what is taken next comes first. */
export class LineValue extends ManagedObject implements Iterable<Raw> {
  readonly items: Raw[];

  constructor(
    private readonly name: "Queue" | "Stack",
    readonly element: Type,
    items: Iterable<Raw> = [],
  ) {
    super();
    this.items = [];
    for (const item of items) this.put(item);
  }

  get type(): Type {
    return definition(this.name, 1).of(this.element);
  }

  put(value: Raw): void {
    if (this.name === "Queue") this.items.push(value);
    else this.items.unshift(value);
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.items[Symbol.iterator]();
  }
}
