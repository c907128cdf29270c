import { isIsoDate } from "../../src/private/dates";

/** A value of a fact file and its place. A wrong value is noted and reading goes on, so that one run names every mistake. */
export class Fact {
  public constructor(
    private readonly file: string,
    private readonly path: string,
    public readonly value: unknown,
    private readonly problems: string[],
  ) {}

  public problem(text: string): void {
    this.problems.push(`${this.file}: ${this.path === "" ? "" : `${this.path}: `}${text}`);
  }

  /** The same fact under a name that a person finds in the file faster than an index. */
  public called(label: string): Fact {
    return new Fact(this.file, `${this.path} (${label})`, this.value, this.problems);
  }

  public field(name: string): Fact {
    const value = isObject(this.value) ? this.value[name] : undefined;
    return new Fact(this.file, this.path === "" ? name : `${this.path}.${name}`, value, this.problems);
  }

  /** The named field, or undefined where the file does not have it. */
  public optional<T>(name: string, read: (fact: Fact) => T): T | undefined {
    const fact = this.field(name);
    return fact.value === undefined ? undefined : read(fact);
  }

  /** Refuses anything but an object with exactly these fields. */
  public fields(required: readonly string[], optional: readonly string[] = []): void {
    if (!isObject(this.value)) {
      this.problem(`must be an object, is ${shown(this.value)}`);
      return;
    }
    for (const name of required) {
      if (this.value[name] === undefined) this.problem(`'${name}' is missing`);
    }
    const allowed = [...required, ...optional];
    for (const name of Object.keys(this.value)) {
      if (!allowed.includes(name)) this.problem(`'${name}' is no field here; known are ${allowed.join(", ")}`);
    }
  }

  public items(): Fact[] {
    if (!Array.isArray(this.value)) {
      if (this.value !== undefined) this.problem(`must be a list, is ${shown(this.value)}`);
      return [];
    }
    return this.value.map((item, index) => new Fact(this.file, `${this.path}[${index}]`, item, this.problems));
  }

  public entries(): [string, Fact][] {
    if (!isObject(this.value)) {
      if (this.value !== undefined) this.problem(`must be an object, is ${shown(this.value)}`);
      return [];
    }
    return Object.keys(this.value).map((name) => [name, this.field(name)]);
  }

  public text(pattern?: RegExp, what = "a text"): string {
    const good = typeof this.value === "string" && this.value.trim() !== "" && this.value === this.value.trim();
    if (good && (!pattern || pattern.test(this.value as string))) return this.value as string;
    // A missing field has its own message from fields().
    if (this.value !== undefined) this.problem(`must be ${what}, is ${shown(this.value)}`);
    return "";
  }

  public flag(): boolean {
    if (this.value !== undefined && typeof this.value !== "boolean")
      this.problem(`must be true or false, is ${shown(this.value)}`);
    return this.value === true;
  }

  public wholeNumber(): number {
    if (Number.isInteger(this.value) && (this.value as number) > 0) return this.value as number;
    if (this.value !== undefined) this.problem(`must be a whole number above 0, is ${shown(this.value)}`);
    return 1;
  }

  public positiveNumber(): number {
    if (typeof this.value === "number" && Number.isFinite(this.value) && this.value > 0) return this.value;
    if (this.value !== undefined) this.problem(`must be a number above 0, is ${shown(this.value)}`);
    return 1;
  }

  public date(): string {
    if (isIsoDate(this.value)) return this.value;
    if (this.value !== undefined) this.problem(`must be a date YYYY-MM-DD, is ${shown(this.value)}`);
    return "";
  }

  public oneOf<T extends string>(allowed: readonly T[]): T {
    if (allowed.includes(this.value as T)) return this.value as T;
    if (this.value !== undefined) this.problem(`must be one of ${allowed.join(", ")}, is ${shown(this.value)}`);
    return allowed[0];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
