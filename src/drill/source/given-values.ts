import { escaped, isTemplate, parseTemplate, type TemplatePart } from "../../terraform/template";

/** Values that somebody gives for what the documents do not tell, and which of them were of use. */
export class GivenValues {
  private readonly used = new Set<string>();

  constructor(private readonly values: { readonly [name: string]: string }) {}

  /** The value given for a name; asking for it counts as use. */
  take(name: string): string | undefined {
    if (!Object.hasOwn(this.values, name)) return undefined;
    this.used.add(name);
    return this.values[name];
  }

  has(name: string): boolean {
    return Object.hasOwn(this.values, name);
  }

  get names(): readonly string[] {
    return Object.keys(this.values);
  }

  get unused(): readonly string[] {
    return this.names.filter((name) => !this.used.has(name));
  }

  /**
   * A part of a document in which every expression that a value is given for has become that value, so that what refers to it
   * can be followed as if it were written there.
   */
  into(part: unknown): unknown {
    if (this.names.length === 0) return part;
    if (typeof part === "string") return isTemplate(part) ? this.intoTemplate(part) : part;
    if (Array.isArray(part)) return part.map((item) => this.into(item));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, this.into(value)]));
  }

  private intoTemplate(template: string): string {
    const parts = parseTemplate(template);
    if (!parts) return this.escapedValue(template.trim()) ?? template;
    if (!parts.some((part) => part.kind !== "text" && this.has(expressionOf(part)))) return template;
    return parts.map((part) => this.intoPart(part)).join("");
  }

  private intoPart(part: TemplatePart): string {
    if (part.kind === "text") return escaped(part.text);
    const expression = expressionOf(part);
    return this.escapedValue(expression) ?? `\${${expression}}`;
  }

  private escapedValue(expression: string): string | undefined {
    const value = this.take(expression);
    return value === undefined ? undefined : escaped(value);
  }
}

function expressionOf(part: Exclude<TemplatePart, { kind: "text" }>): string {
  return part.kind === "traversal" ? part.traversal.text : part.text;
}
