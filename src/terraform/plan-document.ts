import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { jsonFault, positionOf } from "./json-fault";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { bodyOf, type PlanContext } from "./plan-body";
import { PlanConfiguration } from "./plan-configuration";
import { instancesIn, type PlanInstance, prefixOf, type UnknownAt } from "./plan-instances";
import { providersIn } from "./plan-providers";
import type { PathAt, Report } from "./sections";
import { TerraformDocument, type TerraformResource } from "./terraform-document";

const MANAGED = "managed";
const DATA = "data";
/** Terraform promises that what it adds in a minor version can be left alone. */
const READ_VERSION = /^1\.\d+$/;

/** Whether something is meant to be a plan or a state file, rather than a configuration: `readPlan` says what is wrong with it. */
export function isPlanOrState(root: unknown): boolean {
  return isJsonObject(root) && ["format_version", "planned_values", "lineage"].some((key) => Object.hasOwn(root, key));
}

/**
 * Reads what `terraform show -json` prints for a plan or a state file, as a document of all instances of its resources, those in
 * modules too. Where the configuration tells what a value refers to, the reference is written; an id that belongs to a resource
 * is a reference to it. What is only known after apply, or sensitive, is unknown. What is destroyed is left out.
 *
 * Throws `InvalidPlanJson`, with everything that cannot be read.
 *
 * @param pathAt Asked for the path of a resource without its index, or of a module of the root, by address.
 */
export function readPlan(
  json: string | object,
  subject = "readPlan",
  pathAt: PathAt = () => undefined,
): TerraformDocument {
  const problems: Problem[] = [];
  const report: Report = (where, what) => {
    problems.push(problem("InvalidPlanJson", where, { what }));
  };
  const root = typeof json === "string" ? readJson(json, report) : json;
  if (problems.length === 0) checkFormat(root, report);
  throwIfAny(subject, problems);
  const plan = root as JsonObject;
  const isPlan = ownValue(plan, "planned_values") !== undefined;
  const instances = isPlan ? plannedInstances(plan, report) : instancesOf(plan, "values", allKnown, report);
  throwIfAny(subject, problems);
  return documentOf(plan, instances, pathAt);
}

function readJson(text: string, report: Report): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    if (text.trim() === "") report("file", "the text is empty");
    else if (fault) report(positionOf(text, fault.index), fault.what);
    else report("file", "it is no JSON");
    return undefined;
  }
}

function checkFormat(root: unknown, report: Report): void {
  if (!isJsonObject(root)) {
    report("file", `it is ${shown(root)}, not an object`);
    return;
  }
  const version = ownValue(root, "format_version");
  const others = Object.keys(root).filter((key) => !["format_version", "terraform_version"].includes(key));
  const hasValues = ["planned_values", "values"].some((key) => isJsonObject(ownValue(root, key)));
  if (ownValue(root, "lineage") !== undefined) {
    report("file", "it is a state file as Terraform stores it, not as it shows it");
  } else if (typeof version !== "string" || !READ_VERSION.test(version)) {
    report("format_version", `it is ${shown(version)}, and only '1.x' is read here`);
    // Of a state without resources, Terraform shows only the versions.
  } else if (!hasValues && others.length > 0) {
    report("file", "it has neither 'planned_values' nor 'values'");
  } else if (ownValue(root, "errored") === true) {
    report("errored", "it is the plan of a run that failed, in which resources may be missing");
  }
}

/**
 * What there is when the plan is applied: what it makes, changes or keeps, and what it was not asked about (`-target`). Data
 * sources that were read are in the state before it.
 */
function plannedInstances(plan: JsonObject, report: Report): readonly PlanInstance[] {
  const changes = changesOf(plan);
  // Where nothing tells what is unknown, whatever is not there is.
  const unknownAt = (address: string) => changes.get(address)?.unknown ?? true;
  const planned = instancesOf(plan, "planned_values", unknownAt, report).filter(
    ({ address, mode }) => mode === MANAGED && !changes.get(address)?.isRemoved,
  );
  const known = new Set(planned.map(({ address }) => address));
  const state = ownValue(plan, "prior_state");
  const kept = instancesOf(isJsonObject(state) ? state : {}, "values", allKnown, report).filter(
    ({ address, mode }) => mode === DATA || (!changes.has(address) && !known.has(address)),
  );
  return [...planned, ...kept];
}

interface Change {
  readonly isRemoved: boolean;
  readonly unknown: JsonValue;
}

function changesOf(plan: JsonObject): ReadonlyMap<string, Change> {
  const list = ownValue(plan, "resource_changes");
  const found = new Map<string, Change>();
  for (const entry of Array.isArray(list) ? list.filter(isJsonObject) : []) {
    const change = ownValue(entry, "change");
    const address = ownValue(entry, "address");
    const isDeposed = ownValue(entry, "deposed") !== undefined;
    if (!isJsonObject(change) || typeof address !== "string" || isDeposed) continue;
    const actions = ownValue(change, "actions");
    const isRemoved =
      Array.isArray(actions) && ["delete", "forget"].includes(String(actions[0])) && actions.length === 1;
    found.set(address, { isRemoved, unknown: ownValue(change, "after_unknown") ?? {} });
  }
  return found;
}

function instancesOf(holder: JsonObject, name: string, unknownAt: UnknownAt, report: Report): readonly PlanInstance[] {
  const values = ownValue(holder, name);
  const root = isJsonObject(values) ? ownValue(values, "root_module") : undefined;
  return instancesIn(root, `${name}.root_module`, unknownAt, report);
}

/** Of what was applied. */
function allKnown(): JsonValue {
  return undefined;
}

function documentOf(plan: JsonObject, instances: readonly PlanInstance[], pathAt: PathAt): TerraformDocument {
  const configuration = ownValue(plan, "configuration");
  const root = isJsonObject(configuration) ? ownValue(configuration, "root_module") : undefined;
  const context: PlanContext = {
    instances: new Map(instances.map((instance) => [instance.address, instance])),
    owners: ownersOf(instances),
    configuration: isJsonObject(root) ? new PlanConfiguration(root) : undefined,
  };
  const written = (instance: PlanInstance): Omit<TerraformResource, "document"> => ({
    type: instance.type,
    name: instance.name,
    address: instance.address,
    path: pathOf(instance, pathAt),
    body: bodyOf(context, instance),
    isRead: instance.mode === DATA || undefined,
  });
  return TerraformDocument.of({
    resources: instances.filter(({ mode }) => mode === MANAGED).map(written),
    dataSources: instances.filter(({ mode }) => mode === DATA).map(written),
    providers: providersIn(plan),
  });
}

/** Of two that have one id, the managed resource is the thing itself. */
function ownersOf(instances: readonly PlanInstance[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { values, address, mode } of instances) {
    const id = ownValue(values, "id");
    if (typeof id !== "string" || (mode === DATA && owners.has(id.toLowerCase()))) continue;
    owners.set(id.toLowerCase(), address);
  }
  return owners;
}

/** What is in a module belongs to the construct that calls it. */
function pathOf({ module, mode, type, name, address }: PlanInstance, pathAt: PathAt): string | undefined {
  if (!module.parent) return pathAt(`${mode === DATA ? "data." : ""}${type}.${name}`);
  let outermost = module;
  while (outermost.parent?.parent) outermost = outermost.parent;
  const path = pathAt(`module.${outermost.name}`);
  return path && `${path}/${address.slice(prefixOf(outermost).length)}`;
}
