/** What the reader could not make sense of; Terraform would refuse the string too. */
export class TemplateError extends Error {}

/** One part of a Terraform string: plain text, or the inside of a `${…}` or a `%{…}`. */
export interface TemplatePart {
  readonly kind: "text" | "interpolation" | "directive";
  /** Raw text: escapes of plain text are kept as they were written. */
  readonly text: string;
}

/** Splits a string of a `cdk.tf.json` document as Terraform does, so that `joinTemplate` gives the same string back. */
export function splitTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let at = 0;
  while (at < template.length) {
    const mark = template.slice(at, at + 2);
    if ((mark === "$$" || mark === "%%") && template[at + 2] === "{") {
      text += template.slice(at, at + 3);
      at += 3;
    } else if (mark === "${" || mark === "%{") {
      const end = endOfExpression(template, at + 2);
      if (text) parts.push({ kind: "text", text });
      text = "";
      parts.push({ kind: mark === "${" ? "interpolation" : "directive", text: template.slice(at + 2, end) });
      at = end + 1;
    } else {
      text += template[at++];
    }
  }
  if (text) parts.push({ kind: "text", text });
  return parts;
}

export function joinTemplate(parts: readonly TemplatePart[]): string {
  const mark = { text: "", interpolation: "${", directive: "%{" };
  return parts.map((part) => (part.kind === "text" ? part.text : `${mark[part.kind]}${part.text}}`)).join("");
}

/** True where Terraform computes something, or would if it could read it; `$${` is an escape, not a computation. */
export function isComputed(value: string): boolean {
  return /[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ""));
}

/** True for exactly one `${…}`: its value keeps its own type. Anything around it makes the value a string. */
export function isOneExpression(value: string): boolean {
  if (!isComputed(value)) return false;
  const parts = splitTemplate(value);
  return parts.length === 1 && parts[0].kind === "interpolation";
}

/** Index of the brace that closes an expression which begins at `start`. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      at = endOfQuoted(text, at);
    } else if (character === "{") {
      depth++;
      at++;
    } else if (character === "}") {
      if (depth-- === 0) return at;
      at++;
    } else {
      at = Math.max(at + 1, endOfComment(text, at));
    }
  }
  throw new TemplateError(`a "\${" or "%{" is never closed: ${text.slice(Math.max(0, start - 2), start + 60)}`);
}

/** Index after the quote that closes the one at `start`; templates inside may hold quotes of their own. */
export function endOfQuoted(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const mark = text.slice(at, at + 2);
    if (text[at] === "\\" || mark === "$$" || mark === "%%") {
      at += mark === "$$" || mark === "%%" ? (text[at + 2] === "{" ? 3 : 1) : 2;
    } else if (mark === "${" || mark === "%{") {
      at = endOfExpression(text, at + 2) + 1;
    } else if (text[at] === '"') {
      return at + 1;
    } else {
      at++;
    }
  }
  throw new TemplateError(`a quote is never closed: ${text.slice(start, start + 60)}`);
}

/** Index after the comment at `start`, or `start` where there is none. */
export function endOfComment(text: string, start: number): number {
  const mark = text.slice(start, start + 2);
  if (mark === "/*") {
    const end = text.indexOf("*/", start + 2);
    if (end < 0) throw new TemplateError(`a comment is never closed: ${text.slice(start, start + 60)}`);
    return end + 2;
  }
  if (mark === "//" || mark.startsWith("#")) {
    const end = text.indexOf("\n", start);
    return end < 0 ? text.length : end;
  }
  // A here-document has a grammar of its own and is never needed inside a JSON string.
  if (/^<<-?[\p{L}_]/u.test(text.slice(start, start + 4))) {
    throw new TemplateError(`a here-document inside an expression is not read: ${text.slice(start, start + 60)}`);
  }
  return start;
}
