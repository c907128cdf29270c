import { normaliseRegion } from "../../private/region-name";
import type { TerraformResource } from "../../terraform/terraform-document";
import { type BodyLeaf, bodyLeaves } from "../arm/arm-body";
import { copyFindings } from "../arm/arm-copies";
import { armFlowFindings } from "../arm/arm-flows";
import { isArm } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { isDefault } from "../certain";
import { type Finding, finding } from "../finding";
import { leadFindings } from "../lead-findings";
import { isWritten, resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import { textLeads } from "../text-leads";
import { type Told, whereFindings } from "../where-findings";
import { uncertain } from "../written-place";

/** Names in a body that hold a region. */
const REGION_NAME = /^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/;
/** Words that stand in the place of a region and name none. */
const NO_REGION = /^(?:default|none)$/i;
/** A part of the world. */
const PART_NAME = /^data(?:Location|ResidencyLocation)$/i;
/** Names of what says which kind of thing it is, and not where: `Bing.Grounding` and `Microsoft.Storage` are no hosts there. */
const KIND_NAME = /^(?:kind|type|publisher|service)$/;
const KIND = /^[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)+$/;
/** Words of whoever made it, which Azure does not read. */
const TAGS = "tags";

/**
 * The body of an azapi resource is not in the tables. Whatever in it looks like a region, an id, a host or an address counts, and
 * so does every resource that it mentions; what keeps copies is known by its name.
 */
export function azapiLeavesBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (!isArm(resource.type)) return [];
  const leaves = bodyLeaves(resource);
  return [
    ...leaves.flatMap((leaf) => leafFindings(resource, leaf, context)),
    ...copyFindings(resource, leaves, context),
    ...armFlowFindings(resource, leaves, context),
  ];
}

function leafFindings(
  resource: TerraformResource,
  { leaf, names }: BodyLeaf,
  context: AuditContext,
): readonly Finding[] {
  if (!isWritten(leaf)) return [];
  const { attribute } = leaf;
  const name = names.at(-1) ?? "";
  // The whole body, or a part of it, is hidden in an expression.
  if (names.length === 0 || leaf.kind === "unread") {
    const facts = { what: `'${attribute}'`, why: "it cannot be read: write it as an object" };
    return [finding(resource, attribute, "ResourceNotClassified", facts)];
  }
  const told = { resource, attribute, code: "LocationOutsideBoundary" } as const;
  if (PART_NAME.test(name)) {
    return whereFindings(told, context.whereabouts.atPart(resource, leaf), context);
  }
  if (REGION_NAME.test(name)) return regionFindings(told, leaf, context);
  const leads = KIND_NAME.test(name) && isKind(leaf) ? [] : textLeads(context.whereabouts.surroundings, leaf);
  return [
    ...namedRegions(told, { leaf, names }, context),
    ...leadFindings({ resource, attribute, code: "ReferenceLeavesZone" }, leads, context),
  ];
}

function isKind(leaf: WrittenLeaf | UnreadLeaf): boolean {
  const found = resolveLeaf(leaf);
  return found.kind === "literal" && !isDefault(found) && KIND.test(String(found.value));
}

function regionFindings(told: Told, leaf: WrittenLeaf | UnreadLeaf, context: AuditContext): readonly Finding[] {
  const found = resolveLeaf(leaf);
  const isNone = found.kind === "literal" && NO_REGION.test(String(found.value));
  if (isNone) return isDefault(found) ? whereFindings(told, uncertain(leaf, found.variable), context) : [];
  return context.whereabouts.atLocation(told.resource, leaf).flatMap((where) => whereFindings(told, where, context));
}

/** A region may also be the value of something else, or the key of a map: `targetRegions[0].name`, `replicas.eastus.count`. */
function namedRegions(told: Told, { leaf, names }: BodyLeaf, context: AuditContext): readonly Finding[] {
  if (names[0] === TAGS || !isWritten(leaf)) return [];
  const found = resolveLeaf(leaf);
  const values = found.kind === "literal" && typeof found.value === "string" ? [found.value] : [];
  const { attribute } = leaf;
  return [...values, ...names].flatMap((text) => {
    const region = context.catalogue.region(normaliseRegion(text));
    return region ? whereFindings(told, { kind: "region", attribute, region }, context) : [];
  });
}
