import type { TerraformResource } from "../../terraform/terraform-document";
import { type BodyLeaf, bodyLeaves } from "../arm/arm-body";
import { copyFindings } from "../arm/arm-copies";
import { isArm } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { type Finding, finding } from "../finding";
import { leadFindings } from "../lead-findings";
import { isWritten } from "../leaves";
import { textLeads } from "../text-leads";
import { whereFindings } from "../where-findings";
import { regionWhere } from "../written-place";

/** Names in a body that hold a region. */
const REGION_NAME = /^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/;
/** Judged with the class of the type. */
const PART_NAME = /^data(?:Location|ResidencyLocation)$/i;
/** Where the resource itself is. */
const OWN_LOCATION = "location";

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
  if (PART_NAME.test(name) || (names.length === 1 && name === OWN_LOCATION)) return [];
  if (REGION_NAME.test(name)) {
    const told = { resource, attribute, code: "LocationOutsideBoundary" } as const;
    return whereFindings(told, regionWhere(context.whereabouts.surroundings, leaf), context);
  }
  const leads = textLeads(context.whereabouts.surroundings, leaf);
  return leadFindings({ resource, attribute, code: "ReferenceLeavesZone" }, leads, context);
}
