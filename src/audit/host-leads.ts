import { isIP } from "node:net";
import { hostKey } from "../private/web-address";
import { HOST_DOMAINS } from "./data/data-flows";
import {
  declaredLeads,
  INSIDE,
  type Lead,
  orDeclared,
  resourceLeads,
  type Surroundings,
  unknownLead,
  worldWideLead,
} from "./lead";
import type { UnreadLeaf, WrittenLeaf } from "./leaves";
import { readBy } from "./name-leads";
import { type Composed, composed, type EndPiece, MARK, MARKS, plainText, type UnknownPiece } from "./pieces";

/** `https://host:1/x`, `//host`, `\\host\share`, `tcp:host,1433`, `host:1`, `host:/share`, `host`. */
const AUTHORITY = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|\\\\|tcp:)?([^\s/?#\\,;]*)/i;
/** Nothing but what every program reads alike. */
const HOST = new RegExp(`^(?:[A-Za-z0-9_.-]|${MARK})+$`);
const PORT = /:\d{0,5}$/;
/** An attribute that holds a whole address, which ends with a slash. */
const ADDRESS_ATTRIBUTE = /(?:endpoint|uri|url)$/;
/** Names that stand for wherever the client is. */
const WORLD_WIDE = /(?:^|\.)(?:azurefd\.net|azureedge\.net)$/;

/** Where the host of an address leads, whatever stands behind it. */
export function hostLeads(surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf.document, leaf.raw);
  return orDeclared(surroundings, value.written, composedHostLeads(surroundings, value));
}

/** The same of a part of a text. */
export function composedHostLeads(surroundings: Surroundings, value: Composed, text = value.text): readonly Lead[] {
  const whole = wholeAddress(value, text);
  if (whole) return pieceLeads(surroundings, whole, shownText(value, text));
  const authority = AUTHORITY.exec(text)?.[1] ?? "";
  if (isPrivate(authority) || isPrivate(authority.replace(PORT, ""))) return [INSIDE];
  return authorityLeads(surroundings, value, authority.replace(PORT, ""), shownText(value, text));
}

/** A text as a message shows it, with what is not fixed as it is written. */
export function shownText({ marks }: Composed, text: string): string {
  return text.replace(MARKS, (mark) => {
    const piece = marks.get(mark);
    if (piece?.kind === "end") return `\${${piece.resource.address}.${piece.attribute}}`;
    return `\${${piece?.expression ?? "…"}}`;
  });
}

/** A piece that is an address of its own, such as `${azurerm_x.y.endpoint}openai`. */
function wholeAddress({ marks }: Composed, text: string): EndPiece | UnknownPiece | undefined {
  const piece = marks.get(text.trimStart()[0]);
  const next = text.trimStart()[1];
  if (piece === undefined || (piece.kind === "end" && piece.attribute === "name")) return undefined;
  if (next === undefined || /[/?#:,;\s]/.test(next)) return piece;
  const isAddress = piece.kind === "end" && ADDRESS_ATTRIBUTE.test(piece.attribute) && /[\w{$]/.test(next);
  return isAddress ? piece : undefined;
}

function authorityLeads(
  surroundings: Surroundings,
  value: Composed,
  authority: string,
  shown: string,
): readonly Lead[] {
  if (!HOST.test(authority)) return [unknownLead(shown, "its host is not written as every program reads it")];
  const piece = value.marks.get(authority);
  // A name alone is no host.
  if (piece && !(piece.kind === "end" && piece.attribute === "name")) return pieceLeads(surroundings, piece, shown);
  const labelled = byLabel(surroundings, value, authority);
  if (labelled) return resourceLeads(labelled);
  const host = plainText(value, authority);
  if (host === undefined) return [unknownLead(shown, "its host is only known to Terraform")];
  return literalLeads(surroundings, host, shown);
}

function literalLeads({ world, catalogue }: Surroundings, host: string, shown: string): readonly Lead[] {
  const key = hostKey(host);
  if (WORLD_WIDE.test(key)) return [worldWideLead(shown)];
  const leads: readonly Lead[] = [
    ...resourceLeads(world.atHost(key)),
    ...declaredLeads(key, catalogue.hostRegions(key)),
  ];
  return leads.length > 0 ? leads : [unknownLead(shown, "the host belongs to nothing that is known here")];
}

/** `${azurerm_storage_account.x.name}.blob.core.windows.net` */
function byLabel(surroundings: Surroundings, { marks }: Composed, host: string) {
  const [label, ...domain] = host.split(".");
  const piece = marks.get(label);
  if (piece?.kind !== "end") return undefined;
  const rows = HOST_DOMAINS.filter(
    (row) => row.domain === domain.join(".").toLowerCase() && row.attribute === piece.attribute,
  );
  const resources = piece.resource.address.startsWith("data.")
    ? readBy(surroundings, piece.resource)
    : [piece.resource];
  const isKnown = resources.length > 0 && rows.some((row) => resources.every(({ type }) => row.types.includes(type)));
  return isKnown ? resources : undefined;
}

/** What is at the end of references. */
export function pieceLeads(surroundings: Surroundings, piece: EndPiece | UnknownPiece, shown: string): readonly Lead[] {
  const declared =
    piece.kind === "unknown" ? surroundings.catalogue.textRegions(piece.expression) : declaredOf(surroundings, piece);
  if (declared.length > 0) return declaredLeads(shown, declared);
  const resources = piece.kind === "end" ? [piece.resource] : piece.sources;
  const reason = piece.kind === "unknown" ? piece.reason : `'${piece.resource.address}' is no resource of Azure`;
  if (resources.length === 0) return [unknownLead(shown, reason)];
  return resources.flatMap((resource): readonly Lead[] => {
    if (!/^(?:azurerm|azapi)_/.test(resource.type)) return [unknownLead(shown, reason)];
    const read = resource.address.startsWith("data.") ? readBy(surroundings, resource) : [];
    return resourceLeads(read.length > 0 ? read : [resource]);
  });
}

function declaredOf({ catalogue }: Surroundings, { resource, attribute }: EndPiece) {
  // What a document makes is judged by the document, whatever is declared.
  return resource.address.startsWith("data.") ? catalogue.textRegions(`${resource.address}.${attribute}`) : [];
}

function isPrivate(text: string): boolean {
  const bare = text.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (bare === "localhost") return true;
  switch (isIP(bare)) {
    case 4:
      return /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\./.test(bare);
    case 6:
      return /^(?:::1$|f[cd]|fe[89ab])/.test(bare);
    default:
      return false;
  }
}
