import { keyNotFound } from "../text/exceptions";
import { PAIR } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { boxer } from "./box";
import { PairValue } from "./pair-value";
import { Sequence } from "./sequence";
import { toText } from "./to-text";

const READ_ONLY = definition("IReadOnlyDictionary", 2);

/** What can be asked for the value of a key. */
export abstract class LookupValue extends ManagedObject implements Iterable<Raw> {
  constructor(
    readonly keyType: Type,
    readonly valueType: Type,
  ) {
    super();
  }

  abstract get size(): number;
  /** Undefined for a key that is not there. */
  abstract find(key: Raw): Raw | undefined;
  abstract entries(): Iterable<readonly [Raw, Raw]>;

  get type(): Type {
    return READ_ONLY.of(this.keyType, this.valueType);
  }

  at(key: Raw): Raw {
    const found = this.find(key);
    if (found === undefined) throw keyNotFound(this.shown(key));
    return found;
  }

  /** A key as messages have it. */
  protected shown(key: Raw): string {
    return toText(boxer(this.keyType)(key));
  }

  get keys(): Sequence {
    return new Sequence(this.keyType, () => [...this.entries()].map(([key]) => key));
  }

  get values(): Sequence {
    return new Sequence(this.valueType, () => [...this.entries()].map(([, value]) => value));
  }

  get pairs(): Sequence {
    return new Sequence(PAIR.of(this.keyType, this.valueType), () => [...this]);
  }

  *[Symbol.iterator](): Iterator<Raw> {
    for (const [key, value] of this.entries()) yield new PairValue(this.keyType, this.valueType, key, value);
  }
}
