import { addressOf } from "./address";
import { type Expression, parseExpression } from "./expression";
import { callFunction, isFunction, type Scalar, textOf } from "./functions";
import type { JsonValue } from "./json-value";
import { itemsOf, listOf, type Part } from "./list-items";
import { type Resolution, type Unknown, unknown } from "./resolution";
import { NOT_EVALUATED, targetOf, type Written } from "./target";
import { isTemplate, parseTraversal, type Traversal } from "./template";
import type { TerraformDocument } from "./terraform-document";
import { withheldReason } from "./withheld";

/** Longer than any name or ARM id; nested references can double a text at every level. */
const MOST_CHARACTERS = 4096;
/** A reference into itself (`local.a` is `${local.a.b}`) grows by a step at every turn. */
const MOST_STEPS = 16;

/** By the steps of a traversal; nothing yet for one that is being resolved. */
type Answers = Map<string, Resolution | undefined>;

const answersOf = new WeakMap<TerraformDocument, Answers>();

/** Follows the references of a value through the document. What is not certain is unknown, never a guess. */
export function resolveValue(document: TerraformDocument, value: JsonValue): Resolution {
  return atOnce(value) ?? new Resolver().resolve(document, { kind: "written", document, raw: value });
}

/** The same of a value that may be the default of a variable. */
export function resolveWritten({ document, raw, variable }: Omit<Written, "kind">): Resolution {
  return atOnce(raw, variable) ?? new Resolver().resolve(document, { kind: "written", document, raw, variable });
}

/** The items of a list, or of what leads to a list, each followed; nothing where it cannot be told to be a list. */
export function resolveItems(document: TerraformDocument, value: JsonValue): readonly Resolution[] | undefined {
  const items = itemsOf(document, { kind: "written", document, raw: value });
  return items?.map((item) => new Resolver().resolve(document, item));
}

/** A value that is being resolved, and how far that is. */
interface Frame {
  /** The document that the parts are read in. */
  readonly document: TerraformDocument;
  readonly expression: string;
  readonly parts: readonly Part[];
  readonly done: Resolution[];
  /** Function that is called with the parts; without one they are put together. */
  readonly call?: string;
  /** Where the answer is kept for whoever asks again. */
  readonly memory?: Memory;
}

interface Memory {
  readonly answers: Answers;
  readonly key: string;
}

/** Keeps its own stack: a chain of references may be as long as the document. */
class Resolver {
  private readonly stack: Frame[] = [];

  resolve(document: TerraformDocument, value: Part): Resolution {
    const answer = this.part(document, value);
    if (answer) return answer;
    for (;;) {
      const frame = this.stack[this.stack.length - 1];
      if (frame.done.length < frame.parts.length) {
        const part = this.part(frame.document, frame.parts[frame.done.length]);
        if (part) frame.done.push(part);
        continue;
      }
      this.stack.pop();
      const answer = frame.call === undefined ? join(frame) : called(frame, frame.call);
      frame.memory?.answers.set(frame.memory.key, answer);
      const outer = this.stack.at(-1);
      if (!outer) return answer;
      outer.done.push(answer);
    }
  }

  /** Answers at once, or puts the part on the stack and answers nothing yet. */
  private part(document: TerraformDocument, part: Part): Resolution | undefined {
    switch (part.kind) {
      case "text":
        return { kind: "literal", value: part.text };
      case "literal":
        return part;
      case "written":
        return this.enter(part);
      case "template":
        this.stack.push({ document, expression: '"…"', parts: part.parts, done: [] });
        return undefined;
      case "list":
        return unknown("[…]", "it is a list, not a text");
      case "call":
        return this.call(document, part);
      case "expression":
        return this.parsed(document, part.text, parseExpression(part.text));
      case "reference":
        return this.parsed(document, part.text, traversalPart(part.text));
      case "traversal":
        return this.traversal(document, part.traversal);
    }
  }

  private parsed(document: TerraformDocument, text: string, part: Part | undefined): Resolution | undefined {
    return part ? this.part(document, part) : unknown(text, NOT_EVALUATED);
  }

  private enter({ document, raw, variable }: Written, memory?: Memory): Resolution | undefined {
    const answer = atOnce(raw, variable);
    if (answer || typeof raw !== "string") return answer;
    const parts = document.template(raw);
    if (!parts) return unknown(raw, "it is a template of a form that is not read here");
    this.stack.push({ document, expression: raw, parts, done: [], memory });
    return undefined;
  }

