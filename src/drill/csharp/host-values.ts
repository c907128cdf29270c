import type { ResponseState, TokenState } from "./request-state";
import { DOUBLE, LONG, RESPONSE } from "./types/core-types";
import { definition } from "./types/definitions";
import { numeric } from "./types/numeric";
import type { Value } from "./value";
import { Box } from "./values/box";
import { DecimalValue } from "./values/decimal-value";

const JWT = definition("Jwt").type;

/** The number in a value; undefined for what is none. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof DecimalValue) return value.toNumber();
  if (!(value instanceof Box)) return undefined;
  const form = numeric(value.type)?.form;
  return form === undefined || form === "char" ? undefined : Number(value.value);
}

export function longValue(value: number): Value {
  return new Box(LONG, value);
}

export function doubleValue(value: number): Value {
  return new Box(DOUBLE, value);
}

/** What `send-request` leaves in a variable. */
export function responseValue(state: ResponseState): Value {
  return new Box(RESPONSE, state);
}

/** What `validate-azure-ad-token` and `validate-jwt` leave in a variable. */
export function jwtValue(state: TokenState): Value {
  return new Box(JWT, state);
}

/** The other way round; undefined for what is no `IResponse`. */
export function responseOf(value: Value): ResponseState | undefined {
  return value instanceof Box && value.type === RESPONSE ? (value.value as ResponseState) : undefined;
}
