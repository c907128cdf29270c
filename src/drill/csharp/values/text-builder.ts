import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

/** A `StringBuilder`. */
export class TextBuilder extends ManagedObject {
  constructor(public text: string) {
    super();
  }

  get type(): Type {
    return definition("StringBuilder").type;
  }

  append(text: string): this {
    this.text += text;
    return this;
  }

  override toText(): string {
    return this.text;
  }
}
