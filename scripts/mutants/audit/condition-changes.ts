// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Conditions that Terraform checks in the place of the audit.

export const CONDITION_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/audit-resource.ts",
    "zone",
    ["conditions on another attribute than the one that is unknown"],
    [
      [
        "what Terraform checks is told all the same",
        ".filter(({ attribute }) => !context.guards.answers(resource, attribute))",
        "",
      ],
    ],
  ),
  ...inFile(
    "src/audit/guards.ts",
    "plan guard",
    [
      "conditions that hold something else",
      "deployment types that Terraform checks",
      "values that Terraform checks, in the Netherlands",
    ],
    [
      ["every condition is the right one", ".filter((guard) => isGuarded(body, guard))", ""],
      ["a condition of one attribute is one of all", "withoutFirst(guard.attribute) === key", "true"],
      ["a condition on a location hides what is told of it", "return key !== LOCATION && this", "return this"],
      [
        "what the document tells is what Terraform checks",
        '.filter(({ value }) => resolveValue(document, value).kind === "unknown")',
        "",
      ],
      ["a list of one block is another attribute", 'attribute.replaceAll("[0]", "")', "attribute"],
      [
        "any region is held",
        "return this.of(resource).find(({ attribute }) => attribute === LOCATION)?.regions;",
        "return this.of(resource)[0]?.regions;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/plan-guard.ts",
    "plan guard",
    [
      "regions that Terraform checks",
      "conditions on another attribute than the one that is unknown",
      "conditions that hold something else",
      "conditions that are not quite the right ones",
      "conditions that are the right ones",
      "deployment types that Terraform checks",
    ],
    [
      ["a resource carries any condition", "=== condition);", "!== undefined);"],
      [
        "a condition that begins alike is the right one",
        'ownValue(each, "condition") === condition',
        'String(ownValue(each, "condition")).slice(0, 12) === condition.slice(0, 12)',
      ],
      [
        "a condition of other words is the right one",
        'ownValue(each, "condition") === condition',
        'String(ownValue(each, "condition")).split("], ")[1] === condition.split("], ")[1]',
      ],
      [
        "a condition on another value is the right one",
        'ownValue(each, "condition") === condition',
        'String(ownValue(each, "condition")).split("], ")[0] === condition.split("], ")[0]',
      ],
      [
        "a condition in other case is the right one",
        'ownValue(each, "condition") === condition',
        'String(ownValue(each, "condition")).toLowerCase() === condition.toLowerCase()',
      ],
      [
        "one condition alone is none",
        "Array.isArray(preconditions) ? preconditions : [preconditions]",
        "Array.isArray(preconditions) ? preconditions : []",
      ],
      [
        "only one condition counts",
        "Array.isArray(preconditions) ? preconditions :",
        "Array.isArray(preconditions) ? preconditions.slice(0, 1) :",
      ],
      [
        "a postcondition is a condition",
        'ownValue(written, "precondition")',
        '(ownValue(written, "precondition") ?? ownValue(written, "postcondition"))',
      ],
      [
        "rows of regions have no conditions",
        'if (row.judge !== "region" && row.judge !== "redundancy") continue;',
        'if (row.judge !== "redundancy") continue;',
      ],
      [
        "rows of redundancy have no conditions",
        'if (row.judge !== "region" && row.judge !== "redundancy") continue;',
        'if (row.judge !== "region") continue;',
      ],
      ["locations have no conditions", "return [location, ...rows];", "return [...rows];"],
      ["deployment types have no conditions", "if (type === DEPLOYMENT) {", "if (false) {"],
      [
        "allowed words are not allowed",
        "[...regions.map(({ name }) => name), ...words]",
        "regions.map(({ name }) => name)",
      ],
      [
        "regions are compared as they are written",
        'regions ? `lower(replace(${expression}, " ", ""))` : expression',
        "expression",
      ],
      [
        "what is no region is changed before it is compared",
        'regions ? `lower(replace(${expression}, " ", ""))` : expression',
        '`lower(replace(${expression}, " ", ""))`',
      ],
      [
        "words of no region are compared in lower case",
        "regions ? allowed.map((word) => word.toLowerCase()) : allowed",
        "allowed.map((word) => word.toLowerCase())",
      ],
      ["a part of a text is the whole", "if (parts?.length !== 1) return undefined;", "if (!parts) return undefined;"],
      [
        "an expression has no condition",
        'if (part.kind === "expression") return part.text;',
        'if (part.kind === "expression") return undefined;',
      ],
      [
        "a resource of the document has a condition",
        "return isTold(part.traversal, guarded) ? undefined : part",
        "return part",
      ],
      ["var has no condition", "var|", ""],
      ["local has no condition", "local|", ""],
      ["data has no condition", "data|", ""],
      ["module has no condition", "module|", ""],
      ["each has no condition", "each|", ""],
      ["a condition of nothing is one", "guarded.allowed.length === 0", "false"],
      ["switches are words", 'row.safe.filter((value) => typeof value === "string")', "row.safe.map(String)"],
      ["locations of resources alone have no condition", "|| steps[steps.length - 1].key === LOCATION", ""],
      [
        "no attribute of a resource has a condition",
        "return regions === undefined || steps[steps.length - 1].key === LOCATION;",
        "return true;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/guarded-zone.ts",
    "plan guard",
    [
      "regions and deployment types that are declared",
      "conditions that hold something else",
      "a deployment for a data zone where there is none",
      "a region outside that somebody added to the zone of a document",
      "deployments where Terraform checks the region, which processes outside",
    ],
    [
      ["declared regions outside are allowed", "boundary.permitsStorage(region) && (", "("],
      [
        "declared regions are not allowed",
        "const declared = new Map(regions.map((region) => [region.name, region]));",
        "const declared = new Map<string, AzureRegion>();",
      ],
      [
        "regions of the table are not allowed",
        "for (const name of boundary.regionNames) if",
        "for (const name of [] as string[]) if",
      ],
      [
        "types that leave are allowed",
        "types.filter((type) => leavingFrom(zone.boundary, type, regions).length === 0)",
        "types",
      ],
      [
        "a type that is inside in one region is allowed",
        ": possible.filter((region) => !boundary.permitsProcessing(type, region));",
        ": possible.filter((region) => !boundary.permitsProcessing(type, region)).length < possible.length ? [] : possible;",
      ],
      [
        "declared types are not allowed",
        "DeploymentType.of(name)), ...zone.deploymentTypes]",
        "DeploymentType.of(name))]",
      ],
      [
        "accounts are allowed wherever they are stored",
        "(!isAtRest || boundary.permitsStorageInGeography(region))",
        "true",
      ],
      [
        "everything is allowed where its geography is inside",
        "(!isAtRest || boundary.permitsStorageInGeography(region))",
        "boundary.permitsStorageInGeography(region)",
      ],
      [
        "accounts of azapi are allowed wherever they are stored",
        "isAccount({ type }) || isArm(type)",
        "isAccount({ type })",
      ],
      [
        "a type of data zones is one where there is none",
        "type.processingScope !== ProcessingScope.DATA_ZONE || region.dataZone !== undefined",
        "true",
      ],
      [
        "a type that can be made nowhere is inside",
        "return possible.length === 0 ? regions : possible",
        "return possible",
      ],
    ],
  ),
  ...inFile(
    "src/audit/plain-values.ts",
    "plan guard",
    ["conditions that hold something else"],
    [
      [
        "values in blocks have no conditions",
        "isJsonObject(value) && numberIn(value) === undefined ? valuesIn",
        "false ? valuesIn",
      ],
      ["blocks with a number have conditions", "&& numberIn(value) === undefined", ""],
      [
        "what dynamic makes has conditions",
        "if (dynamicBlocks(body).some((dynamic) => dynamic.name === name)) return [];",
        "",
      ],
      [
        "lists have no conditions",
        "if (!Array.isArray(value)) return [{ attribute, value }];",
        `if (!Array.isArray(value)) return [{ attribute, value }];
  return [];`,
      ],
    ],
  ),
  ...inFile(
    "src/zone/plan-guards.ts",
    "plan guard",
    ["regions that Terraform checks", "conditions that somebody wrote beside those that are added"],
    [
      ["no condition is added", "if (guards.length === 0) return;", "return;"],
      ["other conditions are lost", "precondition: [...precondition, ...conditions]", "precondition: conditions"],
      ["overrides have no conditions", "if (Object.keys(rawOverrides ?? {}).length > 0) return true;", ""],
      ["only overrides have conditions", "return guardedAttributes(", "return false && guardedAttributes("],
      [
        "attributes in blocks have no conditions when they are added",
        "return name !== undefined && isMap(value) && isUnresolvedIn(",
        "return false && isUnresolvedIn(",
      ],
      ["lists of blocks have no conditions when they are added", '|| (isMap(value) && "resolve" in value)', ""],
      ["items of lists have no conditions when they are added", "if (Array.isArray(value))", "if (false)"],
    ],
  ),
  ...inFile(
    "src/zone/zone-audit.ts",
    "plan guard",
    ["deployment types that Terraform checks"],
    [
      [
        "conditions are never added",
        `Aspects.of(zone).add(guards);
  AppCheck.of(zone).add(audited, () => {
    for (const construct of zone.node.findAll()) guards.visit(construct);
  });`,
        "AppCheck.of(zone).add(audited, () => undefined);",
      ],
      ["conditions are only added in the end", "Aspects.of(zone).add(guards);", ""],
    ],
  ),
];
