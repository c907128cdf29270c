import { anonymousFields } from "../types/anonymous";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";
import { boxer } from "./box";
import { joinedKeys } from "./identity";
import { toText } from "./to-text";

export class AnonymousValue extends ManagedObject {
  constructor(
    readonly type: Type,
    readonly fields: readonly Raw[],
  ) {
    super();
  }

  override get key(): unknown {
    return `\0${this.type.id} ${joinedKeys(this.fields)}`;
  }

  override toText(): string {
    const fields = anonymousFields(this.type).map(
      ({ name, type }, at) => `${name} = ${toText(boxer(type)(this.fields[at]))}`,
    );
    return `{ ${fields.join(", ")} }`;
  }
}
