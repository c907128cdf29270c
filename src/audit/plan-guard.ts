import { quotedList } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { blockOf } from "../terraform/block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { DEPLOYMENT } from "../terraform/resource-region";
import { escapedTemplate, parseTemplate, type Traversal } from "../terraform/template";
import { DATA_FLOWS } from "./data/data-flows";
import type { DataFlowRow } from "./facts";
import { type GuardedZone, regionsHeld, typesHeld } from "./guarded-zone";
import { valuesIn } from "./plain-values";

/** A condition that Terraform checks before it makes a resource: for a value that nobody knows before. */
export interface PlanGuard {
  /** `geo_location[1].location`. */
  readonly attribute: string;
  /** What is checked, as it is written. */
  readonly value: JsonValue;
  readonly condition: string;
  readonly errorMessage: string;
  /** Where the value names a region: those that it lets pass. */
  readonly regions?: readonly AzureRegion[];
}

/** An attribute that decides by its value alone. */
interface Guarded {
  readonly attribute: string;
  readonly allowed: readonly string[];
  readonly what: string;
  readonly regions?: readonly AzureRegion[];
}

const LOCATION = "location";
const SKU = "sku.name";

const rowsOf = new Map<string, readonly DataFlowRow[]>();
for (const row of DATA_FLOWS) {
  if (row.judge !== "region" && row.judge !== "redundancy") continue;
  for (const type of row.types) rowsOf.set(type, [...(rowsOf.get(type) ?? []), row]);
}

/** Paths of the attributes of a type that can be guarded. */
export function guardedAttributes(type: string): readonly string[] {
  const own = (rowsOf.get(type) ?? []).map(({ path }) => path);
  return [LOCATION, ...(type === DEPLOYMENT ? [SKU] : []), ...own];
}

/** The conditions that hold a resource inside: one for each value that Terraform has to work out. */
export function planGuards(type: string, body: JsonObject, zone: GuardedZone): readonly PlanGuard[] {
  return guardedOf(type, zone).flatMap((guarded) =>
    guarded.allowed.length === 0
      ? []
      : valuesIn(body, guarded.attribute).flatMap(({ attribute, value }) => {
          const expression = expressionIn(value, guarded);
          return expression === undefined ? [] : [{ value, ...guardOf({ ...guarded, attribute }, expression, zone) }];
        }),
  );
}

/** Whether a resource carries a condition, to the letter. */
export function isGuarded(body: JsonObject, { condition }: PlanGuard): boolean {
  const written = blockOf(body, "lifecycle");
  const preconditions = written && ownValue(written, "precondition");
  const list: readonly JsonValue[] = Array.isArray(preconditions) ? preconditions : [preconditions];
  return list.some((each) => isJsonObject(each) && ownValue(each, "condition") === condition);
}

const guardedIn = new WeakMap<GuardedZone, Map<string, readonly Guarded[]>>();

function guardedOf(type: string, zone: GuardedZone): readonly Guarded[] {
  const all = guardedIn.get(zone) ?? new Map<string, readonly Guarded[]>();
  guardedIn.set(zone, all);
  const known = all.get(type) ?? findGuarded(type, zone);
  all.set(type, known);
  return known;
}

function findGuarded(type: string, zone: GuardedZone): readonly Guarded[] {
  if (type === DEPLOYMENT) {
    return [{ attribute: SKU, allowed: typesHeld(zone), what: "a deployment type that processes inside" }];
  }
  const location = inRegions(LOCATION, regionsHeld(zone, type));
  const rows = (rowsOf.get(type) ?? []).flatMap((row): Guarded[] => {
    const { path: attribute } = row;
    if (row.judge === "region") return [inRegions(attribute, regionsHeld(zone, type), row.allowed)];
    const safe = row.judge === "redundancy" ? row.safe.filter((value) => typeof value === "string") : [];
    return [{ attribute, allowed: safe, what: "a value that copies nothing to another region" }];
  });
  return [location, ...rows];
}

function inRegions(attribute: string, regions: readonly AzureRegion[], words: readonly string[] = []): Guarded {
  return { attribute, allowed: [...regions.map(({ name }) => name), ...words], what: "a region inside", regions };
}

function guardOf(
  { attribute, allowed, what, regions }: Guarded,
  expression: string,
  zone: GuardedZone,
): Omit<PlanGuard, "value"> {
  const value = regions ? `lower(replace(${expression}, " ", ""))` : expression;
  const words = regions ? allowed.map((word) => word.toLowerCase()) : allowed;
  return {
    attribute,
    condition: `\${contains(${JSON.stringify(words)}, ${value})}`,
    errorMessage: escapedTemplate(
      `${attribute} must be ${what} '${zone.boundary.name}', the boundary of the zone '${zone.path}': one of ${quotedList(words)}.`,
    ),
    regions,
  };
}

/** What stands between the braces, where that is all there is and no resource of the document tells it. */
function expressionIn(value: JsonValue, guarded: Guarded): string | undefined {
  const parts = typeof value === "string" ? parseTemplate(value) : undefined;
  if (parts?.length !== 1) return undefined;
  const [part] = parts;
  if (part.kind === "text") return undefined;
  if (part.kind === "expression") return part.text;
  return isTold(part.traversal, guarded) ? undefined : part.traversal.text;
}

const ROOTS = /^(?:var|local|data|module|each|count)$/;

/** The location of a resource is judged, or guarded, there. */
function isTold({ steps }: Traversal, { regions }: Guarded): boolean {
  if (ROOTS.test(String(steps[0].key))) return false;
  return regions === undefined || steps[steps.length - 1].key === LOCATION;
}
