import { isJsonObject, type JsonValue, ownValue } from "./json-value";
import { isTemplate } from "./template";
import type { TerraformDocument } from "./terraform-document";

// A run that cannot fail half way: a pattern of whole traversals would be quadratic in a long text without dots.
const RUN = /[\p{ID_Continue}.-]+/gu;
const BEFORE_NAME = /^[^\p{ID_Start}_]+/u;

/** Which resources, data sources and locals of a document mention which, in expressions of any form. */
export class MentionGraph {
  private readonly forward = new Map<string, readonly string[]>();
  private readonly backward = new Map<string, string[]>();

  constructor(document: TerraformDocument) {
    for (const { address, body } of [...document.resources, ...document.dataSources]) this.add(address, body);
    for (const [name, value] of document.locals) this.add(`local.${name}`, value);
  }

  /** Addresses that a resource, a data source or a local (`local.x`) mentions; some may not exist. */
  mentionedBy(address: string): readonly string[] {
    return this.forward.get(address) ?? [];
  }

  /** Addresses of what mentions it. */
  mentioning(address: string): readonly string[] {
    return this.backward.get(address) ?? [];
  }

  private add(address: string, value: JsonValue): void {
    const mentions = [...mentionsIn(value)];
    this.forward.set(address, mentions);
    for (const mention of mentions) {
      const others = this.backward.get(mention);
      if (others) others.push(address);
      else this.backward.set(mention, [address]);
    }
  }
}

/** Wider than what can be resolved: it tells what belongs together, not what a value is. */
export function mentionsIn(value: JsonValue): ReadonlySet<string> {
  const found = new Set<string>();
  // `depends_on` holds addresses without braces.
  const dependencies = isJsonObject(value) ? ownValue(value, "depends_on") : undefined;
  if (Array.isArray(dependencies)) for (const text of dependencies) addTraversals(String(text), found);
  const waiting: JsonValue[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") {
      if (isTemplate(next)) addTraversals(next, found);
    } else if (typeof next === "object" && next !== null) {
      for (const [key, part] of Object.entries(next)) waiting.push(key, part);
    }
  }
  return found;
}

function addTraversals(text: string, found: Set<string>): void {
  for (const [run] of text.matchAll(RUN)) {
    const names = run.replace(BEFORE_NAME, "").split(".");
    const start = names[0] === "resource" ? 1 : 0;
    const length = names[start] === "data" ? 3 : 2;
    if (names.length >= start + length) found.add(names.slice(start, start + length).join("."));
  }
}
