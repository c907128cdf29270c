// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Every condition of every judge.

export const JUDGE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/judges/region.ts",
    "judge region",
    [
      "words that stand for the paired region",
      "regions in blocks that are no regions",
      "defaults inside that no condition holds",
    ],
    [
      [
        "a region that is not written is never the paired one",
        "return row.whenMissing === undefined ? [] : named(resource, row, row.path, row.whenMissing, context);",
        "return [];",
      ],
      ["an empty region is never the paired one", "return whenMissing;", 'return "";'],
      ["an empty region is unknown", 'if (name === "" && !path.includes(".")) return whenMissing;', ""],
      ["an empty region in a block is fine", 'name === "" && !path.includes(".")', 'name === ""'],
      [
        "a block without its region is fine",
        'if (leaf.kind !== "absent") return written(resource, row, leaf, context);',
        `if (leaf.kind !== "absent") return written(resource, row, leaf, context);
return [];`,
      ],
      ["allowed words are regions", "isOf(allowed, name) || isOf(paired, name)", "isOf(paired, name)"],
      ["allowed words are the paired region", "if (isOf(row.allowed, name)) return [];", ""],
      ["words for the paired region are regions", "|| isOf(paired, name)", ""],
      ["the paired region is fine", "return pairFindings(copies, context);", "return [];"],
      ["words ask for case", "word.toLowerCase() === name.toLowerCase()", "word === name"],
      [
        "words are certain as defaults",
        "if (findings.length > 0 || context.guards.settles(resource, attribute, found) || !isDefault(found)) return findings;",
        "if (true) return findings;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/reference.ts",
    "judge reference",
    ["names inside in every form", "Application Insights without a workspace"],
    [
      ["what must be written may be missing", "&& required)", "&& false)"],
      ["what may be missing must be written", "leaves.length === 0 && required", "leaves.length === 0"],
      [
        "bare names are ids",
        "named ? nameLeads(surroundings, leaf, named) : idLeads(surroundings, leaf)",
        "idLeads(surroundings, leaf)",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/redundancy.ts",
    "judge redundancy",
    ["switches in every form", "backups that a condition decides", "kinds of replication that are defaults"],
    [
      [
        "what the service takes is safe",
        "if (whenMissing === undefined || isOneOf(safe, whenMissing)) return [];",
        "return [];",
      ],
      [
        "what the service takes is never safe",
        "if (whenMissing === undefined || isOneOf(safe, whenMissing)) return [];",
        "if (whenMissing === undefined) return [];",
      ],
      [
        "an unknown value is safe",
        "if (isSafe && context",
        `if (found.kind === "unknown") return [];
    if (isSafe && context`,
      ],
      ["every value is safe", 'found.kind === "literal" && isOneOf(safe, found.value)', 'found.kind === "literal"'],
      ["no value is safe", "if (isSafe && context.guards.settles(resource, leaf.attribute, found)) return [];", ""],
      [
        "a safe default is safe",
        "if (isSafe && context.guards.settles(resource, leaf.attribute, found)) return [];",
        "if (isSafe) return [];",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/pair.ts",
    "judge pair",
    ["a vault in one of two regions, each of which is copied", "vaults that are copied to the paired region"],
    [
      ["the pair of an unknown region is inside", "?? possibleRegions(context)", "?? []"],
      [
        "the pair of a region outside is told too",
        `.filter((region) => boundary.permitsStorage(region))
    .flatMap(`,
        ".flatMap(",
      ],
      ["every pair is inside", "!boundary.permitsStorage(pair)", "false"],
      ["every pair outside is told", ".slice(0, 1)", ""],
    ],
  ),
  ...inFile(
    "src/audit/judges/paired-region.ts",
    "paired region",
    [
      "copies of what is in a region without a pair, or in two places",
      "copies in the paired region of one of two regions that Terraform checks",
    ],
    [
      ["copies stay in the region", "if (where === undefined) return [];", "return [];"],
      [
        "the pair of an unknown region is fine",
        'if (!regions) return "the paired region of one that is not known";',
        "if (!regions) return undefined;",
      ],
      [
        "a region without a pair is fine",
        "if (region.pairedRegion === undefined) return",
        `if (region.pairedRegion === undefined) continue;
if (false) return`,
      ],
      ["every pair is outside", "if (!pair || !boundary.permitsStorage(pair)) {", "{"],
      [
        "one known region of several is enough",
        "return regions.includes(undefined) || regions.length === 0 ?",
        "return regions.every((one) => one === undefined) ?",
      ],
      ["pairs of regions that Terraform checks are unknown", 'if (where.kind === "held") return where.regions;', ""],
    ],
  ),
  ...inFile(
    "src/audit/judges/text.ts",
    "judge text",
    ["texts that lead outside"],
    [
      [
        "lists of texts are not read",
        "if (Array.isArray(leaf.raw)) return",
        `if (Array.isArray(leaf.raw)) return [];
if (false) return`,
      ],
      ["maps of texts are not read", "if (!isJsonObject(leaf.raw)) return [];", "return [];"],
      ["keys of maps are not read", "[...within(key, key), ...within(key, value)]", "within(key, value)"],
    ],
  ),
  ...inFile(
    "src/audit/judges/forbidden.ts",
    "judge forbidden",
    ["values that must not be written", "defaults inside that no condition holds"],
    [
      ["every value is fine", "&& isNoneOf(leaks, found.value);", ";"],
      ["no value is fine", "if (isFine && context.guards.settles(resource, leaf.attribute, found)) return [];", ""],
      [
        "an unknown value is fine",
        "if (isFine && context",
        `if (leaks && found.kind === "unknown") return [];
      if (isFine && context`,
      ],
      ["a value that must not be written may be", "const isFine = leaks &&", "const isFine = !leaks ||"],
      [
        "a default that is fine is fine",
        "if (isFine && context.guards.settles(resource, leaf.attribute, found)) return [];",
        "if (isFine) return [];",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/data-location.ts",
    "judge data-location",
    ["parts of the world"],
    [
      [
        "a part of the world that a flow does not name is fine",
        "whenMissing === undefined ? [] : [partNamed(path, whenMissing)]",
        "[]",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/web-test.ts",
    "judge web-test",
    [
      "points of web tests in every form",
      "defaults inside that no condition holds",
      "defaults inside that conditions hold",
    ],
    [
      ["points of web tests ask for case", "known.id === id.toLowerCase()", "known.id === id"],
      [
        "every point is inside",
        "return whereFindings({ resource, attribute, code, what: id",
        `if (region) return [];
return whereFindings({ resource, attribute, code, what: id`,
      ],
      [
        "an unknown point is fine",
        "return whereFindings({ resource, attribute, code, what: id",
        `if (!region) return [];
return whereFindings({ resource, attribute, code, what: id`,
      ],
      [
        "points inside are certain as defaults",
        "region && isDefault(found) && context",
        "false && region && isDefault(found) && context",
      ],
      [
        "points that Terraform checks are unknown",
        "if (isOpen && context.guards.holds(resource, attribute)) return [];",
        "",
      ],
    ],
  ),
  ...inFile(
    "src/audit/judges/known-value.ts",
    "known value",
    ["values that must not be written"],
    [
      ["texts of tables ask for case", "word.toLowerCase() === String(value).toLowerCase()", "word === value"],
      [
        "true is a word",
        'typeof word === "boolean" ? truthOf(value) === word : ',
        'typeof word === "boolean" ? value === word : ',
      ],
      [
        "what is neither true nor false is none of them",
        "return !isUnread && !isOneOf(words, value);",
        "return !isOneOf(words, value);",
      ],
    ],
  ),
  ...inFile(
    "src/terraform/truth-value.ts",
    "known value",
    ["switches in every form", "texts that a condition decides"],
    [
      ["1 is not true", '|| value === "1"', ""],
      ["0 is not false", '|| value === "0"', ""],
    ],
  ),
];
