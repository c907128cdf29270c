import type { Run } from "../request-state";
import type { Raw } from "../value";

/** Variables of one run of an expression, of one call of a lambda, or of one turn of a loop whose variables a lambda keeps. */
export class Frame {
  /** What a `return` gave. */
  result: Raw = null;
  /** The exception that a `catch` is handling. */
  caught: unknown = undefined;

  constructor(
    readonly run: Run,
    readonly slots: Raw[],
    readonly outer: Frame | undefined,
  ) {}
}

/** Part of an expression, compiled. */
export type Code<T = Raw> = (frame: Frame) => T;

/** How a statement ended. */
export const NORMAL = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;
export type Ending = 0 | 1 | 2 | 3;
