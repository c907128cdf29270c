import type { Node } from "web-tree-sitter";
import type { Block, Expression } from "../../src/apim/expression-tree";

/**
 * How operators, calls, branches and statements of C# nest, as text: what two parsers of different making must agree on. Names and
 * literals are left out.
 */
export function shapeOfTree(tree: Expression | Block): string {
  return below(tree);
}

/** The same, of what tree-sitter makes of it. */
export function shapeOfNode(node: Node): string {
  const inner = () => node.namedChildren.map(shapeOfNode).join("");
  const field = (name: string) => {
    const child = node.childForFieldName(name);
    return child ? shapeOfNode(child) : "";
  };
  switch (node.type) {
    case "binary_expression":
      return `(${field("left")}${node.childForFieldName("operator")?.text}${field("right")})`;
    case "as_expression":
      return `(${inner()} as)`;
    case "is_expression":
    case "is_pattern_expression":
      return `(${inner()} is)`;
    case "conditional_expression":
      return `(${field("condition")}?${field("consequence")}:${field("alternative")})`;
    case "invocation_expression":
      return `call(${field("function")};${shapeOfArguments(node.childForFieldName("arguments"))})`;
    case "lambda_expression":
      return `=>(${inner()})`;
    case "cast_expression":
      return `cast(${field("value")})`;
    case "assignment_expression":
      return `set(${inner()})`;
    case "prefix_unary_expression":
    case "postfix_unary_expression":
      return `unary(${inner()})`;
    case "interpolation":
      return `hole(${inner()})`;
    default:
      return STATEMENTS[node.type] ? `${STATEMENTS[node.type]}{${inner()}}` : inner();
  }
}

const STATEMENTS: Readonly<Record<string, string>> = {
  ...{
    if_statement: "if",
    while_statement: "while",
    do_statement: "do",
    for_statement: "for",
    foreach_statement: "foreach",
  },
  ...{ return_statement: "return", try_statement: "try", switch_statement: "switch", using_statement: "using" },
};

const KINDS = new Set(["if", "while", "for", "foreach", "return", "try", "switch", "using"]);

function shapeOfArguments(list: Node | null): string {
  return (list?.namedChildren ?? []).map((child) => `${shapeOfNode(child)},`).join("");
}

function below(value: unknown): string {
  if (Array.isArray(value)) return value.map(below).join("");
  if (typeof value !== "object" || value === null) return "";
  const members = "members" in value ? value.members : "entries" in value ? value.entries : undefined;
  if (Array.isArray(members)) return members.map((each) => `set(${below(each)})`).join("");
  if (!("kind" in value && "at" in value)) return Object.values(value).map(below).join("");
  return ofTree(value as Expression | Block);
}

function ofTree(tree: Expression | Block): string {
  const inner = () => Object.values(tree).map(below).join("");
  switch (tree.kind) {
    case "binary":
      return `(${below(tree.left)}${tree.operator}${below(tree.right)})`;
    case "as":
      return `(${below(tree.operand)} as)`;
    case "is":
      return `(${below(tree.operand)}${below(tree.constant)} is)`;
    case "conditional":
      return `(${below(tree.condition)}?${below(tree.whenTrue)}:${below(tree.whenFalse)})`;
    case "call":
      return `call(${below(tree.target)};${tree.arguments.map((each) => `${below(each.value)},`).join("")})`;
    case "new":
      // A member of an anonymous object is no assignment.
      return tree.type ? inner() : below(tree.initializer).replaceAll(/^set\(|\)$|\)set\(/g, "");
    case "nameof":
      return `call(;${below(tree.operand)},)`;
    case "lambda":
      return `=>(${inner()})`;
    case "cast":
      return `cast(${below(tree.operand)})`;
    case "assignment":
      return `set(${inner()})`;
    case "unary":
      return `unary(${inner()})`;
    case "interpolation":
      return tree.parts.map((part) => (typeof part === "string" ? "" : `hole(${below(part)})`)).join("");
    default: {
      const kind: string = tree.kind === ("do-while" as string) ? "do" : tree.kind;
      return KINDS.has(kind) || kind === "do" ? `${kind}{${inner()}}` : inner();
    }
  }
}
