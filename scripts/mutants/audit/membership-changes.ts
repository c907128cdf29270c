// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What belongs to a zone, several stacks as one, and what is accepted.

export const MEMBERSHIP_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/path-under.ts",
    "membership",
    ["waivers that fit, and others that do not"],
    [
      ["a longer name is under a path", "path.startsWith(`${trimmed}/`)", "path.startsWith(trimmed)"],
      ["only the construct itself is under a path", "|| path.startsWith(`${trimmed}/`)", ""],
      ["only what is below is under a path", "path === trimmed || ", ""],
    ],
  ),
  ...inFile(
    "src/audit/zone-membership.ts",
    "membership",
    [
      "resources that no construct wrote",
      "children that stand elsewhere",
      "modules inside and beside a zone",
      "a zone that has a data source and nothing else",
      "a zone that has a module and nothing else",
      "a zone that has nothing, and what no construct wrote",
      "what Terraform reads or runs without keeping it",
    ],
    [
      [
        "children stand where their construct stands",
        "join(members, modules, Followers.in(world), because);",
        "new Set<never>();",
      ],
      ["modules belong to nobody", "document.modules.filter((module) => isMember(module, document))", "[]"],
      [
        "modules without a path belong to nobody",
        "if (path === undefined ? documents.has(document) : isUnder(path, pathPrefix))",
        "if (path !== undefined && isUnder(path, pathPrefix))",
      ],
      [
        "modules without a path belong to everybody",
        "path === undefined ? documents.has(document) :",
        "path === undefined ? true :",
      ],
      [
        "modules of other zones belong to all",
        "documents.has(document) : isUnder(path, pathPrefix))",
        "documents.has(document) : documents.has(document))",
      ],
      ["strays belong to nobody", "for (const stray of strays) if (!others.has(stray)) members.add(stray);", ""],
      ["strays belong to every zone", "if (!others.has(stray)) members", "members"],
      ["strays that mention a resource of the zone are not its own", "addConnected(document, graph, members);", ""],
      ["strays that mention a resource of others are everybody's", "addConnected(document, graph, others);", ""],
      [
        "what a stray mentions counts for nothing",
        "join(reached(address, (from) => graph.mentioning(from), mentioning));",
        "",
      ],
      [
        "what mentions a stray counts for nothing",
        "join(reached(address, (from) => graph.mentionedBy(from), mentioned));",
        "",
      ],
      [
        "strays of strays are not connected",
        `waiting.push(address);
    }
  };`,
        `}
  };`,
      ],
      [
        "strays are not connected through locals",
        String.raw`if (/^(?:local|data)\./.test(address))`,
        String.raw`if (/^data\./.test(address))`,
      ],
      [
        "strays are connected through resources",
        `found.push(address);
    }
  }
  return found;`,
        `{ found.push(address); waiting.push(address); }
    }
  }
  return found;`,
      ],
      ["a zone of one resource has no strays", "if (strays.length === 0) return members;", "return members;"],
      [
        "strays of every stack belong to a zone",
        "const homes = written.length > 0 ? written : world.documents;",
        "const homes = world.documents;",
      ],
      [
        "a zone that has nothing has no strays",
        "const homes = written.length > 0 ? written : world.documents;",
        "const homes = written;",
      ],
      [
        "sources belong to nobody",
        "[...document.dataSources, ...document.transients].filter((source) => isMember(source, document))",
        "[]",
      ],
      ["only sources are read", "[...document.dataSources, ...document.transients]", "[...document.dataSources]"],
      ["a zone of modules alone has no home", "|| modules.some(isThere)", ""],
      ["a zone of sources alone has no home", " || dataSources.some(isThere);", ";"],
    ],
  ),
  ...inFile(
    "src/audit/audit-document.ts",
    "stacks",
    ["a child in a stack of its own", "one of two zones that leaks"],
    [
      ["every stack is alone", "auditZone(world, zone);", "auditZone(new World(world.documents.slice(0, 1)), zone);"],
      ["only the first zone is audited", "const reports = zones.map(", "const reports = zones.slice(0, 1).map("],
    ],
  ),
  ...inFile(
    "src/audit/audit-zone.ts",
    "zone",
    [
      "waivers that fit, and others that do not",
      "addresses inside in every form",
      "what Terraform reads or runs without keeping it",
      "a zone that has a module and nothing else",
      "children that stand elsewhere",
      "regions and deployment types that are declared",
    ],
    [
      [
        "modules are fine",
        "...modules.flatMap((module) => placed([moduleFinding(module)], module, documentOf(module))),",
        "",
      ],
      [
        "declared regions and types are forgotten",
        "new Catalogue(zone.regions, zone.deploymentTypes, ",
        "new Catalogue([], [], ",
      ],
      ["declared hosts are forgotten", "zone.deploymentTypes, zone.hosts, ", "zone.deploymentTypes, [], "],
      ["declared externals are forgotten", "zone.hosts, zone.externals)", "zone.hosts, [])"],
      ["waivers that accept nothing are fine", "[...remaining, ...unused]", "[...remaining]"],
      [
        "findings are told as they are found",
        "[...findings].sort((a, b) => byCodePoint(a.path, b.path))",
        "[...findings]",
      ],
      [
        "what belongs to the zone is told with what refers to it",
        "newContext(world, zone, catalogue, new Set(resources))",
        "newContext(world, zone, catalogue)",
      ],
      ["sources are fine", "placed(sourceNotClassified(source, context), source, source.document)", "[]"],
      [
        "sections that nobody knows are fine",
        "document.otherSections.map((section) => sectionFinding(document, section))",
        "[]",
      ],
      [
        "findings of resources are told without their waivers",
        "const { remaining, waived, unused } = waive(found, zone);",
        "const { remaining, waived, unused } = waive(found, { ...zone, waivers: [] });",
      ],
    ],
  ),
  ...inFile(
    "src/audit/waive.ts",
    "waiver",
    ["waivers that fit, and others that do not"],
    [
      [
        "a waiver accepts every code",
        "code === finding.code && isUnder(finding.path, target)",
        "isUnder(finding.path, target)",
      ],
      [
        "a waiver accepts everywhere",
        "code === finding.code && isUnder(finding.path, target)",
        "code === finding.code",
      ],
      ["a waiver accepts nothing below", "&& isUnder(finding.path, target)", "&& finding.path === target"],
      [
        "a waiver accepts nothing",
        "if (fitting.length === 0) remaining",
        `remaining.push(finding);
    if (fitting.length === 0) remaining`,
      ],
      ["no waiver is ever used", "for (const waiver of fitting) used.add(waiver);", ""],
      [
        "of two waivers that fit the second is unused",
        "for (const waiver of fitting) used",
        "for (const waiver of fitting.slice(0, 1)) used",
      ],
      ["every waiver is used", ".filter((waiver) => !used.has(waiver))", ".filter(() => false)"],
    ],
  ),
  ...inFile(
    "src/terraform/mention.ts",
    "mentions",
    ["resources that no construct wrote", "children that stand elsewhere"],
    [
      ["depends_on mentions nothing", "if (Array.isArray(dependencies)) for", "if (false) for"],
      ["keys mention nothing", "waiting.push(key, part);", "waiting.push(part);"],
      ["locals mention nothing", "for (const [name, value] of document.locals) this.add(`local.${name}`, value);", ""],
      ["sources mention nothing", "[...resources, ...dataSources, ...modules]", "[...resources, ...modules]"],
      ["modules mention nothing", "[...resources, ...dataSources, ...modules]", "[...resources, ...dataSources]"],
      ["sources are resources", 'length += steps[length] === "data" ? 3 : 2;', "length += 2;"],
      ["resource. hides what is mentioned", 'const start = steps[0] === "resource" ? 1 : 0;', "const start = 0;"],
      ["a sign before a name is a part of it", 'piece.replace(BEFORE_NAME, "")', "piece"],
    ],
  ),
  ...inFile(
    "src/terraform/mention-walk.ts",
    "mentions",
    ["a child that may be of what another stack tells", "children that stand elsewhere"],
    [
      [
        "outputs of other stacks mention nothing",
        'if (address.startsWith("data.terraform_remote_state.")) {',
        "if (false) {",
      ],
      [
        "what is found is gone through",
        `if (resource && isEnd(resource)) found.push(resource);
      else`,
        `if (resource && isEnd(resource)) found.push(resource);
     `,
      ],
    ],
  ),
];
