import { divideByZero, overflow } from "../text/exceptions";
import { DECIMAL, DOUBLE, FLOAT, INT, LONG, UINT, ULONG } from "../types/core-types";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import type { DecimalValue } from "../values/decimal-value";
import * as Wides from "../values/wide";
import type { Code } from "./frame";

/** Two values of one type, calculated or compared. */
export type Calculation = (a: Code, b: Code) => Code;
type Table = Readonly<Record<string, Calculation>>;

/** `+ - * / %`, `& | ^ << >>` of two numbers of one type, with the result in that type. */
export function arithmetic(operator: string, type: Type): Calculation | undefined {
  return TABLES.get(type)?.[operator];
}

/** `== != < <= > >=` of two numbers, chars or enums of one type. */
export function comparison(operator: string, type: Type): Calculation | undefined {
  return type === DECIMAL ? DECIMAL_COMPARISONS[operator] : COMPARISONS[operator];
}

function numbers(calculate: (a: number, b: number) => number): Calculation {
  return (a, b) => (frame) => calculate(a(frame) as number, b(frame) as number);
}

const INTS: Table = {
  "+": (a, b) => (frame) => ((a(frame) as number) + (b(frame) as number)) | 0,
  "-": (a, b) => (frame) => ((a(frame) as number) - (b(frame) as number)) | 0,
  "*": numbers(Math.imul),
  "/": numbers((a, b) => {
    if (b === 0) throw divideByZero();
    if (b === -1 && a === -2147483648) throw overflow("Arithmetic operation resulted in an overflow.");
    return (a / b) | 0;
  }),
  "%": numbers((a, b) => {
    if (b === 0) throw divideByZero();
    return (a % b) | 0;
  }),
  "&": numbers((a, b) => a & b),
  "|": numbers((a, b) => a | b),
  "^": numbers((a, b) => a ^ b),
  "<<": numbers((a, b) => a << b),
  ">>": numbers((a, b) => a >> b),
};

const UINTS: Table = {
  "+": numbers((a, b) => (a + b) >>> 0),
  "-": numbers((a, b) => (a - b) >>> 0),
  "*": numbers((a, b) => Math.imul(a, b) >>> 0),
  "/": numbers((a, b) => {
    if (b === 0) throw divideByZero();
    return (a / b) >>> 0;
  }),
  "%": numbers((a, b) => {
    if (b === 0) throw divideByZero();
    return a % b;
  }),
  "&": numbers((a, b) => (a & b) >>> 0),
  "|": numbers((a, b) => (a | b) >>> 0),
  "^": numbers((a, b) => (a ^ b) >>> 0),
  "<<": numbers((a, b) => (a << b) >>> 0),
  ">>": numbers((a, b) => a >>> b),
};

const REALS: Table = {
  "+": (a, b) => (frame) => (a(frame) as number) + (b(frame) as number),
  "-": (a, b) => (frame) => (a(frame) as number) - (b(frame) as number),
  "*": (a, b) => (frame) => (a(frame) as number) * (b(frame) as number),
  "/": (a, b) => (frame) => (a(frame) as number) / (b(frame) as number),
  "%": (a, b) => (frame) => (a(frame) as number) % (b(frame) as number),
};

const FLOATS: Table = Object.fromEntries(
  Object.entries(REALS).map(([operator, calculate]): [string, Calculation] => [
    operator,
    (a, b) => {
      const exact = calculate(a, b);
      return (frame) => Math.fround(exact(frame) as number);
    },
  ]),
);

const DECIMALS: Table = {
  "+": decimals((a, b) => a.add(b)),
  "-": decimals((a, b) => a.subtract(b)),
  "*": decimals((a, b) => a.multiply(b)),
  "/": decimals((a, b) => a.divide(b)),
  "%": decimals((a, b) => a.remainder(b)),
};

function decimals(calculate: (a: DecimalValue, b: DecimalValue) => Raw): Calculation {
  return (a, b) => (frame) => calculate(a(frame) as DecimalValue, b(frame) as DecimalValue);
}

function wides(wrap: typeof Wides.SIGNED): Table {
  const of = (calculate: (a: Wides.Wide, b: Wides.Wide) => Raw): Calculation => {
    return (a, b) => (frame) => calculate(a(frame) as Wides.Wide, b(frame) as Wides.Wide);
  };
  const bits = (operator: string) => of((a, b) => Wides.bitwise(operator, a, b, wrap));
  return {
    "+": of((a, b) => Wides.add(a, b, wrap)),
    "-": of((a, b) => Wides.subtract(a, b, wrap)),
    "*": of((a, b) => Wides.multiply(a, b, wrap)),
    "/": of(Wides.divide),
    "%": of(Wides.remainder),
    ...Object.fromEntries(["&", "|", "^", "<<", ">>"].map((operator) => [operator, bits(operator)])),
  };
}

const TABLES: ReadonlyMap<Type, Table> = new Map([
  [INT, INTS],
  [UINT, UINTS],
  [LONG, wides(Wides.SIGNED)],
  [ULONG, wides(Wides.UNSIGNED)],
  [DOUBLE, REALS],
  [FLOAT, FLOATS],
  [DECIMAL, DECIMALS],
]);

// A number and a bigint compare as they should, and two bigints that are equal are the same to `===`.
const COMPARISONS: Table = {
  "==": (a, b) => (frame) => a(frame) === b(frame),
  "!=": (a, b) => (frame) => a(frame) !== b(frame),
  "<": (a, b) => (frame) => (a(frame) as number) < (b(frame) as number),
  "<=": (a, b) => (frame) => (a(frame) as number) <= (b(frame) as number),
  ">": (a, b) => (frame) => (a(frame) as number) > (b(frame) as number),
  ">=": (a, b) => (frame) => (a(frame) as number) >= (b(frame) as number),
};

const DECIMAL_COMPARISONS: Table = {
  "==": decimals((a, b) => a.compare(b) === 0),
  "!=": decimals((a, b) => a.compare(b) !== 0),
  "<": decimals((a, b) => a.compare(b) < 0),
  "<=": decimals((a, b) => a.compare(b) <= 0),
  ">": decimals((a, b) => a.compare(b) > 0),
  ">=": decimals((a, b) => a.compare(b) >= 0),
};
