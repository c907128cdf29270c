// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";
import { AZAPI, CONNECTED, GROUP, HANGING, ONWARD, OPENING, THROUGH, UNSEEN, VAULTS } from "./beside-cases";

// What stands beside a zone and belongs to it all the same.

export const BESIDE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/zone-membership.ts",
    "membership",
    ["children that stand elsewhere", ONWARD, UNSEEN, CONNECTED, HANGING, THROUGH],
    [
      [
        "children of children stand where their construct stands",
        "for (const member of members) joinedBy(member, hangingOn(member));\n  const own",
        "for (const member of [...members]) joinedBy(member, hangingOn(member));\n  const own",
      ],
      ["who certainly hangs on a resource does not", "[...followers.of(giver), ", "["],
      ["who may hang on a resource does not", ", ...followers.perhapsOf(giver)]", "]"],
      [
        "what is connected is not looked at",
        "for (const giver of own) joinedBy(giver, followers.connectedTo(giver));",
        "",
      ],
      [
        "what is connected to what is connected is looked at too",
        "for (const giver of own) joinedBy",
        "for (const giver of members) joinedBy",
      ],
      [
        "what is connected to a module is not looked at",
        "new Set<Standing>([...members, ...modules])",
        "new Set<Standing>(members)",
      ],
      [
        "what hangs on a module is not looked at",
        "for (const module of modules) joinedBy(module, hangingOn(module));",
        "",
      ],
      [
        "what hangs on what is connected is not looked at",
        "followers.connectedTo(giver));\n  for (const member of members) joinedBy(member, hangingOn(member));",
        "followers.connectedTo(giver));",
      ],
      ["a module beside the zone is its own business", "return handle !== undefined;", "return false;"],
    ],
  ),
  ...inFile(
    "src/audit/followers.ts",
    "followers",
    [
      "children that stand elsewhere",
      "children of azapi that stand elsewhere",
      CONNECTED,
      UNSEEN,
      GROUP,
      OPENING,
      ONWARD,
      VAULTS,
      THROUGH,
    ],
    [
      ["children follow nobody", "parentLeads(this.surroundings, resource, ways), ", ""],
      ["what takes data follows nobody", ", ...origins])", "])"],
      [
        "locals are not followed to a parent",
        "mentionedBy: (home, address) => this.graphOf(home).mentionedBy(address),",
        "mentionedBy: () => [],",
      ],
      [
        "a parent may be of any type",
        "return types.has(type) || (types.has(ANY) && typeRowOf(type) !== undefined);",
        "return true;",
      ],
      [
        "a parent of any type is none",
        "return types.has(type) || (types.has(ANY) && typeRowOf(type) !== undefined);",
        "return types.has(type);",
      ],
      ["a source is a parent", '!address.startsWith("data.") && ', ""],
      [
        "of several followers the last counts",
        "else if (others[others.length - 1] !== follower) others.push(follower);",
        "",
      ],
      ["origins that cannot be told mean nothing", "...(origins.length > 0 ? [ANY] : [])", ""],
      [
        "what is given counts for nothing",
        "for (const giver of this.giversTo(resource)) add(this.connected, giver, resource);",
        "",
      ],
      ["what cannot be seen into is given keys alone", "if (isUnseen(resource)) {", "if (false) {"],
      ["everything is given as to what cannot be seen into", "if (isUnseen(resource)) {", "if (true) {"],
      ["strangers make something in a group", "isForeign(resource) ? (one: Given)", "false ? (one: Given)"],
      ["everybody is a stranger to a group", "isForeign(resource) ? (one: Given)", "true ? (one: Given)"],
      [
        "references to a vault count for nothing",
        "for (const vault of vaultsNamedIn(this.surroundings, resource)) add(this.connected, vault, resource);",
        "",
      ],
      ["modules tell no parent", ", ...modules];", "];"],
      ["groups hold nothing", "for (const group of this.groupsOf(resource)) add(this.connected, group, resource);", ""],
      [
        "connections count for nothing",
        "for (const way of connectionLeads(this.surroundings, resource)) {",
        "for (const way of [] as ReturnType<typeof connectionLeads>) {",
      ],
      ["connections that cannot be told mean nothing", "...this.perhaps(resource, way, ANYTHING)", ""],
      ["what has no data is connected", "if (hasData(end)) ", ""],
      [
        "a module may be given anything",
        "...gifts.given.filter(isMeant).map(({ of }) => of), ...this.secrets.in(gifts), ...named",
        "...this.secrets.in(gifts), ...named",
      ],
      [
        "a module may be told nothing",
        "...gifts.given.filter(isMeant).map(({ of }) => of), ...this.secrets.in(gifts), ...named",
        "...gifts.given.map(({ of }) => of), ...named",
      ],
      ["ids that are written out say nothing", ", ...named.filter(hasData)]", "]"],
      [
        "made passwords open nothing",
        "...gifts.given.map(({ of }) => of), ...this.secrets.in(gifts)]",
        "...gifts.given.map(({ of }) => of)]",
      ],
    ],
  ),
  ...inFile(
    "src/audit/parents.ts",
    "followers",
    ["children that stand elsewhere", "children of azapi that stand elsewhere"],
    [
      ["azapi follows nobody", "if (isArm(type)) return ARM_WAYS;", ""],
      ["parent_id of azapi is no parent", '["parent_id", "resource_id"]', '["resource_id"]'],
      ["resource_id of azapi is no parent", '["parent_id", "resource_id"]', '["parent_id"]'],
      ["a child follows nobody", 'return row?.class === "child" ? row.ways : [];', "return [];"],
    ],
  ),
  ...inFile(
    "src/audit/connections.ts",
    "connections",
    [CONNECTED, AZAPI, GROUP, ONWARD, "children of azapi that stand elsewhere"],
    [
      ["backends are no connections", '  "BackendOutsideBoundary",\n', ""],
      ["references are no connections", '  "ReferenceLeavesZone",\n', ""],
      ["one way is both ways", "return !row.oneWay && ", "return "],
      ["logs go both ways", " && BOTH_WAYS.has(row.code)", ""],
      ["rules judge no connections", "return row.rule === BACKEND;", "return false;"],
      ["a host is no connection", '    case "host":\n', ""],
      ["a text is no connection", '    case "text":\n', ""],
      [
        "what is only read from is no origin",
        '(row.judge === "reference" || row.judge === "none") && row.origin',
        'row.judge === "reference" && row.origin',
      ],
      [
        "nothing but names of origins counts in a body",
        "(names) => names.some((name) => ORIGIN.test(name))",
        "() => false",
      ],
      ["names in a body make no connection", "(names) => !names.some((name) => ONE_WAY.test(name))", "() => false"],
      ["every name in a body makes a connection", "(names) => !names.some((name) => ONE_WAY.test(name))", "() => true"],
      ["what is located is in no group", 'kind === "located" || kind === "opaque"', 'kind === "opaque"'],
      ["what is opaque is in no group", 'kind === "located" || kind === "opaque"', 'kind === "located"'],
      ["everything is in its group", 'kind === "located" || kind === "opaque"', "true"],
      ["a group by azapi is in no id", 'isArm(type) ? ownValue(body, "parent_id") : ', ""],
      ["a group that is read is none", "if (read) return readBy(surroundings, read).filter(isGroup);", ""],
      ["only azurerm makes groups", '["azurerm_resource_group", "azapi_resource"]', '["azurerm_resource_group"]'],
      [
        "everything of azapi is a group",
        "return !isArm(resource.type) || armTypeOf(resource) === ARM_GROUP;",
        "return true;",
      ],
      ["a connection string connects nothing", '    case "secret":\n      return BOTH_WAYS.has(row.code);\n', ""],
      [
        "names are read as ids",
        "row.named ? nameLeads(surroundings, leaf, row.named) : idLeads",
        "row.named ? [] : idLeads",
      ],
      [
        "ids of backends are read as hosts",
        "/_id$/.test(row.path) ? idLeads(surroundings, leaf) : hostLeads",
        "/_id$/.test(row.path) ? [] : hostLeads",
      ],
    ],
  ),
];
