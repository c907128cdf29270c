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
const POLICY = /^azurerm_(?:\w+_)?policy_(?:assignment|(?:set_)?definition)$/;
const ATTRIBUTE = "policy_assignment_id";
const ARM_EXEMPTION = "microsoft.authorization/policyexemptions";
const ARM_ATTRIBUTE = "properties.policyAssignmentId";
const ARM_POLICY = /^microsoft\.authorization\/policy(?:assignments|(?:set)?definitions)$/;
const ARM_ACTION = "azapi_resource_action";
const ID = "resource_id";
const NAME = "name";
const NAME_IN_ID = /\/policy(?:assignments|(?:set)?definitions)\/([^/]+)$/i;

/** A finding and the document that it is in. */
export interface ExemptionFinding extends Finding {
  readonly document: TerraformDocument;
}

/** What takes force from a policy, and at which of them that is aimed. */
interface Aim {
  readonly how: "changes" | "is an exemption from";
  readonly attribute: string;
  readonly leaves: readonly (WrittenLeaf | UnreadLeaf)[];
}

/** Policies of a zone, and their names in lower case; an unknown one may be any. */
interface Policies {
  readonly own: ReadonlySet<TerraformResource>;
  readonly names: ReadonlySet<string | undefined>;
}

/**
 * Exemptions, wherever they stand, from assignments of Azure Policy that belong to a zone, and changes of its assignments and
 * definitions by azapi. At which one it is aimed must be told: what may be aimed at one of the zone counts too.
 *
 * @param scope What belongs to the zone.
 */
export function policyExemptions(world: World, scope: ReadonlySet<TerraformResource>): readonly ExemptionFinding[] {
  const assignments = policiesIn(scope, ASSIGNMENT);
  if (assignments.own.size === 0) return [];
  const all = policiesIn(scope, POLICY);
  return world.resources.flatMap((resource) => {
    const aim = exemptionOf(resource) ?? changeOf(resource);
    const what = aim && aimedAt(aim, aim.how === "changes" ? all : assignments);
    if (!aim || what === undefined) return [];
    const { document } = resource;
    return [{ ...finding(resource, aim.attribute, "PolicyExempted", { how: aim.how, what }), document }];
  });
}

function policiesIn(scope: ReadonlySet<TerraformResource>, types: RegExp): Policies {
  const own = new Set([...scope].filter(({ type }) => types.test(type)));
  return { own, names: new Set([...own].map((each) => nameOf(each)?.toLowerCase())) };
}

function exemptionOf(resource: TerraformResource): Aim | undefined {
  const how = "is an exemption from";
  if (EXEMPTION.test(resource.type)) {
    return { how, attribute: ATTRIBUTE, leaves: leavesAt(resource, ATTRIBUTE).filter(isWritten) };
  }
  if (!isArm(resource.type) || armTypeOf(resource) !== ARM_EXEMPTION) return undefined;
  const leaves = bodyLeavesAt(resource, ARM_ATTRIBUTE).filter(isWritten);
  return { how, attribute: leaves.length === 0 ? "body" : `body.${ARM_ATTRIBUTE}`, leaves };
}

/** A body that is written over a policy may do anything to it: no longer enforce it, or let its rule deny nothing. */
function changeOf(resource: TerraformResource): Aim | undefined {
  if (!isArm(resource.type) && resource.type !== ARM_ACTION) return undefined;
  // What has a type that nobody knows is found as that.
  if (!ARM_POLICY.test(armTypeOf(resource) ?? "")) return undefined;
  const leaves = [ID, NAME].flatMap((attribute) => leavesAt(resource, attribute).filter(isWritten));
  return { how: "changes", attribute: leaves[0]?.attribute ?? ID, leaves };
}

/** The policy of the zone that something is aimed at, or may be; nothing where that certainly is another. */
function aimedAt({ how, leaves }: Aim, { own, names }: Policies): string | undefined {
  const perhaps = `which may be ${how === "changes" ? "a policy" : "an assignment"} of the zone`;
  if (leaves.length === 0) return `nothing that is written, ${perhaps}`;
  for (const leaf of leaves) {
    if (leaf.kind === "unread") return `${shown(leaf.reason.expression)}, ${perhaps}`;
    const value = composed(leaf, true);
    const piece = value.marks.get(value.text);
    const resource = piece?.kind === "end" && piece.attribute === "id" ? piece.resource : undefined;
    if (resource && own.has(resource)) return `'${pathOrAddress(resource)}'`;
    const isMade = resource !== undefined && !resource.address.startsWith("data.");
    if (isMade && POLICY.test(resource.type)) continue;
    const written = leaf.attribute === NAME ? value.text : NAME_IN_ID.exec(value.text)?.[1];
    const name = resource && !isMade ? nameOf(resource) : plainText(value, written ?? "");
    const isOther = name && !names.has(undefined) && !names.has(name.toLowerCase());
    if (!isOther) return `${shown(shownText(value, value.text))}, ${perhaps}`;
  }
  return undefined;
}

function nameOf(resource: TerraformResource): string | undefined {
  const [leaf] = leavesAt(resource, NAME).filter(isWritten);
  return leaf && literalText(resolveCertain(leaf));
}
