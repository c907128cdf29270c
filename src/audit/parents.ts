import { type JsonValue, ownValue } from "../terraform/json-value";
import type { TerraformResource } from "../terraform/terraform-document";
import { isArm } from "./arm/arm-type";
import type { ParentWay } from "./facts";
import { typeRowOf } from "./flow-rows";
import { idLeads } from "./id-leads";
import { type Lead, type Surroundings, worldWideLead } from "./lead";
import { isWritten, leavesAt, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { nameLeads } from "./name-leads";

/** Anything may be the parent of what is written in the words of Azure Resource Manager. */
const ARM_WAYS: readonly ParentWay[] = ["parent_id", "resource_id"].map((attribute) => ({
  attribute,
  by: "id",
  parents: ["*"],
}));

/** What a resource belongs to, and how that is written. */
export interface ParentLead {
  readonly attribute: string;
  readonly raw: JsonValue;
  readonly lead: Lead;
}

/** What a resource belongs to, by every way that is written. */
export function parentLeads(
  surroundings: Surroundings,
  resource: TerraformResource,
  ways: readonly ParentWay[],
): readonly ParentLead[] {
  const found: ParentLead[] = [];
  for (const way of ways) {
    for (const leaf of leavesAt(resource, way.attribute).filter(isWritten)) {
      const { attribute } = leaf;
      const raw = writtenAt(resource, leaf);
      for (const lead of wayLeads(surroundings, resource, leaf, way)) found.push({ attribute, raw, lead });
    }
  }
  return found;
}

/** Ways to what a resource of a type belongs to. */
export function waysOf(type: string): readonly ParentWay[] {
  if (isArm(type)) return ARM_WAYS;
  const row = typeRowOf(type);
  return row?.class === "child" ? row.ways : [];
}

/** What is written where a leaf is; what a `dynamic` block makes is written there. */
export function writtenAt({ body }: TerraformResource, leaf: WrittenLeaf | UnreadLeaf): JsonValue {
  return leaf.kind === "written" ? leaf.raw : [leaf.reason.expression, ownValue(body, "dynamic") ?? null];
}

function wayLeads(
  surroundings: Surroundings,
  resource: TerraformResource,
  leaf: WrittenLeaf | UnreadLeaf,
  { by, parents }: ParentWay,
): readonly Lead[] {
  const isAny = parents.includes("*");
  const isByName = by === "name";
  const leads = isByName ? nameLeads(surroundings, leaf, parents, resource) : idLeads(surroundings, leaf);
  return leads.map((lead): Lead => {
    // No declaration gives a region to what works world-wide.
    if (lead.kind === "declared" && !isAny && parents.every(isOfTheWorld)) return worldWideLead(lead.what);
    if (lead.kind !== "resource" || isByName || isAny || !isOther(lead.resource.type, parents)) return lead;
    return { kind: "unknown", value: lead.resource.address, reason: `'${lead.resource.address}' is no parent of it` };
  });
}

/** Of a type that is known, and neither a parent nor above one: a subnet may be written inside its network. */
function isOther(type: string, parents: readonly string[]): boolean {
  if (parents.includes(type) || typeRowOf(type) === undefined) return false;
  const above = new Set(parents);
  // A set that grows while it is walked.
  for (const parent of above) for (const next of parentTypesOf(parent)) above.add(next);
  return !above.has(type) && !above.has("*");
}

function isOfTheWorld(type: string): boolean {
  const above = new Set([type]);
  for (const parent of above) for (const next of parentTypesOf(parent)) above.add(next);
  return [...above].every((known) => ["child", "global"].includes(typeRowOf(known)?.class ?? ""));
}

function parentTypesOf(type: string): readonly string[] {
  const row = typeRowOf(type);
  return row?.class === "child" ? row.ways.flatMap((way) => way.parents) : [];
}
