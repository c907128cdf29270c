// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What a condition of Terraform lets pass.

export const GUARDED_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/guarded-attributes.ts",
    "plan guard",
    [
      "a region that Terraform checks before it makes anything",
      "a deployment type that Terraform checks",
      "a kind of replication that Terraform checks",
      "regions that Terraform checks",
      "conditions that hold something else",
      "deployment types that Terraform checks",
      "defaults inside that conditions hold",
      "defaults outside that conditions hold",
      "values that Terraform checks, in the Netherlands",
      "defaults inside that no condition holds",
      "geo-redundant backups as a default, where the paired region is inside",
      "typed resources of the zone with defaults inside",
      "how long logs are kept, which Terraform checks",
    ],
    [
      ["locations have no conditions", "return [location, ...", "return [..."],
      ["deployment types have no conditions", "if (type === DEPLOYMENT) {", "if (false) {"],
      [
        "rows of regions have no conditions",
        "return [inRegions(row.path, regionsHeld(zone, type), row.allowed)];",
        "return [];",
      ],
      ["rows of redundancy have no conditions", "return [ofRedundancy(row, zone)];", "return [];"],
      [
        "rows of values that must not be have no conditions",
        "return row.leaks ? [ofForbidden(row.path, row.leaks)] : [];",
        "return [];",
      ],
      ["allowed words are not allowed", "...allowed].map", "].map"],
      [
        "regions are compared as they are written",
        'return `lower(replace(${expression}, " ", ""))`;',
        "return expression;",
      ],
      ["words of no region are compared in lower case", "read: (expression) => expression,", "read: readRegion,"],
      [
        "switches are words",
        "texts.length > 0) return word(path, texts, what);",
        "safe.length > 0) return word(path, safe.map(String), what);",
      ],
      [
        "switches have conditions wherever the resource is",
        "freeIn: regionsPairedInside(zone.boundary, zone.regions)",
        "freeIn: []",
      ],
      ["a value that must not be must be", "isNot: true }", "}"],
      ["a switch must be what it must not be", "String(!value)", "String(value)"],
      ["lists are compared as texts", "isList: LISTS.has(attribute)", "isList: false"],
      ["parts of the world outside are allowed", "countries?.every((country) => storedIn.includes(country))", "true"],
      ["points outside are allowed", "regions.has(region)", "true"],
      ["a condition of nothing is one", "words.length === 0 ? undefined : ", ""],
      ["how long logs are kept has no condition", "[RETENTION_IN_DAYS]", "[]"],
      ["no number of days is allowed", "range(1, ${MOST_DAYS + 1})", "range(1, 2)"],
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
        "isAtRest ? inside.filter((region) => boundary.permitsStorageInGeography(region)) : inside",
        "inside",
      ],
      [
        "everything is allowed where its geography is inside",
        "return isAtRest ? inside.filter",
        "return true ? inside.filter",
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
];
