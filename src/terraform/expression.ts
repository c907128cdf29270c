import { parseTerraformExpression } from "../private/vendor";

/** An expression whose value can be told when those of its parts can. */
export type Expression =
  | { readonly kind: "call"; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  /** As it is written, for example `local.x`. */
  | { readonly kind: "reference"; readonly text: string }
  /** A text in quotes with something to evaluate: what stands in it, one after the other. */
  | { readonly kind: "template"; readonly parts: readonly Expression[] };

/** The parser calls itself for every bracket, and its stack ends somewhere; no hand writes as many. */
const MOST_BRACKETS = 128;

/** Nothing for an expression of another form, which only Terraform evaluates. */
export function parseExpression(text: string): Expression | undefined {
  if (text.split(/[([{]/, MOST_BRACKETS + 2).length > MOST_BRACKETS + 1) return undefined;
  try {
    return parseTerraformExpression(text) as Expression;
  } catch (error) {
    if ((error as Error).name === "SyntaxError") return undefined;
    throw error;
  }
}
