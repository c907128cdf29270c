import { shown } from "../private/text";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import type { Report } from "./sections";

/** A module of a plan or state file, instance by instance; the root module has no name. */
export interface PlanModule {
  readonly name: string;
  /** `module.x["a"].module.y`; empty for the root module. */
  readonly address: string;
  readonly depth: number;
  readonly parent?: PlanModule;
}

/** One instance of a resource or data source as a plan or state file has it. */
export interface PlanInstance {
  readonly module: PlanModule;
  /** `module.x.azurerm_y.z["k"]`. */
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly values: JsonObject;
  /** `true` in the places of the values that are sensitive. */
  readonly sensitive: JsonValue;
  /** `true` in the places of the values that are only known after apply. */
  readonly unknown: JsonValue;
}

/** What of the instance at an address is only known after apply. */
export type UnknownAt = (address: string) => JsonValue;

export const ROOT_MODULE: PlanModule = { name: "", address: "", depth: 0 };

/** Nobody nests modules so deep. */
export const MOST_MODULES = 64;

/** The module that a call stands for, as an instance of it. */
export function childModule(parent: PlanModule, name: string, index = ""): PlanModule {
  return { name, address: `${prefixOf(parent)}module.${name}${index}`, depth: parent.depth + 1, parent };
}

/** What stands before an address of a module to make it one of the whole plan. */
export function prefixOf({ address }: PlanModule): string {
  return address === "" ? "" : `${address}.`;
}

/** The instances of a root module and of all below; an object that is to be destroyed beside its successor is left out. */
export function instancesIn(
  root: JsonValue,
  where: string,
  unknownAt: UnknownAt,
  report: Report,
): readonly PlanInstance[] {
  const found: PlanInstance[] = [];
  const waiting = [{ value: root, module: ROOT_MODULE, where }];
  for (const { value, module, where } of waiting) {
    if (value === undefined || value === null) continue;
    const isDeep = module.depth > MOST_MODULES;
    if (!isJsonObject(value) || isDeep) {
      report(where, isDeep ? `modules nest deeper than ${MOST_MODULES} levels` : notAn("object", value));
      continue;
    }
    for (const [index, resource] of listIn(value, "resources", where, report).entries()) {
      const instance = instanceOf(module, resource, unknownAt);
      if (instance === "deposed") continue;
      if (instance) found.push(instance);
      else report(`${where}.resources[${index}]`, "it is no resource with an address, a mode, a type and a name");
    }
    for (const [index, child] of listIn(value, "child_modules", where, report).entries()) {
      const place = `${where}.child_modules[${index}]`;
      const inner = isJsonObject(child) ? moduleOf(module, ownValue(child, "address")) : undefined;
      if (inner) waiting.push({ value: child, module: inner, where: place });
      else report(place, `it is no module under '${module.address}'`);
    }
  }
  return found;
}

function listIn(object: JsonObject, name: string, where: string, report: Report): readonly JsonValue[] {
  const list = ownValue(object, name);
  if (list === undefined || list === null) return [];
  if (Array.isArray(list)) return list;
  report(`${where}.${name}`, notAn("list", list));
  return [];
}

function instanceOf(
  module: PlanModule,
  resource: JsonValue,
  unknownAt: UnknownAt,
): PlanInstance | "deposed" | undefined {
  if (!isJsonObject(resource)) return undefined;
  const address = ownValue(resource, "address");
  const mode = ownValue(resource, "mode");
  const type = ownValue(resource, "type");
  const name = ownValue(resource, "name");
  if (typeof address !== "string" || typeof mode !== "string") return undefined;
  if (typeof type !== "string" || typeof name !== "string") return undefined;
  if (ownValue(resource, "deposed_key") !== undefined) return "deposed";
  const values = ownValue(resource, "values") ?? {};
  if (!isJsonObject(values)) return undefined;
  const sensitive = ownValue(resource, "sensitive_values");
  return { module, address, mode, type, name, values, sensitive, unknown: unknownAt(address) };
}

/** An index may hold what else parts an address, so the name is read up to the first of it. */
function moduleOf(parent: PlanModule, address: JsonValue): PlanModule | undefined {
  const start = `${prefixOf(parent)}module.`;
  if (typeof address !== "string" || !address.startsWith(start)) return undefined;
  const [name] = address.slice(start.length).split("[", 1);
  return childModule(parent, name, address.slice(start.length + name.length));
}

function notAn(what: string, value: JsonValue): string {
  return `it is ${shown(value)}, not ${what === "object" ? "an object" : `a ${what}`}`;
}
