import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../../support/run";
import type { AuditChange } from "./audit-change";

/** A table in the source, each row of which counts. */
export interface SourceTable {
  /** Path in the repository. */
  readonly file: string;
  /** Name of the constant: a list, or a set or map that is made of one. */
  readonly table: string;
  /** Cases of the corpus that have a row each. */
  readonly noticedBy: readonly string[];
}

const MOST_SHOWN = 60;

/** A change for each row: the table without it. */
export function withoutRows({ file, table, noticedBy }: SourceTable): readonly AuditChange[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const rows = rowsIn(source, table);
  if (rows.length === 0) throw new Error(`there is no table ${table} in ${file}`);
  return rows.map((row) => {
    const shown = row.getText(source).replace(/\s+/g, " ");
    const short = shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown;
    // From the beginning of the list on: the same text may stand elsewhere.
    const before = text.slice(row.parent.pos, row.getFullStart());
    const comma = /^\s*,/.exec(text.slice(row.getEnd()))?.[0] ?? "";
    const find = `${before}${text.slice(row.getFullStart(), row.getEnd())}${comma}`;
    return { name: `${table} without ${short}`, standsFor: "table", file, find, replace: before, noticedBy };
  });
}

function rowsIn(source: ts.SourceFile, table: string): readonly ts.Node[] {
  let rows: readonly ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText(source) === table && node.initializer) {
      rows = (listIn(node.initializer)?.elements ?? []).flatMap(spread);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return rows;
}

/** `...["a", "b"]` is as many rows. */
function spread(row: ts.Expression): readonly ts.Expression[] {
  const isList = ts.isSpreadElement(row) && ts.isArrayLiteralExpression(row.expression);
  return isList ? row.expression.elements : [row];
}

/** `[…]`, or what `new Set([…])` and the like are made of. */
function listIn(node: ts.Node): ts.ArrayLiteralExpression | undefined {
  if (ts.isArrayLiteralExpression(node)) return node;
  if (ts.isNewExpression(node)) return node.arguments?.map(listIn).find((list) => list !== undefined);
  if (ts.isCallExpression(node)) return listIn(node.expression);
  if (ts.isPropertyAccessExpression(node)) return listIn(node.expression);
  return undefined;
}
