import type { Expression, Statement } from "../expression-tree";
import type { Tree } from "../walk-expression";
import type { ExpressionScope } from "./expression-scope";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Statements of which a path ends without a value. */
export function missingReturn({ expressions }: LintDocument): LintFinding[] {
  return expressions.flatMap(({ tree, text, scope }) => {
    if (tree.kind !== "block") return [];
    const empty = scope.nodes.find((node) => node.kind === "return" && !node.value && !isInLambda(node, scope));
    if (empty) return [findingAt("MissingReturn", "error", text.placeOf(empty.at), "this 'return' has no value")];
    return ends(tree) ? [findingAt("MissingReturn", "error", text.at, "not all paths return a value")] : [];
  });
}

function isInLambda(node: Tree, scope: ExpressionScope): boolean {
  const parent = scope.parentOf(node);
  return parent !== undefined && (parent.kind === "lambda" || isInLambda(parent, scope));
}

/** Whether what follows a statement can be reached. */
function ends(statement: Statement): boolean {
  switch (statement.kind) {
    case "return":
    case "throw":
    case "break":
    case "continue":
      return false;
    case "block":
      return statement.statements.every(ends);
    case "if":
      return ends(statement.whenTrue) || !statement.whenFalse || ends(statement.whenFalse);
    case "while":
    case "for":
      return !isAlways(statement.condition, statement.kind === "for") || breaks(statement.body);
    case "do-while":
      return (ends(statement.body) && !isAlways(statement.condition, false)) || breaks(statement.body);
    case "switch": {
      const hasDefault = statement.sections.some(({ labels }) => labels.includes("default"));
      return !hasDefault || statement.sections.some(({ body }) => body.every(ends) || body.some(breaks));
    }
    case "try": {
      const blocks = [statement.block, ...statement.catches.map(({ block }) => block)];
      return blocks.some(ends) && (!statement.finally || ends(statement.finally));
    }
    case "using":
      return ends(statement.body);
    default:
      return true;
  }
}

function isAlways(condition: Expression | undefined, ifAbsent: boolean): boolean {
  return condition ? condition.kind === "literal" && condition.value === true : ifAbsent;
}

/** Whether a `break` in it ends the statement around it. */
function breaks(statement: Statement): boolean {
  switch (statement.kind) {
    case "break":
      return true;
    case "block":
      return statement.statements.some(breaks);
    case "if":
      return breaks(statement.whenTrue) || (statement.whenFalse !== undefined && breaks(statement.whenFalse));
    case "try":
      return [statement.block, ...statement.catches.map(({ block }) => block)].some(breaks);
    case "using":
      return breaks(statement.body);
    default:
      return false;
  }
}
