import type { JsonValue } from "../terraform/json-value";
import { targetOf } from "../terraform/target";
import { parseTemplate, type Traversal } from "../terraform/template";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { namedBy } from "./pieces";

/** References lead to each other; a longer chain was not written by hand. */
const MOST_STEPS = 32;

/** The resource whose location a value is, and nothing else: `${azurerm_resource_group.x.location}`, also through locals. */
export function locationSource(document: TerraformDocument, raw: JsonValue): TerraformResource | undefined {
  let home = document;
  let traversal = onlyTraversal(raw);
  for (let step = 0; traversal && step < MOST_STEPS; step++) {
    const named = namedBy(home, traversal);
    if (named?.attribute === "location" && !named.resource.address.startsWith("data.")) return named.resource;
    const target = targetOf(home, traversal);
    if (target.kind === "unknown" || (target.kind === "written" && target.variable !== undefined)) return undefined;
    home = target.document;
    traversal = target.kind === "onward" ? target.traversal : onlyTraversal(target.raw);
  }
  return undefined;
}

function onlyTraversal(raw: JsonValue): Traversal | undefined {
  const parts = typeof raw === "string" ? parseTemplate(raw) : undefined;
  return parts?.length === 1 && parts[0].kind === "traversal" ? parts[0].traversal : undefined;
}
