import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { isTemplate, parseTemplate, type Step, type TemplatePart, type Traversal } from "./template";
import type { TerraformDocument, TerraformResource } from "./terraform-document";

/** What a value of a document is when Terraform evaluates it, as far as the document alone tells. */
export type Resolution = Literal | Unknown;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean;
}

export interface Unknown {
  readonly kind: "unknown";
  /** Completes the sentence "it cannot be resolved: …". */
  readonly reason: string;
  /** The value as written; empty when nothing is written. */
  readonly expression: string;
  /** Where the references ended, when that is an attribute which is not written in the document, such as `id`. */
  readonly end?: { readonly resource: TerraformResource; readonly attribute: string };
}

/** Longer than any name or ARM id; nested references can double a text at every level. */
const MOST_CHARACTERS = 4096;
/** A reference into itself (`local.a` is `${local.a.b}`) grows by a step at every turn. */
const MOST_STEPS = 16;

const ROOTS_OF_TERRAFORM: ReadonlySet<string | number> = new Set([
  "module",
  "each",
  "count",
  "self",
  "path",
  "terraform",
  "ephemeral",
]);

const answersOf = new WeakMap<TerraformDocument, Map<string, Resolution>>();

/** Follows the references of a value through the document. What is not certain is unknown, never a guess. */
export function resolveValue(document: TerraformDocument, value: JsonValue): Resolution {
  if (typeof value !== "string") return scalar(value);
  if (!isTemplate(value)) return { kind: "literal", value };
  const answers = answersOf.get(document) ?? new Map<string, Resolution>();
  answersOf.set(document, answers);
  return new Resolver(document, answers).resolve(value);
}

/** A value that is being resolved, and how far that is. */
interface Frame {
  /** Identity of the value in the document; absent for the one that was asked for. */
  readonly key?: string;
  readonly expression: string;
  readonly parts: readonly TemplatePart[];
  readonly done: Resolution[];
}

/** Where a traversal leads: to a value, on to another traversal, or nowhere. */
type Target = { readonly raw: JsonValue } | { readonly onward: Traversal } | Unknown;

/** Keeps its own stack: a chain of references may be as long as the document. */
class Resolver {
  private readonly open = new Set<string>();
  private readonly stack: Frame[] = [];

  constructor(
    private readonly document: TerraformDocument,
    private readonly answers: Map<string, Resolution>,
  ) {}

  resolve(value: string): Resolution {
    const answer = this.enter(undefined, value);
    if (answer) return answer;
    for (;;) {
      const frame = this.stack[this.stack.length - 1];
      if (frame.done.length < frame.parts.length) {
        const part = this.part(frame.parts[frame.done.length]);
        if (part) frame.done.push(part);
        continue;
      }
      this.stack.pop();
      const answer = join(frame);
      if (frame.key === undefined) return answer;
      this.open.delete(frame.key);
      this.answers.set(frame.key, answer);
    }
  }

  /** Answers at once, or puts the value on the stack and answers nothing yet. */
  private enter(key: string | undefined, raw: JsonValue): Resolution | undefined {
    if (typeof raw !== "string") return scalar(raw);
    if (!isTemplate(raw)) return { kind: "literal", value: raw };
    const parts = parseTemplate(raw);
    if (!parts) return unknown(raw, "it is a template of a form that is not read here");
    this.push({ key, expression: raw, parts, done: [] });
    return undefined;
  }

  private push(frame: Frame): void {
    if (frame.key !== undefined) this.open.add(frame.key);
    this.stack.push(frame);
  }

  private part(part: TemplatePart): Resolution | undefined {
    if (part.kind === "text") return { kind: "literal", value: part.text };
    if (part.kind === "expression") {
      return unknown(part.text, "it is an expression that only Terraform evaluates");
    }
    const { text, steps } = part.traversal;
    if (steps.length > MOST_STEPS) return unknown(text, `it goes deeper than ${MOST_STEPS} levels`);
    const key = JSON.stringify(steps);
    const known = this.answers.get(key);
    if (known) return known;
    if (this.open.has(key)) return unknown(text, `'${text}' refers to itself`);
    const target = targetOf(this.document, part.traversal);
    if ("onward" in target) {
      this.push({ key, expression: text, parts: [{ kind: "traversal", traversal: target.onward }], done: [] });
      return undefined;
    }
    const answer = "kind" in target ? target : this.enter(key, target.raw);
    if (answer) this.answers.set(key, answer);
    return answer;
  }
}

