import { addressOf } from "./address";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { childModule, MOST_MODULES, type PlanInstance, type PlanModule, prefixOf } from "./plan-instances";
import { isTemplate, parseTemplate, parseTraversal, type Step, type Traversal } from "./template";

/** A variable may be given by a variable of the module around it, and so on. */
const MOST_HOPS = 64;
/** What only Terraform evaluates, and what the JSON of a configuration does not tell. */
const UNTOLD: ReadonlySet<string | number> = new Set([
  "local",
  "each",
  "count",
  "self",
  "path",
  "terraform",
  "ephemeral",
]);

/** The configuration in a plan: which expressions the values come from. */
export class PlanConfiguration {
  private readonly resources = new Map<JsonObject, ReadonlyMap<string, JsonObject>>();
  /** By template: many values come from the same. */
  private readonly traversals = new Map<string, readonly Step[] | undefined>();

  constructor(private readonly root: JsonObject) {}

  /** How a resource is configured. */
  resource({ module, mode, type, name }: PlanInstance): JsonObject | undefined {
    const body = this.body(module);
    if (!body) return undefined;
    const known = this.resources.get(body) ?? byKey(body);
    this.resources.set(body, known);
    return known.get(keyOf(mode, type, name));
  }

  /**
   * The one reference that an expression consists of, as one of the whole plan: through variables and outputs of modules to
   * `module.x.azurerm_y.z.id`. Nothing where it may be more than that.
   */
  referenceOf(module: PlanModule, expression: JsonValue): Traversal | undefined {
    let home: PlanModule | undefined = module;
    let steps = this.onlyReference(expression);
    for (let hop = 0; home && steps && hop < MOST_HOPS; hop++) {
      const root = steps[0].key;
      if (UNTOLD.has(root)) return undefined;
      if (root !== "var" && root !== "module") return inPlan(home, steps);
      const next: Hop | undefined = root === "var" ? this.given(home, steps[1]?.key) : this.output(home, steps);
      const rest: readonly Step[] = root === "var" ? steps.slice(2) : steps.slice(next?.length ?? 0);
      const before = next && this.onlyReference(next.expression);
      home = next?.module;
      steps = before && [...before, ...rest];
    }
    return undefined;
  }

  /** Everything that an expression depends on, as addresses of the whole plan; what is not told is left out. */
  referencesOf(module: PlanModule, expressions: readonly JsonValue[]): readonly string[] {
    const found = new Set<string>();
    const seen = new Set<string>();
    const waiting = expressions.map((expression): Hop => ({ module, expression, length: 0 }));
    for (const { module: home, expression } of waiting) {
      for (const text of longest(referencesIn(expression))) {
        const steps = parseTraversal(text)?.steps;
        const key = `${prefixOf(home)}${text}`;
        if (!steps || seen.has(key)) continue;
        seen.add(key);
        const [root, name] = steps.map((step) => step.key);
        const next = root === "var" ? this.given(home, name) : root === "module" ? this.output(home, steps) : undefined;
        if (next) waiting.push(next);
        else if (root !== "var" && root !== "module" && !UNTOLD.has(root)) found.add(key);
      }
    }
    return [...found];
  }

  /**
   * In JSON syntax, which CDKTF writes, the template itself is told. Else only what it refers to is, each reference also without
   * its last steps.
   */
  private onlyReference(expression: JsonValue): readonly Step[] | undefined {
    const constant = isJsonObject(expression) ? ownValue(expression, "constant_value") : undefined;
    if (typeof constant === "string") return isTemplate(constant) ? this.onlyTraversal(constant) : undefined;
    if (constant !== undefined) return undefined;
    const references = longest(referencesIn(expression));
    return references.length === 1 ? parseTraversal(references[0])?.steps : undefined;
  }

  private onlyTraversal(template: string): readonly Step[] | undefined {
    const known = this.traversals.get(template);
    if (known || this.traversals.has(template)) return known;
    const [part, ...more] = parseTemplate(template) ?? [];
    const steps = part?.kind === "traversal" && more.length === 0 ? part.traversal.steps : undefined;
    this.traversals.set(template, steps);
    return steps;
  }

  private body({ name, parent, depth }: PlanModule): JsonObject | undefined {
    if (!parent) return this.root;
    if (depth > MOST_MODULES) return undefined;
    const call = this.call(parent, name);
    const body = call && ownValue(call, "module");
    return isJsonObject(body) ? body : undefined;
  }

  private call(module: PlanModule, name: string): JsonObject | undefined {
    const body = this.body(module);
    return body && objectIn(objectIn(body, "module_calls"), name);
  }

  /** What a variable of a module is given by its call. */
  private given(module: PlanModule, name: string | number | undefined): Hop | undefined {
    if (!module.parent || typeof name !== "string") return undefined;
    const call = this.call(module.parent, module.name);
    const expression = ownValue(objectIn(call, "expressions") ?? {}, name);
    return expression === undefined ? undefined : { module: module.parent, expression, length: 2 };
  }

  /** What an output of a module is. */
  private output(module: PlanModule, steps: readonly Step[]): Hop | undefined {
    const isIndexed = steps[2]?.kind === "index";
    const length = isIndexed ? 4 : 3;
    const child = childModule(module, String(steps[1]?.key), isIndexed ? addressOf([steps[2]]) : "");
    const body = this.body(child);
    const output = body && objectIn(objectIn(body, "outputs"), String(steps[length - 1]?.key));
    const expression = output && ownValue(output, "expression");
    return expression === undefined ? undefined : { module: child, expression, length };
  }
}

/** An expression in the module that it is read in. */
interface Hop {
  readonly module: PlanModule;
  readonly expression: JsonValue;
  /** How many steps of the reference it stands for. */
  readonly length: number;
}

/** What is read in a module, as it is read in the whole plan. */
function inPlan(home: PlanModule, steps: readonly Step[]): Traversal | undefined {
  const text = prefixOf(home) + addressOf(steps);
  return home.parent ? parseTraversal(text) : { text, steps };
}

function referencesIn(expression: JsonValue): readonly string[] {
  const references = isJsonObject(expression) ? ownValue(expression, "references") : undefined;
  return Array.isArray(references) ? references.filter((reference) => typeof reference === "string") : [];
}

/** Without those that are only the beginning of the one before. */
function longest(references: readonly string[]): readonly string[] {
  const found = new Set<string>();
  let last = "";
  for (const reference of references) {
    const isBeginning = last.startsWith(`${reference}.`) || last.startsWith(`${reference}[`);
    if (isBeginning) continue;
    found.add(reference);
    last = reference;
  }
  return [...found];
}

function byKey(module: JsonObject): ReadonlyMap<string, JsonObject> {
  const resources = ownValue(module, "resources");
  const list = Array.isArray(resources) ? resources.filter(isJsonObject) : [];
  const found = new Map<string, JsonObject>();
  for (const one of list) found.set(keyOf(ownValue(one, "mode"), ownValue(one, "type"), ownValue(one, "name")), one);
  return found;
}

function keyOf(mode: JsonValue, type: JsonValue, name: JsonValue): string {
  return `${mode} ${type} ${name}`;
}

function objectIn(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object && ownValue(object, name);
  return isJsonObject(value) ? value : undefined;
}
