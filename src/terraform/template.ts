/** One step into a value. An index in brackets may also name one of several instances, an attribute name may not. */
export interface Step {
  readonly kind: "name" | "index";
  readonly key: string | number;
}

/** A traversal such as `azurerm_x.y.location`, `local.x` or `data.azurerm_x.y.id`. */
export interface Traversal {
  /** As written, without the braces. */
  readonly text: string;
  readonly steps: readonly Step[];
}

/** A piece of a Terraform template: fixed text, a traversal, or an expression that is not evaluated here. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "traversal"; readonly traversal: Traversal }
  | { readonly kind: "expression"; readonly text: string };

/** The pieces of a text, one after the other. */
export type Template = readonly TemplatePart[];

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NEXT_STEP =
  /\.([\p{ID_Start}_][\p{ID_Continue}-]*)|\.(\d{1,9})(?![\p{ID_Continue}])|\[\s*(\d{1,9})\s*\]|\["([^"\\$%]*)"\]/uy;

/** A text that Terraform takes as it is, whatever stands in it. */
export function escapedTemplate(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

/** Whether Terraform evaluates something in this text. */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** A text as a template that gives it. */
export function escaped(text: string): string {
  return text.includes("{") ? text.replace(/[$%](?=\{)/g, "$&$&") : text;
}

/**
 * The pieces of a template, or nothing when it is not of a form that is read here: a directive (`%{if …}`), a strip
 * marker (`${~`), an unclosed brace.
 */
export function parseTemplate(template: string): Template | undefined {
  const parts: TemplatePart[] = [];
  let text = "";
  let index = 0;
  while (index < template.length) {
    const next = nextSequence(template, index);
    if (!next) break;
    text += template.slice(index, next.start);
    if (next.escaped) {
      text += `${next.sign}{`;
      index = next.end;
      continue;
    }
    const end = next.sign === "$" ? endOfExpression(template, next.end) : undefined;
    if (end === undefined) return undefined;
    if (text) parts.push({ kind: "text", text });
    text = "";
    parts.push(expressionPart(template.slice(next.end, end)));
    index = end + 1;
  }
  text += template.slice(index);
  if (text || parts.length === 0) parts.push({ kind: "text", text });
  return parts;
}

/** The traversal that an expression consists of, and of nothing else. */
export function parseTraversal(expression: string): Traversal | undefined {
  const text = expression.trim();
  NAME.lastIndex = 0;
  const root = NAME.exec(text)?.[0];
  if (root === undefined) return undefined;
  const steps: Step[] = [{ kind: "name", key: root }];
  let index = root.length;
  while (index < text.length) {
    NEXT_STEP.lastIndex = index;
    const match = NEXT_STEP.exec(text);
    if (!match) return undefined;
    const [, name, dotted, position, key] = match;
    if (name !== undefined) steps.push({ kind: "name", key: name });
    else steps.push({ kind: "index", key: key ?? Number(dotted ?? position) });
    index = NEXT_STEP.lastIndex;
  }
  return { text, steps };
}

interface Sequence {
  readonly sign: "$" | "%";
  readonly start: number;
  readonly end: number;
  readonly escaped: boolean;
}

function nextSequence(template: string, from: number): Sequence | undefined {
  for (let brace = template.indexOf("{", from + 1); brace !== -1; brace = template.indexOf("{", brace + 1)) {
    const sign = template[brace - 1];
    if (sign !== "$" && sign !== "%") continue;
    // `$${` is a literal `${`.
    const escaped = brace - 2 >= from && template[brace - 2] === sign;
    return { sign, start: brace - (escaped ? 2 : 1), end: brace + 1, escaped };
  }
  return undefined;
}

/** Index of the brace that closes an expression; quoted text in it may hold braces and templates of its own. */
function endOfExpression(template: string, from: number): number | undefined {
  const end = template.indexOf("}", from);
  if (end === -1) return undefined;
  if (!/["{]/.test(template.slice(from, end))) return end;
  const open: ("{" | '"')[] = ["{"];
  for (let index = from; index < template.length; index++) {
    const character = template[index];
    if (open[open.length - 1] === '"') {
      if (character === "\\") index++;
      else if (character === '"') open.pop();
      else if (/[$%]/.test(character) && template.startsWith(`${character}{`, index + 1)) index += 2;
      else if (character === "{" && /[$%]/.test(template[index - 1])) open.push("{");
    } else if (character === '"') open.push('"');
    else if (character === "{") open.push("{");
    else if (character === "}") {
      open.pop();
      if (open.length === 0) return index;
    }
  }
  return undefined;
}

function expressionPart(expression: string): TemplatePart {
  const traversal = parseTraversal(expression);
  return traversal ? { kind: "traversal", traversal } : { kind: "expression", text: expression.trim() };
}
