// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What stands beside a zone and belongs to it all the same.

const OPENING = "what opens a resource of the zone, told elsewhere";
const UNSEEN = "what nobody can see the use of";
const THROUGH = "what goes through others";
const STACKS = "keys that one stack tells another";
const CONNECTED = "connections from elsewhere";
const AZAPI = "connections from elsewhere, of azapi";
const GROUP = "resources of other constructs in a group of the zone";
const HANGING = "connections to what hangs on a zone";
const ONWARD = "what is connected to what is connected";

export const BESIDE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/zone-membership.ts",
    "membership",
    ["children that stand elsewhere", ONWARD, UNSEEN, CONNECTED, HANGING],
    [
      [
        "children of children stand where their construct stands",
        `  for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  const own`,
        `  for (const member of [...members]) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  const own`,
      ],
      [
        "who certainly hangs on a resource does not",
        `for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  const own`,
        `for (const member of members) joinedBy(member, [...followers.perhapsOf(member)]);
  const own`,
      ],
      [
        "who may hang on a resource does not",
        `for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  const own`,
        `for (const member of members) joinedBy(member, [...followers.of(member)]);
  const own`,
      ],
      [
        "what is connected is not looked at",
        "for (const member of own) joinedBy(member, followers.connectedTo(member));",
        "",
      ],
      [
        "what is connected to what is connected is looked at too",
        "for (const member of own) joinedBy",
        "for (const member of members) joinedBy",
      ],
      [
        "what hangs on what is connected is not looked at",
        `followers.connectedTo(member));
  for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);`,
        "followers.connectedTo(member));",
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
      ["what is given counts for nothing", "for (const of of given) add(this.connected, of, resource);", ""],
      ["what cannot be seen into is given keys alone", "const given = isUnseen(resource)", "const given = false"],
      ["everything is given as to what cannot be seen into", "const given = isUnseen(resource)", "const given = true"],
      ["groups hold nothing", "for (const group of this.groupsOf(resource)) add(this.connected, group, resource);", ""],
      [
        "connections count for nothing",
        "for (const way of connectionLeads(this.surroundings, resource)) {",
        "for (const way of [] as ReturnType<typeof connectionLeads>) {",
      ],
      ["connections that cannot be told mean nothing", "this.mentioned(resource, way, ANYTHING)", "[]"],
      ["what has no data is connected", "if (hasData(end)) ", ""],
      ["a module may be given anything", "...given.filter(isHandle).map(", "...given.slice(0, 0).map("],
      ["a module may be told nothing", "...given.filter(isHandle).map(", "...given.map("],
      ["ids that are written out say nothing", ", ...named.filter(hasData)]", "]"],
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
      [
        "a child follows nobody",
        'return row?.class === "child" ? row.ways : [];\n}\n\nfunction wayLeads',
        "return [];\n}\n\nfunction wayLeads",
      ],
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
      ["what is located is in no group", 'kind !== "located" && kind !== "opaque"', 'kind !== "opaque"'],
      ["what is opaque is in no group", 'kind !== "located" && kind !== "opaque"', 'kind !== "located"'],
      ["everything is in its group", 'if (kind !== "located" && kind !== "opaque") return undefined;', ""],
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
  ...inFile(
    "src/audit/given.ts",
    "given",
    [OPENING, UNSEEN, THROUGH, STACKS, AZAPI],
    [
      ["the whole opens nothing", 'if (attribute === "") return true;', ""],
      ["a secret of a vault opens nothing", 'if (VAULT_SECRET.test(type)) return attribute !== "name";', ""],
      ["the name of a secret opens it", 'return attribute !== "name";', "return true;"],
      ["what an action answers opens nothing", "if (type === ACTION) return !DESCRIBING.test(attribute);", ""],
      [
        "all that an action answers opens",
        "if (type === ACTION) return !DESCRIBING.test(attribute);",
        "if (type === ACTION) return true;",
      ],
      [
        "who sends may read",
        "if (ONLY_SENDING.some((row) => row.type.test(type) && row.attribute.test(attribute))) return false;",
        "",
      ],
      ["public keys open", " && !PUBLIC.test(attribute)", ""],
      ["no attribute opens", "return SECRET.test(attribute) && !PUBLIC.test(attribute);", "return false;"],
      ["keys are written small", "publishing_profile)\\d*$/i", "publishing_profile)\\d*$/"],
      ["keys have no number", "publishing_profile)\\d*$", "publishing_profile)$"],
      ["a callback opens nothing", "(?:sas|callback)_ur", "(?:sas)_ur"],
      ["a signature opens nothing", "(?:sas|callback)_ur", "(?:callback)_ur"],
      ["access to a cluster opens nothing", "kube_(?:admin_)?config(?:_raw)?|", ""],
      ["the name of a group says nothing", '|| (type === GROUP && attribute === "name")', ""],
      ["every name makes something possible", 'type === GROUP && attribute === "name"', 'attribute === "name"'],
      ["whoever sends can do more", "return !isOnlySending && ", "return "],
      [
        "nothing but keys makes something possible",
        "return !isOnlySending && !DESCRIBING.test(attribute);",
        "return false;",
      ],
      [
        "what describes makes something possible",
        "return !isOnlySending && !DESCRIBING.test(attribute);",
        "return !isOnlySending;",
      ],
      ["programs are seen into", "if (provisionersOf(resource).length > 0) return true;", ""],
      ["bodies of azapi are not seen into", "if (isArm(type)) return false;", ""],
      ["what has no data gives some", ' && typeRowOf(type)?.class !== "no-data"', ""],
      ["identities give data", "type !== IDENTITY && ", ""],
      ["templates are seen into", 'row ? row.class === "opaque"', "row ? false"],
      ["everything is seen into that nobody knows", ": whyHarmless(type) === undefined;", ": false;"],
    ],
  ),
  ...inFile(
    "src/audit/gifts.ts",
    "given",
    [THROUGH, UNSEEN, STACKS, OPENING],
    [
      ["other stacks tell nothing", "if (names[1] === REMOTE_STATE) {", "if (names[1] === REMOTE_STATE && false) {"],
      ["everything has data", "given: given.filter(({ resource }) => hasData(resource))", "given"],
      ["defaults hand nothing on", 'if (names[0] === "var") return', 'if (names[0] === "var" && false) return'],
      ["locals tell nothing", 'if (names[0] === "local") {', 'if (names[0] === "local" && false) {'],
      ["a part of a local is all of it", "value: part ?? local", "value: local"],
      ["the word resource is a type", 'names[0] === "resource" ? 1 : 0', "0"],
      ["ephemeral values are none", ' || names[start] === "ephemeral"', ""],
      [
        "other providers hand nothing on",
        "attribute }], carried: [{ home, value: body }] };",
        "attribute }], carried: [] };",
      ],
      ["actions are resources of their own", " && type !== ACTION)", ")"],
      ["what a source reads is not known", "...readBy(surroundings, source), ", ""],
      ["what a part belongs to is not known", ", ...above]", "]"],
      ["what nobody knows gives nothing", "told: isKeeping ? [] :", "told: true ? [] :"],
      ["data sources of keys read nothing", "carried: isOfNoType ? ", "carried: false ? "],
      ["data sources of keys read their group", "told.filter(({ type }) => type !== GROUP)", "told"],
      ["ids of azapi lead nowhere", 'type.startsWith("azapi_") ? BY_ARM_ID : ', ""],
      ["ephemeral resources are in the index", " ?? home.transients.find((each) => each.address === address)", ""],
    ],
  ),
];
