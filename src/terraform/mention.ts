import { isJsonObject, type JsonValue, ownValue } from "./json-value";
import { isTemplate } from "./template";
import type { TerraformDocument } from "./terraform-document";

// Pieces that cannot fail half way: a pattern of whole traversals would be quadratic in a long text without dots.
const PIECE = /[\p{ID_Continue}.-]+|\[(?:\d+|"[^"\\$%]*")\]/gu;
/** Modules in modules: every one adds a longer address. */
const MOST_STEPS = 64;
/** An index with something behind it: `[each.key].`, `[*].`, `.*.`; what stands in it may be a reference itself. A key in quotes tells more. */
const INDEX = /(?<=[\p{ID_Continue}\]])(?:\[([^[\]"]*)\]|\.\*)(?=[.[])/gu;
const BEFORE_NAME = /^[^\p{ID_Start}_]+/u;

/** Which resources, data sources, modules and locals of a document mention which, in expressions of any form. */
export class MentionGraph {
  private readonly forward = new Map<string, readonly string[]>();
  private readonly backward = new Map<string, string[]>();

  constructor(document: TerraformDocument) {
    const { resources, dataSources, modules } = document;
    for (const { address, body } of [...resources, ...dataSources, ...modules]) this.add(address, body);
    for (const [name, value] of document.locals) this.add(`local.${name}`, value);
  }

  /** Addresses that a resource, a data source, a module (`module.x`) or a local (`local.x`) mentions; some may not exist. */
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
  const add = (steps: readonly string[]) => addAddresses(steps, found);
  // `depends_on` holds addresses without braces.
  const dependencies = isJsonObject(value) ? ownValue(value, "depends_on") : undefined;
  if (Array.isArray(dependencies)) for (const text of dependencies) eachTraversal(String(text), add);
  for (const text of templatesIn(value)) eachTraversal(text, add);
  return found;
}

/** Of one reference: `["azurerm_x", "y", "id"]`. */
export type Steps = readonly string[];

/** Steps of everything that may be a reference in the templates of a value, without numbers: `["azurerm_x", "y", '["k"]', "id"]`. */
export function traversalsIn(value: JsonValue, isMeant: (text: string) => boolean = () => true): readonly Steps[] {
  const found: Steps[] = [];
  const add = (steps: readonly string[]) => {
    const named = steps.filter((step) => !isIndex(step) || step.startsWith('["'));
    if (named.length > 1) found.push(named);
  };
  for (const text of templatesIn(value).filter(isMeant)) {
    const indexes: string[] = [];
    const plain = text.replace(INDEX, (_, index?: string) => {
      if (index !== undefined) indexes.push(index);
      return "";
    });
    for (const part of [plain, ...indexes]) eachTraversal(part, add);
  }
  return found;
}

function templatesIn(value: JsonValue): readonly string[] {
  return textsIn(value).filter(isTemplate);
}

/** Every text in a value, and every name of a property. */
export function textsIn(value: JsonValue): readonly string[] {
  const found: string[] = [];
  const waiting: JsonValue[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") found.push(next);
    else if (typeof next === "object" && next !== null) {
      for (const [key, part] of Object.entries(next)) waiting.push(key, part);
    }
  }
  return found;
}

function eachTraversal(text: string, take: (steps: readonly string[]) => void): void {
  let steps: string[] = [];
  let end = -1;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (index !== end) {
      take(steps);
      steps = [];
    }
    end = index + piece.length;
    if (piece.startsWith("[")) steps.push(piece);
    else {
      const names = steps.length === 0 ? piece.replace(BEFORE_NAME, "") : piece.replace(/^\./, "");
      steps.push(...names.split("."));
    }
  }
  take(steps);
}

/** Of a resource the address with and without its instance: a plan has the one, a configuration the other. */
function addAddresses(steps: readonly string[], found: Set<string>): void {
  const start = steps[0] === "resource" ? 1 : 0;
  let length = start;
  while (steps[length] === "module" && length < MOST_STEPS) {
    length += isIndex(steps[length + 2]) ? 3 : 2;
    if (steps.length >= length) found.add(addressOf(steps.slice(start, length)));
  }
  length += steps[length] === "data" ? 3 : 2;
  if (steps.length < length) return;
  found.add(addressOf(steps.slice(start, length)));
  if (isIndex(steps[length])) found.add(addressOf(steps.slice(start, length + 1)));
}

function isIndex(step: string | undefined): boolean {
  return step?.startsWith("[") ?? false;
}

function addressOf(steps: readonly string[]): string {
  return steps.reduce((address, step) => (isIndex(step) ? `${address}${step}` : `${address}.${step}`));
}
