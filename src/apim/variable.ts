import { CSharp, csharp } from "./csharp";
import { element, type PolicyElement } from "./policy-element";

/** Types of variables that expressions here use. */
export type VariableType = "int" | "long" | "bool" | "string" | "JObject";

/** What is read where nothing has been set. */
const FALLBACK: { readonly [type in VariableType]: CSharp } = {
  int: csharp`0`,
  long: csharp`0L`,
  bool: csharp`false`,
  string: csharp`${""}`,
  JObject: csharp`new JObject()`,
};

/**
 * A variable of a request. Its type is fixed here: `GetValueOrDefault<int>` throws for a variable that holds a string, and
 * `value="1"` makes a string.
 */
export class PolicyVariable {
  constructor(
    readonly name: string,
    readonly type: VariableType,
  ) {}

  /** Code that reads it where it has been set for certain. A cast, so a member is asked of `members`. */
  get value(): CSharp {
    return csharp`(${this.typeName})context.Variables[${this.name}]`;
  }

  /** The same where a member of it is asked for. */
  get members(): CSharp {
    return csharp`(${this.value})`;
  }

  /** Code that reads it where it may not have been set: an error can come before anything. */
  get valueIfSet(): CSharp {
    return csharp`context.Variables.GetValueOrDefault<${this.typeName}>(${this.name}, ${FALLBACK[this.type]})`;
  }

  /** Sets it; a plain text only for a variable of type string. */
  set(value: CSharp | string | number | boolean): PolicyElement {
    const isPlain = value instanceof CSharp || (typeof value === "string" && this.type === "string");
    return element("set-variable", { name: this.name, value: isPlain ? value : csharp`${value}` });
  }

  private get typeName(): CSharp {
    return new CSharp(this.type, false);
  }
}
