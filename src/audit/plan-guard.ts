import { quotedList } from "../private/text";
import { DEPLOYMENT_TYPES } from "../residency/data/deployment-types";
import { DeploymentType } from "../residency/deployment-type";
import { blockOf } from "../terraform/block";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import { DEPLOYMENT } from "../terraform/resource-region";
import { parseTemplate } from "../terraform/template";
import type { AuditedZone } from "./audited-zone";
import { DATA_FLOWS } from "./data/data-flows";
import type { DataFlowRow } from "./facts";

/** A condition that Terraform checks before it makes a resource: for a value that nobody knows before. */
export interface PlanGuard {
  readonly attribute: string;
  readonly condition: string;
  readonly errorMessage: string;
}

/** An attribute that decides by its value alone. */
interface Guarded {
  readonly attribute: string;
  readonly allowed: readonly string[];
  readonly what: string;
  readonly isRegion: boolean;
}

const LOCATION = "location";

const rowsOf = new Map<string, readonly DataFlowRow[]>();
for (const row of DATA_FLOWS) {
  if (row.judge !== "region" && row.judge !== "redundancy") continue;
  for (const type of row.types) rowsOf.set(type, [...(rowsOf.get(type) ?? []), row]);
}

/** Paths of the attributes of a type that can be guarded. */
export function guardedAttributes(type: string): readonly string[] {
  const own = (rowsOf.get(type) ?? []).map(({ path }) => path);
  return [LOCATION, ...(type === DEPLOYMENT ? ["sku.name"] : []), ...own];
}

/** The conditions that hold a resource inside: one for each attribute whose value Terraform has to work out. */
export function planGuards(type: string, body: JsonObject, zone: AuditedZone): readonly PlanGuard[] {
  return guardedOf(type, zone).flatMap((guarded) => {
    const expression = expressionIn(valueAt(body, guarded.attribute));
    return expression === undefined || guarded.allowed.length === 0 ? [] : [guardOf(guarded, expression, zone)];
  });
}

/** Whether a resource carries a condition, to the letter. */
export function isGuarded(body: JsonObject, { condition }: PlanGuard): boolean {
  const written = blockOf(body, "lifecycle");
  const preconditions = written && ownValue(written, "precondition");
  const list: readonly JsonValue[] = Array.isArray(preconditions) ? preconditions : [preconditions];
  return list.some((each) => isJsonObject(each) && ownValue(each, "condition") === condition);
}

function guardedOf(type: string, zone: AuditedZone): readonly Guarded[] {
  const regions = regionsOf(zone);
  const rows = (rowsOf.get(type) ?? []).flatMap((row): Guarded[] => {
    const { path: attribute } = row;
    if (row.judge === "region") {
      return [{ attribute, allowed: [...regions, ...(row.allowed ?? [])], what: "a region inside", isRegion: true }];
    }
    const safe = row.judge === "redundancy" ? row.safe.filter((value) => typeof value === "string") : [];
    return [{ attribute, allowed: safe, what: "a value that copies nothing to another region", isRegion: false }];
  });
  const location = { attribute: LOCATION, allowed: regions, what: "a region inside", isRegion: true };
  if (type !== DEPLOYMENT) return [location, ...rows];
  return [
    { attribute: "sku.name", allowed: typesOf(zone), what: "a deployment type that processes inside", isRegion: false },
  ];
}

/** A prompt and what is kept of it stay inside in each of these. */
function regionsOf({ boundary, regions }: AuditedZone): readonly string[] {
  const declared = regions.filter((region) => boundary.permitsStorage(region)).map(({ name }) => name);
  return [...new Set([...boundary.regionNames, ...declared])].sort();
}

/** Types that stay inside in whichever region of the zone the account is. */
function typesOf({ boundary, regions, deploymentTypes }: AuditedZone): readonly string[] {
  const types = [...DEPLOYMENT_TYPES.map(({ name }) => DeploymentType.of(name)), ...deploymentTypes];
  const inside = types.filter((type) => regions.every((region) => boundary.permitsProcessing(type, region)));
  return regions.length === 0 ? [] : [...new Set(inside.map(({ name }) => name))].sort();
}

function guardOf({ attribute, allowed, what, isRegion }: Guarded, expression: string, zone: AuditedZone): PlanGuard {
  const value = isRegion ? `lower(replace(${expression}, " ", ""))` : expression;
  const words = isRegion ? allowed.map((word) => word.toLowerCase()) : allowed;
  return {
    attribute,
    condition: `\${contains(${JSON.stringify(words)}, ${value})}`,
    errorMessage: withoutTemplates(
      `${attribute} must be ${what} '${zone.boundary.name}', the boundary of the zone '${zone.path}': one of ${quotedList(words)}.`,
    ),
  };
}

/** What stands between the braces, where that is all there is and no resource of the document tells it. */
function expressionIn(value: JsonValue): string | undefined {
  const parts = typeof value === "string" ? parseTemplate(value) : undefined;
  if (parts?.length !== 1) return undefined;
  const [part] = parts;
  if (part.kind === "text") return undefined;
  if (part.kind === "expression") return part.text;
  return /^(?:var|local|data|module|each|count)\b/.test(part.traversal.text) ? part.traversal.text : undefined;
}

function valueAt(body: JsonObject, path: string): JsonValue {
  const [name, ...more] = path.split(".");
  if (more.length === 0) return ownValue(body, name);
  const block = blockOf(body, name);
  return block && valueAt(block, more.join("."));
}

function withoutTemplates(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
