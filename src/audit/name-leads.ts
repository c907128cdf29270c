import { resolveAttribute } from "../terraform/block";
import type { TerraformResource } from "../terraform/terraform-document";
import { ARM_TYPES } from "./arm/arm-names";
import { resolveCertain } from "./certain";
import { literalText } from "./deployed-model";
import { declaredLeads, type Lead, orDeclared, resourceLeads, type Surroundings, unknownLead } from "./lead";
import { resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { type Composed, composed, plainText } from "./pieces";

const GROUP_NAME = "resource_group_name";

/**
 * Where a bare name leads: to the resources of some types that have it.
 *
 * @param child What is in the same resource group as that resource; left out, any group may be meant.
 */
export function nameLeads(
  surroundings: Surroundings,
  leaf: WrittenLeaf | UnreadLeaf,
  types: readonly string[],
  child?: TerraformResource,
): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const name = composed(leaf, surroundings.isCertain);
  const found = [...holders(name, types), ...bearers(surroundings, leaf, name, types, child)];
  if (found.length > 0) return resourceLeads(found);
  const declared = declaredByName(surroundings, name, types, child);
  if (declared.length > 0) return declared;
  const kinds = types.length === 1 ? `'${types[0]}'` : "resource";
  const reason = plainText(name, name.text) === undefined ? reasonOf(leaf) : `no ${kinds} of this app has that name`;
  return orDeclared(surroundings, name.written, [unknownLead(name.written, reason)]);
}

/** What was declared by an ARM id that has the name. */
function declaredByName(
  { catalogue }: Surroundings,
  name: Composed,
  types: readonly string[],
  child: TerraformResource | undefined,
): readonly Lead[] {
  const plain = plainText(name, name.text);
  if (plain === undefined) return [];
  const group = child && resolveAttribute(child.document, child.body, GROUP_NAME);
  const groupName = literalText(group);
  const kinds = new Set(types.flatMap((type) => ARM_TYPES.get(type) ?? []));
  return [...kinds].flatMap((kind) => declaredLeads(plain, catalogue.namedRegions(kind, plain, groupName)));
}

/** Resources from which the whole name is taken. */
function holders({ text, marks }: Composed, types: readonly string[]): readonly TerraformResource[] {
  const piece = marks.get(text);
  if (piece === undefined) return [];
  const sources = piece.kind === "end" ? [piece.resource] : piece.sources;
  return sources.every(({ type, address }) => types.includes(type) && !address.startsWith("data.")) ? sources : [];
}

function bearers(
  { world, isCertain }: Surroundings,
  leaf: WrittenLeaf,
  name: Composed,
  types: readonly string[],
  child: TerraformResource | undefined,
): readonly TerraformResource[] {
  const plain = plainText(name, name.text);
  if (plain !== undefined) return world.named(types, plain, child, isCertain);
  // Nobody knows the name, but it is written alike.
  const found = isCertain ? resolveCertain(leaf) : resolveLeaf(leaf);
  return found.kind === "unknown" ? world.namedAs(leaf.document, types, found.expression, child) : [];
}

function reasonOf(leaf: WrittenLeaf): string {
  const found = resolveCertain(leaf);
  return found.kind === "unknown" ? found.reason : "it is no name of a resource of this app";
}

/** What a data source reads, where the app makes it. */
export function readBy(surroundings: Surroundings, source: TerraformResource): readonly TerraformResource[] {
  const { document, type, body } = source;
  const name = resolveAttribute(document, body, "name") && body.name;
  if (name === undefined) return [];
  const leads = nameLeads(surroundings, { kind: "written", attribute: "name", document, raw: name }, [type], source);
  return leads.flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : []));
}
