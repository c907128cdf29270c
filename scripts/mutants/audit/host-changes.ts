// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Where an address leads, and what is declared.

export const HOST_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/lead.ts",
    "lead",
    ["texts that lead outside", "addresses of which nobody knows where they lead"],
    [
      ["what is declared counts for nothing", "if (!leads.some(isOpen)) return leads;", "return leads;"],
      ["one part that is declared is enough", "[...leads.filter((lead) => !isOpen(lead)), ...declared]", "declared"],
      [
        "what works world-wide may be declared",
        '=> lead.kind === "unknown" && !lead.isWorldWide;',
        '=> lead.kind === "unknown";',
      ],
    ],
  ),
  ...inFile(
    "src/audit/host-leads.ts",
    "host",
    [
      "addresses of which nobody knows where they lead",
      "addresses inside in every form",
      "private addresses in every form",
      "backends in what hands on, or is declared",
      "addresses outside in every form",
      "ids in blocks that a dynamic block makes",
      "ids outside in every form",
      "texts of which nobody knows where they lead",
    ],
    [
      [
        "an address in a block that cannot be read is fine",
        'if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];',
        'if (leaf.kind === "unread") return [INSIDE];',
      ],
      [
        "addresses may not be declared",
        "return orDeclared(surroundings, value.written, composedHostLeads(surroundings, value));",
        "return composedHostLeads(surroundings, value);",
      ],
      [
        "private addresses are unknown",
        "return isPrivate(part) || isPrivate(host) ? [INSIDE] :",
        "return false ? [INSIDE] :",
      ],
      ["every address is private", "isPrivate(part) || isPrivate(host) ?", "true ?"],
      ["a private address has no port", "isPrivate(part) || isPrivate(host) ?", "isPrivate(part) ?"],
      ["a private address of IPv6 has a port", "isPrivate(part) || isPrivate(host) ?", "isPrivate(host) ?"],
      ["a port belongs to the host", 'const host = part.replace(PORT, "");', "const host = part;"],
      ["localhost is somewhere", 'if (bare === "localhost") return true;', ""],
      ["10 is no private range", "(?:10|127", "(?:127"],
      ["127 is no private range", "|127", ""],
      ["192.168 is no private range", String.raw`|192\.168`, ""],
      [String.raw`172.(?:1[6-9]|2\d|3[01]) is no private range`, String.raw`|172\.(?:1[6-9]|2\d|3[01])`, ""],
      ["169.254 is no private range", String.raw`|169\.254`, ""],
      ["172.32 is private", "|3[01])", String.raw`|3\d)`],
      ["IPv6 is never private", "/^(?:::1$|f[cd]|fe[89ab])/.test(bare)", "false"],
      ["IPv6 is always private", "/^(?:::1$|f[cd]|fe[89ab])/.test(bare)", "true"],
      ["IPv6 has no brackets", String.raw`text.replace(/^\[(.*)\]$/, "$1").toLowerCase()`, "text.toLowerCase()"],
      ["a host may have any sign", "if (!HOST.test(authority)) return", "if (false) return"],
      [
        "a schemeless address is none",
        String.raw`(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|\\\\|tcp:)?`,
        String.raw`(?:[a-z][a-z0-9+.-]*:\/\/)?`,
      ],
      ["an address has no backslash", String.raw`|\\\\|tcp:`, "|tcp:"],
      ["an address has no tcp:", "|tcp:)?", ")?"],
      ["a piece is never an address of its own", "if (whole) return addressLeads(surroundings, whole, shown);", ""],
      [
        "a name is an address of its own",
        'if (piece === undefined || (piece.kind === "end" && piece.attribute === "name")) return undefined;',
        "if (piece === undefined) return undefined;",
      ],
      ["any attribute is a whole address", "(isSlashEnded(piece) && PATH.test(behind))", "PATH.test(behind)"],
      ["no attribute is a whole address", "(isSlashEnded(piece) && PATH.test(behind))", "false"],
      ["any sign may follow a whole address", "(isSlashEnded(piece) && PATH.test(behind))", "isSlashEnded(piece)"],
      [
        "a host that is one piece is unknown",
        'if (piece && !(piece.kind === "end" && piece.attribute === "name")) return addressLeads(surroundings, piece, shown);',
        "",
      ],
      [
        "a name alone is a host",
        'if (piece && !(piece.kind === "end" && piece.attribute === "name")) return',
        "if (piece) return",
      ],
      ["names in hosts are not followed", "if (labelled) return resourceLeads(labelled);", ""],
      [
        "a host that only Terraform knows is fine",
        'if (host === undefined) return [unknownLead(shown, "its host is only known to Terraform")];',
        "if (host === undefined) return [INSIDE];",
      ],
      ["hosts of the world may be declared", "if (WORLD_WIDE.test(key)) return [worldWideLead(shown)];", ""],
      [
        "azurefd.net is not world-wide",
        String.raw`(?:azurefd\.net|azureedge\.net)$/`,
        String.raw`(?:azureedge\.net)$/`,
      ],
      [
        "azureedge.net is not world-wide",
        String.raw`(?:azurefd\.net|azureedge\.net)$/`,
        String.raw`(?:azurefd\.net)$/`,
      ],
      ["hosts of the document are unknown", "...resourceLeads(world.atHost(key, isCertain)),", ""],
      ["declared hosts are unknown", "...declaredLeads(key, catalogue.hostRegions(key)),", ""],
      [
        "a host of nobody is fine",
        'return leads.length > 0 ? leads : [unknownLead(shown, "the host belongs to nothing that is known here")];',
        "return leads;",
      ],
      ["a name leads to its resource under any domain", 'row.domain === domain.join(".").toLowerCase() && row', "row"],
      ["any attribute leads to its resource under a domain", "&& row.attribute === piece.attribute,", ","],
      [
        "a name leads to its resource under a domain of other types",
        "rows.some((row) => resources.every(({ type }) => row.types.includes(type)))",
        "rows.length > 0",
      ],
      [
        "names of sources are not followed to what they read",
        `? readBy(surroundings, piece.resource)
    : [piece.resource];`,
        `? []
    : [piece.resource];`,
      ],
      [
        "declared expressions are not asked for",
        'piece.kind === "unknown" ? surroundings.catalogue.textRegions(piece.expression) : declaredOf(surroundings, piece);',
        "[];",
      ],
      [
        "declared attributes of sources are unknown",
        "? catalogue.textRegions(`${resource.address}.${attribute}`) : [];",
        "? [] : [];",
      ],
      [
        "what the document makes may be declared",
        'return resource.address.startsWith("data.") ? catalogue',
        "return true ? catalogue",
      ],
      [
        "what is made of nothing that is known is fine",
        "if (resources.length === 0) return [unknownLead(shown, reason)];",
        "",
      ],
      [
        "a resource of any provider is a place",
        "if (!/^(?:azurerm|azapi)_/.test(resource.type)) return [unknownLead(shown, reason)];",
        "",
      ],
      [
        "a source is not what it reads",
        'resource.address.startsWith("data.") ? readBy(surroundings, resource) : [];',
        "[];",
      ],
      [
        "any sign may end a host",
        String.raw`if (!BEHIND.test(behind) && !(SHARE.test(text) && behind.startsWith("\\"))) {`,
        "if (false) {",
      ],
      ["a share is no address", String.raw`&& !(SHARE.test(text) && behind.startsWith("\\"))`, ""],
      [
        "the second of two hosts is nothing",
        "return parts.flatMap((part) => {",
        "return parts.slice(0, 1).flatMap((part) => {",
      ],
      ["a port behind a comma is a host", "index === 0 || !PORT_ALONE.test(part)", "true"],
      ["a record of DNS leads nowhere", 'lead.kind === "resource" && DNS.test(lead.resource.type)', "false"],
      [
        "any attribute leads to its resource",
        'if (piece.kind === "end" && !isOwnAttribute(piece.resource, piece.attribute)) {',
        "if (false) {",
      ],
      [
        "an endpoint of what is read is that of an account",
        "const isUnread = isEndpoint && piece",
        "const isUnread = false && piece",
      ],
    ],
  ),
];
