import { argument, argumentNull, invalidOperation } from "../text/exceptions";
import { DICTIONARY } from "../types/core-types";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { keyOf } from "./identity";
import { LookupValue } from "./lookup-value";

export class DictionaryValue extends LookupValue {
  private readonly map = new Map<unknown, readonly [Raw, Raw]>();
  private version = 0;

  constructor(
    keyType: Type,
    valueType: Type,
    /** Of a comparer that takes other keys for equal. */
    private readonly keyed: (key: Raw) => unknown = keyOf,
  ) {
    super(keyType, valueType);
  }

  override get type(): Type {
    return DICTIONARY.of(this.keyType, this.valueType);
  }

  get size(): number {
    return this.map.size;
  }

  find(key: Raw): Raw | undefined {
    if (key === null) throw argumentNull("key");
    return this.map.get(this.keyed(key))?.[1];
  }

  put(key: Raw, value: Raw): void {
    if (key === null) throw argumentNull("key");
    const own = this.keyed(key);
    this.map.set(own, [this.map.get(own)?.[0] ?? key, value]);
    this.version++;
  }

  add(key: Raw, value: Raw): void {
    if (this.find(key) !== undefined)
      throw argument(`An item with the same key has already been added. Key: ${this.shown(key)}`);
    this.put(key, value);
  }

  remove(key: Raw): boolean {
    if (key === null) throw argumentNull("key");
    this.version++;
    return this.map.delete(this.keyed(key));
  }

  clear(): void {
    this.map.clear();
    this.version++;
  }

  *entries(): Iterable<readonly [Raw, Raw]> {
    const { version } = this;
    for (const entry of this.map.values()) {
      yield entry;
      if (this.version !== version) {
        throw invalidOperation("Collection was modified; enumeration operation may not execute.");
      }
    }
  }
}
