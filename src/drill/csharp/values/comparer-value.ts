import { upperCase } from "../text/change-case";
import { compareTexts } from "../text/compare-text";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Raw } from "../value";

/** A `StringComparer`. */
export class ComparerValue extends ManagedObject {
  constructor(
    /** As of `StringComparison`. */
    readonly comparison: number,
  ) {
    super();
  }

  get type(): Type {
    return definition("StringComparer").type;
  }

  readonly keyed = (value: Raw): unknown => {
    return this.comparison % 2 === 1 && typeof value === "string" ? upperCase(value) : value;
  };

  readonly compare = (a: Raw, b: Raw): number => {
    if (a === null || b === null) return Number(b === null) - Number(a === null);
    return compareTexts(a as string, b as string, this.comparison);
  };
}
