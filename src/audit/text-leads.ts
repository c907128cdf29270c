import { NAMED_HOSTS } from "./data/data-flows";
import { composedHostLeads, pieceLeads, shownText } from "./host-leads";
import { composedIdLeads } from "./id-leads";
import { type Lead, orDeclared, type Surroundings, unknownLead } from "./lead";
import type { UnreadLeaf, WrittenLeaf } from "./leaves";
import { isPlaceless } from "./other-providers";
import { type Composed, composed, type EndPiece, MARK, MARKS, type UnknownPiece } from "./pieces";

const CHARACTER = `(?:[A-Za-z0-9_.-]|${MARK})`;
/**
 * `https://…`, up to what ends an address in XML, JSON and C#, or to the next of a list. To some programs `\\` ends it too, to others
 * there stands a user: `https://one\\@another`.
 */
const ADDRESS =
  /(?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/(?:(?!,[a-z][a-z0-9+.-]*:\/\/)[^\s"'<>`|\\^;])*(?:\\[^\s"'<>/\\]*@[^\s"'<>]*)?/gi;
/** A host of Azure without a scheme before it. */
const AZURE_HOST = new RegExp(
  `(?<![\\w.-]|${MARK})${CHARACTER}+\\.(?:azure\\.(?:com|net)|windows\\.net|azure-(?:api|devices)\\.net|azureweb\\w*\\.net|azurewebsites\\.net|azurecr\\.io|azconfig\\.io|signalr\\.net|azuresynapse\\.net|azurefd\\.net|azureedge\\.net|trafficmanager\\.net|azurecontainerapps\\.io|azurestaticapps\\.net|cloudapp\\.azure\\.com)(?![\\w.-])`,
  "gi",
);
/** What an address stands between where it only says who may call. */
const CALLER = /<origin>\s*https?:\/\/[\w.:-]+\/?\s*<\/origin>/gi;
/** An identifier of the tenant, which looks like an address. */
const IDENTIFIER = /^api:\/\//i;
const ID = /\/subscriptions\/[^\s"'<>,;]*/gi;
/** A text that is a host and nothing else: `gpt-4.1` is none, as no domain of the top is a number. */
const ONLY_A_HOST = /^\s*(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)\.?(?::\d+)?\s*$/i;
/** `Server=x.example.com`, `Endpoint=sb://…`: a name with a dot behind a sign. */
const HOST_IN_SECRET = new RegExp(`(?<=[=:,/@]\\s*)${CHARACTER}+\\.(?:[a-z]{2,})(?=$|[\\s,;:/])`, "gi");

/** Where every address, id and resource in a text leads. */
export function textLeads(surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  const isHost = ONLY_A_HOST.test(value.text);
  return orDeclared(surroundings, value.written, leadsIn(surroundings, value, isHost ? [/^.*$/gs] : []));
}

/** Where the ARM ids in a text lead; what else is in it does not count. */
export function leadsOfIdsIn(surroundings: Surroundings, leaf: WrittenLeaf): readonly Lead[] {
  const value = composed(leaf, surroundings.isCertain);
  return (value.text.match(ID) ?? []).flatMap((text) => composedIdLeads(surroundings, value, text));
}

/** Where a connection string or a key leads: to all that it is made of. */
export function secretLeads(surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  if (value.marks.size === 0) {
    const reason = "a literal does not tell whose it is; take it from an attribute of the resource";
    return orDeclared(surroundings, value.written, [unknownLead("a secret", reason)]);
  }
  const leads = leadsIn(surroundings, value, [HOST_IN_SECRET]);
  const nothing = unknownLead(shownText(value, value.text), "it comes from no resource of Azure");
  return orDeclared(surroundings, value.written, leads.length > 0 ? leads : [nothing]);
}

function leadsIn(surroundings: Surroundings, value: Composed, more: readonly RegExp[]): readonly Lead[] {
  const found: Lead[] = [];
  let rest = value.text;
  const take = (pattern: RegExp, leadsOf: (text: string) => readonly Lead[]): void => {
    rest = rest.replace(pattern, (match) => {
      found.push(...leadsOf(match));
      return " ";
    });
  };
  const asHost = (text: string) =>
    IDENTIFIER.test(text) || isNamed(text) ? [] : composedHostLeads(surroundings, value, text);
  take(CALLER, () => []);
  take(ADDRESS, asHost);
  take(ID, (text) => composedIdLeads(surroundings, value, text));
  take(AZURE_HOST, asHost);
  for (const pattern of more) take(pattern, asHost);
  for (const mark of rest.match(MARKS) ?? []) {
    const piece = value.marks.get(mark);
    if (piece) found.push(...mentioned(surroundings, piece));
  }
  return found;
}

/** A value of another provider, such as a random one, is in no place; and a number leads nowhere. */
function mentioned(surroundings: Surroundings, piece: EndPiece | UnknownPiece): readonly Lead[] {
  if (piece.kind === "unknown" && piece.isNoText) return [];
  const made = piece.kind === "end" ? [piece.resource] : piece.sources;
  if (made.length > 0 && made.every(({ type }) => isPlaceless(type))) return [];
  const shown = piece.kind === "end" ? `\${${piece.resource.address}.${piece.attribute}}` : `\${${piece.expression}}`;
  return pieceLeads(surroundings, piece, shown);
}

/** The audience of a token, or the name of a schema: nothing is sent there. */
function isNamed(text: string): boolean {
  const host = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/?#:].*$/s, "");
  return NAMED_HOSTS.some((row) => row.host === host.toLowerCase());
}
