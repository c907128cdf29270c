import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { keyOf } from "./identity";

const SET = definition("HashSet", 1);

export class HashSetValue extends ManagedObject implements Iterable<Raw> {
  private readonly map = new Map<unknown, Raw>();

  constructor(
    readonly element: Type,
    items: Iterable<Raw> = [],
    private readonly keyed: (value: Raw) => unknown = keyOf,
  ) {
    super();
    for (const item of items) this.add(item);
  }

  get type(): Type {
    return SET.of(this.element);
  }

  get size(): number {
    return this.map.size;
  }

  has(value: Raw): boolean {
    return this.map.has(this.keyed(value));
  }

  /** False for what was in it before. */
  add(value: Raw): boolean {
    const key = this.keyed(value);
    if (this.map.has(key)) return false;
    this.map.set(key, value);
    return true;
  }

  remove(value: Raw): boolean {
    return this.map.delete(this.keyed(value));
  }

  clear(): void {
    this.map.clear();
  }

  [Symbol.iterator](): Iterator<Raw> {
    return this.map.values();
  }
}
