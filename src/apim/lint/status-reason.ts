import type { Tree } from "../walk-expression";
import type { ExpressionScope } from "./expression-scope";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Methods that ask what a text is. */
const ASKS = /^(Equals|Contains|StartsWith|EndsWith|IndexOf|LastIndexOf|IsMatch|Match|Matches|Compare|CompareTo)$/;
const COMPARISONS = ["==", "!=", "<", ">", "<=", ">="];

/** Decisions by the words of a status. Microsoft changed those of a pool without backends, and policies that asked for them broke. */
export function statusReason({ expressions }: LintDocument): LintFinding[] {
  return expressions.flatMap(({ scope, text }) =>
    scope.nodes.flatMap((node) =>
      node.kind === "member" && node.name === "StatusReason" && decides(node, scope)
        ? [
            findingAt(
              "StatusReasonCompared",
              "error",
              text.placeOf(node.nameAt),
              "the words of a status change: decide by StatusCode",
            ),
          ]
        : [],
    ),
  );
}

/** Whether something is chosen by a value: it is compared, or a variable that holds it is. */
function decides(node: Tree, scope: ExpressionScope): boolean {
  const parent = scope.parentOf(node);
  if (!parent) return false;
  if (parent.kind === "binary" && COMPARISONS.includes(parent.operator)) return true;
  if (parent.kind === "call" && parent.target.kind === "member" && ASKS.test(parent.target.name)) return true;
  if ((parent.kind === "switch" && parent.value === node) || parent.kind === "is") return true;
  if (parent.kind === "local") {
    const names = parent.declarators.filter(({ value }) => value === node || within(node, value, scope));
    return scope.nodes.some(
      (each) => each.kind === "name" && names.some(({ name }) => name === each.name) && decides(each, scope),
    );
  }
  return !["conditional", "if", "return", "expression", "block"].includes(parent.kind) && decides(parent, scope);
}

function within(node: Tree, outer: Tree | undefined, scope: ExpressionScope): boolean {
  for (let at: Tree | undefined = node; at; at = scope.parentOf(at)) if (at === outer) return true;
  return false;
}
