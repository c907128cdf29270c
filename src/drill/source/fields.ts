import { problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { evaluate } from "../../terraform/evaluate";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../../terraform/json-value";
import { millisecondsOf } from "./iso-duration";
import { type Placed, type Reading, where } from "./reading";

/** The fields of a block of a resource. What only Terraform knows is a problem, and reads as if it were not written. */
export class Fields {
  constructor(
    private readonly reading: Reading,
    private readonly placed: Placed,
    private readonly block: JsonObject,
    private readonly at: string,
  ) {}

  text(name: string): string | undefined {
    return this.textOf(ownValue(this.block, name), name);
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  /** Milliseconds. */
  duration(name: string): number {
    const text = this.text(name) ?? "";
    const found = millisecondsOf(text);
    if (found !== undefined) return found;
    const facts = { value: shown(text), what: "a duration such as 'PT30S'" };
    this.reading.report(problem("OptionInvalid", where(this.placed, `${this.at}.${name}`), facts));
    return 0;
  }

  texts(name: string): readonly string[] {
    return listOf(ownValue(this.block, name)).flatMap((value) => this.textOf(value, name) ?? []);
  }

  /** A block that may be written as an object or as a list. */
  blocks(name: string): readonly Fields[] {
    return listOf(ownValue(this.block, name))
      .filter(isJsonObject)
      .map((block) => new Fields(this.reading, this.placed, block, `${this.at}.${name}`));
  }

  private textOf(value: JsonValue, name: string): string | undefined {
    if (value === undefined || value === null) return undefined;
    const found = evaluate(this.placed.stack.document, value);
    if (found.kind === "text") return found.text;
    this.reading.unresolved(this.placed, `${this.at}.${name}`, found);
    return undefined;
  }
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
