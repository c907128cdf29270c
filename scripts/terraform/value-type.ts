import type { ValueType } from "./provider-schema";
import { isComputed, isOneExpression } from "./template";

/** Where a value does not fit, and what is wrong with it. */
export interface TypeProblem {
  /** Below the attribute: `""`, `[0]`, `.name`. */
  readonly path: string;
  readonly text: string;
}

/** What Terraform's conversion to a number accepts. */
const NUMERIC = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const BOOLEAN = ["true", "false", "1", "0"];

/** Every place where `value` cannot become `type`, with the conversions that Terraform makes by itself. */
export function typeProblems(value: unknown, type: ValueType, path = ""): TypeProblem[] {
  if (type === "dynamic") return [];
  if (typeof value === "string" && isOneExpression(value)) return [];
  if (typeof type === "string") return fitsPrimitive(value, type) ? [] : [problem(path, describe(type), value)];

  const [kind, inner] = type;
  if (kind === "list" || kind === "set") {
    if (!Array.isArray(value)) return [problem(path, describe(type), value)];
    return value.flatMap((item, index) => elementProblems(item, inner as ValueType, `${path}[${index}]`));
  }
  if (!isObject(value)) return [problem(path, describe(type), value)];
  if (kind === "map") {
    return Object.entries(value).flatMap(([key, item]) => elementProblems(item, inner as ValueType, `${path}.${key}`));
  }
  return objectProblems(value, inner as { readonly [name: string]: ValueType }, path);
}

/** azurerm answers "Null value found" to a null inside a list, set or map. */
function elementProblems(item: unknown, type: ValueType, path: string): TypeProblem[] {
  return item === null ? [problem(path, describe(type), item)] : typeProblems(item, type, path);
}

/** Conversion to an object needs every attribute to be present, if only as null. */
function objectProblems(
  value: { readonly [name: string]: unknown },
  attributes: { readonly [name: string]: ValueType },
  path: string,
): TypeProblem[] {
  const problems: TypeProblem[] = [];
  for (const [name, type] of Object.entries(attributes)) {
    if (!(name in value)) problems.push({ path: `${path}.${name}`, text: "is missing: write null to leave it unset" });
    else if (value[name] !== null) problems.push(...typeProblems(value[name], type, `${path}.${name}`));
  }
  for (const name of Object.keys(value)) {
    if (!(name in attributes)) {
      problems.push({ path: `${path}.${name}`, text: `is unknown; known are ${Object.keys(attributes).join(", ")}` });
    }
  }
  return problems;
}

function fitsPrimitive(value: unknown, type: string): boolean {
  const text = typeof value === "string";
  // Text with a `${…}` in it is only known to Terraform.
  if (text && isComputed(value)) return true;
  if (type === "string") return text || typeof value === "number" || typeof value === "boolean";
  if (type === "number") return typeof value === "number" || (text && NUMERIC.test(value));
  return typeof value === "boolean" || (text && BOOLEAN.includes(value));
}

function problem(path: string, expected: string, value: unknown): TypeProblem {
  return { path, text: `must be ${expected}, not ${found(value)}` };
}

export function describe(type: ValueType): string {
  if (typeof type === "string") return type;
  const [kind, inner] = type;
  return kind === "object" ? "object" : `${kind} of ${describe(inner as ValueType)}`;
}

export function found(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `${typeof value} ${JSON.stringify(value)}`;
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
