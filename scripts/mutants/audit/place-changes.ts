// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Where a resource is: by its location, by what it belongs to, by what a table says of its type.

export const PLACE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/whereabouts.ts",
    "place",
    [
      "data sources that stand for what they read",
      "what belongs to a service of a part of the world",
      "one parent by two names",
      "texts that lead outside",
      "what has no location of its own",
      "a chain of parents that is too long",
      "parents that are none",
      "regions that Terraform checks",
      "a part of what has one parent by two names",
      "a template, and a service of the world",
      "lists of addresses, of which one is made by a function",
      "parents of which nobody knows where they are",
      "parents that lead in a circle",
      "references to a service of the world",
      "what is told of a place by defaults that nothing holds",
      "defaults inside that no condition holds",
      "defaults outside that conditions hold",
      "defaults inside that conditions hold",
      "a region outside as the default of a variable",
      "an account with a default whose geography is not inside",
    ],
    [
      ["a circle of parents is inside", "return [endless];", 'return [{ kind: "nowhere", attribute: "name" }];'],
      ["a circle of parents ends nowhere", "this.known.set(resource, [endless]);", "this.known.set(resource, []);"],
      [
        "an unknown parent is told as an unknown region of the child",
        'where.kind === "unknown" ? within(where, lead.resource, attribute) : { ...where, attribute }',
        "({ ...where, attribute })",
      ],
      ["a parent is told at its own attribute", ": { ...where, attribute },", ": where,"],
      [
        "what is declared is inside",
        'return [{ kind: "region", region: lead.region, attribute }];',
        'return [{ kind: "nowhere", attribute: "name" }];',
      ],
      [
        "a private address is somewhere",
        'return [{ kind: "nowhere", attribute }];',
        'return [{ kind: "unknown", attribute, value: "", reason: "" }];',
      ],
      [
        "an unknown lead is inside",
        'return [{ kind: "unknown", value: lead.value, reason: lead.reason, attribute }];',
        'return [{ kind: "nowhere", attribute: "name" }];',
      ],
      [
        "a data source is a resource",
        'if (address.startsWith("data.") && !resource.isRead) return',
        "if (false) return",
      ],
      ["what azapi makes is in no table", "if (isArm(type)) return armWhere(resource, this);", ""],
      ["types with a location are in no table", "return this.located(resource, row);", "return this.foreign(type);"],
      ["types with a parent are in no table", "return this.child(resource, row.ways);", "return this.foreign(type);"],
      [
        "types without data are in no table",
        `case "no-data":
        return [{ kind: "nowhere", attribute: "name" }];`,
        `case "no-data":
 return this.foreign(type);`,
      ],
      [
        "services of the world are nowhere",
        "return this.worldOrPart(resource, row.why);",
        'return [{ kind: "nowhere", attribute: "name" }];',
      ],
      [
        "what can make anything is nowhere",
        'return [{ kind: "not classified", attribute: "name", what: `\'${type}\'`, why: row.why }];',
        'return [{ kind: "nowhere", attribute: "name" }];',
      ],
      ["types of no table are nowhere", "if (whyHarmless(type) !== undefined) return", "if (true) return"],
      [
        "harmless types of other providers are in no table",
        "if (whyHarmless(type) !== undefined) return",
        "if (false) return",
      ],
      [
        "a location counts for nothing",
        "if (leaves.length > 0) return leaves.flatMap((leaf) => this.atLocation(resource, leaf));",
        "",
      ],
      ["one without a location is never nowhere", "if (row.otherwise?.length === 0) return", "if (false) return"],
      [
        "one without a location is never where its parent is",
        "if (row.otherwise) return this.child(resource, row.otherwise);",
        "",
      ],
      [
        "one without a location is nowhere",
        "if (row.otherwise?.length === 0) return",
        "if (row.otherwise?.length !== 1) return",
      ],
      [
        "a child without a parent is nowhere",
        "if (found.length === 0) {",
        `if (found.length === 0) return [];
if (false) {`,
      ],
      [
        "the parent is not known to be one",
        'const parent = lead.kind === "resource" ? lead.resource : undefined;',
        "const parent = undefined;",
      ],
      [
        "a source of a part is a source of anything",
        'if (row?.class === "child") return this.child(source, row.ways);',
        "",
      ],
      ["a source of what holds no data is somewhere", 'if (row?.class === "no-data") return', "if (false) return"],
      [
        "a source is inside",
        "const read = readBy(this.surroundings, source);",
        `return [{ kind: "nowhere", attribute: "name" }];
const read = [];`,
      ],
      [
        "a service of a part of the world is in all of it",
        'if (rows.length === 0) return [{ kind: "world", attribute: "name", why }];',
        'return [{ kind: "world", attribute: "name", why }];',
      ],
      [
        "a service of the world is in no part of it",
        'if (rows.length === 0) return [{ kind: "world", attribute: "name", why }];',
        "",
      ],
      [
        "a part of the world that is written counts for nothing",
        "if (leaves.length > 0) return leaves.map((leaf) => this.atPart(resource, leaf));",
        "",
      ],
      [
        "a part of the world that is not written is fine",
        'return [whenMissing === undefined ? unknownPart(path, "", "nothing is written") : partNamed(path, whenMissing)];',
        "return [];",
      ],
      [
        "one region is told once for all attributes",
        "const key = `${where.attribute} ${where.region.name}`;",
        "const key = where.region.name;",
      ],
      ["what Terraform checks is unknown", "if (regions) return [{", "if (false) return [{"],
      [
        "a location that is taken from one that Terraform checks is unknown",
        "if (isHeld) return there.map((held) => ({ ...held, attribute }));",
        "",
      ],
      [
        "one region is told once for all parents",
        `const keys = seen.get(where.parent) ?? new Set();
    seen.set(where.parent, keys);`,
        `const keys = seen.get(undefined) ?? new Set();
    seen.set(undefined, keys);`,
      ],
      [
        "a default is certain",
        'if (leaf.kind === "unread" || (found.kind === "literal" && !isOpen)) return [where];',
        'if (leaf.kind === "unread" || found.kind === "literal") return [where];',
      ],
      [
        "a default outside is unknown",
        'where.kind === "region" && this.permits(resource, where.region);',
        'where.kind === "region";',
      ],
      [
        "a default of a part of the world is certain",
        'if (found.kind === "literal" && !isOpen) return where;',
        'if (found.kind === "literal") return where;',
      ],
      [
        "a default of a part of the world outside is unknown",
        'where.kind === "countries" && isWithin(where, boundary);',
        'where.kind === "countries";',
      ],
      [
        "a part of the world that Terraform checks is unknown",
        "if (this.guards.holds(resource, attribute)) {",
        "if (false) {",
      ],
      [
        "an account is inside where its geography is not",
        "(!isAtRest || boundary.permitsStorageInGeography(region))",
        "true",
      ],
    ],
  ),
  ...inFile(
    "src/audit/written-place.ts",
    "written place",
    [
      "parts of the world",
      "a vault in one of two regions, each of which is copied",
      "regions in blocks that are no regions",
    ],
    [
      [
        "an unknown region is fine",
        'if (found.kind === "unknown") return { kind: "unknown", attribute, value: found.expression',
        `if (found.kind === "unknown") return { kind: "nowhere", attribute };
if (found.kind === "unknown") return { kind: "unknown", attribute, value: found.expression`,
      ],
      ["a blank is a region", 'if (name === "") return', "if (false) return"],
      [
        "an unknown part of the world is fine",
        "return unknownPart(leaf.attribute, found.expression, found.reason);",
        'return { kind: "nowhere", attribute: leaf.attribute };',
      ],
      [
        "a part that no table holds is fine",
        "if (!row) return",
        `if (!row) return { kind: "nowhere", attribute };
if (!row) return`,
      ],
      ["parts of the world ask for case", "known.name.toLowerCase() === name.toLowerCase()", "known.name === name"],
    ],
  ),
  ...inFile(
    "src/private/region-name.ts",
    "region name",
    ["regions in blocks that are no regions"],
    [
      ["regions keep their blanks", 'name.replace(/ /g, "")', "name"],
      ["regions keep their case", ".replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())", ""],
      ["regions lose tabs and the like", 'name.replace(/ /g, "")', String.raw`name.replace(/\s/g, "")`],
    ],
  ),
  ...inFile(
    "src/audit/parents.ts",
    "parent",
    ["parents that are none", "names in groups of which nobody knows the names"],
    [
      [
        "bare names of parents are ids",
        "const leads = isByName ? nameLeads(surroundings, leaf, parents, resource) : idLeads(surroundings, leaf);",
        "const leads = idLeads(surroundings, leaf);",
      ],
      [
        "parents are in any group",
        "nameLeads(surroundings, leaf, parents, resource)",
        "nameLeads(surroundings, leaf, parents)",
      ],
      [
        "what works world-wide is where it is declared",
        'if (lead.kind === "declared" && !isAny && parents.every(isOfTheWorld)) return worldWideLead(lead.what);',
        "",
      ],
      ["nothing that is declared is anywhere", "!isAny && parents.every(isOfTheWorld)", "!isAny"],
      [
        "anything may be a parent",
        "|| !isOther(lead.resource.type, parents)) return lead;",
        `) return lead;
if (true) return lead;`,
      ],
      [
        "only a parent may be named",
        `for (const parent of above) for (const next of parentTypesOf(parent)) above.add(next);
  return !above`,
        "return !above",
      ],
      ["a type of no table is no parent", "|| typeRowOf(type) === undefined) return false;", ") return false;"],
    ],
  ),
  ...inFile(
    "src/audit/location-source.ts",
    "place",
    ["conditions that hold something else"],
    [
      ["a location is taken from a data source", '&& !named.resource.address.startsWith("data.")', ""],
      ["any attribute is a location", 'named?.attribute === "location" && ', "named && "],
    ],
  ),
];
