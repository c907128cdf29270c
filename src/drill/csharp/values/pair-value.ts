import { PAIR } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { boxer } from "./box";
import { joinedKeys } from "./identity";
import { toText } from "./to-text";

export class PairValue extends ManagedObject {
  constructor(
    private readonly keyType: Type,
    private readonly valueType: Type,
    readonly name: Raw,
    readonly value: Raw,
  ) {
    super();
  }

  get type(): Type {
    return PAIR.of(this.keyType, this.valueType);
  }

  override get key(): unknown {
    return `\0pair ${joinedKeys([this.name, this.value])}`;
  }

  override toText(): string {
    return `[${toText(boxer(this.keyType)(this.name))}, ${toText(boxer(this.valueType)(this.value))}]`;
  }
}
