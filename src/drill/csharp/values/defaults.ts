import { BOOL, CHAR, DATE_TIME, DATE_TIME_OFFSET, DECIMAL, GUID, PAIR, TIME_SPAN } from "../types/core-types";
import { numeric } from "../types/numeric";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { DateTimeOffsetValue } from "./date-time-offset-value";
import { DateTimeValue } from "./date-time-value";
import { DecimalValue } from "./decimal-value";
import { GuidValue } from "./guid-value";
import { PairValue } from "./pair-value";
import { TimeSpanValue } from "./time-span-value";

const DEFAULTS: ReadonlyMap<Type, Raw> = new Map<Type, Raw>([
  [BOOL, false],
  [CHAR, "\0"],
  [DECIMAL, DecimalValue.ZERO],
  [DATE_TIME, DateTimeValue.MIN],
  [DATE_TIME_OFFSET, DateTimeOffsetValue.MIN],
  [TIME_SPAN, TimeSpanValue.ZERO],
  [GUID, GuidValue.EMPTY],
]);

/** What a variable of the type holds before anything is put in it. */
export function defaultOf(type: Type): Raw {
  if (type.canBeNull) return null;
  if (type.definition === PAIR) {
    const [key, value] = type.args;
    return new PairValue(key, value, defaultOf(key), defaultOf(value));
  }
  const known = DEFAULTS.get(type);
  return known === undefined && (numeric(type) || type.isEnum) ? 0 : (known ?? null);
}
