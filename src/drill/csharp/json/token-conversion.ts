import { argument, argumentNull, format as formatFault, invalidCast, tooLarge } from "../text/exceptions";
import { parseDate } from "../text/parse-date";
import { parseDecimal, parseReal, parseWhole } from "../text/parse-number";
import { BOOL, DATE_TIME, DATE_TIME_OFFSET, DECIMAL, DOUBLE, FLOAT, GUID, STRING } from "../types/core-types";
import { numeric } from "../types/numeric";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { DateTimeOffsetValue } from "../values/date-time-offset-value";
import { DateTimeValue } from "../values/date-time-value";
import { DecimalValue } from "../values/decimal-value";
import { GuidValue } from "../values/guid-value";
import { type Wide, wide } from "../values/wide";
import { TOKEN } from "./plain-json";
import { PropertyToken, type Token, ValueToken } from "./token";

/** What `(type)token` gives; null for a token that is null, where the type can be that. */
export function castToken(token: Token | null, type: Type, isNullable: boolean): Raw {
  if (token === null) {
    if (isNullable) return null;
    throw argumentNull("value");
  }
  const value = token instanceof PropertyToken ? token.value : token;
  if (value instanceof ValueToken && value.tokenType === TOKEN.NULL && isNullable) return null;
  if (!(value instanceof ValueToken) || value.value === null || !isAllowed(value.tokenType, type)) {
    throw argument(`Can not convert ${kindOf(value)} to ${type.definition.short}.`);
  }
  return converted(value, type);
}

const NUMBERS: readonly number[] = [TOKEN.INTEGER, TOKEN.FLOAT, TOKEN.STRING, TOKEN.RAW, TOKEN.BOOLEAN];

function isAllowed(tokenType: number, type: Type): boolean {
  if (type === STRING) return tokenType !== TOKEN.UNDEFINED;
  if (type === DATE_TIME || type === DATE_TIME_OFFSET) return tokenType === TOKEN.DATE || tokenType === TOKEN.STRING;
  if (type === GUID) return tokenType === TOKEN.STRING || tokenType === TOKEN.GUID;
  return NUMBERS.includes(tokenType);
}

/** The name of a token's type, as messages have it. */
export function kindOf(token: Token): string {
  const names = Object.entries(TOKEN).find(([, type]) => type === token.tokenType)?.[0] ?? "None";
  return names[0] + names.slice(1).toLowerCase();
}

/** `Convert.ChangeType` of what is in a token. */
export function converted(token: ValueToken, type: Type): Raw {
  const { value, tokenType } = token;
  if (type === STRING) return tokenType === TOKEN.BOOLEAN ? (value ? "True" : "False") : toTextOf(token);
  if (type === BOOL) return toBool(value as Raw);
  if (type === DATE_TIME || type === DATE_TIME_OFFSET) return toDate(value as Raw, type);
  if (type === GUID) return GuidValue.parse(`${value}`) ?? failed();
  if (typeof value === "string") return numberOfText(value, type);
  if (typeof value === "boolean") return type === DECIMAL ? DecimalValue.ofWhole(Number(value)) : Number(value);
  return numberOf(value as Wide | DecimalValue, tokenType === TOKEN.FLOAT, type);
}

function failed(): never {
  throw formatFault();
}

function toTextOf(token: ValueToken): string {
  return typeof token.value === "string" ? token.value : token.toText();
}

function toBool(value: Raw): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return value !== 0;
  const word = value.trim().toLowerCase();
  if (word !== "true" && word !== "false") throw formatFault("String was not recognized as a valid Boolean.");
  return word === "true";
}

function toDate(value: Raw, type: Type): Raw {
  const date = value instanceof DateTimeValue ? value : parseDate(`${value}`)?.date;
  if (!date) throw formatFault("String was not recognized as a valid DateTime.");
  return type === DATE_TIME ? date : new DateTimeOffsetValue(date.instant, 0);
}

function numberOfText(text: string, type: Type): Raw {
  if (type === DECIMAL) return parseDecimal(text) ?? failed();
  if (type === DOUBLE) return parseReal(text) ?? failed();
  if (type === FLOAT) return Math.fround(parseReal(text) ?? failed());
  const { least, most } = limits(type);
  const found = parseWhole(text, least, most);
  if (found === undefined) throw formatFault();
  if (found === null) throw tooLarge(type.definition.short);
  return found;
}

function limits(type: Type): { readonly least: bigint; readonly most: bigint } {
  const { bits, isSigned } = numeric(type) as NonNullable<ReturnType<typeof numeric>>;
  return { least: isSigned ? -(2n ** BigInt(bits - 1)) : 0n, most: 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n };
}

function numberOf(value: Wide | DecimalValue, isReal: boolean, type: Type): Raw {
  if (type === DOUBLE) return value instanceof DecimalValue ? value.toNumber() : Number(value);
  if (type === FLOAT) return Math.fround(value instanceof DecimalValue ? value.toNumber() : Number(value));
  if (type === DECIMAL) {
    if (value instanceof DecimalValue) return value;
    return isReal ? DecimalValue.ofReal(Number(value)) : DecimalValue.ofWhole(value);
  }
  return checkedWhole(value, isReal, type);
}

/** A number with a fraction is rounded, a half to the even neighbour. */
export function checkedWhole(value: Wide | DecimalValue, isReal: boolean, type: Type): Wide {
  const { least, most } = limits(type);
  if (value instanceof DecimalValue) return checkedWhole(value.round(0).toWhole(), false, type);
  if (isReal && !Number.isFinite(Number(value))) throw tooLarge(type.definition.short);
  const whole = isReal ? BigInt(roundedHalfEven(Number(value))) : BigInt(value);
  if (whole < least || whole > most) throw tooLarge(type.definition.short);
  return wide(whole);
}

export function roundedHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value) + 0;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** `Value<T>()` and `ToObject<T>()` of a token without children. */
export function changeType(token: Token, type: Type): Raw {
  const { bare } = type;
  if (!(token instanceof ValueToken)) {
    throw invalidCast(token.type.name, "Newtonsoft.Json.Linq.JToken");
  }
  if (token.value === null) {
    if (type.canBeNull) return null;
    throw formatFault("Null object cannot be converted to a value type.");
  }
  return converted(token, bare);
}
