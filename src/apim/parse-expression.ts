import { type CSharpStart, parseCSharp } from "../private/vendor";
import { ExpressionFault } from "./expression-fault";
import type { Block, Expression } from "./expression-tree";

/** What Peggy throws; `expected` is null where the grammar itself says what is wrong. */
interface GrammarFault extends Error {
  readonly expected: readonly { readonly type: string; readonly text?: string }[] | null;
  readonly location: { readonly start: { readonly offset: number } };
}

/** The code of `@(…)`. Throws `ExpressionFault`. */
export function parseExpression(code: string): Expression {
  return parsed(code, "ExpressionText") as Expression;
}

/** The code of `@{…}`. Throws `ExpressionFault`. */
export function parseBlock(code: string): Block {
  return parsed(code, "BlockText") as Block;
}

function parsed(code: string, startRule: CSharpStart): unknown {
  try {
    return parseCSharp(code, startRule, false);
  } catch (error) {
    throw isGrammarFault(error) ? explained(code, startRule) : tooDeep(error);
  }
}

/** Reads it once more, to tell what is wrong. */
function explained(code: string, startRule: CSharpStart): unknown {
  try {
    parseCSharp(code, startRule, true);
  } catch (error) {
    if (!isGrammarFault(error)) return tooDeep(error);
    const { offset } = error.location.start;
    const message = error.expected === null ? error.message : sentence(error.expected, code, offset);
    return new ExpressionFault(message, offset);
  }
  throw new Error("an expression was refused, and then it was not");
}

function tooDeep(error: unknown): unknown {
  return error instanceof RangeError ? new ExpressionFault("it is nested too deeply", 0) : error;
}

function isGrammarFault(error: unknown): error is GrammarFault {
  return error instanceof Error && "location" in error && "expected" in error;
}

function sentence(expected: NonNullable<GrammarFault["expected"]>, code: string, offset: number): string {
  const isMissing = (text: string) => expected.some((each) => each.type === "literal" && each.text === text);
  const rest = code.slice(offset);
  // Where a statement may begin, `;` is one too.
  if (isMissing(";") && !isMissing("if"))
    return rest === "" ? "';' is missing at the end" : `';' is missing before '${firstWord(rest)}'`;
  if (rest !== "") return `unexpected '${firstWord(rest)}'`;
  const bracket = ["}", ")", "]"].find(isMissing);
  return bracket ? `'${bracket}' is missing at the end` : "something is missing at the end";
}

function firstWord(text: string): string {
  return /^[\w@$]{1,40}|^./su.exec(text)?.[0] ?? "";
}
