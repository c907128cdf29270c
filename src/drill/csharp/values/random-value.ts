import { outOfRange } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

export class RandomValue extends ManagedObject {
  constructor(
    /** From 0 up to 1. */
    readonly sample: () => number,
  ) {
    super();
  }

  get type(): Type {
    return definition("Random").type;
  }

  next(least: number, end: number): number {
    if (least > end) throw outOfRange("minValue", "'minValue' cannot be greater than maxValue.");
    return Math.floor(this.sample() * (end - least)) + least;
  }
}
