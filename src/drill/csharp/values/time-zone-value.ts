import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

/** A `TimeZoneInfo`; UTC is the only one there is. */
export class TimeZoneValue extends ManagedObject {
  static readonly UTC = new TimeZoneValue();

  static named(id: string): TimeZoneValue | undefined {
    return /^(?:utc|etc\/utc|gmt|etc\/gmt)$/i.test(id) ? TimeZoneValue.UTC : undefined;
  }

  get type(): Type {
    return definition("TimeZoneInfo").type;
  }

  override toText(): string {
    return "UTC";
  }
}
