import { ExpressionFault } from "../expression-fault";
import type { Block, Expression } from "../expression-tree";
import { parseBlock, parseExpression } from "../parse-expression";
import type { Section } from "../policy-element";
import { type Place, type PolicyNode, type PolicyText, readPolicy } from "../read-policy";
import { ExpressionScope } from "./expression-scope";
import type { LintFinding } from "./lint-finding";

/** An element and where it stands. */
export interface LintElement {
  readonly node: PolicyNode;
  readonly parent: LintElement | undefined;
  readonly children: readonly LintElement[];
  /** Undefined outside of a section: in a fragment, which may be included in any. */
  readonly section: Section | undefined;
}

/** An expression that can be read. */
export interface LintExpression {
  readonly element: LintElement;
  /** Undefined for the text of the element. */
  readonly attribute: string | undefined;
  readonly text: PolicyText;
  readonly tree: Expression | Block;
  readonly scope: ExpressionScope;
}

/** A policy document, taken apart for the rules. */
export interface LintDocument {
  /** As it was given. */
  readonly source: string;
  readonly root: LintElement;
  /** In the order of the document. */
  readonly elements: readonly LintElement[];
  readonly expressions: readonly LintExpression[];
  /** Expressions that are no C#. */
  readonly faults: readonly { readonly text: PolicyText; readonly fault: ExpressionFault }[];
}

export const SECTIONS: readonly Section[] = ["inbound", "backend", "outbound", "on-error"];

/** Throws `PolicyFault` for a text that is no policy. */
export function lintDocument(source: string): LintDocument {
  const root = placed(readPolicy(source), undefined, undefined);
  const elements = elementsOf(root);
  const expressions: LintExpression[] = [];
  const faults: { text: PolicyText; fault: ExpressionFault }[] = [];
  // The same code stands in many places.
  const known = new Map<string, Parsed | ExpressionFault>();
  for (const element of elements) {
    for (const [attribute, text] of textsOf(element)) {
      if (text.code === undefined) continue;
      const parsed = known.get(text.value) ?? parse(text.isExpression === "single", text.code);
      known.set(text.value, parsed);
      if (parsed instanceof ExpressionFault) faults.push({ text, fault: parsed });
      else expressions.push({ element, attribute, text, ...parsed });
    }
  }
  return { source, root, elements, expressions, faults };
}

type Parsed = Pick<LintExpression, "tree" | "scope">;

function parse(isSingle: boolean, code: string): Parsed | ExpressionFault {
  try {
    const tree = isSingle ? parseExpression(code) : parseBlock(code);
    return { tree, scope: new ExpressionScope(tree) };
  } catch (error) {
    if (error instanceof ExpressionFault) return error;
    throw error;
  }
}

/** An element and all below it, in the order of the document; with a name, only those. */
export function elementsOf(element: LintElement, name?: string): LintElement[] {
  const below = element.children.flatMap((child) => elementsOf(child, name));
  return name === undefined || element.node.name === name ? [element, ...below] : below;
}

/** The elements that an element stands in, the nearest first. */
export function ancestorsOf({ parent }: LintElement): LintElement[] {
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}

/** All elements as a request comes to them. */
export function inOrderOfExecution(root: LintElement): LintElement[] {
  if (root.node.name === "fragment") return elementsOf(root);
  return SECTIONS.flatMap((name) => root.children.filter(({ section }) => section === name)).flatMap((section) =>
    elementsOf(section),
  );
}

/** The attributes of an element, and its text, which has no name. */
export function textsOf({ node }: LintElement): [attribute: string | undefined, text: PolicyText][] {
  return [...node.attributes, ...(node.text ? ([[undefined, node.text]] as const) : [])].map(([name, text]) => [
    name,
    text,
  ]);
}

/** The value of an attribute that is no expression. */
export function literalOf({ node }: LintElement, attribute: string): string | undefined {
  const text = node.attributes.get(attribute);
  return text?.isExpression ? undefined : text?.value;
}

export function findingAt(
  code: string,
  severity: LintFinding["severity"],
  { line, column }: Place,
  message: string,
): LintFinding {
  return { code, severity, line, column, message };
}

function placed(node: PolicyNode, parent: LintElement | undefined, section: Section | undefined): LintElement {
  const own = section ?? (parent && !parent.parent ? SECTIONS.find((name) => name === node.name) : undefined);
  const children: LintElement[] = [];
  const element: LintElement = { node, parent, children, section: own };
  children.push(...node.children.map((child) => placed(child, element, own)));
  return element;
}
