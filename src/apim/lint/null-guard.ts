import type { Call, Expression, If, Statement } from "../expression-tree";
import type { Tree } from "../walk-expression";
import { type ExpressionScope, keyPath } from "./expression-scope";

/** Whether a place in an expression is only reached when a path such as `context.Response` is not null. */
export function isGuarded(node: Tree, path: string, scope: ExpressionScope): boolean {
  const parent = scope.parentOf(node);
  return parent !== undefined && (guards(parent, node, path, scope) || isGuarded(parent, path, scope));
}

/** Whether a test with this outcome says that the path is not null. */
export function proves(test: Expression, outcome: boolean, path: string, scope: ExpressionScope): boolean {
  if (test.kind === "unary" && test.operator === "!") return proves(test.operand, !outcome, path, scope);
  if (test.kind === "name") {
    const value = scope.valueOf(test);
    return value !== undefined && proves(value, outcome, path, scope);
  }
  if (test.kind === "is") {
    const isNull = test.constant?.kind === "literal" && test.constant.type === "null";
    return reaches(test.operand, path, scope) && outcome === (isNull === test.isNegated);
  }
  if (test.kind === "call") return outcome && hasKey(test, path, scope);
  if (test.kind !== "binary") return false;
  const { operator, left, right } = test;
  if (operator === "&&" || operator === "||") {
    const each = [left, right].map((side) => proves(side, outcome, path, scope));
    return (operator === "&&") === outcome ? each.some(Boolean) : each.every(Boolean);
  }
  return compares(left, right, operator, outcome, path, scope) || compares(right, left, operator, outcome, path, scope);
}

/** Whether a call asks for the key that a path ends with: `context.Variables.ContainsKey("a")`. */
function hasKey({ target, arguments: [key] }: Call, path: string, scope: ExpressionScope): boolean {
  if (target.kind !== "member" || target.name !== "ContainsKey" || key?.value.kind !== "literal") return false;
  const owner = scope.pathOf(target.target);
  return owner !== undefined && keyPath(owner, key.value.value) === path;
}

/** Whether a child is only reached when the path is not null. */
function guards(parent: Tree, child: Tree, path: string, scope: ExpressionScope): boolean {
  switch (parent.kind) {
    case "binary": {
      const { operator, left, right } = parent;
      const isLazy = operator === "&&" || operator === "||";
      return isLazy && child === right && proves(left, operator === "&&", path, scope);
    }
    case "conditional":
    case "if":
      return (
        (child === parent.whenTrue && proves(parent.condition, true, path, scope)) ||
        (child === parent.whenFalse && proves(parent.condition, false, path, scope))
      );
    case "while":
      return child === parent.body && proves(parent.condition, true, path, scope);
    case "for":
      return child === parent.body && parent.condition !== undefined && proves(parent.condition, true, path, scope);
    case "block":
      return parent.statements.some(
        (before) => before.at < child.at && before !== child && before.kind === "if" && leaves(before, path, scope),
      );
    default:
      return false;
  }
}

/** Whether an `if` ends everything when the path is null. */
function leaves({ condition, whenTrue }: If, path: string, scope: ExpressionScope): boolean {
  return exits(whenTrue) && proves(condition, false, path, scope);
}

/** Whether a statement ends the block that it stands in. */
export function exits(statement: Statement): boolean {
  if (statement.kind === "block") return statement.statements.some(exits);
  return ["return", "throw", "continue", "break"].includes(statement.kind);
}

function compares(
  a: Expression,
  b: Expression,
  operator: string,
  outcome: boolean,
  path: string,
  scope: ExpressionScope,
): boolean {
  if (!reaches(a, path, scope)) return false;
  // a?.B is null when a is: what compares as equal to a value, or as greater or smaller, is not null.
  if (b.kind === "literal" && b.type === "null") return operator === (outcome ? "!=" : "==");
  const isValue = b.kind === "literal" && scope.pathOf(a) !== path;
  return isValue && (outcome ? ["==", "<", "<=", ">", ">="].includes(operator) : operator === "!=");
}

/** Whether a value is null as soon as the path is: `path`, `path?.A`, `path?.A.B`. */
function reaches(node: Expression, path: string, scope: ExpressionScope): boolean {
  if (scope.pathOf(node) === path) return true;
  if (node.kind === "call") return reaches(node.target, path, scope);
  if (node.kind !== "member" && node.kind !== "index") return false;
  if (scope.pathOf(node.target) === path) return node.isConditional;
  return reaches(node.target, path, scope);
}
