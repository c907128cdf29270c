import type { LintOptions } from "../../src/apim/lint/lint-finding";
import { lintPolicy } from "../../src/apim/lint-policy";
import type { Section } from "../../src/apim/policy-element";

const CALL = '<forward-request buffer-response="true" />';

/** A document with these policies in a section, and a call of a backend where no other is. */
export function policiesIn(section: Section, xml: string): string {
  const backend = section === "backend" ? "" : `<backend>${CALL}</backend>`;
  return `<policies><${section}>${xml}</${section}>${backend}</policies>`;
}

/** What the linter finds in a document, as `error Code: message`; with codes, only those. */
export function lint(xml: string, codes: readonly string[] = [], options: LintOptions = {}): string[] {
  return lintPolicy(xml, options)
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

/** What it finds of policies in a section. */
export function lintIn(section: Section, xml: string, ...codes: readonly string[]): string[] {
  return lint(policiesIn(section, xml), codes);
}

/** What it finds of an expression in a section, as `column error Code: message` with columns from the `@`. */
export function lintExpression(text: string, section: Section = "inbound", ...codes: readonly string[]): string[] {
  const document = policiesIn(section, `<set-header name="h">\n<value>${text}</value></set-header>`);
  return lintPolicy(document)
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .map(({ column, severity, code, message }) => `${column - "<value>".length} ${severity} ${code}: ${message}`);
}
