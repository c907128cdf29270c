import { offlineInput, opaqueInput } from "./offline-input";
import { OfflineNames } from "./offline-names";
import type { ProviderSchema } from "./provider-schema";
import { type Rewrite, rewriteTemplate } from "./reference";
import { addressOf, blocksOf, type DocumentBlock, indexStack, type JsonObject } from "./stack-document";
import { usedAttributes } from "./used-attributes";
import { isObject } from "./value-type";

/** A stack that Terraform can plan without any provider. */
export interface OfflineForm {
  readonly document: object;
  /** What the offline form takes for granted, one line each. */
  readonly assumptions: readonly string[];
  /** Puts the addresses of the stack back into a message of Terraform. */
  restore(message: string): string;
}

export interface OfflineOptions {
  /** Variables without a default that have a value all the same, by `TF_VAR_<name>`. */
  readonly givenVariables?: readonly string[];
}

/**
 * Rewrites every resource to the built-in `terraform_data`: its body becomes `input`, its references follow. What the
 * provider would compute is there with a value that is not known before an apply, so a reference to an attribute that
 * the schema does not have fails, and so does a `for_each` over something that only an apply can tell.
 */
export function offlineForm(document: object, schema: ProviderSchema, options: OfflineOptions = {}): OfflineForm {
  const open = openVariables(document, options);
  const names = new OfflineNames(document, indexStack(document), open);
  const stack: Stack = { document, schema, names, open, assumptions: [] };
  const offline = {
    terraform: requiredVersion(document),
    variable: variablesOf(stack),
    locals: localsOf(stack),
    resource: { terraform_data: resourcesOf(stack) },
    output: Object.fromEntries(
      blocksOf(document, "output").map((block) => [block.labels[0], rewriteBody(block.body, names)]),
    ),
    check: checksOf(stack),
    import: blocksOf(document, "import").map((block) => rewriteImport(block.body, names)),
    moved: blocksOf(document, "moved").map((block) => rewriteAddresses(block.body, names, ["from", "to"])),
    removed: blocksOf(document, "removed").map((block) => rewriteAddresses(block.body, names, ["from"])),
  };
  const filled = Object.entries(offline).filter(([, value]) => Object.keys(value).length > 0);
  return { document: Object.fromEntries(filled), assumptions: stack.assumptions, restore: names.restore };
}

interface Stack {
  readonly document: object;
  readonly schema: ProviderSchema;
  readonly names: OfflineNames;
  readonly open: ReadonlySet<string>;
  readonly assumptions: string[];
}

/** The version of Terraform still counts; providers and the place of the state do not. */
function requiredVersion(document: object): JsonObject {
  const versions = blocksOf(document, "terraform").map((block) => (block.body as JsonObject).required_version);
  const version = versions.find((found) => found !== undefined);
  return version === undefined ? {} : { required_version: version };
}

function openVariables(document: object, options: OfflineOptions): ReadonlySet<string> {
  const open = blocksOf(document, "variable").filter((block) => !("default" in (block.body as JsonObject)));
  return new Set(open.map((block) => block.labels[0]).filter((name) => !options.givenVariables?.includes(name)));
}

function variablesOf({ document, names, open, assumptions }: Stack): JsonObject {
  const kept = blocksOf(document, "variable").filter((block) => !open.has(block.labels[0]));
  for (const name of open)
    assumptions.push(`var.${name}: has no value here, so its value and validations are not tried`);
  return Object.fromEntries(
    kept.map((block) => {
      const body = block.body as JsonObject;
      const validation = defined({ validation: rewriteValue(body.validation, names.rewriteReference) });
      return [block.labels[0], { ...withoutComment(body), ...validation }];
    }),
  );
}

function localsOf({ document, names, open }: Stack): JsonObject {
  const own = blocksOf(document, "locals").map((block) => rewriteBody(block.body, names));
  const variables = blocksOf(document, "variable")
    .filter((block) => open.has(block.labels[0]))
    .map((block) => [names.localOf(block.labels[0]), unknownVariable(block.body as JsonObject, names)]);
  // A provider block is dropped, but what it computes can be as wrong as anything else.
  const providers = blocksOf(document, "provider").map((block, index) => [
    `provider_${index}_${block.labels[0]}`,
    rewriteBody(block.body, names),
  ]);
  return Object.assign({}, ...own, Object.fromEntries([...variables, ...providers]));
}

function unknownVariable(body: JsonObject, names: OfflineNames): string {
  const id = `terraform_data.${names.unknown}.id`;
  const byType: { readonly [type: string]: string } = { bool: `tobool(${id})`, number: `tonumber(${id})`, string: id };
  const type = String(body.type ?? "").replace(/^\$\{(.*)\}$/, "$1");
  const value = byType[type] ?? `jsondecode(${id})`;
  return `\${${body.sensitive === true ? `sensitive(${value})` : value}}`;
}

