// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What is written in the words of Azure Resource Manager: where it is, and what its body holds.

export const AZAPI_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/rules/azapi-leaves-boundary.ts",
    "rule azapi",
    [
      "bodies in which regions have other names",
      "what bodies hold",
      "hosts in a body, with capitals and in the place of a kind",
      "kinds in a body, which only look like hosts",
      "copies of what is in a region without a pair, or in two places",
      "bodies that copy blobs to another account",
      "types of azapi in a part of the world",
      "defaults in bodies",
    ],
    [
      [
        "bodies of azapi are not read",
        "const leaves = bodyLeaves(resource);",
        "const leaves: readonly BodyLeaf[] = [];",
      ],
      [
        "a body that cannot be read is fine",
        'if (names.length === 0 || leaf.kind === "unread") {',
        `if (names.length === 0 || leaf.kind === "unread") return [];
if (false) {`,
      ],
      [
        "regions in a body are fine",
        "if (REGION_NAME.test(name)) return regionFindings(told, leaf, context);",
        "if (REGION_NAME.test(name)) return [];",
      ],
      [
        "what a body mentions is fine",
        '...leadFindings({ resource, attribute, code: "ReferenceLeavesZone" }, leads, context),',
        "",
      ],
      ["copies in a body are fine", "...copyFindings(resource, leaves, context),", ""],
      ["a part of the world is taken for a region", "if (PART_NAME.test(name)) {", "if (false) {"],
      ["what looks like a kind is no host", "KIND_NAME.test(name) && isKind(leaf)", "isKind(leaf)"],
      ["in the place of a kind, nothing is a host", "KIND_NAME.test(name) && isKind(leaf)", "KIND_NAME.test(name)"],
      ["a kind is a host", "KIND_NAME.test(name) && isKind(leaf)", "false"],
      [
        "locations in a body is no region",
        "/^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/",
        "/(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/",
      ],
      [
        "primaryLocation in a body is no region",
        "/^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/",
        "/^(?:location|region)s?$|^(?:location|region)Name$/",
      ],
      [
        "locationName in a body is no region",
        "/^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$|^(?:location|region)Name$/",
        "/^(?:location|region)s?$|(?:Location|Region)s?(?:Name)?$/",
      ],
      ["flows of a body are fine", "...armFlowFindings(resource, leaves, context),", ""],
      [
        "parts of the world in a body are fine",
        "return whereFindings(told, context.whereabouts.atPart(resource, leaf), context);",
        "return [];",
      ],
      ["a region as a value or a key is fine", "...namedRegions(told, { leaf, names }, context),", ""],
      ["a region as a key is fine", "[...values, ...names].flatMap", "[...values].flatMap"],
      ["a region as a value is fine", "[...values, ...names].flatMap", "[...names].flatMap"],
      ["tags name regions", "names[0] === TAGS || ", ""],
      [
        "default and none are regions",
        'const isNone = found.kind === "literal" && NO_REGION.test(String(found.value));',
        "const isNone = false;",
      ],
      [
        "no region as a default is none",
        "return isDefault(found) ? whereFindings(told, uncertain(leaf, found.variable), context) : [];",
        "return [];",
      ],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-type.ts",
    "azapi",
    ["a vault of azapi, which is copied to the paired region", "types of azapi that no table knows"],
    [
      ["types ask for case", '?.split("@")[0].toLowerCase();', '?.split("@")[0];'],
      ["types have a version", '?.split("@")[0].toLowerCase();', "?.toLowerCase();"],
      ["every account of azapi is one for deployments", "&& armTypeOf(resource) === ARM_ACCOUNT;", ";"],
      ["everything of azapi is a deployment", "&& armTypeOf(resource) === ARM_DEPLOYMENT;", ";"],
      ["namespaces that nobody knows are fine", "?? (isKnownNamespace(type) ? undefined : UNHEARD)", "?? undefined"],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-where.ts",
    "azapi",
    [
      "places of azapi",
      "types of azapi in a part of the world",
      "parents of the zone that are outside",
      "types of azapi that can make anything",
      "types of azapi that hold no data",
      "types of azapi that work world-wide",
    ],
    [
      [
        "an unknown type is nowhere",
        'return [{ kind: "not classified", attribute: "type", what: `\'${resource.type}\'`, why }];',
        'return [{ kind: "nowhere", attribute: "type" }];',
      ],
      [
        "services of the world are where their location says",
        'return [{ kind: "world", attribute: "type", why: row.why }];',
        "return located(resource, whereabouts);",
      ],
      [
        "what can make anything is where its location says",
        'return [{ kind: "not classified", attribute: "type", what: `\'${type}\'`, why: row.why }];',
        "return located(resource, whereabouts);",
      ],
      [
        "what holds no data is where its location says",
        'return [{ kind: "nowhere", attribute: "type" }];',
        "return located(resource, whereabouts);",
      ],
      [
        "what is in a part of the world is where its location says",
        "return partOf(resource, whereabouts);",
        "return located(resource, whereabouts);",
      ],
      [
        "a part of the world in a body counts for nothing",
        "if (leaves.length > 0) return leaves.map((leaf) => whereabouts.atPart(resource, leaf));",
        "",
      ],
      [
        "a part of the world that a body does not name is fine",
        'return [{ kind: "unknown", attribute: "body", value: "", reason: "it has no dataLocation" }];',
        "return [];",
      ],
      [
        "a location counts for nothing in azapi",
        'const own = leavesAt(resource, "location").filter(isWritten);',
        "const own: readonly (WrittenLeaf | UnreadLeaf)[] = [];",
      ],
      [
        "a location in a body counts for nothing",
        'const inBody = bodyLeavesAt(resource, "location").filter(isWritten);',
        "const inBody: readonly (WrittenLeaf | UnreadLeaf)[] = [];",
      ],
      ["addresses of the data plane are ids", "resource.type === DATA_PLANE ? hostLeads : idLeads", "idLeads"],
      ["parent_id counts for nothing", '["parent_id", "resource_id"]', '["resource_id"]'],
      ["resource_id counts for nothing", '["parent_id", "resource_id"]', '["parent_id"]'],
      ["one without a location is in its group", "if (found.length === 0 || isScope) {", "if (found.length === 0) {"],
      ["one without location and parent is nowhere", "if (found.length === 0 || isScope) {", "if (isScope) {"],
      [
        "the parent of azapi is not known to be one",
        'const parent = lead.kind === "resource" ? lead.resource : undefined;',
        "const parent = undefined;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-body.ts",
    "azapi body",
    ["what bodies hold", "types of azapi in a part of the world"],
    [
      [
        "names in a body ask for case",
        "keyOf(one) === key ? [one.leaf] : []",
        'one.names.join(".") === path ? [one.leaf] : []',
      ],
      ["a body that is a text is not read", "return isJsonObject(read) ? read : raw;", "return raw;"],
      [
        "lists in a body are not read",
        `return raw.flatMap((item: JsonValue, index) =>
      leavesIn(`,
        `return raw.slice(0, 0).flatMap((item: JsonValue, index) =>
      leavesIn(`,
      ],
      [
        "a deep body is fine",
        'if (level > MOST_LEVELS) return [{ leaf: unread(attribute, "it goes too deep"), names }];',
        "if (level > MOST_LEVELS) return [];",
      ],
      ["references to objects are not followed", "if (structure) return leavesIn(", "if (false) return leavesIn("],
      [
        "a list that only Terraform knows is fine",
        'if (items) return [{ leaf: unread(attribute, "it is a list that only Terraform evaluates"), names }];',
        "if (items) return [];",
      ],
      ["a list that only Terraform knows is a text", "if (items) return [{", "if (false) return [{"],
      [
        "a default may be an object",
        'target.kind !== "written" || target.variable !== undefined',
        'target.kind !== "written"',
      ],
      ["paths of copies ask for case", 'return names.join(".").toLowerCase();', 'return names.join(".");'],
    ],
  ),
];
