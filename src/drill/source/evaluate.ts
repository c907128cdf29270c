import { type JsonValue, ownValue } from "../../terraform/json-value";
import { resolveValue, type Unknown } from "../../terraform/reference";
import { isTemplate, parseTemplate, type TemplatePart, type Traversal } from "../../terraform/template";
import type { TerraformDocument } from "../../terraform/terraform-document";
import { endpointOf } from "./account-endpoint";

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
  const written = part.kind === "traversal" ? writtenAt(document, part.traversal) : undefined;
  if (typeof written === "string" && isTemplate(written)) {
    const found = evaluate(document, written, steps + 1);
    return found.kind === "unresolved" ? { ...found, expression } : found;
  }
  return resolved(document, `\${${expression}}`, expression);
}

/** What stands at `local.name` or `azurerm_x.name.attribute`. Anything deeper is no policy. */
function writtenAt(document: TerraformDocument, { steps }: Traversal): JsonValue {
  const [root, name, attribute] = steps.map(({ key }) => String(key));
  if (root === "local" && steps.length === 2) return document.locals.get(name);
  const resource = steps.length === 3 ? document.resource(`${root}.${name}`) : undefined;
  const isOne =
    resource && ["count", "for_each"].every((instances) => ownValue(resource.body, instances) === undefined);
  return isOne ? ownValue(resource.body, attribute) : undefined;
}

function resolved(document: TerraformDocument, value: JsonValue, expression: string): Evaluated {
  const found = resolveValue(document, value);
  if (found.kind === "literal") return { kind: "text", text: String(found.value) };
  const endpoint = found.end?.attribute === "endpoint" ? endpointOf(document, found.end.resource) : undefined;
  if (endpoint !== undefined) return { kind: "text", text: endpoint };
  return { kind: "unresolved", expression, reason: found.reason, end: found.end };
}
