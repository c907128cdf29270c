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
const NAMED_IN_ID = /\/providers\/[^/]+\/[^/]+\/([^/]*)(?:\/|$)/i;
const FROM_A_MARK = new RegExp(`^(${MARK})(.*)$`, "s");
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
  const value = composed(leaf.document, leaf.raw);
  return orDeclared(surroundings, value.written, composedIdLeads(surroundings, value));
}

/** The same of a part of a text. */
export function composedIdLeads(surroundings: Surroundings, value: Composed, text = value.text): readonly Lead[] {
  const shown = shownText(value, text);
  const [, mark, behind] = FROM_A_MARK.exec(text) ?? [];
  const first = mark === undefined ? undefined : value.marks.get(mark);
  if (first && (behind === "" || isWithin(first, behind))) return pieceLeads(surroundings, first, shown);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return composedHostLeads(surroundings, value, text);
  const piece = value.marks.get(NAMED_IN_ID.exec(text)?.[1] ?? "");
  if (piece) return pieceLeads(surroundings, piece, shown);
  if (WORLD_WIDE.test(text)) return [worldWideLead(shown)];
  const plain = plainText(value, text);
  return plain === undefined
    ? [unknownLead(shown, "it is only known to Terraform")]
    : literalLeads(surroundings, plain, shown);
}

/** Behind the id of a resource stands a part of it; a letter there makes it the id of another one. */
function isWithin(piece: EndPiece | UnknownPiece, behind: string): boolean {
  if (piece.kind !== "end" || SCOPES.has(piece.resource.type)) return false;
  return /(?:^|_)id$/.test(piece.attribute) && /^[^\w.-]/.test(behind);
}

function literalLeads({ world, catalogue }: Surroundings, id: string, shown: string): readonly Lead[] {
  const leads: readonly Lead[] = [...resourceLeads(world.withId(id)), ...declaredLeads(id, catalogue.idRegions(id))];
  return leads.length > 0 ? leads : [unknownLead(shown, "an ARM id does not tell its region")];
}
