/** Code of a policy expression. Texts come in only through `csharp` and `csharpBlock`, which write them as C# literals. */
export class CSharp {
  constructor(
    readonly code: string,
    /** Statements that end in a `return`, written as `@{…}`; otherwise one expression, written as `@(…)`. */
    readonly isBlock: boolean,
  ) {}
}

/** What can stand in a hole of a template: a text becomes a string literal, code stays code. */
export type CSharpPart = string | number | boolean | CSharp;

/** One expression: `csharp`context.Elapsed.TotalSeconds < ${230}``. */
export function csharp(fixed: TemplateStringsArray, ...parts: readonly CSharpPart[]): CSharp {
  return new CSharp(assemble(fixed, parts), false);
}

/** Statements of which every path returns. */
export function csharpBlock(fixed: TemplateStringsArray, ...parts: readonly CSharpPart[]): CSharp {
  return new CSharp(withoutMargin(assemble(fixed, parts)), true);
}

/** Expressions with an operator or a comma between them. */
export function joinedBy(separator: string, parts: readonly CSharp[]): CSharp {
  return new CSharp(parts.map((part) => part.code).join(separator), false);
}

/**
 * A C# string literal. `{{` would be taken for a named value and `${` for a Terraform template, even inside of code, so such a
 * brace is written by number, and so is everything that an editor does not show or XML cannot hold.
 */
export function stringLiteral(text: string): string {
  const inner = text
    .replace(/["\\]/g, (char) => `\\${char}`)
    .replace(/(?<=[{$%])\{/g, byNumber)
    .replace(UNPRINTABLE, byNumber);
  return `"${inner}"`;
}

/**
 * Control characters, line and paragraph separators, what has no width or turns the direction of reading, what XML forbids, and
 * halves of a surrogate pair.
 */
export const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function byNumber(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function assemble(fixed: TemplateStringsArray, parts: readonly CSharpPart[]): string {
  return fixed.reduce((code, text, index) => `${code}${indentedAsIn(code, written(parts[index - 1]))}${text}`);
}

/** Lines that stand on their own in a template go as deep as the hole that they fill. */
function indentedAsIn(before: string, code: string): string {
  const indent = /(?:^|\n)( +)$/.exec(before)?.[1];
  return indent === undefined ? code : code.replace(/\n/g, `\n${indent}`);
}

function written(part: CSharpPart): string {
  if (part instanceof CSharp) return part.code;
  if (typeof part === "string") return stringLiteral(part);
  if (typeof part === "number" && !Number.isSafeInteger(part)) throw new Error(`${part} is no whole number`);
  return String(part);
}

/** Takes away the indentation that the template has only because of where it stands in our source. */
function withoutMargin(code: string): string {
  const lines = code
    .split("\n")
    .filter((line, index, all) => line.trim() !== "" || (index > 0 && index < all.length - 1));
  const margins = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin).trimEnd()).join("\n");
}
