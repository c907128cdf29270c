// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Copies and flows that the body of an azapi resource has.

export const AZAPI_FLOW_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/arm/arm-copies.ts",
    "azapi copies",
    [
      "copies by the name of a property or by its value",
      "copies that a service of azapi makes by itself",
      "copies that defaults in bodies ask for",
      "copies that a body asks for",
      "blobs that may go to another tenant",
      "hubs of azapi, which copy to the paired region",
      "what only Cosmos DB has continuously",
      "a vault of azapi, which is copied to the paired region",
    ],
    [
      ["what changes something makes it too", '&& resource.type === "azapi_resource"', ""],
      [
        "rows of copies count for nothing",
        "...COPIES.filter((row) => row.type === type).flatMap((row) => rowFindings(resource, row, leaves, rows, context)),",
        "",
      ],
      ["what has a row is told by its name too", ".filter((one) => !known.has(keyOf(one)))", ""],
      ["names count for nothing", ".flatMap((one) => namedFindings(resource, one, context)),", ".flatMap(() => []),"],
      [
        "copies of a vault count for nothing",
        "...(type === VAULT ? judgePair(resource, VAULT_PAIR, context) : []),",
        "",
      ],
      [
        "what a body does not say is safe",
        "if (written.length === 0 && (!made.includes(row) || (row.type === COSMOS && isContinuous(leaves)))) return [];",
        "if (written.length === 0) return [];",
      ],
      [
        "what a change does not say leaks",
        "(!made.includes(row) || (row.type === COSMOS && isContinuous(leaves)))",
        "row.type === COSMOS && isContinuous(leaves)",
      ],
      ["continuous backups leave the region", "|| (row.type === COSMOS && isContinuous(leaves))", ""],
      ["every backup is continuous", '=== "continuous"', '!== ""'],
      [
        "a safe copy is safe as a default",
        "const found = isSafe ? resolveCertain(leaf) : told;",
        "const found = told;",
      ],
      ["a copy that is off by default is off", "|| isDefault(found) ||", "||"],
      ["no value of a row is safe", 'if (isSafe && found.kind === "literal") return [];', ""],
      ["safe values of azapi ask for case", "word.toLowerCase() === text?.toLowerCase()", "word === text"],
      ["blobs may go to another tenant", "if (keyOf(one) === OPEN && isSaid(found, ON)) {", "if (false) {"],
      [
        "blobs may never go to another tenant",
        "if (keyOf(one) === OPEN && isSaid(found, ON)) {",
        "if (keyOf(one) === OPEN) {",
      ],
      [
        "values of copies count for nothing",
        '(found.kind === "literal" && COPY_VALUE.test(String(found.value))) ||',
        "",
      ],
      ["redundancy counts for nothing", "(REDUNDANCY_NAME.test(name) && isSaid(found, GEO_VALUE)) ||", ""],
      ["switches count for nothing", "(names.some((one) => GEO_NAME.test(one)) && isSaid(found, ON));", "false;"],
      [
        "a switch that is off counts",
        "(names.some((one) => GEO_NAME.test(one)) && isSaid(found, ON));",
        "names.some((one) => GEO_NAME.test(one));",
      ],
      ["any redundancy counts", "REDUNDANCY_NAME.test(name) && isSaid(found, GEO_VALUE)", "REDUNDANCY_NAME.test(name)"],
      [
        "an unknown copy is fine",
        'return found.kind === "unknown" || isDefault',
        'return found.kind !== "unknown" && isDefault',
      ],
      ["redundan is no copy", "/redundan|replicat/i", "/replicat/i"],
      ["replicat is no copy", "/redundan|replicat/i", "/redundan/i"],
      ["geo as a value is no copy", "/^(?:ra-?)?geo|^global/i", "/^global/i"],
      ["global as a value is no copy", "/^(?:ra-?)?geo|^global/i", "/^(?:ra-?)?geo/i"],
      ["ragrs without a sign is no copy", "(?:^|_)(?:ra-?)?gz?rs$", "(?:^|_)gz?rs$"],
      ["gzrs is no copy", "(?:ra-?)?gz?rs$", "(?:ra-?)?grs$"],
      [
        "geoRedundant is no copy",
        "geo(?:-?redundan|backup|replicat)|cross-?region",
        "geo(?:backup|replicat)|cross-?region",
      ],
      [
        "geoBackup is no copy",
        "geo(?:-?redundan|backup|replicat)|cross-?region",
        "geo(?:-?redundan|replicat)|cross-?region",
      ],
      [
        "geoReplication is no copy",
        "geo(?:-?redundan|backup|replicat)|cross-?region",
        "geo(?:-?redundan|backup)|cross-?region",
      ],
      [
        "crossRegion is no copy",
        "geo(?:-?redundan|backup|replicat)|cross-?region",
        "geo(?:-?redundan|backup|replicat)",
      ],
      ["enabled is no copy", "/^(?:enabled|on|true|yes)$/i", "/^(?:on|true|yes)$/i"],
      ["on is no copy", "/^(?:enabled|on|true|yes)$/i", "/^(?:enabled|true|yes)$/i"],
      ["true is no copy", "/^(?:enabled|on|true|yes)$/i", "/^(?:enabled|on|yes)$/i"],
      ["yes is no copy", "/^(?:enabled|on|true|yes)$/i", "/^(?:enabled|on|true)$/i"],
      ["anything may be continuous", "(row.type === COSMOS && isContinuous(leaves))", "isContinuous(leaves)"],
      [
        "a row of a region judges any value",
        "if (row.isRegion && !(text !== undefined && PAIRED.test(text))) return [];",
        "",
      ],
      [
        "the paired region is one that is written",
        "if (row.isRegion && !(text !== undefined && PAIRED.test(text))) return [];",
        "if (row.isRegion) return [];",
      ],
      ["only the last name is that of a switch", "names.some((one) => GEO_NAME.test(one))", "GEO_NAME.test(name)"],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-flows.ts",
    "azapi flows",
    [
      "defaults in bodies",
      "bodies with secrets",
      "bodies with points of web tests",
      "bodies with values that must not be written",
      "bodies that copy blobs to another account",
      "bodies without what must be written",
    ],
    [
      [
        "values that must not be written are fine",
        ".flatMap((row) => forbidden(resource, row, leaves, context)),",
        ".flatMap(() => []),",
      ],
      [
        "an unknown value of a body is fine",
        'if (found.kind === "literal" && !isLeak) return [];',
        "if (!isLeak) return [];",
      ],
      [
        "a value of a body that is fine as a default is fine",
        "const found = isLeak ? told : resolveCertain(leaf);",
        "const found = told;",
      ],
      [
        "points of a body are certain as defaults",
        "if (region && isDefault(found) && context",
        "if (false && region && isDefault(found) && context",
      ],
      ["no value of a body is fine", 'if (found.kind === "literal" && !isLeak) return [];', ""],
      [
        "what a body must say may be missing",
        ".flatMap((row) => required(resource, row.path, leaves)),",
        ".flatMap(() => []),",
      ],
      [
        "what changes something must say all",
        'if (isThere || resource.type !== "azapi_resource") return [];',
        "if (isThere) return [];",
      ],
      [
        "copies of a body go nowhere",
        "...at(leaves, COPIED_TO, type).flatMap((leaf) => copiedTo(resource, leaf, context)),",
        "",
      ],
      [
        "an account is copied to by its id alone",
        'isName ? nameLeads(surroundings, leaf, ["azurerm_storage_account"]) : idLeads',
        "idLeads",
      ],
      [
        "points of web tests in a body are fine",
        "...at(leaves, WEB_TESTS, type).flatMap((leaf) => testedFrom(resource, leaf, context)),",
        "",
      ],
      [
        "an unknown point in a body is fine",
        'return whereFindings(told, { kind: "unknown", attribute, value: id, reason }, context);',
        "return [];",
      ],
      ["points in a body ask for case", "known.id === id.toLowerCase()", "known.id === id"],
      ["secrets in a body are fine", "...leaves.flatMap((leaf) => secret(resource, leaf, context)),", ""],
      ["any text in a body is a secret", '|| !SECRET_NAME.test(names.at(-1) ?? "")', ""],
      ["connectionString is no secret", "connection_?string|", ""],
      ["instrumentationKey is no secret", "|instrumentation_?key", ""],
      ["sasUrl is no secret", "|sas_?ur[il]", ""],
    ],
  ),
];
