import type { Type } from "../types/type";
import { DEFAULT } from "../types/type";
import type { Raw } from "../value";
import { defaultOf } from "../values/defaults";
import type { Bound } from "./bound";
import { type Conversion, explicitConversion, implicitConversion } from "./conversions";
import { fault } from "./fault";
import type { Code } from "./frame";

/** A value converted without a cast. */
export function convert(bound: Bound, to: Type, at: number): Code {
  if (bound.type === DEFAULT) return constantCode(defaultOf(to));
  const conversion = implicitConversion(bound.type, to, bound.constant);
  if (!conversion) throw fault(at, `'${bound.type.label}' does not convert to '${to.label}'`);
  return applied(bound, conversion);
}

/** A value converted by a cast. */
export function cast(bound: Bound, to: Type, at: number): Code {
  if (bound.type === DEFAULT) return constantCode(defaultOf(to));
  const conversion = explicitConversion(bound.type, to, bound.constant);
  if (!conversion) throw fault(at, `'${bound.type.label}' cannot be cast to '${to.label}'`);
  return applied(bound, conversion);
}

export function applied({ code, constant }: Bound, { apply }: Conversion): Code {
  if (!apply) return code;
  const known = constant && knownResult(apply, constant.value);
  return known === undefined ? (frame) => apply(code(frame)) : constantCode(known);
}

// An object may be changed later, so each run gets its own; and what throws does so when it runs.
function knownResult(apply: NonNullable<Conversion["apply"]>, value: Raw): Raw {
  try {
    const result = apply(value);
    return typeof result === "object" ? undefined : result;
  } catch {
    return undefined;
  }
}

function constantCode(value: unknown): Code {
  return () => value;
}