function resourcesOf(stack: Stack): JsonObject {
  const { document, names, assumptions } = stack;
  const resources: [string, unknown][] = [[names.unknown, {}]];
  for (const kind of ["resource", "data", "ephemeral"]) {
    for (const block of blocksOf(document, kind)) resources.push(rewriteResource(kind, block, stack));
  }
  for (const block of blocksOf(document, "module")) {
    const address = `module.${block.labels[0]}`;
    assumptions.push(`${address}: not read, every output is taken as present`);
    const { count, for_each, depends_on, ...inputs } = rewriteBody(block.body, names);
    const input = opaqueInput(inputs, usedAttributes(document, address.split(".")), names.unknown);
    resources.push([names.nameOf(address), defined({ count, for_each, depends_on, input })]);
  }
  return Object.fromEntries(resources);
}

function rewriteResource(kind: string, block: DocumentBlock, stack: Stack): [string, JsonObject] {
  const { names, schema, assumptions } = stack;
  const [type, ownName] = block.labels;
  const body = isObject(block.body) ? block.body : {};
  if (kind === "resource" && type === "terraform_data") {
    return [ownName, { ...rewriteBody(body, names), ...rewriteLifecycle(body, names, true) }];
  }
  const address = addressOf(kind, block);
  // The provider is chosen elsewhere; the rest of the meta-arguments mean the same on terraform_data.
  const { count, for_each, depends_on, provider, lifecycle, provisioner, connection, ...own } = body;
  const plain = rewriteValue(withoutComment(own), names.rewriteReference) as JsonObject;
  const known = kind === "resource" ? schema.resources[type] : undefined;
  if (!known) assumptions.push(`${address}: not in the schema, every attribute is taken as present`);
  const input = known
    ? offlineInput(plain, known, names.unknown)
    : opaqueInput(plain, usedAttributes(stack.document, address.split(".")), names.unknown);
  const self = (value: unknown) => rewriteValue(value, names.rewriteReferenceOfSelf);
  const meta = {
    ...rewriteBody(defined({ count, for_each, depends_on }), names),
    ...rewriteLifecycle({ lifecycle }, names, false),
    ...defined({ provisioner: self(provisioner), connection: self(connection) }),
  };
  return [names.nameOf(address), { ...meta, input }];
}

/** `ignore_changes` names attributes of the real type: on `terraform_data` they would be refused. */
function rewriteLifecycle(body: JsonObject, names: OfflineNames, keepIgnored: boolean): JsonObject {
  const lifecycle = Array.isArray(body.lifecycle) ? body.lifecycle[0] : body.lifecycle;
  if (!isObject(lifecycle)) return {};
  const { ignore_changes, replace_triggered_by, precondition, postcondition, ...plain } = withoutComment(lifecycle);
  const triggers = Array.isArray(replace_triggered_by) ? replace_triggered_by : [];
  const rewriteSelf = keepIgnored ? names.rewriteReference : names.rewriteReferenceOfSelf;
  const written = {
    ignore_changes: keepIgnored ? ignore_changes : undefined,
    replace_triggered_by: triggers.length > 0 ? triggers.map((entry) => rewriteTrigger(entry, names)) : undefined,
    precondition: rewriteValue(precondition, names.rewriteReference),
    postcondition: rewriteValue(postcondition, rewriteSelf),
  };
  return { lifecycle: { ...plain, ...defined(written) } };
}

function rewriteTrigger(entry: unknown, names: OfflineNames): unknown {
  if (typeof entry !== "string") return entry;
  const address = names.rewriteAddress(entry);
  // `type.name.attribute`: the attribute is found below the input.
  const steps = address.split(".");
  return steps.length > 2 && address !== entry ? [steps[0], steps[1], "input", ...steps.slice(2)].join(".") : address;
}

function checksOf({ document, names, assumptions }: Stack): JsonObject {
  const checks = blocksOf(document, "check").map((block) => {
    const { data, ...body } = block.body as JsonObject;
    if (data === undefined) return [block.labels[0], rewriteBody(body, names)] as const;
    assumptions.push(`check.${block.labels[0]}: reads a data source of its own, so it is not tried`);
    return undefined;
  });
  return Object.fromEntries(checks.filter((check) => check !== undefined));
}

function rewriteImport(body: unknown, names: OfflineNames): unknown {
  const { provider, ...rest } = rewriteAddresses(body, names, ["to"]);
  return rest;
}

function rewriteAddresses(body: unknown, names: OfflineNames, keys: readonly string[]): JsonObject {
  const rewritten = rewriteBody(body, names);
  return Object.fromEntries(
    Object.entries(rewritten).map(([key, value]) => [
      key,
      keys.includes(key) ? names.rewriteAddress(String(value)) : value,
    ]),
  );
}

function rewriteBody(body: unknown, names: OfflineNames): JsonObject {
  const { depends_on, ...rest } = withoutComment(isObject(body) ? body : {});
  const rewritten = rewriteValue(rest, names.rewriteReference) as JsonObject;
  return Array.isArray(depends_on) ? { ...rewritten, depends_on: depends_on.map(names.rewriteAddress) } : rewritten;
}

/** Rewrites every string below a value. Keys of maps are templates too. */
function rewriteValue(value: unknown, rewrite: Rewrite): unknown {
  if (typeof value === "string") return rewriteTemplate(value, rewrite);
  if (Array.isArray(value)) return value.map((item) => rewriteValue(item, rewrite));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rewriteTemplate(name, rewrite), rewriteValue(item, rewrite)]),
  );
}

function withoutComment(body: JsonObject): JsonObject {
  const { "//": _, ...rest } = body;
  return rest;
}

function defined(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null));
}
