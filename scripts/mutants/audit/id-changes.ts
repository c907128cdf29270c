// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Where an id or a bare name leads.

export const ID_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/id-leads.ts",
    "id",
    [
      "ids of which nobody knows where they lead",
      "ids inside in every form",
      "ids of the app that are written out, of each type",
      "blocks in blocks that cannot be read",
    ],
    [
      [
        "an id in a block that cannot be read is fine",
        'if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];',
        'if (leaf.kind === "unread") return [];',
      ],
      [
        "ids may not be declared as expressions",
        "return orDeclared(surroundings, value.written, composedIdLeads(surroundings, value));",
        "return composedIdLeads(surroundings, value);",
      ],
      [
        "a reference is no id",
        'if (first && (behind === "" || isWithin(first, behind))) return pieceLeads(surroundings, first, shown);',
        "",
      ],
      ["nothing stands behind an id", '(behind === "" || isWithin(first, behind))', 'behind === ""'],
      ["anything stands behind an id", '(behind === "" || isWithin(first, behind))', "true"],
      ["a group is a resource", 'piece.kind !== "end" || SCOPES.has(piece.resource.type)', 'piece.kind !== "end"'],
      ["any attribute begins an id", "/(?:^|_)id$/.test(piece.attribute) && ", ""],
      ["a letter behind an id is a part of it", " && PART.test(behind);", ";"],
      ["an address is no id", String.raw`if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return`, "if (false) return"],
      ["a name in an id is not followed", "if (piece) return namedLeads(surroundings, piece, type, shown);", ""],
      ["services of the world may be declared by id", "if (WORLD_WIDE.test(text)) return [worldWideLead(shown)];", ""],
      ["an id of microsoft.cdn is not world-wide", String.raw`cdn\/|`, ""],
      ["an id of Front Door is not world-wide", "frontdoors|", ""],
      ["an id of its firewall is not world-wide", "|frontdoorwebapplicationfirewallpolicies", ""],
      ["an id that only Terraform knows is fine", '? [unknownLead(shown, "it is only known to Terraform")]', "? []"],
      ["ids of the document are unknown", "...resourceLeads(world.withId(id)),", ""],
      ["declared ids are unknown to references", "...declaredLeads(id, catalogue.idRegions(id))", ""],
      [
        "an unknown id is fine",
        "return isCertain ? resourceLeads(resources) : [...resourceLeads(resources), unknown];",
        "return isCertain ? resourceLeads(resources) : [...resourceLeads(resources)];",
      ],
      ["what only Terraform knows behind an id is a part of it", "`^(?!${MARK})[^\\\\w.-]`", "`^[^\\\\w.-]`"],
      ["a name in an id is of any type", 'lead.kind === "resource" && !mayBeOfType(lead.resource.type, type)', "false"],
      ["what an id names is never of the app", "[...resourceLeads(resources), unknown];", "[unknown];"],
      [
        "a name that others may have is that of the app",
        'isCertain: resources.length > 0 && isNameUnique(named?.type ?? "")',
        "isCertain: resources.length > 0",
      ],
      ["no name is unique", 'isCertain: resources.length > 0 && isNameUnique(named?.type ?? "")', "isCertain: false"],
    ],
  ),
  ...inFile(
    "src/audit/name-leads.ts",
    "name",
    [
      "names outside in every form",
      "names of which nobody knows whose they are",
      "names that two groups have",
      "names inside in every form",
      "names that are declared in two groups",
    ],
    [
      [
        "a name in a block that cannot be read is fine",
        'if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];',
        'if (leaf.kind === "unread") return [];',
      ],
      ["a name is never taken from a resource", "...holders(name, types), ", ""],
      ["a name is never that of a resource", ", ...bearers(surroundings, leaf, name, types, child)]", "]"],
      ["names of declared ids are unknown", "if (declared.length > 0) return declared;", ""],
      [
        "names may not be declared as expressions",
        "return orDeclared(surroundings, name.written, [unknownLead(name.written, reason)]);",
        "return [unknownLead(name.written, reason)];",
      ],
      [
        "an unknown name is fine",
        "return orDeclared(surroundings, name.written, [unknownLead(name.written, reason)]);",
        "return [];",
      ],
      [
        "a declared name is in another group",
        "catalogue.namedRegions(kind, plain, groupName)",
        "catalogue.namedRegions(kind, plain)",
      ],
      [
        "a name is taken from a resource of any type",
        'types.includes(type) && !address.startsWith("data.")',
        '!address.startsWith("data.")',
      ],
      ["a name is taken from a source", 'types.includes(type) && !address.startsWith("data.")', "types.includes(type)"],
      [
        "a source reads nothing of the app",
        'return leads.flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : []));',
        "return [];",
      ],
      ["a source reads from any group", "[type], source);", "[type]);"],
      [
        "names that are written alike are not one",
        'return found.kind === "unknown" ? world.namedAs(',
        "return false ? world.namedAs(",
      ],
    ],
  ),
  ...inFile(
    "src/audit/world.ts",
    "world",
    [
      "names inside in every form",
      "ids inside in every form",
      "ids of which nobody knows where they lead",
      "names of which nobody knows whose they are",
      "names, hosts and ids that are defaults",
      "a deployment beside the zone in an account that is named by a default",
    ],
    [
      ["names ask for case", "(text) => text.toLowerCase());", "(text) => text);"],
      ["a name that is asked for has case", "name.toLowerCase(), isCertain);", "name, isCertain);"],
      [
        "expressions of another stack count",
        "return `${this.documents.indexOf(document)} ${expression}`;",
        "return expression;",
      ],
      [
        "of two resources with one name the last counts",
        `if (others) others.push(resource);
      else`,
        "",
      ],
      [
        "an id stands for itself alone in the document",
        "length > least; length--",
        "length === parts.length; length--",
      ],
      ["an id is within a group", 'const least = parts.lastIndexOf("providers");', "const least = 0;"],
      ["ids of the document ask for case", "const parts = id.toLowerCase()", "const parts = id"],
      ["a resource is called as the default says", "isDefault(found) ? `${BY_DEFAULT}${key}` : key", "key"],
      ["names that are written alike as defaults are not one", "told && certain(told, body.name)", "told"],
      [
        "what may hang together is not found by a default",
        "isCertain ? undefined : index.get",
        "isCertain || true ? undefined : index.get",
      ],
    ],
  ),
  ...inFile(
    "src/audit/written-name.ts",
    "names",
    [
      "names in groups of which nobody knows the names",
      "names that two groups have",
      "names in groups of which some are told",
    ],
    [
      ["names that are told ask for case", "return { text: text.toLowerCase(), holder,", "return { text, holder,"],
      ["a default is a name for certain", "if (found.variable !== undefined) {", "if (false) {"],
      ["two resources may have one name", 'if (!isRead(a.holder) && !isRead(b.holder)) return "other";', ""],
      ["two sources have two names", "if (!isRead(a.holder) && !isRead(b.holder))", "if (true)"],
      [
        "names that are told are not compared",
        "if (a.text !== undefined && b.text !== undefined) return",
        "if (false) return",
      ],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-ids.ts",
    "id",
    ["ids inside in every form", "ids of which nobody knows where they lead"],
    [
      [
        "a type that no table has may have any id",
        "return known === undefined || known",
        "return known !== undefined && known",
      ],
      ["a type has any id", "return known === undefined || known === armType.toLowerCase();", "return true;"],
    ],
  ),
  ...inFile(
    "src/audit/namesakes.ts",
    "name",
    [
      "names that two groups have",
      "names in groups of which nobody knows the names",
      "names in groups of which some are told",
      "ids of the app that are written out",
    ],
    [
      [
        "namesakes are in any group",
        "const own = groupOf(resource);\n    if (own === undefined) return this.all;",
        "return this.all;\n    const own = groupOf(resource);",
      ],
      [
        "a group that nobody knows is another one",
        'return group === undefined || matchNames(own, group) !== "other";',
        'return group === undefined || matchNames(own, group) === "same";',
      ],
      [
        "a namesake without a group is in another one",
        "return group === undefined || matchNames",
        "return group !== undefined && matchNames",
      ],
      ["a source makes a group", 'return holder?.startsWith("data.") ? undefined : holder;', "return holder;"],
      [
        "one without a group is in another one",
        "if (own === undefined) return this.all;",
        "if (own === undefined) return [];",
      ],
      ["groups in ids ask for case", "const key = name.toLowerCase();", "const key = name;"],
      [
        "groups in ids are compared where they are not told",
        "text === undefined || text.toLowerCase() === key",
        "text?.toLowerCase() === key",
      ],
    ],
  ),
  ...inFile(
    "src/audit/own-attributes.ts",
    "own attributes",
    [
      "addresses of which nobody knows where they lead",
      "expressions that choose from ids",
      "ids of which nobody knows where they lead",
      "ids inside in every form",
      "addresses inside in every form",
      "names inside in every form",
    ],
    [
      ["custom_subdomain_name is not the resource itself", '"custom_subdomain_name", "id"', '"id"'],
      ["name is not the resource itself", '"id", "name"]', '"id"]'],
      ["any name is of the resource itself", "if (!OWN.test(name) || OTHERS.test(name)) return false;", ""],
      ["where an API sends requests is the API", "|| OTHERS.test(name)", ""],
      ["ids of what is read are its own", "if (/ids?$/.test(name)) return READ_ID.test(name);", ""],
      ["names of what is read are its own", "return !/names?$/.test(name) || READ_NAME.test(name);", "return true;"],
    ],
  ),
];
