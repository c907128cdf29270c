import { shown } from "../private/text";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { bodyLeavesAt } from "./arm/arm-body";
import { armTypeOf, isArm } from "./arm/arm-type";
import { resolveCertain } from "./certain";
import { literalText } from "./deployed-model";
import { type Finding, finding, pathOrAddress } from "./finding";
import { shownText } from "./host-leads";
import { isWritten, leavesAt, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { composed, plainText } from "./pieces";
import type { World } from "./world";

const EXEMPTION = /^azurerm_(?:\w+_)?policy_exemption$/;
const ASSIGNMENT = /^azurerm_(?:\w+_)?policy_assignment$/;
const ATTRIBUTE = "policy_assignment_id";
const ARM_EXEMPTION = "microsoft.authorization/policyexemptions";
const ARM_ATTRIBUTE = "properties.policyAssignmentId";
const PERHAPS = "which may be an assignment of the zone";
const NAME_IN_ID = /\/policyAssignments\/([^/]+)$/i;

/** A finding and the document that it is in. */
export interface ExemptionFinding extends Finding {
  readonly document: TerraformDocument;
}

/** An exemption of the app, and for which assignment that is written. */
interface Exemption {
  readonly attribute: string;
  readonly leaves: readonly (WrittenLeaf | UnreadLeaf)[];
}

/**
 * Exemptions, wherever they stand, from assignments of Azure Policy that belong to a zone. For which one it is must be told: what
 * may be for one of the zone counts too.
 *
 * @param scope What belongs to the zone.
 */
export function policyExemptions(world: World, scope: ReadonlySet<TerraformResource>): readonly ExemptionFinding[] {
  const assignments = new Set([...scope].filter(({ type }) => ASSIGNMENT.test(type)));
  if (assignments.size === 0) return [];
  const names = new Set([...assignments].map((each) => nameOf(each)?.toLowerCase()));
  return world.resources.flatMap((resource) => {
    const exemption = exemptionOf(resource);
    const what = exemption && exempted(exemption, assignments, names);
    if (!exemption || what === undefined) return [];
    const { document } = resource;
    return [{ ...finding(resource, exemption.attribute, "PolicyExempted", { what }), document }];
  });
}

function exemptionOf(resource: TerraformResource): Exemption | undefined {
  if (EXEMPTION.test(resource.type)) {
    return { attribute: ATTRIBUTE, leaves: leavesAt(resource, ATTRIBUTE).filter(isWritten) };
  }
  if (!isArm(resource.type) || armTypeOf(resource) !== ARM_EXEMPTION) return undefined;
  const leaves = bodyLeavesAt(resource, ARM_ATTRIBUTE).filter(isWritten);
  return { attribute: leaves.length === 0 ? "body" : `body.${ARM_ATTRIBUTE}`, leaves };
}

/** The assignment of the zone that an exemption is for, or may be for; nothing where it certainly is for another. */
function exempted(
  { leaves }: Exemption,
  assignments: ReadonlySet<TerraformResource>,
  names: ReadonlySet<string | undefined>,
): string | undefined {
  if (leaves.length === 0) return `nothing that is written, ${PERHAPS}`;
  for (const leaf of leaves) {
    if (leaf.kind === "unread") return `${shown(leaf.reason.expression)}, ${PERHAPS}`;
    const value = composed(leaf, true);
    const piece = value.marks.get(value.text);
    const resource = piece?.kind === "end" && piece.attribute === "id" ? piece.resource : undefined;
    if (resource && assignments.has(resource)) return `'${pathOrAddress(resource)}'`;
    const isMade = resource !== undefined && !resource.address.startsWith("data.");
    if (isMade && ASSIGNMENT.test(resource.type)) continue;
    const [, written = ""] = NAME_IN_ID.exec(value.text) ?? [];
    const name = resource && !isMade ? nameOf(resource) : plainText(value, written);
    const isOther = name && !names.has(undefined) && !names.has(name.toLowerCase());
    if (!isOther) return `${shown(shownText(value, value.text))}, ${PERHAPS}`;
  }
  return undefined;
}

function nameOf(resource: TerraformResource): string | undefined {
  const [leaf] = leavesAt(resource, "name").filter(isWritten);
  return leaf && literalText(resolveCertain(leaf));
}
