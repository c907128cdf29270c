import { readFileSync } from "node:fs";
import { Language, type Node, Parser } from "web-tree-sitter";
import type { Position } from "./policy-reader";

/** A policy expression, taken apart. Faults: where it is no C#, with positions in the text that was given. */
export interface ParsedExpression {
  readonly text: string;
  /** Without `@(` and `)`, or `@{` and `}`. */
  readonly code: string;
  /** A single expression, or statements that return. */
  readonly kind: "value" | "block";
  /** The method body that it was parsed as. */
  readonly body: Node;
  readonly faults: readonly string[];
}

export type ParseExpression = (text: string) => ParsedExpression;

// The end stands on the last line of the code: a line comment there would swallow the end of the real expression too.
const WRAPPERS = {
  value: { before: "class P { object Run(Context context) { return (\n", after: "); } }" },
  block: { before: "class P { object Run(Context context) { \n", after: "} }" },
};

const SHOWN = 40;

let loading: Promise<Parser> | undefined;

/** Loads the grammar, once in a process. */
export async function csharpParser(): Promise<ParseExpression> {
  loading ??= load();
  const parser = await loading;
  return (text) => parseExpression(parser, text);
}

/** What an expression is made of. Throws for a text that is none. */
export function partsOf(text: string): Pick<ParsedExpression, "code" | "kind"> {
  const kind = text.startsWith("@(") ? "value" : "block";
  if (kind === "block" && !text.startsWith("@{")) throw new Error(`'${text.slice(0, SHOWN)}' is no expression`);
  const end = kind === "value" ? ")" : "}";
  return { kind, code: text.slice(2, text.endsWith(end) && text.length > 2 ? -1 : undefined) };
}

/** Where a node begins in the text that was given. */
export function positionOf(node: Node): Position {
  const { row, column } = node.startPosition;
  // The code stands below the head of the wrapper, without the two characters that open an expression.
  return { line: row, column: column + 1 + (row === 1 ? 2 : 0) };
}

/** A node and everything below it, in the order of the text. */
export function nodesOf(node: Node): Node[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** A sentence about a node. */
export function nodeFault(node: Node, text: string): string {
  const { line, column } = positionOf(node);
  return `${line}:${column}: ${text}`;
}

async function load(): Promise<Parser> {
  await Parser.init();
  const grammar = readFileSync(require.resolve("tree-sitter-c-sharp/tree-sitter-c_sharp.wasm"));
  return new Parser().setLanguage(await Language.load(grammar));
}

function parseExpression(parser: Parser, text: string): ParsedExpression {
  const { kind, code } = partsOf(text);
  const { before, after } = WRAPPERS[kind];
  const tree = parser.parse(before + code + after);
  if (!tree) throw new Error("the parser gave up");
  const [body] = tree.rootNode.descendantsOfType("block");
  const found = { text, code, kind, body };
  if (2 + code.length === text.length) return { ...found, faults: ["the expression does not end"] };
  // A missing name shows only as an error in an empty node, so the flags of a node alone do not tell.
  const errors = nodesOf(tree.rootNode).filter((node) => node.hasError && !node.children.some((each) => each.hasError));
  if (errors.length > 0) return { ...found, faults: errors.map(errorFault) };
  return { ...found, faults: isOneExpression(tree.rootNode, kind) ? [] : ["it is more than one expression"] };
}

function errorFault(node: Node): string {
  // A text that does not end takes the wrapper with it.
  if (node.startPosition.row === 0) return "it is no C#";
  return nodeFault(node, node.text === "" ? `'${node.type}' is missing` : `unexpected '${node.text.slice(0, SHOWN)}'`);
}

// Code that closes a bracket too many and opens another still parses, but not as what Azure cuts out of the document.
function isOneExpression(root: Node, kind: "value" | "block"): boolean {
  const declaration = onlyChild(root, "class_declaration");
  const members = declaration?.childForFieldName("body");
  const method = members && onlyChild(members, "method_declaration");
  const body = method?.childForFieldName("body");
  if (!body || kind === "block") return Boolean(body);
  const statement = onlyChild(body, "return_statement");
  return Boolean(statement && onlyChild(statement, "parenthesized_expression"));
}

function onlyChild(node: Node, type: string): Node | undefined {
  const children = node.namedChildren.filter((child) => child.type !== "comment");
  return children.length === 1 && children[0].type === type ? children[0] : undefined;
}
