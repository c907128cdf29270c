import type { Tree } from "../walk-expression";
import type { ExpressionScope } from "./expression-scope";
import { exits } from "./null-guard";

const LAZY = ["&&", "||", "??"];

/** Whether a place in an expression is not reached every time. */
export function isConditional(node: Tree, scope: ExpressionScope): boolean {
  const parent = scope.parentOf(node);
  return parent !== undefined && (depends(parent, node) || isConditional(parent, scope));
}

function depends(parent: Tree, child: Tree): boolean {
  switch (parent.kind) {
    case "binary":
      return LAZY.includes(parent.operator) && child === parent.right;
    case "conditional":
    case "if":
    case "while":
    case "for":
      return child !== parent.condition;
    case "foreach":
      return child !== parent.source;
    case "switch":
      return child !== parent.value;
    case "lambda":
    case "try":
      return true;
    case "block":
      return parent.statements.some((each) => each.at < child.at && each.kind === "if" && exits(each.whenTrue));
    default:
      return false;
  }
}
