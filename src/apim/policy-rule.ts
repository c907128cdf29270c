import type { Section } from "./policy-element";

/** What a literal value must look like, and what an expression in its place must return. */
export interface ValueRule {
  readonly returns: "bool" | "int" | "long" | "string" | "JObject" | "object" | "VariableValue";
  readonly oneOf?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

export interface AttributeRule extends ValueRule {
  readonly required: boolean;
  /** Azure types the attribute in its schema: an expression there is refused when the policy is saved. */
  readonly expression: boolean;
}

/** One place in a sequence of children. */
export interface ChildRule {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export interface PolicyRule {
  /** Where the policy may stand; without it, the element is only a part of another. */
  readonly sections?: readonly Section[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** In this order; "policies": any policies of the section. */
  readonly children: readonly ChildRule[] | "policies";
  /** Only its place is judged: its attributes and children are not in the table. */
  readonly isOpen?: boolean;
  readonly text?: ValueRule;
  readonly atMostOne?: readonly string[];
  readonly atLeastOne?: readonly string[];
}

export const TEXT: ValueRule = { returns: "string" };
export const BOOL: ValueRule = { returns: "bool" };
export const ANY: ValueRule = { returns: "object" };
/** `set-variable` takes some types only. */
export const VARIABLE: ValueRule = { returns: "VariableValue" };
export const int = (min = 0, max?: number): ValueRule => ({ returns: "int", min, max });
export const oneOf = (...values: string[]): ValueRule => ({ returns: "string", oneOf: values });

export const needs = (rule: ValueRule): AttributeRule => ({ ...rule, required: true, expression: true });
export const may = (rule: ValueRule): AttributeRule => ({ ...rule, required: false, expression: true });
/** Takes no expression. */
export const fixed = (rule: AttributeRule): AttributeRule => ({ ...rule, expression: false });

export const child = (name: string, min: number, max: number): ChildRule => ({ name, min, max });
export const optional = (name: string): ChildRule => child(name, 0, 1);
export const many = (name: string): ChildRule => child(name, 0, Number.POSITIVE_INFINITY);
export const some = (name: string): ChildRule => child(name, 1, Number.POSITIVE_INFINITY);

/** Elements of which only the place is told. */
export function open(sections: readonly Section[] | undefined, names: string): Record<string, PolicyRule> {
  const rule: PolicyRule = { sections, attributes: {}, children: [], isOpen: true };
  return Object.fromEntries(names.split(" ").map((name) => [name, rule]));
}
