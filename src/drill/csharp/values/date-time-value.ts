import { dateText } from "../text/date-format";
import { DATE_TIME } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";
import { compareInstants, EARLIEST, type Instant, instantOf, LATEST, later, ticksBetween } from "./instant";
import { TimeSpanValue } from "./time-span-value";

export const UNSPECIFIED = 0;
export const UTC = 1;
/** The clocks of API Management show UTC, so the local time is that too. */
export const LOCAL = 2;

export class DateTimeValue extends ManagedObject {
  static readonly MIN = new DateTimeValue(EARLIEST, UNSPECIFIED);
  static readonly MAX = new DateTimeValue(LATEST, UNSPECIFIED);

  constructor(
    readonly instant: Instant,
    readonly kind: number,
  ) {
    super();
  }

  static at(milliseconds: number, kind = UTC): DateTimeValue {
    return new DateTimeValue(instantOf(milliseconds), kind);
  }

  get type(): Type {
    return DATE_TIME;
  }

  override get key(): unknown {
    return `\0date ${this.instant.ms} ${this.instant.rest}`;
  }

  get date(): Date {
    return new Date(this.instant.ms);
  }

  /** Rounds to whole milliseconds, as .NET Framework does. */
  addUnits(value: number, milliseconds: number): DateTimeValue {
    return this.add(TimeSpanValue.ofUnits(value, milliseconds));
  }

  add(span: TimeSpanValue): DateTimeValue {
    return new DateTimeValue(later(this.instant, span), this.kind);
  }

  minus(other: DateTimeValue): TimeSpanValue {
    return new TimeSpanValue(ticksBetween(this.instant, other.instant));
  }

  compare(other: DateTimeValue): number {
    return compareInstants(this.instant, other.instant);
  }

  override toText(format = "G"): string {
    return dateText({ instant: this.instant, kind: this.kind }, format);
  }
}
