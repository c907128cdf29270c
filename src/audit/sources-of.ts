import type { JsonValue } from "../terraform/json-value";
import { mentionsIn } from "../terraform/mention";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";

/** What stands for one of several instances says nothing of where they are: all are written alike. */
const INSTANCE = /\[\s*(?:\*|count\.index|each\.(?:key|value))\s*\]/g;
/** A quoted text that could be an address or an id of its own. */
const ADDRESS_IN_QUOTES = /"[^"]*(?:\/[\w$]|[a-z]\.[a-z])[^"]*"/i;
const LOOP = /\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g;
/** No expression that names one thing is longer. */
const MOST_CHARACTERS = 4096;
/** Locals lead to each other; a longer chain was not written by hand. */
const MOST_LOCALS = 256;

/**
 * Resources that an expression which only Terraform evaluates is made of. Empty when something else may be in it: a variable, a
 * data source, an address in quotes, a resource that the document does not have.
 */
export function sourcesOf(document: TerraformDocument, expression: string): readonly TerraformResource[] {
  if (expression.length > MOST_CHARACTERS) return [];
  const found = new Set<TerraformResource>();
  const seen = new Set<string>();
  const waiting: string[] = [`\${${expression}}`];
  for (const text of waiting) {
    const bare = text.replace(INSTANCE, "");
    if (waiting.length > MOST_LOCALS || bare.length > MOST_CHARACTERS || ADDRESS_IN_QUOTES.test(bare)) return [];
    const loops = new Set([...bare.matchAll(LOOP)].flatMap(([, first, second]) => [first, second]));
    for (const address of mentionsIn(bare)) {
      const [root, name] = address.split(".");
      const resource = document.resource(address);
      if (root === "local" && document.locals.has(name)) {
        if (!seen.has(address)) waiting.push(...textsOf(document.locals.get(name)));
        seen.add(address);
      } else if (resource && root !== "data") found.add(resource);
      else if (!loops.has(root)) return [];
    }
  }
  return [...found];
}

/** The texts of a value, each as a template: in quotes what is fixed. */
function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === "string") return [value.includes("${") ? value : `"${value}"`];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item: JsonValue) => textsOf(item));
}
