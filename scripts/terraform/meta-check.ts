import type { BlockSchema } from "./provider-schema";
import { readAddress } from "./reference";
import type { SchemaFinding, SchemaFindingCode } from "./schema-finding";
import type { JsonObject, StackIndex } from "./stack-document";
import { isComputed, isOneExpression } from "./template";
import { describe, found, isObject, typeProblems } from "./value-type";

interface Target {
  readonly address: string;
  readonly body: JsonObject;
  /** Absent where the type is not in the schema: then names of attributes cannot be checked. */
  readonly schema?: BlockSchema;
  readonly stack: StackIndex;
}

/** Checks `depends_on`, `count`, `for_each`, `provider`, `lifecycle` of one resource or data source. */
export function checkMetaArguments(target: Target): SchemaFinding[] {
  const { body } = target;
  const findings = [...checkDependsOn(target), ...checkRepetition(target), ...checkProvider(target)];
  if (body.lifecycle !== undefined && body.lifecycle !== null) findings.push(...checkLifecycle(target));
  return findings;
}

function checkDependsOn(target: Target): SchemaFinding[] {
  const value = target.body.depends_on ?? [];
  if (!Array.isArray(value))
    return [finding(target, "WrongType", "depends_on", `must be an array, not ${found(value)}`)];
  return value.flatMap((entry, index) => {
    const path = `depends_on[${index}]`;
    const address = typeof entry === "string" ? declaredAddress(entry, target.stack) : undefined;
    if (address) return [];
    return [finding(target, "UnknownReference", path, `${JSON.stringify(entry)} is not in this document`)];
  });
}

/** The declared resource, data source or module that an address begins with. */
export function declaredAddress(text: string, stack: StackIndex): string | undefined {
  const reference = readAddress(text);
  if (!reference) return undefined;
  const [first, second] = reference.steps.map((step) => step.name);
  if (reference.root === "module") return stack.modules.has(first) ? `module.${first}` : undefined;
  const parts = ["data", "ephemeral"].includes(reference.root)
    ? [reference.root, first, second]
    : [reference.root, first];
  const address = parts.join(".");
  return stack.resources.has(address) ? address : undefined;
}

function checkRepetition(target: Target): SchemaFinding[] {
  const { count = null, for_each: forEach = null } = target.body;
  const findings: SchemaFinding[] = [];
  if (count !== null && forEach !== null) {
    findings.push(finding(target, "UnknownAttribute", "count", "count and for_each exclude each other"));
  }
  if (count !== null) {
    findings.push(
      ...typeProblems(count, "number").map((problem) => finding(target, "WrongType", "count", problem.text)),
    );
  }
  if (forEach !== null && !isObject(forEach) && !(typeof forEach === "string" && isOneExpression(forEach))) {
    findings.push(
      finding(target, "WrongType", "for_each", `must be an object or one expression, not ${found(forEach)}`),
    );
  }
  return findings;
}

function checkProvider(target: Target): SchemaFinding[] {
  const written = target.body.provider ?? null;
  const type = target.address.replace(/^(data|ephemeral)\./, "").split("_")[0];
  // Terraform configures a provider by default as nothing; azurerm alone refuses that, for its missing features block.
  if (written === null && type !== "azurerm") return [];
  const name = written === null ? type : written;
  if (typeof name === "string" && target.stack.providers.has(name)) return [];
  const known = [...target.stack.providers].join(", ") || "none";
  return [
    finding(
      target,
      "UnknownProvider",
      "provider",
      `${JSON.stringify(name)} is not configured; configured are ${known}`,
    ),
  ];
}

const LIFECYCLE_TYPES: { readonly [name: string]: "bool" | "list" | "conditions" } = {
  create_before_destroy: "bool",
  ignore_changes: "list",
  postcondition: "conditions",
  precondition: "conditions",
  prevent_destroy: "bool",
  replace_triggered_by: "list",
};

function checkLifecycle(target: Target): SchemaFinding[] {
  const blocks = Array.isArray(target.body.lifecycle) ? target.body.lifecycle : [target.body.lifecycle];
  if (blocks.length > 1)
    return [finding(target, "TooManyBlocks", "lifecycle", `${blocks.length} blocks, at most 1 allowed`)];
  const [body] = blocks;
  if (!isObject(body)) return [finding(target, "WrongType", "lifecycle", `must be an object, not ${found(body)}`)];
  return Object.entries(body).flatMap(([name, value]) => {
    const path = `lifecycle.${name}`;
    if (name === "//" || value === null) return [];
    if (LIFECYCLE_TYPES[name] === "bool") return checkLiteralBool(target, path, value);
    if (LIFECYCLE_TYPES[name] === "conditions") return checkConditions(target, path, value);
    if (name === "ignore_changes") return checkIgnoreChanges(target, path, value);
    if (name === "replace_triggered_by") return checkTriggers(target, path, value);
    return [finding(target, "UnknownAttribute", path, `known are ${Object.keys(LIFECYCLE_TYPES).join(", ")}`)];
  });
}

/** Terraform reads these before it evaluates anything, so an expression is refused. */
function checkLiteralBool(target: Target, path: string, value: unknown): SchemaFinding[] {
  const literal = !(typeof value === "string" && isComputed(value));
  if (literal && typeProblems(value, "bool").length === 0) return [];
  return [finding(target, "WrongType", path, `must be a literal ${describe("bool")}, not ${found(value)}`)];
}

function checkConditions(target: Target, path: string, value: unknown): SchemaFinding[] {
  return (Array.isArray(value) ? value : [value]).flatMap((condition) => {
    if (!isObject(condition)) return [finding(target, "WrongType", path, `must be an object, not ${found(condition)}`)];
    return ["condition", "error_message"]
      .filter((name) => (condition[name] ?? null) === null)
      .map((name) => finding(target, "MissingAttribute", `${path}.${name}`, "is required"));
  });
}

function checkIgnoreChanges(target: Target, path: string, value: unknown): SchemaFinding[] {
  if (value === "all") return [];
  if (!Array.isArray(value))
    return [finding(target, "WrongType", path, `must be an array or "all", not ${found(value)}`)];
  const { schema } = target;
  return value.flatMap((entry) => {
    const name = /^[\w-]+/.exec(String(entry))?.[0] ?? "";
    if (!schema || schema.attributes[name] || schema.blocks[name]) return [];
    return [
      finding(target, "UnknownAttribute", path, `${JSON.stringify(entry)} is no attribute or block of this type`),
    ];
  });
}

function checkTriggers(target: Target, path: string, value: unknown): SchemaFinding[] {
  if (!Array.isArray(value)) return [finding(target, "WrongType", path, `must be an array, not ${found(value)}`)];
  return value
    .filter((entry) => !declaredAddress(String(entry).replace(/^\$\{(.*)\}$/, "$1"), target.stack))
    .map((entry) => finding(target, "UnknownReference", path, `${JSON.stringify(entry)} is not in this document`));
}

function finding(target: Target, code: SchemaFindingCode, path: string, text: string): SchemaFinding {
  return { code, address: target.address, path, text };
}
