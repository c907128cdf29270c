import { dateText } from "../text/date-format";
import { DATE_TIME_OFFSET } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";
import { DateTimeValue, UNSPECIFIED, UTC } from "./date-time-value";
import { compareInstants, EARLIEST, type Instant, instantOf, LATEST, later, normalized, ticksBetween } from "./instant";
import { TimeSpanValue } from "./time-span-value";

export class DateTimeOffsetValue extends ManagedObject {
  static readonly MIN = new DateTimeOffsetValue(EARLIEST, 0);
  static readonly MAX = new DateTimeOffsetValue(LATEST, 0);

  constructor(
    /** In UTC. */
    readonly instant: Instant,
    /** Minutes that its clock is ahead. */
    readonly offset: number,
  ) {
    super();
  }

  static at(milliseconds: number): DateTimeOffsetValue {
    return new DateTimeOffsetValue(instantOf(milliseconds), 0);
  }

  get type(): Type {
    return DATE_TIME_OFFSET;
  }

  override get key(): unknown {
    return `\0offset ${this.instant.ms} ${this.instant.rest}`;
  }

  /** What its clock shows. */
  get clock(): DateTimeValue {
    const { ms, rest } = this.instant;
    return new DateTimeValue(
      this.offset === 0 ? this.instant : normalized(ms + this.offset * 60_000, rest),
      UNSPECIFIED,
    );
  }

  get utc(): DateTimeValue {
    return new DateTimeValue(this.instant, UTC);
  }

  addUnits(value: number, milliseconds: number): DateTimeOffsetValue {
    return this.add(TimeSpanValue.ofUnits(value, milliseconds));
  }

  add(span: TimeSpanValue): DateTimeOffsetValue {
    return new DateTimeOffsetValue(later(this.instant, span), this.offset);
  }

  minus(other: DateTimeOffsetValue): TimeSpanValue {
    return new TimeSpanValue(ticksBetween(this.instant, other.instant));
  }

  compare(other: DateTimeOffsetValue): number {
    return compareInstants(this.instant, other.instant);
  }

  override toText(format = ""): string {
    return dateText({ instant: this.clock.instant, kind: UNSPECIFIED, offset: this.offset }, format);
  }
}
