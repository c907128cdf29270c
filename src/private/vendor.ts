import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// The library is published as one file, lib/index.js; run from its sources, this file is two folders below the package.
const FOLDERS = [join(__dirname, "vendor"), join(__dirname, "..", "..", "lib", "vendor")];

/** What lib/vendor/markdown-table.js exports. */
interface MarkdownTableBundle {
  markdownTable(table: readonly (readonly string[])[]): string;
}

/** What lib/vendor/jsonc-parser.js exports. */
interface JsonParserBundle {
  visit(text: string, visitor: JsonVisitor, options: { readonly disallowComments: boolean }): void;
}

/** What lib/vendor/csharp-grammar.js exports: the parser made of src/apim/csharp.peggy. */
interface CSharpGrammarBundle {
  parse(code: string, options: { readonly startRule: CSharpStart; readonly peg$silentFails: 0 | 1 }): unknown;
}

/** What a C# text is read as. */
export type CSharpStart = "ExpressionText" | "BlockText";

/** What lib/vendor/terraform-expression-grammar.js exports: the parser made of src/terraform/expression.peggy. */
interface ExpressionGrammarBundle {
  parse(expression: string, options: { readonly peg$silentFails: 1 }): unknown;
}

/** What lib/vendor/saxes.js exports. */
interface SaxesBundle {
  readonly SaxesParser: new () => XmlParser;
}

/** Reads XML from the first character to the last and calls back; a fault is thrown by whoever listens to `error`. */
export interface XmlParser {
  /** UTF-16 code units read so far. */
  readonly position: number;
  on(event: "opentagstart", handler: (tag: { readonly name: string }) => void): void;
  on(event: "attribute", handler: (attribute: { readonly name: string; readonly value: string }) => void): void;
  on(event: "opentag", handler: (tag: { readonly name: string; readonly isSelfClosing: boolean }) => void): void;
  on(event: "text" | "cdata", handler: (text: string) => void): void;
  on(event: "comment" | "doctype", handler: (text: string) => void): void;
  on(event: "processinginstruction" | "closetag", handler: () => void): void;
  on(event: "error", handler: (error: Error) => void): void;
  write(text: string): XmlParser;
  close(): void;
}

/** What a JSON text holds, in the order of the text; offsets count characters. */
export interface JsonVisitor {
  readonly onObjectBegin: () => void;
  readonly onObjectProperty: (name: string, offset: number) => void;
  readonly onObjectEnd: () => void;
  readonly onArrayBegin: () => void;
  readonly onArrayEnd: () => void;
  /** The error is a number of `ParseErrorCode` of jsonc-parser. */
  readonly onError: (error: number, offset: number) => void;
}

/** What lib/vendor/yaml.js exports. */
export interface YamlBundle {
  parseDocument(text: string, options: { readonly [name: string]: unknown }): YamlDocument;
  isMap(node: unknown): node is YamlMap;
  isSeq(node: unknown): node is YamlSeq;
  isScalar(node: unknown): node is YamlScalar;
}

/** A YAML text, read. Offsets count characters. */
export interface YamlDocument {
  readonly contents: unknown;
  readonly errors: readonly YamlFault[];
  readonly warnings: readonly YamlFault[];
}

export interface YamlFault {
  readonly message: string;
  readonly pos: readonly [from: number, to: number];
}

interface YamlNode {
  /** Undefined for what nothing is written for. */
  readonly range?: readonly [from: number, valueEnd: number, nodeEnd: number] | null;
}

export interface YamlMap extends YamlNode {
  readonly items: readonly { readonly key: unknown; readonly value: unknown }[];
}

export interface YamlSeq extends YamlNode {
  readonly items: readonly unknown[];
}

export interface YamlScalar extends YamlNode {
  readonly value: unknown;
}

/**
 * An aligned Markdown table; the first row is the head.
 * A bundle is loaded on its first call, so that loading the library does not pay for it.
 */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  return load<MarkdownTableBundle>("markdown-table").markdownTable(rows);
}

/** Walks through a JSON text without comments or trailing commas. */
export function visitJson(text: string, visitor: JsonVisitor): void {
  load<JsonParserBundle>("jsonc-parser").visit(text, visitor, { disallowComments: true });
}

/** The functions that read YAML. */
export function yaml(): YamlBundle {
  return load<YamlBundle>("yaml");
}

/**
 * The tree of a C# expression, or of statements. A fault is an error with `location`, and with `expected`: null for one of ours,
 * empty where `isExplained` is false, which takes a third of the time.
 */
export function parseCSharp(code: string, startRule: CSharpStart, isExplained: boolean): unknown {
  return load<CSharpGrammarBundle>("csharp-grammar").parse(code, { startRule, peg$silentFails: isExplained ? 0 : 1 });
}

/** The tree of an expression of Terraform; throws for one of a form that the grammar leaves to Terraform. */
export function parseTerraformExpression(expression: string): unknown {
  return load<ExpressionGrammarBundle>("terraform-expression-grammar").parse(expression, { peg$silentFails: 1 });
}

export function xmlParser(): XmlParser {
  return new (load<SaxesBundle>("saxes").SaxesParser)();
}

/** The scenarios that come with the package, by name. */
export function scenarioTexts(): Readonly<Record<string, string>> {
  return load<{ readonly texts: Readonly<Record<string, string>> }>("scenarios").texts;
}

/** What of the package commander is bundled; src/cli types what it uses. */
export function loadCommander<T>(): T {
  return load<T>("commander");
}

/** What of the package cli-progress is bundled; src/cli types what it uses. */
export function loadCliProgress<T>(): T {
  return load<T>("cli-progress");
}

function load<T>(name: string): T {
  const file = FOLDERS.map((folder) => join(folder, `${name}.js`)).find(existsSync);
  if (file === undefined) {
    throw new Error(`the bundle 'lib/vendor/${name}.js' is missing: run 'npm run vendor'`);
  }
  return createRequire(__filename)(file) as T;
}
