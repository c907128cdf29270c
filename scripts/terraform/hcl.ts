import { joinTemplate, splitTemplate } from "./template";
import { isObject } from "./value-type";

/** Writes a value of the document as a Terraform expression, so that it can stand inside another one. */
export function toExpression(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(toExpression).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).map(([name, item]) => `${quote(name)} = ${toExpression(item)}`);
  return `{${entries.join(", ")}}`;
}

/** The text between `${…}` needs the escapes of a quoted string; the expressions themselves do not. */
function quote(template: string): string {
  const parts = splitTemplate(template).map((part) =>
    part.kind === "text" ? { ...part, text: escapeText(part.text) } : part,
  );
  return `"${joinTemplate(parts)}"`;
}

function escapeText(text: string): string {
  // Terraform knows the escapes of JSON but for two.
  return JSON.stringify(text).slice(1, -1).replace(/\\b/g, "\\u0008").replace(/\\f/g, "\\u000c");
}
