import { endOfComment, endOfQuoted, joinTemplate, splitTemplate } from "./template";

/** One step of a traversal; `text` is the step as written, `name` what it selects. */
export interface Step {
  readonly kind: "attribute" | "index" | "splat";
  readonly name: string;
  readonly text: string;
}

/** A name with steps in an expression: `azurerm_resource_group.eu[0].name`, `var.tags`, `each.value.id`. */
export interface Reference {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly text: string;
  /** True where a `for` expression around it gives the root a meaning of its own. */
  readonly local: boolean;
}

/** Gives the text to write instead of a reference, or nothing to keep it. */
export type Rewrite = (reference: Reference) => string | undefined;

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const FOR_NAMES = /\bfor\s+([\p{L}_][\p{L}\p{N}_-]*)(?:\s*,\s*([\p{L}_][\p{L}\p{N}_-]*))?\s+in\b/gu;

/** Every reference in a string of the document, also those inside index brackets and nested strings. */
export function referencesIn(template: string): Reference[] {
  const found: Reference[] = [];
  rewriteTemplate(template, (reference) => {
    found.push(reference);
    return undefined;
  });
  return found;
}

export function rewriteTemplate(template: string, rewrite: Rewrite): string {
  if (!template.includes("${") && !template.includes("%{")) return template;
  return rewriteParts(template, rewrite, []);
}

function rewriteParts(template: string, rewrite: Rewrite, outer: readonly string[]): string {
  const parts = splitTemplate(template);
  // "%{ for x in … }" names x for the text that follows, not only for itself.
  const names = [...outer, ...parts.flatMap((part) => (part.kind === "directive" ? namesOfFor(part.text) : []))];
  return joinTemplate(
    parts.map((part) =>
      part.kind === "text" ? part : { ...part, text: rewriteExpression(part.text, rewrite, names) },
    ),
  );
}

export function rewriteExpression(expression: string, rewrite: Rewrite, outer: readonly string[] = []): string {
  const names = [...outer, ...namesOfFor(expression)];
  let out = "";
  let at = 0;
  while (at < expression.length) {
    const start = at;
    const comment = endOfComment(expression, at);
    if (comment > at) {
      at = comment;
      out += expression.slice(start, at);
    } else if (expression[at] === '"') {
      at = endOfQuoted(expression, at);
      out += rewriteQuoted(expression.slice(start, at), rewrite, names);
    } else if (match(NUMBER, expression, at)) {
      at += match(NUMBER, expression, at).length;
      out += expression.slice(start, at);
    } else if (match(IDENTIFIER, expression, at)) {
      const root = match(IDENTIFIER, expression, at);
      at += root.length;
      const follows = /\.\s*$/.test(out) && !/\.\.\.\s*$/.test(out);
      const call = /^\s*(\(|::)/.test(expression.slice(at));
      if (follows || call) {
        out += root;
        continue;
      }
      const [steps, end] = readSteps(expression, at, rewrite, names);
      at = end;
      const reference = referenceOf(root, steps, names);
      out += (steps.length > 0 ? rewrite(reference) : undefined) ?? reference.text;
    } else {
      out += expression[at++];
    }
  }
  return out;
}

function referenceOf(root: string, steps: readonly Step[], names: readonly string[]): Reference {
  return { root, steps, text: root + textOf(steps), local: names.includes(root) };
}

export function textOf(steps: readonly Step[]): string {
  return steps.map((step) => step.text).join("");
}

/** Reads a bare address such as an entry of `depends_on`. */
export function readAddress(address: string): Reference | undefined {
  let found: Reference | undefined;
  rewriteExpression(address, (reference) => {
    found ??= reference;
    return undefined;
  });
  return found?.text === address ? found : undefined;
}

function readSteps(text: string, from: number, rewrite: Rewrite, names: readonly string[]): [Step[], number] {
  const steps: Step[] = [];
  let at = from;
  for (;;) {
    const rest = text.slice(at);
    const plain = /^\.([\p{L}_][\p{L}\p{N}_-]*|\d+|\*)/u.exec(rest);
    if (plain) {
      const kind = plain[1] === "*" ? "splat" : /^\d/.test(plain[1]) ? "index" : "attribute";
      steps.push({ kind, name: plain[1], text: plain[0] });
      at += plain[0].length;
    } else if (rest.startsWith("[*]")) {
      steps.push({ kind: "splat", name: "*", text: "[*]" });
      at += 3;
    } else if (rest.startsWith("[")) {
      const end = endOfBracket(text, at);
      const inside = rewriteExpression(text.slice(at + 1, end - 1), rewrite, names);
      steps.push(indexStep(inside));
      at = end;
    } else {
      return [steps, at];
    }
  }
}

function indexStep(inside: string): Step {
  const quoted = /^\s*"([^"\\$%]*)"\s*$/.exec(inside);
  return { kind: "index", name: quoted ? quoted[1] : inside.trim(), text: `[${inside}]` };
}

function endOfBracket(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    if (text[at] === '"') {
      at = endOfQuoted(text, at);
      continue;
    }
    if (text[at] === "[") depth++;
    if (text[at] === "]" && --depth === 0) return at + 1;
    at++;
  }
  return text.length;
}

function rewriteQuoted(quoted: string, rewrite: Rewrite, names: readonly string[]): string {
  const inside = quoted.slice(1, -1);
  if (!inside.includes("${") && !inside.includes("%{")) return quoted;
  return `"${rewriteParts(inside, rewrite, names)}"`;
}

function namesOfFor(expression: string): string[] {
  return [...expression.matchAll(FOR_NAMES)].flatMap((names) => [names[1], names[2]].filter(Boolean));
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
