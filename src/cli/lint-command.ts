import { basename } from "node:path";
import type { LintFinding } from "../apim/lint/lint-finding";
import { lintPolicy } from "../apim/lint-policy";
import { readText } from "./document-files";
import { ExitCode, type Terminal } from "./terminal";

/** What the options of the command say. */
export interface LintFlags {
  readonly maxBytes?: number;
}

/**
 * One line for each finding, as compilers write them, so that editors find the place. A fragment among the files is known to the
 * policies beside it by the name of its file.
 */
export function lintFiles(files: readonly string[], { maxBytes }: LintFlags, terminal: Terminal): ExitCode {
  const texts = files.map((file) => ({ file, text: readText(file) }));
  const fragments = new Map(texts.filter(isFragment).map(({ file, text }) => [fragmentId(file), text]));
  const options = { maxBytes, fragments: fragments.size > 0 ? fragments : undefined };
  const found = texts.map(({ file, text }) => ({ file, findings: lintPolicy(text, options) }));
  for (const { file, findings } of found) {
    for (const finding of findings) terminal.out(`${file}:${lineOf(finding)}\n`);
  }
  const all = found.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === "error").length;
  const counts = [counted(errors, "error"), counted(all.length - errors, "warning")].join(", ");
  terminal.err(`${counted(files.length, "file")}: ${counts}\n`);
  return errors > 0 ? ExitCode.BAD : ExitCode.GOOD;
}

function isFragment({ text }: { readonly text: string }): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<fragment[\s>]/.test(text);
}

function fragmentId(file: string): string {
  return basename(file).replace(/(\.fragment)?\.xml$/, "");
}

function lineOf({ line, column, severity, code, message }: LintFinding): string {
  return `${line}:${column}: ${severity} [${code}] ${message}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
