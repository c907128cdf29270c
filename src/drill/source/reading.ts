import type { Problem } from "../../private/problem-list";
import { problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { type Evaluated, evaluate } from "../../terraform/evaluate";
import { ownValue } from "../../terraform/json-value";
import type { Stack } from "../../terraform/stacks";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { GivenValues } from "./given-values";

/** A resource with the document that it can be read in. */
export interface Placed {
  readonly stack: Stack;
  readonly resource: TerraformResource;
}

type Unresolved = Extract<Evaluated, { kind: "unresolved" }>;

/** Documents while they are read: everything that is wrong with them is told at once. */
export class Reading {
  readonly problems: Problem[] = [];
  private readonly told = new Set<string>();

  constructor(
    readonly stacks: readonly Stack[],
    readonly values: GivenValues,
  ) {}

  all(...types: readonly string[]): readonly Placed[] {
    return this.stacks.flatMap((stack) =>
      stack.document.resources
        .filter(({ type }) => types.includes(type))
        .map((resource): Placed => ({ stack, resource })),
    );
  }

  /** The text of an attribute, if one is written. What only Terraform knows is a problem. */
  optional(placed: Placed, attribute: string): string | undefined {
    const found = evaluated(placed, attribute);
    if (found?.kind === "unresolved") this.unresolved(placed, attribute, found);
    return found?.kind === "text" ? found.text : undefined;
  }

  /** The text of an attribute; empty where it is a problem. */
  required(placed: Placed, attribute: string): string {
    const found = evaluated(placed, attribute);
    if (found === undefined) this.missing(placed, attribute);
    else if (found.kind === "text") return found.text;
    else this.unresolved(placed, attribute, found);
    return "";
  }

  missing(placed: Placed, attribute: string, value = "nothing"): void {
    this.report(problem("OptionInvalid", where(placed, attribute), { value, what: "a text" }));
  }

  unresolved(placed: Placed, attribute: string, { expression, reason }: Omit<Unresolved, "kind">): void {
    const facts = { value: shown(expression), reason, setting: expression };
    // A list or an object has no expression, and nobody can give a value for it.
    if (expression === "") this.missing(placed, attribute, "what is no text");
    else this.report(problem("ValueUnresolved", where(placed, attribute), facts));
  }

  /** Two APIs of one service read the same backends: what is wrong there is told once. */
  report(found: Problem): void {
    const key = JSON.stringify([found.code, found.path, found.text]);
    if (!this.told.has(key)) this.problems.push(found);
    this.told.add(key);
  }
}

/** Nothing when nothing is written. */
export function evaluated({ stack, resource }: Placed, attribute: string): Evaluated | undefined {
  const value = ownValue(resource.body, attribute);
  return value === undefined || value === null ? undefined : evaluate(stack.document, value);
}

/** How a message names an attribute: `prod/eu/failover/policy xml_content`. */
export function where({ resource }: Placed, attribute: string): string {
  return `${nameOf(resource)} ${attribute}`;
}

/** How a message names a resource: by the construct, or by its address when nobody knows the construct. */
export function nameOf({ path, address }: TerraformResource): string {
  return path ?? address;
}
