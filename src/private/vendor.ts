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

function load<T>(name: string): T {
  const file = FOLDERS.map((folder) => join(folder, `${name}.js`)).find(existsSync);
  if (file === undefined) {
    throw new Error(`the bundle 'lib/vendor/${name}.js' is missing: run 'npm run vendor'`);
  }
  return createRequire(__filename)(file) as T;
}
