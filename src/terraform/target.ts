import { type Start, startOf } from "./address";
import { crossStackOutput } from "./cross-stack";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { type Unknown, unknown } from "./resolution";
import { isTemplate, type Step, type Traversal } from "./template";
import type { TerraformDocument, TerraformResource } from "./terraform-document";
import { withheldKind } from "./withheld";

/** Where a traversal leads: to what is written somewhere, on to another traversal, or nowhere. */
export type Target = Written | Onward | Unknown;

/** A value as it is written. */
export interface Written {
  readonly kind: "written";
  /** The document that its references are read in. */
  readonly document: TerraformDocument;
  readonly raw: JsonValue;
  /** Set for the default of a variable, whose texts are no templates. */
  readonly variable?: string;
}

export interface Onward {
  readonly kind: "onward";
  readonly document: TerraformDocument;
  readonly traversal: Traversal;
}

export const NOT_EVALUATED = "it is an expression that only Terraform evaluates";

const ROOTS_OF_TERRAFORM: ReadonlySet<string | number> = new Set([
  "module",
  "each",
  "count",
  "self",
  "path",
  "terraform",
  "ephemeral",
]);

/** One step; `follow` takes as many as it can. */
export function targetOf(document: TerraformDocument, traversal: Traversal): Target {
  const { text, steps } = traversal;
  const root = steps[0]?.key;
  const name = steps[1]?.key;
  switch (root) {
    case "local":
      if (typeof name !== "string" || !document.locals.has(name)) {
        return unknown(text, `'local.${name}' is not in this document`);
      }
      return follow(document, text, document.locals.get(name), steps.slice(2));
    case "var":
      return defaultOf(document, traversal);
    case "data":
      return dataTarget(document, traversal);
    default: {
      const start = startIn(document, root === "resource" ? steps.slice(1) : steps);
      if (start) return attributeTarget(text, start);
      if (ROOTS_OF_TERRAFORM.has(root)) return unknown(text, `'${text}' is only known to Terraform`);
      const address = root === "resource" ? steps.slice(1, 3) : steps.slice(0, 2);
      if (address.length < 2) return unknown(text, `'${text}' is no reference`);
      return unknown(text, `'${address.map(({ key }) => key).join(".")}' is not in this document`);
    }
  }
}

/** A default is a literal value to Terraform: no text in it is a template. */
function defaultOf(document: TerraformDocument, { text, steps }: Traversal): Target {
  const variable = `var.${steps[1]?.key}`;
  const body = document.variables.get(String(steps[1]?.key)) ?? {};
  let raw = ownValue(body, "default");
  if (raw === undefined || raw === null) {
    return unknown(text, `'${variable}' is a variable, whose value only Terraform knows`);
  }
  if (ownValue(body, "sensitive") === true) return unknown(text, `'${variable}' is sensitive, and never shown`);
  for (const { key } of steps.slice(2)) raw = stepInto(raw, key);
  if (raw === undefined) return unknown(text, `'${text}' is not written in this document`);
  return { kind: "written", document, raw, variable };
}

function dataTarget(document: TerraformDocument, { text, steps }: Traversal): Target {
  const output = crossStackOutput(document, steps);
  if (output) return follow(output.document, text, output.value, output.rest);
  const start = startIn(document, steps);
  if (start?.found.isRead) return attributeTarget(text, start);
  return unknown(text, `'${text}' is read when Terraform runs`);
}

function startIn(document: TerraformDocument, steps: readonly Step[]): Start<TerraformResource> | undefined {
  return startOf(steps, (address) => document.resource(address));
}

function attributeTarget(text: string, { found: resource, hasIndex, rest }: Start<TerraformResource>): Target {
  const { address, body, document } = resource;
  // All instances are written alike: what differs between them is an `each` or `count`, which is unknown anyway.
  if (hasInstances(body) !== hasIndex) {
    return unknown(text, `'${address}' has ${hasIndex ? "no instances" : "several instances and none is named"}`);
  }
  const attribute = rest[0]?.key;
  if (typeof attribute !== "string") return unknown(text, `'${text}' names no attribute`);
  const written = ownValue(body, attribute);
  // An id is Azure's to give: what has it tells more than its text, which a plan or state file may know.
  const isWritten = attribute !== "id" && written !== undefined && withheldKind(written) === undefined;
  if (isWritten) return follow(document, text, body, rest);
  const reason = `'${attribute}' of '${address}' is not written in this document`;
  return { ...unknown(text, reason), end: rest.length === 1 ? { resource, attribute } : undefined };
}

function hasInstances(body: JsonObject): boolean {
  return ownValue(body, "count") !== undefined || ownValue(body, "for_each") !== undefined;
}

/** Goes into a value step by step; where a reference stands in between, the remaining steps are asked of that one. */
function follow(document: TerraformDocument, text: string, from: JsonValue, steps: readonly Step[]): Target {
  let raw = from;
  for (const [index, { key }] of steps.entries()) {
    if (typeof raw === "string" && isTemplate(raw)) {
      const parts = document.template(raw);
      const only = parts?.length === 1 && parts[0].kind === "traversal" ? parts[0].traversal : undefined;
      if (!only) return unknown(raw, NOT_EVALUATED);
      return {
        kind: "onward",
        document,
        traversal: { text: only.text, steps: [...only.steps, ...steps.slice(index)] },
      };
    }
    const next = stepInto(raw, key);
    if (next === undefined) return unknown(text, `'${text}' is not written in this document`);
    raw = next;
  }
  return { kind: "written", document, raw };
}

/** What one step of a reference leads to. */
export function stepInto(value: JsonValue, key: string | number): JsonValue {
  if (Array.isArray(value)) return typeof key === "number" ? (value as readonly JsonValue[])[key] : undefined;
  if (!isJsonObject(value)) return undefined;
  const own = ownValue(value, String(key));
  // A block that may occur once is an object here and a list of one in a reference: `sku[0].name`.
  return own === undefined && key === 0 ? value : own;
}