function targetOf(document: TerraformDocument, traversal: Traversal): Target {
  const { text, steps } = traversal;
  const root = steps[0].key;
  const name = steps[1]?.key;
  switch (root) {
    case "local": {
      if (typeof name !== "string" || !document.locals.has(name)) {
        return unknown(text, `'local.${name}' is not in this document`);
      }
      return follow(text, document.locals.get(name), steps.slice(2));
    }
    case "var":
      return unknown(text, `'var.${name}' is a variable, whose value only Terraform knows`);
    case "data":
      return unknown(text, `'${text}' is read when Terraform runs`);
    default:
      if (ROOTS_OF_TERRAFORM.has(root)) return unknown(text, `'${text}' is only known to Terraform`);
      return resourceTarget(document, text, root === "resource" ? steps.slice(1) : steps);
  }
}

function resourceTarget(document: TerraformDocument, text: string, steps: readonly Step[]): Target {
  if (steps.length < 2) return unknown(text, `'${text}' is no reference`);
  const address = `${steps[0].key}.${steps[1].key}`;
  const resource = document.resource(address);
  if (!resource) return unknown(text, `'${address}' is not in this document`);
  // All instances are written alike: what differs between them is an `each` or `count`, which is unknown anyway.
  const hasIndex = steps[2]?.kind === "index";
  if (hasInstances(resource.body) !== hasIndex) {
    return unknown(text, `'${address}' has ${hasIndex ? "no instances" : "several instances and none is named"}`);
  }
  const rest = steps.slice(hasIndex ? 3 : 2);
  const attribute = rest[0]?.key;
  if (typeof attribute !== "string") return unknown(text, `'${text}' names no attribute`);
  if (ownValue(resource.body, attribute) === undefined) {
    const reason = `'${attribute}' of '${address}' is not written in this document`;
    return { ...unknown(text, reason), end: rest.length === 1 ? { resource, attribute } : undefined };
  }
  return follow(text, resource.body, rest);
}

function hasInstances(body: JsonObject): boolean {
  return ownValue(body, "count") !== undefined || ownValue(body, "for_each") !== undefined;
}

/** Goes into a value step by step; where a reference stands in between, the remaining steps are asked of that one. */
function follow(text: string, from: JsonValue, steps: readonly Step[]): Target {
  let value = from;
  for (const [index, { key }] of steps.entries()) {
    if (typeof value === "string" && isTemplate(value)) {
      const parts = parseTemplate(value);
      const only = parts?.length === 1 && parts[0].kind === "traversal" ? parts[0].traversal : undefined;
      if (!only) return unknown(value, "it is an expression that only Terraform evaluates");
      return { onward: { text: only.text, steps: [...only.steps, ...steps.slice(index)] } };
    }
    const next = stepInto(value, key);
    if (next === undefined) return unknown(text, `'${text}' is not written in this document`);
    value = next;
  }
  return { raw: value };
}

function stepInto(value: JsonValue, key: string | number): JsonValue {
  if (Array.isArray(value)) return typeof key === "number" ? (value as readonly JsonValue[])[key] : undefined;
  if (!isJsonObject(value)) return undefined;
  const own = ownValue(value, String(key));
  // A block that may occur once is an object here and a list of one in a reference: `sku[0].name`.
  return own === undefined && key === 0 ? value : own;
}

function join(frame: Frame): Resolution {
  const [first] = frame.done;
  if (frame.done.length === 1) return first.kind === "unknown" ? { ...first, expression: frame.expression } : first;
  let text = "";
  for (const part of frame.done) {
    if (part.kind === "unknown") return unknown(frame.expression, part.reason);
    text += part.value;
    if (text.length > MOST_CHARACTERS)
      return unknown(frame.expression, `it is longer than ${MOST_CHARACTERS} characters`);
  }
  return { kind: "literal", value: text };
}

function scalar(value: JsonValue): Resolution {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return { kind: "literal", value };
  }
  if (value === null || value === undefined) return unknown("", "no value is written");
  return Array.isArray(value)
    ? unknown("[…]", "it is a list, not a text")
    : unknown("{…}", "it is an object, not a text");
}

function unknown(expression: string, reason: string): Unknown {
  return { kind: "unknown", reason, expression };
}
