import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { boxer } from "./box";
import { joinedKeys } from "./identity";
import { toText } from "./to-text";

/** A `System.Tuple`. */
export class TupleValue extends ManagedObject {
  constructor(
    private readonly types: readonly Type[],
    readonly items: readonly Raw[],
  ) {
    super();
  }

  get type(): Type {
    return definition("Tuple", this.types.length).of(...this.types);
  }

  override get key(): unknown {
    return `\0tuple ${joinedKeys(this.items)}`;
  }

  override toText(): string {
    return `(${this.items.map((item, at) => toText(boxer(this.types[at])(item))).join(", ")})`;
  }
}
