import type { UriParts } from "../text/uri";
import { uriText } from "../text/uri";
import { URI } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

export class UriValue extends ManagedObject {
  constructor(
    readonly original: string,
    /** Undefined where it is relative. */
    readonly parts: UriParts | undefined,
  ) {
    super();
  }

  get type(): Type {
    return URI;
  }

  override get key(): unknown {
    return `\0uri ${this.parts ? uriText({ ...this.parts, fragment: "" }) : this.original}`;
  }

  /** With what is readable not escaped. */
  override toText(): string {
    if (!this.parts) return this.original;
    return uriText(this.parts).replace(/(?:%[0-9A-F]{2})+/gi, readable);
  }
}

function readable(escapes: string): string {
  try {
    const text = decodeURIComponent(escapes);
    return /^[ "<>\\^`{|}~\u00a0-\uffff]*$/.test(text) ? text : escapes;
  } catch {
    return escapes;
  }
}
