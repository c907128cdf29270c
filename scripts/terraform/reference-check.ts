import type { BlockSchema, ProviderSchema, ValueType } from "./provider-schema";
import { type Reference, referencesIn, type Step } from "./reference";
import type { SchemaFinding } from "./schema-finding";
import { blocksOf, eachString, type StackIndex } from "./stack-document";
import { TemplateError } from "./template";

/** Roots that Terraform itself defines; what stands behind them depends on where they are used. */
const SCOPED_ROOTS = ["count", "each", "path", "self", "terraform"];

/** Top-level blocks whose strings Terraform evaluates. Defaults and types of variables are literal. */
const EVALUATED = ["check", "data", "ephemeral", "import", "locals", "module", "output", "provider", "resource"];

/** Every reference in the document must name something that exists, down to the attribute where the schema knows it. */
export function checkReferences(document: object, stack: StackIndex, schema: ProviderSchema): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  for (const kind of EVALUATED) {
    for (const block of blocksOf(document, kind)) {
      const address = [...(kind === "resource" ? [] : [kind]), ...block.labels].join(".");
      eachString(block.body, "", (text, path) => {
        for (const problem of problemsIn(text, stack, schema)) findings.push({ ...problem, address, path });
      });
    }
  }
  return findings;
}

function problemsIn(text: string, stack: StackIndex, schema: ProviderSchema): Pick<SchemaFinding, "code" | "text">[] {
  try {
    return referencesIn(text).flatMap((reference) => {
      const problem = problemOf(reference, stack, schema);
      return problem ? [{ code: "UnknownReference" as const, text: `${reference.text}: ${problem}` }] : [];
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ code: "UnreadableExpression", text: error.message }];
  }
}

function problemOf(reference: Reference, stack: StackIndex, schema: ProviderSchema): string | undefined {
  const { root, steps } = reference;
  if (reference.local || SCOPED_ROOTS.includes(root)) return undefined;
  const named: { readonly [root: string]: ReadonlySet<string> } = {
    var: stack.variables,
    local: stack.locals,
    module: stack.modules,
  };
  if (named[root]) return named[root].has(steps[0].name) ? undefined : "is not in this document";

  const labelled = ["data", "ephemeral", "resource"].includes(root);
  const [type, name, ...rest] = labelled ? steps.map((step) => step.name) : [root, ...steps.map((step) => step.name)];
  const prefix = root === "data" || root === "ephemeral" ? `${root}.` : "";
  const body = stack.resources.get(`${prefix}${type}.${name}`);
  if (!body) return stack.iterators.has(root) ? undefined : "is not in this document";
  const block = schema.resources[type];
  // The copy of the schema has resources only.
  if (prefix || !block) return undefined;
  const following = steps.slice(steps.length - rest.length);
  const repeated = body.count !== undefined || body.for_each !== undefined;
  if (!repeated) return walkBlock(following, block);
  // Without an index the whole collection is meant; what follows is not an attribute of ours.
  return following[0]?.kind === "attribute" || following.length === 0
    ? undefined
    : walkBlock(following.slice(1), block);
}

function walkBlock(steps: readonly Step[], block: BlockSchema): string | undefined {
  const [step, ...rest] = steps;
  if (!step) return undefined;
  const attribute = block.attributes[step.name];
  if (attribute) return walkType(rest, attribute.type, step.name);
  const nested = block.blocks[step.name];
  if (!nested) return `has no attribute or block '${step.name}'`;
  return walkElements(rest, step.name, nested.nesting, (after) => walkBlock(after, nested));
}

function walkType(steps: readonly Step[], type: ValueType, name: string): string | undefined {
  const [step, ...rest] = steps;
  if (!step || type === "dynamic") return undefined;
  if (typeof type === "string") return `'${name}' is a ${type}, nothing can follow it`;
  const [kind, inner] = type;
  if (kind === "map") return walkType(rest, inner as ValueType, step.name);
  if (kind === "list" || kind === "set") {
    return walkElements(steps, name, kind, (after) => walkType(after, inner as ValueType, name));
  }
  const attributes = inner as { readonly [name: string]: ValueType };
  if (!(step.name in attributes)) return `'${name}' has no attribute '${step.name}'`;
  return walkType(rest, attributes[step.name], step.name);
}

function walkElements(
  steps: readonly Step[],
  name: string,
  kind: string,
  walk: (after: readonly Step[]) => string | undefined,
): string | undefined {
  const [step, ...rest] = steps;
  if (!step) return undefined;
  if (step.kind === "attribute")
    return `'${name}' is a ${kind}, write ${name}${kind === "set" ? "[*]" : "[0]"} before '.${step.name}'`;
  if (kind === "set" && step.kind === "index") return `'${name}' is a set and has no index; use one(…) or tolist(…)`;
  return walk(rest);
}
