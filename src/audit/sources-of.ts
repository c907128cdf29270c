import { type JsonValue, ownValue } from "../terraform/json-value";
import { mentionsIn } from "../terraform/mention";
import { parseTemplate } from "../terraform/template";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { isOwnAttribute, OWN_NAMES } from "./own-attributes";

/** What stands for one of several instances says nothing of where they are: all are written alike. */
const INSTANCE = /\[\s*(?:\*|\d+|count\.index|each\.(?:key|value))\s*\]/g;
/** Keys of maps, and what is compared with something: no part of what comes out. */
const ASIDE = /\[\s*"[^"\\$%]*"\s*\]|[=!]=\s*"[^"\\$%]*"|"[^"\\$%]*"\s*[=!]=/g;
const QUOTED = /"(?:[^"\\]|\\.)*"?/g;
/** What may be put to a name, or taken from it, without making it another one. */
const HARMLESS_TEXTS: ReadonlySet<string> = new Set(['""', '"/"', '"http://"', '"https://"']);
const CALL = /([A-Za-z_][\w:-]*)\s*\(/g;
/** Functions that give a part of what they are given, and nothing of their own. */
const CHOOSING: ReadonlySet<string> = new Set([
  ...[
    "coalesce",
    "coalescelist",
    "compact",
    "concat",
    "distinct",
    "element",
    "flatten",
    "lower",
    "nonsensitive",
    "one",
  ],
  ...["replace", "reverse", "sensitive", "slice", "sort", "split", "tolist", "toset", "tostring", "trimprefix"],
  ...["trimspace", "trimsuffix", "try", "upper", "values"],
]);
const LOOP = /\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g;
const NAMED = /[\p{ID_Continue}-]+\.[\p{ID_Continue}-]+/gu;
const ATTRIBUTE = /\.([\p{ID_Start}_][\p{ID_Continue}-]*)/gu;
/** No expression that names one thing is longer. */
const MOST_CHARACTERS = 4096;
/** Locals lead to each other; a longer chain was not written by hand. */
const MOST_LOCALS = 256;

/**
 * Resources that an expression which only Terraform evaluates chooses from. Empty when something else may come out of it: a
 * variable, a data source, a text in quotes, what a function makes, a value that somebody wrote for a resource.
 */
export function sourcesOf(document: TerraformDocument, expression: string): readonly TerraformResource[] {
  if (expression.length > MOST_CHARACTERS) return [];
  const found = new Set<TerraformResource>();
  const seen = new Set<string>();
  const waiting: string[] = [`\${${expression}}`];
  for (const text of waiting) {
    const bare = text.replace(INSTANCE, "").replace(ASIDE, "");
    if (waiting.length > MOST_LOCALS || bare.length > MOST_CHARACTERS || !isChoice(bare)) return [];
    const loops = new Set([...bare.matchAll(LOOP)].flatMap(([, first, second]) => [first, second]));
    const here: TerraformResource[] = [];
    for (const address of mentionsIn(bare)) {
      const [root, name] = address.split(".");
      const resource = document.resource(address);
      if (root === "local" && document.locals.has(name)) {
        if (!seen.has(address)) waiting.push(...textsOf(document.locals.get(name)));
        seen.add(address);
      } else if (resource && root !== "data") here.push(resource);
      else if (!loops.has(root)) return [];
    }
    if (mayBeOther(here, bare)) return [];
    for (const resource of here) found.add(resource);
  }
  return [...found];
}

/** Whether an expression, without the keys in it, puts nothing of its own into what comes out. */
function isChoice(bare: string): boolean {
  if ((bare.match(QUOTED) ?? []).some((text) => !HARMLESS_TEXTS.has(text))) return false;
  return [...bare.replace(QUOTED, '""').matchAll(CALL)].every(([, name]) => CHOOSING.has(name));
}

/** Whether an expression may take what is kept in a resource or was written for it, such as a tag, which may be anything. */
function mayBeOther(resources: readonly TerraformResource[], bare: string): boolean {
  const addresses = new Set(resources.map(({ address }) => address));
  const rest = bare.replace(NAMED, (name) => (addresses.has(name) || name.startsWith("local.") ? "" : name));
  const names = [...rest.matchAll(ATTRIBUTE)].map(([, name]) => name).filter((name) => !OWN_NAMES.has(name));
  return resources.some((resource) =>
    names.some((name) => ownValue(resource.body, name) !== undefined || !isOwnAttribute(resource, name)),
  );
}

/** The texts of a value, each as a template that is one expression, or in quotes. */
function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === "string") {
    const parts = parseTemplate(value);
    return [parts?.length === 1 && parts[0].kind !== "text" ? value : JSON.stringify(value.replaceAll("${", "$"))];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item: JsonValue) => textsOf(item));
}
