import { endpointOf } from "./account-endpoint";
import type { JsonValue } from "./json-value";
import { resolveValue } from "./reference";
import type { Unknown } from "./resolution";
import { targetOf } from "./target";
import { isTemplate, parseTemplate, type TemplatePart } from "./template";
import type { TerraformDocument } from "./terraform-document";

/** A text as Azure receives it, or why only Terraform knows it. */
export type Evaluated =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "unresolved";
      /** As it stands in the document, without `${}`: by this a value can be given for it. */
      readonly expression: string;
      /** Completes the sentence "it cannot be resolved: …". */
      readonly reason: string;
      readonly end?: Unknown["end"];
    };

/** Locals that stand for a policy lead to each other; a chain longer than this was not written by hand. */
const MOST_STEPS = 16;

/**
 * What Terraform makes of a value: its escapes undone, its references followed. Unlike a name, which `resolveValue` is for, a
 * policy may be of any length.
 */
export function evaluate(document: TerraformDocument, value: JsonValue, steps = 0): Evaluated {
  if (typeof value !== "string" || !isTemplate(value)) return resolved(document, value, "");
  const parts = parseTemplate(value);
  if (!parts || steps > MOST_STEPS) return resolved(document, value, value.trim());
  let text = "";
  for (const part of parts) {
    const found = evaluatePart(document, part, steps);
    if (found.kind === "unresolved") return found;
    text += found.text;
  }
  return { kind: "text", text };
}

function evaluatePart(document: TerraformDocument, part: TemplatePart, steps: number): Evaluated {
  if (part.kind === "text") return part;
  const expression = part.kind === "traversal" ? part.traversal.text : part.text;
  const target = part.kind === "traversal" ? targetOf(document, part.traversal) : undefined;
  const isLong = target?.kind === "written" && typeof target.raw === "string" && isTemplate(target.raw);
  if (!isLong || target.variable !== undefined) return resolved(document, `\${${expression}}`, expression);
  const found = evaluate(target.document, target.raw, steps + 1);
  return found.kind === "unresolved" ? { ...found, expression } : found;
}

function resolved(document: TerraformDocument, value: JsonValue, expression: string): Evaluated {
  const found = resolveValue(document, value);
  if (found.kind === "literal") return { kind: "text", text: String(found.value) };
  const endpoint = found.end?.attribute === "endpoint" ? endpointOf(found.end.resource) : undefined;
  if (endpoint !== undefined) return { kind: "text", text: endpoint };
  return { kind: "unresolved", expression, reason: found.reason, end: found.end };
}
