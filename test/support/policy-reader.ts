import { SaxesParser } from "saxes";

/** Both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Section = "inbound" | "backend" | "outbound" | "on-error";

export const SECTIONS: readonly Section[] = ["inbound", "backend", "outbound", "on-error"];

export interface PolicyElement {
  readonly name: string;
  readonly at: Position;
  /** From the root: `policies/backend/retry/choose[2]`. Numbers count elements of the same name, where there are several. */
  readonly path: string;
  readonly section: Section | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attributeAt: Readonly<Record<string, Position>>;
  readonly children: readonly PolicyElement[];
  readonly parent: PolicyElement | undefined;
  /** All text directly in the element, entities resolved, whitespace kept. */
  readonly text: string;
  readonly textAt: Position;
}

type Open = { -readonly [K in Exclude<keyof PolicyElement, keyof Parts>]: PolicyElement[K] } & Parts;

interface Parts {
  readonly attributes: Record<string, string>;
  readonly attributeAt: Record<string, Position>;
  readonly children: Open[];
}

/** Reads a policy document, strictly. Throws with line and column for what is not well-formed. */
export function readPolicy(xml: string): PolicyElement {
  const half = xml.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  // The parser takes the character after it for the other half.
  if (half >= 0) throw new Error(`half of a surrogate pair at offset ${half}`);
  const parser = new SaxesParser();
  const positionOf = positions(xml);
  let root: Open | undefined;
  let current: Open | undefined;
  parser.on("opentagstart", ({ name }) => {
    const at = positionOf(xml.lastIndexOf("<", parser.position - 1));
    const found = { name, at, path: name, section: undefined, parent: current, text: "", textAt: at };
    const element: Open = { ...found, attributes: {}, attributeAt: {}, children: [] };
    current?.children.push(element);
    root ??= element;
    current = element;
  });
  parser.on("attribute", ({ name, value }) => {
    if (!current) return;
    const end = parser.position - 1;
    current.attributes[name] = value;
    current.attributeAt[name] = positionOf(xml.lastIndexOf(xml.charAt(end), end - 1) + 1);
  });
  parser.on("opentag", () => {
    if (current) current.textAt = positionOf(parser.position + leadingSpace(xml.slice(parser.position)));
  });
  const addText = (text: string): void => {
    if (current) current.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    current = current?.parent as Open | undefined;
  });
  parser.write(xml).close();
  if (!root) throw new Error("1:1: there is no element");
  placeChildren(root);
  return root;
}

/** All elements of a name below (and including) an element, in document order; without a name, all. */
export function elements(root: PolicyElement, name?: string): PolicyElement[] {
  const below = root.children.flatMap((child) => elements(child, name));
  return name === undefined || root.name === name ? [root, ...below] : below;
}

/** The one element with a name. Throws when there is none, or more than one. */
export function only(root: PolicyElement, name: string): PolicyElement {
  const [first, ...more] = elements(root, name);
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} elements are named '${name}'`);
  return first;
}

/** An expression and where it stands. */
export interface PlacedExpression {
  /** With `@(` or `@{`, without space around it. */
  readonly text: string;
  /** Path of the element; with `/@name` for an attribute. */
  readonly path: string;
  readonly element: PolicyElement;
  readonly attribute: string | undefined;
  readonly section: Section | undefined;
  readonly at: Position;
}

/** All policy expressions of a document, in document order. */
export function expressionsOf(root: PolicyElement): PlacedExpression[] {
  return elements(root).flatMap((element) => {
    const { path, section, textAt } = element;
    const inAttributes = Object.entries(element.attributes).map(([attribute, value]) => ({
      text: value.trim(),
      path: `${path}/@${attribute}`,
      element,
      attribute,
      section,
      at: element.attributeAt[attribute],
    }));
    const inText = { text: element.text.trim(), path, element, attribute: undefined, section, at: textAt };
    return [...inAttributes, inText].filter(({ text }) => isExpression(text));
  });
}

export function isExpression(value: string): boolean {
  return /^@[({]/.test(value.trim());
}

/** What Terraform makes of a string: the two sequences that it does not take for templates lose their escape. */
export function unescapeTerraform(text: string): string {
  return text.replaceAll("$${", () => "${").replaceAll("%%{", "%{");
}

/** Template sequences that Terraform would evaluate, each with what follows. */
export function templatesIn(text: string): string[] {
  return [...text.matchAll(/(?:(?<!\$)\$|(?<!%)%)\{.{0,20}/gs)].map(([found]) => found);
}

/**
 * Well-formed markup that does not come back from Azure as it was sent, so that each plan shows a change: all but
 * double-quoted attributes and the five named entities.
 */
export function markupFaults(document: string): string[] {
  const xml = document.replaceAll(/<!--.*?-->/gs, "");
  const entities = [...xml.matchAll(/&(?!(?:amp|lt|gt|quot|apos);)[^;]{0,10};?/g)].map(
    ([found]) => `entity '${found}' instead of a named one`,
  );
  const constructs = [...xml.matchAll(/<(?:!\[CDATA\[|!DOCTYPE|\?)/g)].map(([found]) => `'${found}'`);
  const quotes = [...xml.matchAll(/<[A-Za-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/g)].flatMap(([tag]) =>
    tag.replaceAll(/"[^"]*"/g, "").includes("'") ? [`single quotes in ${tag}`] : [],
  );
  return [...entities, ...constructs, ...quotes];
}

function placeChildren(element: Open): void {
  const total = new Map<string, number>();
  for (const { name } of element.children) total.set(name, (total.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const child of element.children) {
    const number = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, number);
    child.path = `${element.path}/${child.name}${total.get(child.name) === 1 ? "" : `[${number}]`}`;
    child.section = element.section ?? (element.parent ? undefined : SECTIONS.find((name) => name === child.name));
    placeChildren(child);
  }
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function positions(text: string): (offset: number) => Position {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return (offset) => {
    const line = starts.filter((start) => start <= offset).length;
    return { line, column: offset - starts[line - 1] + 1 };
  };
}
