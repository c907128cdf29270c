import { normaliseRegion } from "../private/region-name";
import type { AzureRegion } from "../residency/azure-region";
import { blockOf } from "../terraform/block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { escapedTemplate, parseTemplate, type TemplatePart, type Traversal } from "../terraform/template";
import { type Guarded, guardedOf, readRegion } from "./guarded-attributes";
import type { GuardedZone } from "./guarded-zone";
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
  /** Whether each item of a list is checked, which is written as a whole. */
  readonly isList: boolean;
}

const LOCATION = "location";

/** The conditions that hold a resource inside: one for each value that Terraform has to work out. */
export function planGuards(type: string, body: JsonObject, zone: GuardedZone): readonly PlanGuard[] {
  return guardedOf(type, zone).flatMap((guarded) => {
    const further = freely(guarded, body);
    if (guarded.list === undefined || further === undefined) return [];
    return valuesIn(body, guarded.attribute).flatMap(({ attribute, value }): readonly PlanGuard[] => {
      const expression = expressionIn(value, guarded);
      if (expression === undefined) return [];
      // An item of a list that is written in place is checked by itself.
      const isList = guarded.isList && attribute === guarded.attribute;
      const condition = `\${${isList ? ofEach(guarded, expression) : comparison(guarded, expression)}${further}}`;
      const errorMessage = messageOf({ ...guarded, attribute }, zone);
      return [{ attribute, value, condition, errorMessage, regions: guarded.regions, isList }];
    });
  });
}

/** Whether a resource carries a condition, to the letter. */
export function isGuarded(body: JsonObject, { condition }: PlanGuard): boolean {
  const written = blockOf(body, "lifecycle");
  const preconditions = written && ownValue(written, "precondition");
  const list: readonly JsonValue[] = Array.isArray(preconditions) ? preconditions : [preconditions];
  return list.some((each) => isJsonObject(each) && ownValue(each, "condition") === condition);
}

function comparison({ list, isNot, read }: Guarded, expression: string): string {
  return `${isNot ? "!" : ""}contains(${list}, ${read(expression)})`;
}

function ofEach(guarded: Guarded, expression: string): string {
  return `alltrue([for item in ${expression} : ${comparison(guarded, "item")}])`;
}

/** What lets any value pass, as a part of a condition; nothing where all are inside, or nobody can tell where the resource is. */
function freely({ freeIn }: Guarded, body: JsonObject): string | undefined {
  if (freeIn === undefined) return "";
  const location = ownValue(body, LOCATION);
  const part = typeof location === "string" ? onlyPart(location) : undefined;
  if (part === undefined) return undefined;
  if (part.kind === "text") return freeIn.includes(normaliseRegion(part.text)) ? undefined : "";
  const expression = part.kind === "traversal" ? part.traversal.text : part.text;
  return freeIn.length === 0 ? "" : ` || contains(${JSON.stringify(freeIn)}, ${readRegion(expression)})`;
}

function messageOf({ attribute, what, told, isNot }: Guarded, zone: GuardedZone): string {
  const where = `'${zone.boundary.name}', the boundary of the zone '${zone.path}'`;
  return escapedTemplate(`${attribute} must be ${what} ${where}: ${isNot ? "none" : "one"} of ${told}.`);
}

/** What stands between the braces, where that is all there is and no resource of the document tells it. */
function expressionIn(value: JsonValue, guarded: Guarded): string | undefined {
  const part = typeof value === "string" ? onlyPart(value) : undefined;
  if (part === undefined || part.kind === "text") return undefined;
  if (part.kind === "expression") return part.text;
  return isTold(part.traversal, guarded) ? undefined : part.traversal.text;
}

function onlyPart(text: string): TemplatePart | undefined {
  const parts = parseTemplate(text);
  return parts?.length === 1 ? parts[0] : undefined;
}

const ROOTS = /^(?:var|local|data|module|each|count)$/;

/** The location of a resource is judged, or guarded, there. */
function isTold({ steps }: Traversal, { regions }: Guarded): boolean {
  if (ROOTS.test(String(steps[0].key))) return false;
  return regions === undefined || steps[steps.length - 1].key === LOCATION;
}
