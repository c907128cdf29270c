import { CSharp, csharp, UNPRINTABLE } from "./csharp";
import {
  COMMENT,
  type PolicyAttribute,
  type PolicyDocument,
  type PolicyElement,
  type PolicyValue,
  type TerraformReference,
} from "./policy-element";

const INDENT = "  ";

/** Where a text may also be written as an expression; all others take texts that need none. */
const TAKES_EXPRESSION: ReadonlySet<string> = new Set([
  "cache-lookup-value@default-value",
  "cache-lookup-value@key",
  "cache-remove-value@key",
  "cache-store-value@key",
  "cache-store-value@value",
  "message",
  "metadata@value",
  "set-backend-service@backend-id",
  "set-body",
  "set-status@reason",
  "set-variable@value",
  "value",
]);

/** Letters and digits only: the text stands in the document as it is, and may be anywhere in code. */
const DISPLAY_NAME = /^[0-9a-zA-Z_.-]{1,256}$/;

/** Texts of code that would mean something else to API Management or to Terraform. */
const NOT_IN_CODE = /\{\{|[$%]\{/;

/** In an attribute every line end becomes a blank, and such a comment would hide all that comes after it. */
const REMARK = /\/[/*]/;

const STRING_LITERAL = /"(?:[^"\\]|\\.)*"/g;

/**
 * The document as API Management takes it with format `rawxml`: well-formed, attributes in double quotes, named entities only.
 * It is safe in a Terraform string as it stands, for `${` and `%{` never occur in it but in a Terraform reference.
 */
export function writePolicy(document: PolicyDocument): string {
  const sections = [
    ["inbound", document.inbound],
    ["backend", document.backend],
    ["outbound", document.outbound],
    ["on-error", document.onError],
  ] as const;
  const lines = sections.flatMap(([name, children]) => elementLines({ name, attributes: [], children }, INDENT));
  return `${["<policies>", ...lines, "</policies>"].join("\n")}\n`;
}

/** A part that documents include. */
export function writeFragment(children: readonly PolicyElement[]): string {
  return `${elementLines({ name: "fragment", attributes: [], children }, "").join("\n")}\n`;
}

/** The same document without remarks and indentation, for a tier that takes little. Line ends stand between elements and in code only. */
export function withoutLayout(text: string): string {
  return text.replace(/^\s*<!--.*-->\n/gm, "").replace(/^ +/gm, "");
}

/** Bytes of a document, which is what API Management limits. */
export function policyBytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

type Written = Pick<PolicyElement<never>, "name" | "attributes" | "text"> & { readonly children: readonly Written[] };

function elementLines(element: Written, indent: string): string[] {
  const { name, attributes, children, text } = element;
  if (name === COMMENT) return [`${indent}<!-- ${commentText(String(text))} -->`];
  const head = `${indent}<${name}${attributes.map((attribute) => attributeText(name, attribute, indent)).join("")}`;
  if (text !== undefined) return [`${head}>${escaped(text, name, indent)}</${name}>`];
  if (children.length === 0) return [`${head} />`];
  if (isShort(children)) return [`${head}>${elementLines(children[0], "")[0]}</${name}>`];
  return [`${head}>`, ...children.flatMap((child) => elementLines(child, indent + INDENT)), `${indent}</${name}>`];
}

// A header and its value read better on one line.
function isShort(children: readonly Written[]): boolean {
  return (
    children.length === 1 &&
    children[0].name === "value" &&
    !(children[0].text instanceof CSharp && children[0].text.isBlock)
  );
}

function attributeText(element: string, { name, value }: PolicyAttribute, indent: string): string {
  return ` ${name}="${escaped(value, `${element}@${name}`, indent).replace(/"/g, "&quot;")}"`;
}

function escaped(value: PolicyValue, place: string, indent: string): string {
  if (isTerraform(value)) return value.terraform;
  return valueText(value, place, indent).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function valueText(value: Exclude<PolicyValue, TerraformReference>, place: string, indent: string): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return literalText(value, place, indent);
  if (value instanceof CSharp) return codeText(value, indent);
  if (!DISPLAY_NAME.test(value.displayName)) throw new Error(`${value.displayName} is no name of a named value`);
  return `{{${value.displayName}}}`;
}

function isTerraform(value: PolicyValue): value is TerraformReference {
  return typeof value === "object" && "terraform" in value;
}

// A text that API Management, Terraform or an XML parser would read as something else is written as a C# literal.
function literalText(text: string, place: string, indent: string): string {
  const isPlain = text === text.trim() && !/\{\{|[$%@]\{|@\(/.test(text) && text.search(UNPRINTABLE) < 0;
  if (isPlain) return text;
  if (!TAKES_EXPRESSION.has(place)) throw new Error(`${place} cannot hold ${JSON.stringify(text)}`);
  return codeText(csharp`${text}`, indent);
}

function codeText({ code, isBlock }: CSharp, indent: string): string {
  if (REMARK.test(code.replace(STRING_LITERAL, "")))
    throw new Error(`a policy expression cannot hold a remark: ${code}`);
  if (NOT_IN_CODE.test(code))
    throw new Error(`a policy expression cannot hold '${NOT_IN_CODE.exec(code)?.[0]}': ${code}`);
  if (!isBlock && !code.includes("\n")) return `@(${code})`;
  const inner = code.split("\n").map((line) => (line === "" ? "" : indent + INDENT + INDENT + line));
  return isBlock ? `@{\n${inner.join("\n")}\n${indent}${INDENT}}` : `@(\n${inner.join("\n")}\n${indent}${INDENT})`;
}

function commentText(text: string): string {
  return text
    .replace(UNPRINTABLE, " ")
    .replace(/([{$%])(?=\{)/g, "$1 ")
    .replace(/-(?=-)/g, "- ");
}
