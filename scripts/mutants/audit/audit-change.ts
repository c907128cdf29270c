import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/run";
import { type Change, pattern } from "../mutation";

/** One of the audit: of a text of its source. Cases of the corpus guard it. */
export interface AuditChange extends Change {
  /** Path in the repository. */
  readonly file: string;
}

/** What is done to a file: what it is called, what is found, and what is put there. */
export type FileChange = readonly [name: string, find: string, replace: string];

/**
 * Changes of one file, which one set of cases guards.
 *
 * @param noticedBy One of them must notice each change; the one that notices most comes first.
 */
export function inFile(
  file: string,
  standsFor: string,
  noticedBy: readonly string[],
  changes: readonly FileChange[],
): readonly AuditChange[] {
  return changes.map(([name, find, replace]) => ({ file, standsFor, name, find, replace, noticedBy }));
}

/** The text of its file with the change in it. Throws if it is not found exactly once. */
export function changedText({ name, file, find, replace }: AuditChange): string {
  const text = readFileSync(join(ROOT, file), "utf8");
  const count = [...text.matchAll(pattern(find))].length;
  if (count !== 1) throw new Error(`'${name}' is found ${count} times in ${file} instead of once: ${find}`);
  return text.replace(pattern(find), () => replace);
}
