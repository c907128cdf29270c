import type { Type } from "../types/type";
import { ManagedObject } from "../value";

/** A hash algorithm, or one with a key. */
export class HashValue extends ManagedObject {
  constructor(
    readonly type: Type,
    readonly compute: (bytes: Buffer) => Uint8Array,
  ) {
    super();
  }
}
