// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What is told of a place, and what is known of regions, types, and of what is declared.

export const TOLD_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/where-findings.ts",
    "told",
    [
      "parts of the world",
      "regions and deployment types that are declared",
      "a part of the world of which one country is inside",
      "a template, and a service of the world",
      "accounts and deployments of azapi",
      "references to a service of the world",
      "values that Terraform checks, in the Netherlands",
    ],
    [
      ["every region is inside", "if (boundary.permitsStorage(where.region)) return [];", "return [];"],
      ["no region is inside", "if (boundary.permitsStorage(where.region)) return [];", ""],
      [
        "every part of the world is inside",
        "return partFindings(told, where, boundary.storedIn, boundary.name);",
        "return [];",
      ],
      [
        "a part without countries is inside",
        "if (outside?.length === 0) return [];",
        "if (!outside?.length) return [];",
      ],
      ["a part with countries inside is not", "if (outside?.length === 0) return [];", ""],
      [
        "one country inside is enough",
        "if (outside?.length === 0) return [];",
        "if (outside && outside.length < (countries?.length ?? 0)) return [];",
      ],
      [
        "what works world-wide is inside",
        'case "world": {',
        `case "world": return [];
case "nothing" as never: {`,
      ],
      [
        "what is unknown is inside",
        "if (where.reason !== undefined) {",
        `if (where.reason !== undefined) return [];
if (false) {`,
      ],
      [
        "a region that no table holds is inside",
        'return [finding(resource, attribute, "RegionUnknown", { value, ...facts })];',
        "return [];",
      ],
      [
        "what is not classified is inside",
        'return [finding(resource, attribute, "ResourceNotClassified", { what: name, why: where.why })];',
        "return [];",
      ],
      [
        "data at rest stays in the region",
        'const regions = where.kind === "region" ? [where.region] :',
        'const regions = where.kind === "region" ? [] :',
      ],
      ["data at rest always leaves", ".filter((region) => !boundary.permitsStorageInGeography(region))", ""],
      ["data at rest of a region that Terraform checks stays", 'where.kind === "held" ? where.regions : []', "[]"],
    ],
  ),
  ...inFile(
    "src/audit/lead-findings.ts",
    "told",
    [
      "references to accounts that keep data in their geography",
      "what hands on the data of a zone",
      "parents of the zone that are outside",
    ],
    [
      [
        "what cannot be told is inside",
        'if (lead.kind === "unknown") return [unresolved(told, lead)];',
        'if (lead.kind === "unknown") return [];',
      ],
      [
        "what is audited too is told twice",
        'if (lead.kind === "resource" && context.scope.has(lead.resource)) return [];',
        "",
      ],
      [
        "every resource is inside",
        'if (lead.kind === "resource" && context.scope.has(lead.resource)) return [];',
        'if (lead.kind === "resource") return [];',
      ],
      ["data is not handed on", "return handedOn({ ...told, what }, context.leaksOf(lead.resource));", "return [];"],
      ["data is handed on by each way", "leaks.slice(0, 1).map(", "leaks.map("],
      [
        "an account is in its region alone",
        "(isAccount(lead.resource) || isArmAccount(lead.resource))",
        "isArmAccount(lead.resource)",
      ],
      [
        "an account of azapi is in its region alone",
        "(isAccount(lead.resource) || isArmAccount(lead.resource))",
        "isAccount(lead.resource)",
      ],
      [
        "everything that is referred to is in its geography",
        "&& (isAccount(lead.resource) || isArmAccount(lead.resource))",
        "",
      ],
    ],
  ),
  ...inFile(
    "src/audit/catalogue.ts",
    "catalogue",
    [
      "ids inside in every form",
      "addresses inside in every form",
      "names that are declared in two groups",
      "regions and deployment types that are declared",
      "a region in which something is declared to be",
      "addresses that are declared in two regions",
    ],
    [
      ["declared regions are not known", "for (const region of regions) this.regions.set(region.name, region);", ""],
      ["declared deployment types are not known", "for (const type of types) this.types.set(type.name, type);", ""],
      [
        "declared hosts are not known",
        "for (const { host, region } of hosts) declare(this.hosts, hostKey(host), region);",
        "",
      ],
      [
        "regions of what is declared are not known",
        "this.regions.set(region.name, this.regions.get(region.name) ?? region);",
        "",
      ],
      ["declared expressions are not known", "declare(this.texts, textKey(what), region);", ""],
      [
        "declared ids are not known",
        `if (what.startsWith("/")) this.declareId(idKey(what), region);
`,
        `if (what.startsWith("/")) ;
`,
      ],
      ["declared addresses are not known", "else declare(this.hosts,", "else if (false) declare(this.hosts,"],
      ["a declared address keeps its scheme", String.raw`.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")`, ""],
      ["a declared address keeps its path", '.replace(/[/?#:].*$/s, "")', ""],
      ["an id stands for itself alone", "length > 0; length--", "length === parts.length; length--"],
      [
        "ids ask for case",
        String.raw`return id.replace(/\/+$/, "").toLowerCase();`,
        String.raw`return id.replace(/\/+$/, "");`,
      ],
      [
        "ids end as they are written",
        String.raw`return id.replace(/\/+$/, "").toLowerCase();`,
        "return id.toLowerCase();",
      ],
      ["expressions keep their braces", "return text.trim().replace(/", "return text.trim(); text.replace(/"],
      [
        "of two declared regions the first counts",
        "return places ? [...places.values()] : [];",
        "return places ? [...places.values()].slice(0, 1) : [];",
      ],
      [
        "a declared name is of any type",
        "const end = `/providers/${type}/${name}`.toLowerCase();",
        "const end = `/${name}`.toLowerCase();",
      ],
      ["a declared name is in any group", 'const within = group === undefined ? "/"', 'const within = true ? "/"'],
      ["a declared name asks for case", "/${name}`.toLowerCase();", "/${name}`;"],
    ],
  ),
  ...inFile(
    "src/audit/takers.ts",
    "takers",
    [
      "what hands on the data of a zone",
      "a network that is connected to one outside",
      "parts of what leaves the boundary by what it does itself",
      "two that hand data to each other, and outside",
    ],
    [
      [
        "what a taker does itself is fine",
        'role === "part" ? AUDIT_RULES : BESIDE_ITS_PLACE',
        'role === "part" ? AUDIT_RULES : []',
      ],
      ["parts are not judged where they are", 'role === "part" ? AUDIT_RULES : BESIDE_ITS_PLACE', "BESIDE_ITS_PLACE"],
      ["parts of a keeper count", 'role === "keeper" ? [] : partsOf(resource, context)', "partsOf(resource, context)"],
      ["parts of a taker do not count", 'role === "keeper" ? [] : partsOf(resource, context)', "[]"],
      ["what a taker sends on is not followed", '...stops(asked, "taker"), ', ""],
      ["what a part is kept in does not count", ', ...stops(keepersOf(resource, context), "keeper")]', "]"],
      ["what is audited with the zone is judged again", ".filter((one) => !context.scope.has(one))", ""],
      ["networks hand on what passes them", ".filter(({ type }) => !PEERINGS.has(type))", ""],
      ["only the first stop is asked", "stops.push(one);", ""],
      ["a keeper covers a taker", 'taker: ["taker", "part"],', 'taker: ["keeper", "taker", "part"],'],
      [
        "everything that was seen is clean",
        "for (const one of next) {",
        `for (const key of seen) this.clean.add(key);
      for (const one of next) {`,
      ],
      ["azapi is kept in nothing", "isArm(part.type) ? ARM_WAYS : row", "row"],
    ],
  ),
];
