import { isIP } from "node:net";
import { hostKey } from "../private/web-address";
import { isAccount } from "../terraform/resource-region";
import type { TerraformResource } from "../terraform/terraform-document";
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
import { isOwnAttribute } from "./own-attributes";
import { type Composed, composed, type EndPiece, MARK, MARKS, plainText, type UnknownPiece } from "./pieces";

/** `https://host:1/x`, `//host`, `\\host\share`, `tcp:host,1433`, `host:1`, `host:/share`, `host`. */
const AUTHORITY = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|\\\\|tcp:)?([^\s/?#\\;]*)/i;
/** Nothing but what every program reads alike. */
const HOST = new RegExp(`^(?:[A-Za-z0-9_.-]|${MARK})+$`);
const PORT = /:\d{0,5}$/;
/** Attributes that hold a whole address which ends with a slash, so that what follows is its path. */
const SLASH_ENDED: readonly { readonly types: RegExp; readonly attribute: RegExp }[] = [
  { types: /^azurerm_(?:cognitive_account|ai_services|cosmosdb_account)$/, attribute: /^endpoint$/ },
  { types: /^azurerm_storage_account$/, attribute: /^(?:primary|secondary)_\w+_endpoint$/ },
  { types: /^azurerm_key_vault$/, attribute: /^vault_uri$/ },
  { types: /^azurerm_key_vault_managed_hardware_security_module$/, attribute: /^hsm_uri$/ },
];
/** What may stand behind the attribute of a resource that is a host or an address. */
const BEHIND_PIECE = /^(?::\d{0,5})?(?:[/?#].*|,\d{1,5}|)\s*$/s;
/** What may stand behind a path that goes on. */
const PATH = new RegExp(`^(?:[\\w/?#%{}-]|${MARK})`);
/** What ends an authority to every program: to some, `\` does not. */
const BEHIND = /^(?:[/?#].*|\s*)$/s;
const SHARE = /^\s*\\\\/;
const PORT_ALONE = /^\d{1,5}$/;
/** A name that leads wherever its record says. */
const DNS = /^azurerm_(?:private_)?dns_/;
/** Names that stand for wherever the client is. */
const WORLD_WIDE = /(?:^|\.)(?:azurefd\.net|azureedge\.net)$/;

/** Where the host of an address leads, whatever stands behind it. */
export function hostLeads(surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  return orDeclared(surroundings, value.written, composedHostLeads(surroundings, value));
}

/** The same of a part of a text. */
export function composedHostLeads(surroundings: Surroundings, value: Composed, text = value.text): readonly Lead[] {
  const shown = shownText(value, text);
  const whole = wholeAddress(value, text);
  if (whole) return addressLeads(surroundings, whole, shown);
  const [before = "", authority = ""] = AUTHORITY.exec(text) ?? [];
  const behind = text.slice(before.length);
  if (!BEHIND.test(behind) && !(SHARE.test(text) && behind.startsWith("\\"))) {
    return [unknownLead(shown, "its host is not written as every program reads it")];
  }
  // `host,1433`, or several hosts.
  const parts = authority.split(",").filter((part, index) => index === 0 || !PORT_ALONE.test(part));
  return parts.flatMap((part) => {
    const host = part.replace(PORT, "");
    return isPrivate(part) || isPrivate(host) ? [INSIDE] : authorityLeads(surroundings, value, host, shown);
  });
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
  const [first = ""] = text.trimStart();
  const behind = text.trimStart().slice(1);
  const piece = marks.get(first);
  if (piece === undefined || (piece.kind === "end" && piece.attribute === "name")) return undefined;
  return BEHIND_PIECE.test(behind) || (isSlashEnded(piece) && PATH.test(behind)) ? piece : undefined;
}

function isSlashEnded(piece: EndPiece | UnknownPiece): boolean {
  if (piece.kind === "unknown") return false;
  const { resource, attribute } = piece;
  return SLASH_ENDED.some((row) => row.types.test(resource.type) && row.attribute.test(attribute));
}

/** The account to which an address leads that is its endpoint, or goes on from there. */
export function accountAt(leaf: WrittenLeaf): TerraformResource | undefined {
  const value = composed(leaf, true);
  const piece = wholeAddress(value, value.text);
  const isEndpoint = piece?.kind === "end" && isAccount(piece.resource) && piece.attribute === "endpoint";
  // What is read may be declared.
  const isUnread = isEndpoint && piece.resource.address.startsWith("data.") && !piece.resource.isRead;
  return isEndpoint && !isUnread ? piece.resource : undefined;
}

/** A record of DNS is nowhere, but what it names is somewhere. */
function addressLeads(surroundings: Surroundings, piece: EndPiece | UnknownPiece, shown: string): readonly Lead[] {
  return pieceLeads(surroundings, piece, shown).map((lead) =>
    lead.kind === "resource" && DNS.test(lead.resource.type)
      ? unknownLead(shown, "a record of DNS may lead anywhere")
      : lead,
  );
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
  if (piece && !(piece.kind === "end" && piece.attribute === "name")) return addressLeads(surroundings, piece, shown);
  const labelled = byLabel(surroundings, value, authority);
  if (labelled) return resourceLeads(labelled);
  const host = plainText(value, authority);
  if (host === undefined) return [unknownLead(shown, "its host is only known to Terraform")];
  return literalLeads(surroundings, host, shown);
}

function literalLeads(surroundings: Surroundings, host: string, shown: string): readonly Lead[] {
  const { world, catalogue, isCertain } = surroundings;
  const key = hostKey(host);
  if (WORLD_WIDE.test(key)) return [worldWideLead(shown)];
  const leads: readonly Lead[] = [
    ...resourceLeads(world.atHost(key, isCertain)),
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
  if (piece.kind === "end" && !isOwnAttribute(piece.resource, piece.attribute)) {
    return [unknownLead(shown, `'${piece.attribute}' may lead anywhere`)];
  }
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
