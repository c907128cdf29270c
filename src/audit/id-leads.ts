import { isNameUnique, mayBeOfType, providerTypesOf, readArmId } from "./arm/arm-ids";
import { composedHostLeads, pieceLeads, shownText } from "./host-leads";
import {
  declaredLeads,
  type Lead,
  orDeclared,
  resourceLeads,
  type Surroundings,
  unknownLead,
  worldWideLead,
} from "./lead";
import type { UnreadLeaf, WrittenLeaf } from "./leaves";
import { type Composed, composed, type EndPiece, MARK, plainText, type UnknownPiece } from "./pieces";

/** What an ARM id names first behind its provider; what stands behind that is a part of it. */
const NAMED_IN_ID = /\/providers\/([^/]+\/[^/]+)\/([^/]*)(?:\/|$)/i;
const FROM_A_MARK = new RegExp(`^(${MARK})(.*)$`, "s");
const PART = new RegExp(`^(?!${MARK})[^\\w.-]`);
/** In these is anything, anywhere. */
const SCOPES: ReadonlySet<string> = new Set([
  "azurerm_management_group",
  "azurerm_resource_group",
  "azurerm_subscription",
]);
/** Services that work world-wide: no declaration puts one of them into a region. */
const WORLD_WIDE = /\/providers\/microsoft\.(?:cdn\/|network\/(?:frontdoors|frontdoorwebapplicationfirewallpolicies))/i;

/** Where an id leads: to a resource of the app, to something that was declared, or nobody knows. */
export function idLeads(surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  return orDeclared(surroundings, value.written, composedIdLeads(surroundings, value));
}

/** The same of a part of a text. */
export function composedIdLeads(surroundings: Surroundings, value: Composed, text = value.text): readonly Lead[] {
  const shown = shownText(value, text);
  const [, mark, behind] = FROM_A_MARK.exec(text) ?? [];
  const first = mark === undefined ? undefined : value.marks.get(mark);
  if (first && (behind === "" || isWithin(first, behind))) return pieceLeads(surroundings, first, shown);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return composedHostLeads(surroundings, value, text);
  const [, type = "", name = ""] = NAMED_IN_ID.exec(text) ?? [];
  const piece = value.marks.get(name);
  if (piece) return namedLeads(surroundings, piece, type, shown);
  if (WORLD_WIDE.test(text)) return [worldWideLead(shown)];
  const plain = plainText(value, text);
  return plain === undefined
    ? [unknownLead(shown, "it is only known to Terraform")]
    : literalLeads(surroundings, plain, shown);
}

/** Behind the id of a resource stands a part of it; a letter there, or what may be one, makes it the id of another one. */
function isWithin(piece: EndPiece | UnknownPiece, behind: string): boolean {
  if (piece.kind !== "end" || SCOPES.has(piece.resource.type)) return false;
  return /(?:^|_)id$/.test(piece.attribute) && PART.test(behind);
}

/** An id that is put together from the name of a resource is that of the resource, where it has its type. */
function namedLeads(
  surroundings: Surroundings,
  piece: EndPiece | UnknownPiece,
  type: string,
  shown: string,
): readonly Lead[] {
  return pieceLeads(surroundings, piece, shown).map((lead) =>
    lead.kind === "resource" && !mayBeOfType(lead.resource.type, type)
      ? unknownLead(shown, `it is the id of something else than '${lead.resource.address}'`)
      : lead,
  );
}

function literalLeads(surroundings: Surroundings, id: string, shown: string): readonly Lead[] {
  const { world, catalogue } = surroundings;
  const leads: readonly Lead[] = [...resourceLeads(world.withId(id)), ...declaredLeads(id, catalogue.idRegions(id))];
  if (leads.length > 0) return leads;
  const unknown = unknownLead(shown, "an ARM id does not tell its region");
  const { resources, isCertain } = namesakesOf(surroundings, id);
  return isCertain ? resourceLeads(resources) : [...resourceLeads(resources), unknown];
}

/** Resources of the app with the name that an id has. Of one whose name others may have too, another subscription may be meant. */
function namesakesOf({ world, isCertain }: Surroundings, id: string) {
  const named = readArmId(id);
  const resources = named ? world.namedInGroup(providerTypesOf(named.type), named.name, named.group, isCertain) : [];
  return { resources, isCertain: resources.length > 0 && isNameUnique(named?.type ?? "") };
}
