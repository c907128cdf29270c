import { crossStackOutputsIn } from "../terraform/cross-stack";
import { isJsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { traversalsIn } from "../terraform/mention";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { ParentWay } from "./facts";
import { typeRowOf } from "./flow-rows";
import { ACTION, type Given, GROUP, hasData, isAccess } from "./given";
import type { Surroundings } from "./lead";
import { readBy } from "./name-leads";
import { whyHarmless } from "./other-providers";
import { parentLeads, waysOf } from "./parents";

const AZURE = /^(?:azurerm|azapi)_/;
/** Such a reference, and nothing else, opens nothing. */
const DESCRIPTION = /^\$\{azurerm_(?!key_vault_secret)\w+\.[\w-]+\.(?:endpoint|id|location|name)\}$/;
const BY_ARM_ID: readonly ParentWay[] = [{ attribute: "resource_id", by: "id", parents: ["*"] }];
const REMOTE_STATE = "terraform_remote_state";

/** A value that is handed on to another. */
export interface Carried {
  readonly home: TerraformDocument;
  readonly value: JsonValue;
  /** What is read with it, and of whatever it names. */
  readonly as?: Pick<Given, "type" | "attribute">;
}

/** What a value is given of resources, and the values that are handed on to it, itself first. */
export interface Gifts {
  readonly given: readonly Given[];
  readonly values: readonly Carried[];
}

/** What a value is given: directly, and through locals, data sources, resources of other providers and other stacks of the app. */
export function giftsTo(surroundings: Surroundings, home: TerraformDocument, value: JsonValue): Gifts {
  return walk(surroundings, { home, value }, () => true);
}

/** What opens a resource, of what a value is given. */
export function accessGivenTo(surroundings: Surroundings, home: TerraformDocument, value: JsonValue): readonly Given[] {
  // Most of what is written describes a resource, and is written by itself.
  return walk(surroundings, { home, value }, (text) => !DESCRIPTION.test(text)).given.filter(isAccess);
}

function walk(surroundings: Surroundings, start: Carried, isMeant: (text: string) => boolean): Gifts {
  const given: Given[] = [];
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
    for (const names of traversalsIn(from, as ? undefined : isMeant)) {
      if (names[1] === REMOTE_STATE) {
        // Which output is meant, only the text tells.
        for (const { name, document, value } of crossStackOutputsIn(home, from)) {
          if (isNew(document, name, carried)) values.push({ ...carried, home: document, value });
        }
      }
      if (!isNew(home, names.join("."), carried)) continue;
      const { told, carried: next } = lookUp(surroundings, home, names);
      given.push(...(as ? told.filter(({ type }) => type !== GROUP).map((one) => ({ ...one, ...as })) : told));
      values.push(...next.map((one) => ({ ...one, as: as ?? one.as })));
    }
  }
  return { given: given.filter(({ resource }) => hasData(resource)), values };
}

interface LookedUp {
  readonly told: readonly Given[];
  readonly carried: readonly Carried[];
}

function lookUp(surroundings: Surroundings, home: TerraformDocument, names: readonly string[]): LookedUp {
  if (names[0] === "local") {
    const local = home.locals.get(names[1]);
    const part = names.length > 2 && isJsonObject(local) ? ownValue(local, names[2]) : undefined;
    return { told: [], carried: [{ home, value: part ?? local }] };
  }
  if (names[0] === "var") return { told: [], carried: [{ home, value: home.variables.get(names[1])?.default }] };
  const start = names[0] === "resource" ? 1 : 0;
  const isSource = names[start] === "data" || names[start] === "ephemeral";
  const length = start + (isSource ? 3 : 2);
  const resource = namedAt(home, names.slice(start, length).join("."));
  if (!resource) return { told: [], carried: [] };
  const { type, body } = resource;
  const attribute = names.length > length ? names[names.length - 1] : "";
  if (!AZURE.test(type)) {
    const isKeeping = isSource || whyHarmless(type) !== undefined;
    return { told: isKeeping ? [] : [{ resource, type, attribute }], carried: [{ home, value: body }] };
  }
  const isTold = resource.isRead || (!isSource && type !== ACTION);
  if (isTold) return { told: [{ resource, type, attribute }], carried: [] };
  const told = readAt(surroundings, resource).map((one) => ({ resource: one, type, attribute }));
  // The keys of an application, for example, or a token that is made from a key: what is named there is what is read.
  const isOfNoType = typeRowOf(type) === undefined && !type.startsWith("azapi_");
  return { told, carried: isOfNoType ? [{ home, value: body, as: { type, attribute } }] : [] };
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