  private call(document: TerraformDocument, call: Expression & { kind: "call" }): Resolution | undefined {
    const { name } = call;
    const parts = name === "join" ? joined(document, call.values) : call.values;
    const text = `${name}(…)`;
    if (!isFunction(name) || !parts) return unknown(text, withheldReason(name) ?? NOT_EVALUATED);
    this.stack.push({ document, expression: text, parts, done: [], call: name });
    return undefined;
  }

  private traversal(document: TerraformDocument, traversal: Traversal): Resolution | undefined {
    const { text, steps } = traversal;
    if (steps.length > MOST_STEPS) return unknown(text, `it goes deeper than ${MOST_STEPS} levels`);
    const key = addressOf(steps);
    const answers: Answers = answersOf.get(document) ?? new Map();
    answersOf.set(document, answers);
    if (answers.has(key)) return answers.get(key) ?? unknown(text, `'${text}' refers to itself`);
    answers.set(key, undefined);
    const answer = this.reach(document, traversal, { answers, key });
    if (answer) answers.set(key, answer);
    return answer;
  }

  private reach(document: TerraformDocument, traversal: Traversal, memory: Memory): Resolution | undefined {
    const target = targetOf(document, traversal);
    if (target.kind === "unknown") return target;
    if (target.kind === "written") return this.enter(target, memory);
    const parts: Part[] = [{ kind: "traversal", traversal: target.traversal }];
    this.stack.push({ document: target.document, expression: traversal.text, parts, done: [], memory });
    return undefined;
  }
}

function traversalPart(text: string): Part | undefined {
  const traversal = parseTraversal(text);
  return traversal && { kind: "traversal", traversal };
}

/** The separator and the items of all lists, or nothing where one is no list that can be told. */
function joined(document: TerraformDocument, values: readonly Expression[]): readonly Part[] | undefined {
  const [separator, ...lists] = values;
  const found = lists.map((list) => listOf(document, list));
  // An empty default leaves no item that says where it comes from.
  const isTold = found.every((list) => list && (list.items.length > 0 || list.variable === undefined));
  return lists.length > 0 && isTold ? [separator, ...found.flatMap((list) => list?.items ?? [])] : undefined;
}

function join({ expression, done }: Frame): Resolution {
  const [first] = done;
  if (done.length === 1) return first.kind === "unknown" ? { ...first, expression } : first;
  return told(done, expression, (values) => {
    const texts = values.map(textOf);
    return texts.includes(undefined) ? undefined : texts.join("");
  });
}

function called({ expression, done }: Frame, name: string): Resolution {
  return told(done, expression, (values) => callFunction(name, values));
}

function told(
  parts: readonly Resolution[],
  expression: string,
  make: (values: readonly Scalar[]) => string | undefined,
): Resolution {
  const values: Scalar[] = [];
  let variable: string | undefined;
  let length = 0;
  for (const part of parts) {
    if (part.kind === "unknown") return unknown(expression, part.reason);
    values.push(part.value);
    variable ??= part.variable;
    length += String(part.value).length;
  }
  if (length > MOST_CHARACTERS) return tooLong(expression);
  const value = make(values);
  if (value === undefined) return unknown(expression, NOT_EVALUATED);
  if (value.length > MOST_CHARACTERS) return tooLong(expression);
  return literal(value, variable);
}

function tooLong(expression: string): Unknown {
  return unknown(expression, `it is longer than ${MOST_CHARACTERS} characters`);
}

/** What holds no reference. */
function atOnce(raw: JsonValue, variable?: string): Resolution | undefined {
  const isOpen = typeof raw === "string" && variable === undefined && isTemplate(raw);
  return isOpen ? undefined : scalar(raw, variable);
}

function scalar(value: JsonValue, variable?: string): Resolution {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return literal(value, variable);
  }
  if (value === null || value === undefined) return unknown("", "no value is written");
  return Array.isArray(value)
    ? unknown("[…]", "it is a list, not a text")
    : unknown("{…}", "it is an object, not a text");
}

function literal(value: Scalar, variable: string | undefined): Resolution {
  return variable === undefined ? { kind: "literal", value } : { kind: "literal", value, variable };
}
