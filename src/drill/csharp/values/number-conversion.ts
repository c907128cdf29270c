import { tooLarge } from "../text/exceptions";
import { FLOAT } from "../types/core-types";
import { numeric } from "../types/numeric";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { DecimalValue } from "./decimal-value";
import { SIGNED, UNSIGNED, type Wide, wide, wideOfReal } from "./wide";

export type Convert = (value: Raw) => Raw;

const SAME = undefined;

/** What a cast from one number type to another does; undefined where the value stays as it is. Chars are numbers here. */
export function numberConversion(from: Type, to: Type): Convert | undefined {
  const [source, target] = [numeric(from), numeric(to)];
  if (!source || !target) throw new Error(`${from.name} and ${to.name} are no numbers`);
  if (source.form === "char") {
    const rest = numberConversionOf(numeric(to)?.form === "char" ? from : to, 16, false, from);
    if (target.form === "char") return SAME;
    return (value) => {
      const code = (value as string).charCodeAt(0);
      return rest ? rest(code) : code;
    };
  }
  if (target.form === "char") {
    const toCode = numberConversionOf(to, source.bits, source.isSigned, from);
    return (value) => String.fromCharCode((toCode ? toCode(value) : value) as number);
  }
  return numberConversionOf(to, source.bits, source.isSigned, from);
}

function numberConversionOf(to: Type, bits: number, isSigned: boolean, from: Type): Convert | undefined {
  const [source, target] = [numeric(from), numeric(to)];
  if (!source || !target || from === to) return SAME;
  if (target.form === "real") return toReal(source.form, to === FLOAT);
  if (target.form === "decimal") return toDecimal(source.form, from === FLOAT);
  const holds =
    target.bits > bits ? target.isSigned || !isSigned : target.bits === bits && target.isSigned === isSigned;
  if (holds && source.form !== "real" && source.form !== "decimal") return SAME;
  if (target.form === "wide") return toWide(source.form, target.isSigned);
  return toSmall(source.form, target.bits, target.isSigned);
}

function toReal(form: string, isFloat: boolean): Convert | undefined {
  const round = (value: number) => (isFloat ? Math.fround(value) : value);
  if (form === "decimal") return (value) => round((value as DecimalValue).toNumber());
  if (form === "wide") return (value) => round(Number(value));
  return isFloat ? (value) => Math.fround(value as number) : SAME;
}

function toDecimal(form: string, isFloat: boolean): Convert {
  if (form === "real") return (value) => DecimalValue.ofReal(value as number, isFloat ? 7 : 15);
  return (value) => DecimalValue.ofWhole(value as Wide);
}

function toWide(form: string, isSigned: boolean): Convert {
  const wrap = isSigned ? SIGNED : UNSIGNED;
  if (form === "real") return (value) => wideOfReal(value as number, wrap);
  if (form === "decimal") return (value) => wide(checked((value as DecimalValue).toWhole(), 64, isSigned));
  return (value) => (typeof value === "number" && (isSigned || value >= 0) ? value : wide(wrap(BigInt(value as Wide))));
}

function toSmall(form: string, bits: number, isSigned: boolean): Convert {
  const cut = cutter(bits, isSigned);
  if (form === "decimal") return (value) => Number(checked((value as DecimalValue).toWhole(), bits, isSigned));
  if (form === "real") {
    const least = bits === 32 && !isSigned ? 0 : -(2 ** 31);
    const most = bits === 32 && !isSigned ? 2 ** 32 : 2 ** 31;
    return (value) => {
      const whole = Math.trunc(value as number);
      return cut(whole >= least && whole < most ? whole : least);
    };
  }
  return (value) => cut(typeof value === "bigint" ? Number(BigInt.asIntN(32, value)) : (value as number));
}

function cutter(bits: number, isSigned: boolean): (value: number) => number {
  if (bits === 32) return isSigned ? (value) => value | 0 : (value) => value >>> 0;
  const shift = 32 - bits;
  return isSigned ? (value) => (value << shift) >> shift : (value) => value & (2 ** bits - 1);
}

function checked(value: bigint, bits: number, isSigned: boolean): bigint {
  const least = isSigned ? -(2n ** BigInt(bits - 1)) : 0n;
  const most = 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n;
  if (value < least || value > most) {
    throw tooLarge(bits === 8 ? (isSigned ? "SByte" : "Byte") : `${isSigned ? "Int" : "UInt"}${bits}`);
  }
  return value;
}
