import type { Node } from "web-tree-sitter";
import { nodeFault, nodesOf, type ParsedExpression } from "./csharp-parser";
import { ownerOf, Scope } from "./csharp-scope";
import type { Section } from "./policy-reader";

const ALWAYS = ["context.Request.Body", "context.Product", "context.Subscription", "context.User"];

/** What may be null in a section. A backend that was never reached leaves no response, so it is not sure in `on-error` either. */
export function nullableIn(section: Section | undefined): readonly string[] {
  if (section === "outbound") return [...ALWAYS, "context.LastError"];
  if (section === "on-error") return [...ALWAYS, "context.Response"];
  return [...ALWAYS, "context.LastError", "context.Response"];
}

/**
 * Members taken of what may be null, with no test before them in the same expression: such an expression throws, and the
 * caller gets a 500. A test in another expression does not count.
 */
export function unguardedNulls(expression: ParsedExpression, section: Section | undefined): string[] {
  const scope = new Scope(expression);
  const nullable = nullableIn(section);
  return nodesOf(expression.body).flatMap((node) => {
    // With ?. the parser has another node.
    const owner = /^(member|element)_access_expression$/.test(node.type) ? ownerOf(node) : undefined;
    const path = owner && scope.pathOf(owner);
    if (!path || !nullable.includes(path) || owner.type === "conditional_access_expression") return [];
    return isGuarded(node, path, scope) ? [] : [nodeFault(owner, `'${path}' may be null here`)];
  });
}

function isGuarded(node: Node, path: string, scope: Scope): boolean {
  const { parent } = node;
  if (!parent || parent.type === "method_declaration") return false;
  return guards(parent, node, path, scope) || isGuarded(parent, path, scope);
}

/** Whether a child is only reached when the path is not null. */
function guards(parent: Node, child: Node, path: string, scope: Scope): boolean {
  const is = (field: string) => parent.childForFieldName(field)?.id === child.id;
  const proves = (field: string, outcome: boolean) => {
    const test = parent.childForFieldName(field);
    return test !== null && proven(test, outcome, path, scope);
  };
  switch (parent.type) {
    case "binary_expression": {
      const operator = parent.childForFieldName("operator")?.text;
      return is("right") && (operator === "&&" || operator === "||") && proves("left", operator === "&&");
    }
    case "conditional_expression":
    case "if_statement":
      return (is("consequence") && proves("condition", true)) || (is("alternative") && proves("condition", false));
    case "while_statement":
    case "for_statement":
      return is("body") && proves("condition", true);
    case "block":
      return parent.namedChildren
        .filter((statement) => statement.endIndex <= child.startIndex && statement.type === "if_statement")
        .some((statement) => leaves(statement, path, scope));
    default:
      return false;
  }
}

/** Whether an `if` before ends everything when the path is null. */
function leaves(statement: Node, path: string, scope: Scope): boolean {
  const condition = statement.childForFieldName("condition");
  const consequence = statement.childForFieldName("consequence");
  return Boolean(condition && consequence && exits(consequence) && proven(condition, false, path, scope));
}

function exits(statement: Node): boolean {
  if (statement.type === "block") return statement.namedChildren.some(exits);
  return /^(return|throw|continue|break)_statement$/.test(statement.type);
}

/** Whether a test with this outcome says that the path is not null. */
function proven(test: Node, outcome: boolean, path: string, scope: Scope): boolean {
  const [first] = test.namedChildren;
  if (test.type === "parenthesized_expression") return Boolean(first) && proven(first, outcome, path, scope);
  if (test.type === "prefix_unary_expression" && test.text.startsWith("!")) {
    return Boolean(first) && proven(first, !outcome, path, scope);
  }
  if (test.type === "identifier") {
    const value = scope.valueOf(test.text);
    return value !== undefined && proven(value, outcome, path, scope);
  }
  const operator = test.childForFieldName("operator")?.text ?? "";
  const left = test.childForFieldName("left");
  const right = test.childForFieldName("right");
  if (test.type !== "binary_expression" || !left || !right) return false;
  if (operator === "&&" || operator === "||") {
    const each = [left, right].map((side) => proven(side, outcome, path, scope));
    return (operator === "&&") === outcome ? each.some(Boolean) : each.every(Boolean);
  }
  return compares(left, right, operator, outcome, path, scope) || compares(right, left, operator, outcome, path, scope);
}

function compares(a: Node, b: Node, operator: string, outcome: boolean, path: string, scope: Scope): boolean {
  const isNull = b.type === "null_literal";
  if (scope.pathOf(a) === path && isNull) return operator === (outcome ? "!=" : "==");
  if (!reachesThrough(a, path, scope)) return false;
  // a?.B is null when a is: what compares as equal to a value, or as greater or smaller, is not null.
  if (isNull) return operator === (outcome ? "!=" : "==");
  const isValue = /_literal$/.test(b.type);
  return isValue && (outcome ? ["==", "<", "<=", ">", ">="].includes(operator) : operator === "!=");
}

/** Whether a value is null as soon as the path is: `path?.A`, `path?.A.B`. */
function reachesThrough(node: Node, path: string, scope: Scope): boolean {
  const owner = node.type === "invocation_expression" ? node.childForFieldName("function") : ownerOf(node);
  if (!owner) return false;
  const isNullSafe = node.type === "conditional_access_expression" && scope.pathOf(owner) === path;
  return isNullSafe || reachesThrough(owner, path, scope);
}
