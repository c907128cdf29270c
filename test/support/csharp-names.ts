import type { Node } from "web-tree-sitter";
import { ALLOWED_TYPES, CONTEXT_TYPES, NAMED_CONTEXT_TYPES } from "./csharp-allowed";
import { nodeFault, nodesOf, type ParsedExpression } from "./csharp-parser";
import { memberOf, namedType, ownerOf, Scope, shortOf } from "./csharp-scope";

// Newer than C# 6, or with no type on the list, or both.
const CONSTRUCTS: Readonly<Record<string, string>> = {
  anonymous_method_expression: "an anonymous method",
  await_expression: "await",
  collection_expression: "a collection expression",
  declaration_expression: "a variable declared in an argument",
  goto_statement: "goto",
  implicit_object_creation_expression: "new without a type",
  interpolated_string_expression: "an interpolated string",
  is_pattern_expression: "pattern matching",
  local_function_statement: "a local function",
  lock_statement: "lock",
  query_expression: "a query",
  range_expression: "a range",
  raw_string_literal: "a raw string",
  recursive_pattern: "pattern matching",
  declaration_pattern: "pattern matching",
  relational_pattern: "pattern matching",
  switch_expression: "a switch expression",
  throw_expression: "throw inside an expression",
  tuple_expression: "a tuple",
  tuple_type: "a tuple",
  typeof_expression: "typeof",
  unsafe_statement: "unsafe code",
  with_expression: "with",
  yield_statement: "yield",
};

// Microsoft changes these texts: what matches one stops working one day.
const NEVER = new Set(["StatusReason"]);

// `nameof` is an identifier to the parser.
const WORDS = new Set(["nameof", "_"]);

/** Names and constructs that Azure does not allow in an expression, or that only some versions of it know. */
export function forbiddenNames(expression: ParsedExpression): string[] {
  const scope = new Scope(expression);
  return nodesOf(expression.body).flatMap((node) => [
    ...constructFaults(node),
    ...(node.type === "identifier" && isFreeName(node, scope) ? typeFaults(node) : []),
    ...memberFaults(node, scope),
  ]);
}

function constructFaults(node: Node): string[] {
  if (node.type === "tuple_expression" && isArgumentList(node)) return [];
  const construct = Object.hasOwn(CONSTRUCTS, node.type) ? CONSTRUCTS[node.type] : newSyntax(node);
  return construct ? [nodeFault(node, `${construct} is not allowed`)] : [];
}

// After a cast the parser takes `A<T>("a", 1)["b"]` for two comparisons, the second one with a tuple. C# does not: `>(` ends a type.
function isArgumentList(tuple: Node): boolean {
  let value = tuple;
  while (value.parent && /_(access|invocation)_expression$|^invocation/.test(value.parent.type)) value = value.parent;
  const comparison = value.parent;
  const left = comparison?.childForFieldName("left");
  return (
    comparison?.childForFieldName("operator")?.text === ">" &&
    comparison.childForFieldName("right")?.id === value.id &&
    left?.childForFieldName("operator")?.text === "<"
  );
}

function newSyntax(node: Node): string | undefined {
  if (node.type.startsWith("preproc")) return "a preprocessor line";
  if (node.type === "postfix_unary_expression" && node.text.endsWith("!")) return "'!' after a value";
  if (node.type === "prefix_unary_expression" && node.text.startsWith("^")) return "'^' before an index";
  if (node.type === "assignment_expression" && node.children.some((child) => child.type === "??=")) return "'??='";
  if (node.type === "integer_literal" && /_|^0b/i.test(node.text)) return `the number ${node.text}`;
  if (node.type === "default_expression" && !node.childForFieldName("type")) return "default without a type";
  return undefined;
}

/** Whether a name is neither a member, nor declared here, nor the name of an argument: then it must be a type. */
function isFreeName(node: Node, scope: Scope): boolean {
  const { parent } = node;
  if (!parent || WORDS.has(node.text) || scope.isDeclared(node.text)) return false;
  if (parent.childForFieldName("name")?.id === node.id) return false;
  const grandparent = parent.parent;
  if (parent.type === "generic_name" && parent.namedChildren[0]?.id === node.id) {
    return grandparent?.childForFieldName("name")?.id !== parent.id;
  }
  const isProperty = node.nextSibling?.type === "=" && /anonymous|assignment/.test(parent.type);
  return !(isProperty && (parent.type.startsWith("anonymous") || grandparent?.type === "initializer_expression"));
}

function typeFaults(node: Node): string[] {
  const { name, member } = namedType(node);
  if (NAMED_CONTEXT_TYPES.includes(name)) return [];
  if (!Object.hasOwn(ALLOWED_TYPES, name)) return [nodeFault(node, `'${name}' is not a type that expressions may use`)];
  const members = ALLOWED_TYPES[name];
  if (!member || members === "all" || members.includes(member.text)) return [];
  return [nodeFault(member, `'${shortOf(name)}.${member.text}' is not allowed`)];
}

function memberFaults(node: Node, scope: Scope): string[] {
  const owner = ownerOf(node);
  const member = memberOf(node);
  if (!owner || !member || !/_access_expression$/.test(node.type)) return [];
  if (NEVER.has(member.text)) return [nodeFault(member, `'${member.text}' is not allowed`)];
  const type = scope.typeOf(owner);
  if (!type) return [];
  const members = membersOf(type);
  return !members || members.includes(member.text)
    ? []
    : [nodeFault(member, `'${shortOf(type)}.${member.text}' is not allowed`)];
}

function membersOf(type: string): readonly string[] | undefined {
  if (Object.hasOwn(CONTEXT_TYPES, type)) return Object.keys(CONTEXT_TYPES[type]);
  const name = Object.keys(ALLOWED_TYPES).find((each) => shortOf(each) === type);
  const members = name && ALLOWED_TYPES[name];
  return members === "all" || !members ? undefined : members;
}
