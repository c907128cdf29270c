import { BYTE, CHAR, DECIMAL, DOUBLE, FLOAT, INT, LONG, SBYTE, SHORT, UINT, ULONG, USHORT } from "./core-types";
import type { Type } from "./type";

/** Where a number type stands in what an operator promotes to. */
interface Numeric {
  readonly form: "small" | "wide" | "real" | "decimal" | "char";
  /** Types that it converts to without a cast. */
  readonly widens: readonly Type[];
  /** Of whole numbers. */
  readonly bits: number;
  readonly isSigned: boolean;
}

const REALS = [FLOAT, DOUBLE, DECIMAL];

const NUMERICS: ReadonlyMap<Type, Numeric> = new Map([
  [SBYTE, whole(8, true, [SHORT, INT, LONG])],
  [BYTE, whole(8, false, [SHORT, USHORT, INT, UINT, LONG, ULONG])],
  [SHORT, whole(16, true, [INT, LONG])],
  [USHORT, whole(16, false, [INT, UINT, LONG, ULONG])],
  [INT, whole(32, true, [LONG])],
  [UINT, whole(32, false, [LONG, ULONG])],
  [LONG, whole(64, true, [])],
  [ULONG, whole(64, false, [])],
  [CHAR, { ...whole(16, false, [USHORT, INT, UINT, LONG, ULONG]), form: "char" }],
  [FLOAT, { form: "real", widens: [DOUBLE], bits: 0, isSigned: true }],
  [DOUBLE, { form: "real", widens: [], bits: 0, isSigned: true }],
  [DECIMAL, { form: "decimal", widens: [], bits: 0, isSigned: true }],
]);

function whole(bits: number, isSigned: boolean, widens: readonly Type[]): Numeric {
  return { form: bits === 64 ? "wide" : "small", widens: [...widens, ...REALS], bits, isSigned };
}

export function numeric(type: Type): Numeric | undefined {
  return NUMERICS.get(type);
}

export function isWhole(type: Type): boolean {
  const form = numeric(type)?.form;
  return form === "small" || form === "wide" || form === "char";
}

/** The type two numbers are calculated in; undefined where C# has none. */
export function promoted(a: Type, b: Type): Type | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (!x || !y) return undefined;
  const has = (type: Type) => a === type || b === type;
  const isReal = x.form === "real" || y.form === "real";
  if (has(DECIMAL)) return isReal ? undefined : DECIMAL;
  if (has(DOUBLE)) return DOUBLE;
  if (has(FLOAT)) return FLOAT;
  if (has(ULONG)) return [a, b].every((type) => type === ULONG || !numeric(type)?.isSigned) ? ULONG : undefined;
  if (has(LONG)) return LONG;
  if (has(UINT)) return [a, b].some((type) => type !== UINT && numeric(type)?.isSigned) ? LONG : UINT;
  return INT;
}
