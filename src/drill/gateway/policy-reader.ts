import type { Place, PolicyNode, PolicyText } from "../../apim/read-policy";
import { numberOf } from "../csharp/host-values";
import type { Value } from "../csharp/value";
import { toText } from "../csharp/values/to-text";
import type { CompileContext } from "./compile-context";
import { always, type Evaluated, type EvaluatedValue, expressionFault } from "./evaluate";
import type { PolicyPlace } from "./policy-place";
import { RequestFault } from "./request-fault";
import type { Step } from "./step";

/** The bounds of a number; none: anything from 0. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Reads one element while it is compiled: attributes and children by name. What nobody asks for is not known, and a fault. An
 * attribute is fixed where Azure types it in its schema; else it may be an expression.
 */
export class PolicyReader {
  private readonly asked = new Set<string>();
  private readonly parts: PolicyReader[] = [];
  private isContentAsked = false;
  private areChildrenAsked = false;
  private mayReadAnswers = false;
  private asksForResponse = false;

  constructor(
    readonly node: PolicyNode,
    readonly place: PolicyPlace,
    readonly context: CompileContext,
  ) {
    this.asked.add("id");
  }

  /** Whether something in it may read the body of an answer, so that time passes. */
  get mayRead(): boolean {
    return this.mayReadAnswers || this.parts.some((part) => part.mayRead);
  }

  /** Whether an expression in it asks anything of the response. */
  get isOfResponse(): boolean {
    return this.asksForResponse;
  }

  has(name: string): boolean {
    return this.node.attributes.has(name);
  }

  text(name: string): Evaluated<string> {
    return this.textIf(name) ?? this.missing(name, always(""));
  }

  textIf(name: string): Evaluated<string> | undefined {
    const text = this.attribute(name);
    return text && this.converted(text, asText);
  }

  /** Of any type. */
  value(name: string): EvaluatedValue {
    return this.valueIf(name) ?? this.missing(name, always(null));
  }

  valueIf(name: string): EvaluatedValue | undefined {
    const text = this.attribute(name);
    return text && this.evaluated(text);
  }

  whole(name: string, range: Range = {}): Evaluated<number> {
    return this.wholeIf(name, range) ?? this.missing(name, always(0));
  }

  wholeIf(name: string, range: Range = {}): Evaluated<number> | undefined {
    const text = this.attribute(name);
    if (!text) return undefined;
    if (text.isExpression) return this.converted(text, asWhole);
    return always(this.wholeOf(name, text, range));
  }

  flag(name: string): Evaluated<boolean> {
    return this.flagIf(name) ?? this.missing(name, always(false));
  }

  flagIf(name: string): Evaluated<boolean> | undefined {
    const text = this.attribute(name);
    if (!text) return undefined;
    if (text.isExpression) return this.converted(text, asFlag);
    return always(this.flagOf(name, text));
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): Evaluated<T> {
    const text = this.attribute(name);
    if (!text) return always(fallback);
    if (!text.isExpression) return always(this.choiceOf(name, text, allowed));
    return this.converted(text, (value) => allowed.find((each) => each === value));
  }

  fixedText(name: string): string {
    return this.fixedTextIf(name) ?? this.missing(name, "");
  }

  fixedTextIf(name: string): string | undefined {
    return this.fixed(name)?.value;
  }

  fixedWhole(name: string, range: Range = {}): number {
    return this.fixedWholeIf(name, range) ?? this.missing(name, 0);
  }

  fixedWholeIf(name: string, range: Range = {}): number | undefined {
    const text = this.fixed(name);
    return text && this.wholeOf(name, text, range);
  }

  fixedFlag(name: string, fallback: boolean): boolean {
    const text = this.fixed(name);
    return text ? this.flagOf(name, text) : fallback;
  }

  fixedOneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.fixed(name);
    return text && this.choiceOf(name, text, allowed);
  }

  /** Its own text, without space around it; empty for none. */
  content(): Evaluated<string> {
    const { text } = this.node;
    return text && !text.isExpression ? this.contentOf({ ...text, value: text.value.trim() }) : this.contentOf(text);
  }

  /** Its own text as it stands there. */
  wholeContent(): Evaluated<string> {
    return this.contentOf(this.node.text);
  }

  /** Parts of it. Those that hold policies are told in the path of what stands in them: `choose/when[2]`. */
  children(name: string, holdPolicies = false): PolicyReader[] {
    this.asked.add(`<${name}>`);
    const nodes = this.node.children.filter((child) => child.name === name);
    const readers = nodes.map((child, index) => {
      const path = `${this.place.path}/${name}${nodes.length > 1 ? `[${index + 1}]` : ""}`;
      return new PolicyReader(child, holdPolicies ? { ...this.place, path } : this.place, this.context);
    });
    this.parts.push(...readers);
    return readers;
  }

  /** A part that there is once at most. */
  child(name: string, holdsPolicies = false): PolicyReader | undefined {
    const [first, ...more] = this.children(name, holdsPolicies);
    for (const { node } of more) {
      this.parts.pop();
      this.fault(`'${this.node.name}' takes one '${name}'`, node.at);
    }
    return first;
  }

  /** The policies inside of it. */
  policies(): Step {
    this.areChildrenAsked = true;
    return this.context.policies(this.node.children, this.place);
  }

  fault(message: string, at: Place = this.node.at): void {
    this.context.fault(message, at);
  }

  /** Tells of everything that nobody asked for. */
  finish(): void {
    const { name, attributes, children, text } = this.node;
    for (const [attribute, { at }] of attributes) {
      if (!this.asked.has(attribute)) this.fault(`'${attribute}' is no attribute of '${name}'`, at);
    }
    for (const child of this.areChildrenAsked ? [] : children) {
      if (!this.asked.has(`<${child.name}>`)) this.fault(`'${child.name}' may not stand in '${name}'`, child.at);
    }
    if (text && !this.isContentAsked) this.fault(`'${name}' takes no text`, text.at);
    for (const part of this.parts) part.finish();
  }

  private contentOf(text: PolicyText | undefined): Evaluated<string> {
    this.isContentAsked = true;
    return text ? this.converted(text, asText) : always("");
  }

  private attribute(name: string): PolicyText | undefined {
    this.asked.add(name);
    return this.node.attributes.get(name);
  }

  private fixed(name: string): PolicyText | undefined {
    const text = this.attribute(name);
    if (text?.isExpression) this.fault(`'${name}' of '${this.node.name}' takes no expression`, text.at);
    return text?.isExpression ? undefined : text;
  }

  private evaluated(text: PolicyText): EvaluatedValue {
    if (!text.isExpression) return always(text.value);
    const { run, mayRead, isOfResponse } = this.context.code(text);
    if (mayRead) this.mayReadAnswers = true;
    if (isOfResponse) this.asksForResponse = true;
    const { place } = this;
    return (request) => {
      try {
        return run(request);
      } catch (error) {
        throw expressionFault(place, error);
      }
    };
  }

  /** The value as what its place takes; what cannot be that fails the request. */
  private converted<T>(text: PolicyText, convert: (value: Value) => T | undefined): Evaluated<T> {
    const evaluated = this.evaluated(text);
    const { place } = this;
    return (request) => {
      const value = evaluated(request);
      const converted = convert(value);
      if (converted !== undefined) return converted;
      const message = `'${toText(value)}' is no value for '${place.source}'.`;
      throw RequestFault.at(place, "ExpressionValueEvaluationFailure", message);
    };
  }

  private missing<T>(name: string, fallback: T): T {
    // A fixed attribute that is an expression is there, and wrong.
    if (!this.has(name)) this.fault(`'${this.node.name}' needs '${name}'`);
    return fallback;
  }

  private wholeOf(name: string, { value, at }: PolicyText, { min = 0, max = 2 ** 31 - 1 }: Range): number {
    const number = /^\s*\d{1,10}\s*$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    const bounds = max === 2 ** 31 - 1 ? `from ${min}` : `from ${min} to ${max}`;
    this.fault(`'${name}' of '${this.node.name}' is '${value}', not a whole number ${bounds}`, at);
    return min;
  }

  private flagOf(name: string, { value, at }: PolicyText): boolean {
    if (!/^(true|false)$/i.test(value))
      this.fault(`'${name}' of '${this.node.name}' is '${value}', not true or false`, at);
    return value.toLowerCase() === "true";
  }

  private choiceOf<T extends string>(name: string, { value, at }: PolicyText, allowed: readonly T[]): T {
    const found = allowed.find((each) => each === value);
    if (!found) this.fault(`'${name}' of '${this.node.name}' is '${value}', not one of ${allowed.join(", ")}`, at);
    return found ?? allowed[0];
  }
}

function asText(value: Value): string {
  if (typeof value === "string") return value;
  return value === null ? "" : toText(value);
}

function asWhole(value: Value): number | undefined {
  const number = typeof value === "string" ? Number(value) : numberOf(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function asFlag(value: Value): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}
