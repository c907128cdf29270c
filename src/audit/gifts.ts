import { crossStackOutputsIn } from "../terraform/cross-stack";
import { isJsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { type Steps, traversalsIn } from "../terraform/mention";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { ParentWay } from "./facts";
import { typeRowOf } from "./flow-rows";
import { ACTION, type Given, GROUP, hasData, isAccess, MODULE } from "./given";
import type { Surroundings } from "./lead";
import { readBy } from "./name-leads";
import { whyHarmless } from "./other-providers";
import { parentLeads, waysOf } from "./parents";
import { type Mention, SharedSecrets } from "./shared-secrets";

const AZURE = /^(?:azurerm|azapi)_/;
/** Such a reference, and nothing else, opens nothing. */
const DESCRIPTION = /^\$\{azurerm_(?!key_vault_secret)\w+\.[\w-]+\.(?:endpoint|id|location|name)\}$/;
const BY_ARM_ID: readonly ParentWay[] = [{ attribute: "resource_id", by: "id", parents: ["*"] }];
const REMOTE_STATE = "terraform_remote_state";

/** A value that is handed on to another. */
export interface Carried {
  readonly home: TerraformDocument;
  readonly value: JsonValue;
  /** Address under which others find it too. */
  readonly address?: string;
  /** What is read with it, and of whatever it names. */
  readonly as?: Pick<Given, "type" | "attribute">;
}

/** What a value is given of resources, and the values that are handed on to it, itself first. */
export interface Gifts {
  readonly given: readonly Given[];
  readonly values: readonly Carried[];
  /** Addresses of what is mentioned and keeps nothing itself: `random_password.x`. */
  readonly through: readonly Mention[];
}

/** Which texts count, and what was found in values that many lead to. */
interface Reading {
  readonly isMeant: (text: string) => boolean;
  readonly known: WeakMap<TerraformDocument, Map<string, readonly Steps[]>>;
}

const ALL: Reading = { isMeant: () => true, known: new WeakMap() };
/** Most of what is written describes a resource, and is written by itself. */
const NOT_DESCRIBING: Reading = { isMeant: (text) => !DESCRIPTION.test(text), known: new WeakMap() };

/** What a value is given: directly, and through locals, data sources, resources of other providers and other stacks of the app. */
export function giftsTo(surroundings: Surroundings, home: TerraformDocument, value: JsonValue): Gifts {
  return walk(surroundings, { home, value }, ALL);
}

/** What opens a resource, of what a value is given. */
export function accessGivenTo(surroundings: Surroundings, home: TerraformDocument, value: JsonValue): Gifts {
  const gifts = walk(surroundings, { home, value }, NOT_DESCRIBING);
  return { ...gifts, given: gifts.given.filter(isAccess) };
}

function walk(surroundings: Surroundings, start: Carried, reading: Reading): Gifts {
  const given: Given[] = [];
  const through: Mention[] = [];
  const seen = new Map<TerraformDocument, Set<string>>();
  const values = [start];
  const isNew = (home: TerraformDocument, name: string, { as }: Carried): boolean => {
    const known = seen.get(home) ?? new Set<string>();
    seen.set(home, known);
    const key = `${name} ${as?.type} ${as?.attribute}`;
    return !known.has(key) && known.add(key) !== undefined;
  };
  // A list that grows while it is walked.
  for (const carried of values) {
    const { home, value: from, as } = carried;
    for (const names of traversalsOf(carried, as ? ALL : reading)) {
      if (names[1] === REMOTE_STATE) {
        // Which output is meant, only the text tells.
        for (const { name, document, value } of crossStackOutputsIn(home, from)) {
          if (isNew(document, name, carried)) values.push({ home: document, value, as });
        }
      }
      if (!isNew(home, names.join("."), carried)) continue;
      if (SharedSecrets.mayMake(names[0])) through.push({ home, address: `${names[0]}.${names[1]}` });
      const { told, carried: next } = lookUp(surroundings, home, names);
      given.push(...(as ? told.filter(({ type }) => type !== GROUP).map((one) => ({ ...one, ...as })) : told));
      values.push(...next.map((one) => ({ ...one, as: as ?? one.as })));
    }
  }
  return { given: given.filter(({ of }) => hasData(of)), values, through };
}

function traversalsOf({ home, value, address }: Carried, { isMeant, known }: Reading): readonly Steps[] {
  if (address === undefined) return traversalsIn(value, isMeant);
  const all = known.get(home) ?? new Map<string, readonly Steps[]>();
  known.set(home, all);
  const found = all.get(address) ?? traversalsIn(value, isMeant);
  all.set(address, found);
  return found;
}

interface LookedUp {
  readonly told: readonly Given[];
  readonly carried: readonly Carried[];
}

function lookUp(surroundings: Surroundings, home: TerraformDocument, names: readonly string[]): LookedUp {
  const [root, name] = names;
  if (root === "local") {
    const value = partOf(home.locals.get(name), names.slice(2));
    return { told: [], carried: [{ home, value, address: names.join(".") }] };
  }
  if (root === "var") return { told: [], carried: [{ home, value: home.variables.get(name)?.default }] };
  if (root === MODULE) return { told: outputOf(home, name, names.slice(2)), carried: [] };
  const start = names[0] === "resource" ? 1 : 0;
  const isSource = names[start] === "data" || names[start] === "ephemeral";
  const length = start + (isSource ? 3 : 2);
  const resource = namedAt(home, names.slice(start, length).join("."));
  if (!resource) return { told: [], carried: [] };
  const { type, body } = resource;
  const attribute = namesIn(names.slice(length));
  if (!AZURE.test(type)) {
    const isKeeping = isSource || whyHarmless(type) !== undefined;
    return { told: isKeeping ? [] : [{ of: resource, type, attribute }], carried: [{ home, value: body }] };
  }
  const isTold = resource.isRead || (!isSource && type !== ACTION);
  const steps = names.slice(length);
  if (isTold) return { told: [{ of: resource, type, attribute }], carried: writtenIn(resource, steps) };
  const read = readAt(surroundings, resource);
  const told = read.map((one) => ({ of: one, type, attribute }));
  // The keys of an application, for example, or a token that is made from a key: what is named there is what is read.
  const isNamedAlone = read.length === 0 || typeRowOf(type) === undefined;
  const named = isNamedAlone && !type.startsWith("azapi_") ? [{ home, value: body, as: { type, attribute } }] : [];
  return { told, carried: [...named, ...read.flatMap((one) => writtenIn(one, steps))] };
}

/** What somebody has written for what is asked: whoever asks gets that. */
function writtenIn({ document, body }: TerraformResource, steps: readonly string[]): readonly Carried[] {
  const [first] = steps;
  if (first === undefined || ownValue(body, first) === undefined) return [];
  return [{ home: document, value: partOf(body, steps) }];
}

/** Steps without indexes. */
function namesIn(steps: readonly string[]): string {
  return steps.filter((step) => !step.startsWith("[")).join(".");
}

/** Nobody knows what an output is of, but that it is of what the module makes. */
function outputOf(home: TerraformDocument, name: string, steps: readonly string[]): readonly Given[] {
  const attribute = namesIn(steps);
  return home.modules.filter((module) => module.name === name).map((of) => ({ of, type: MODULE, attribute }));
}

/** What steps lead to in a value, as far as it tells. */
function partOf(value: JsonValue, steps: readonly string[]): JsonValue {
  let part = value;
  for (const step of steps) {
    const next = isJsonObject(part) ? ownValue(part, step.replace(/^\["|"\]$/g, "")) : undefined;
    if (next === undefined) return part;
    part = next;
  }
  return part;
}

/** Ephemeral resources are no part of what Terraform keeps, and so of no index. */
function namedAt(home: TerraformDocument, address: string): TerraformResource | undefined {
  return home.resource(address) ?? home.transients.find((each) => each.address === address);
}

/** What a data source reads, or of what it reads a part. */
function readAt(surroundings: Surroundings, source: TerraformResource): readonly TerraformResource[] {
  const ways = source.type.startsWith("azapi_") ? BY_ARM_ID : waysOf(source.type);
  const above = parentLeads(surroundings, source, ways).flatMap(({ lead }) =>
    lead.kind === "resource" ? [lead.resource] : [],
  );
  return [...readBy(surroundings, source), ...above];
}
