// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Every rule, and every condition in it. That each rule counts is with the tables.

export const RULE_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/rules/data-leaves-boundary.ts",
    "judge",
    [
      "ids in blocks that a dynamic block makes",
      "backups that a condition decides",
      "a part of the world of which one country is inside",
      "a template, and a service of the world",
      "a text of more parts than are told apart",
      "a vault in one of two regions, each of which is copied",
      "blocks in blocks that cannot be read",
      "each point of web tests",
      "ids outside in every form",
    ],
    [
      ["the judge Region is not asked", "return judgeRegion(resource, row, context);", "return [];"],
      ["the judge Reference is not asked", "return judgeReference(resource, row, context);", "return [];"],
      ["the judge Host is not asked", "return judgeHost(resource, row, context);", "return [];"],
      ["the judge Secret is not asked", "return judgeSecret(resource, row, context);", "return [];"],
      ["the judge Text is not asked", "return judgeText(resource, row, context);", "return [];"],
      ["the judge Redundancy is not asked", "return judgeRedundancy(resource, row, context);", "return [];"],
      ["the judge Pair is not asked", "return judgePair(resource, row, context);", "return [];"],
      ["the judge Forbidden is not asked", "return judgeForbidden(resource, row, context);", "return [];"],
      ["the judge DataLocation is not asked", "return judgeDataLocation(resource, row, context);", "return [];"],
      ["the judge WebTest is not asked", "return judgeWebTest(resource, row, context);", "return [];"],
      ["the judge Transit is not asked", "return judgeTransit(resource, row, context);", "return [];"],
      ["conditions of rows are ignored", ".filter((row) => counts(row, resource))", ""],
    ],
  ),
  ...inFile(
    "src/audit/flow-condition.ts",
    "condition",
    ["backups that a condition decides", "texts that a condition decides"],
    [
      ["unless is ignored", 'return !(unless && answer(unless, resource) === "yes");', "return true;"],
      ["unless holds where nobody knows", '=== "yes");', '!== "no");'],
      ["onlyIf is ignored", 'if (onlyIf && answer(onlyIf, resource) === "no") return false;', ""],
      ["onlyIf fails where nobody knows", '=== "no") return false;', '!== "yes") return false;'],
      ["a condition on what is not written holds", 'return "no";', 'return "yes";'],
      [
        "a condition asks for case",
        "textOf(resolveLeaf(leaf), startsWith)?.toLowerCase()",
        "textOf(resolveLeaf(leaf), startsWith)",
      ],
      ["anything that is written must be told", 'if (startsWith.includes("")) return "yes";', ""],
      [
        "the first of several answers counts",
        'return answers.every((one) => one === answers[0]) ? answers[0] : "unknown";',
        "return answers[0];",
      ],
      [
        "a default makes a condition certain",
        "|| found.variable !== undefined) return undefined;",
        ") return undefined;",
      ],
      [
        "1 is no truth value",
        "const value = isSwitch ? truthOf(found.value) : found.value;",
        "const value = found.value;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/rules/resource-not-classified.ts",
    "rule classified",
    ["provisioners in every form"],
    [["provisioners are fine", "return provisionersOf(resource)", "return [].slice(0)"]],
  ),
  ...inFile(
    "src/audit/rules/location-outside-boundary.ts",
    "rule location",
    [
      "accounts and deployments of azapi",
      "values that Terraform checks, in the Netherlands",
      "a part of the world of which one country is inside",
      "deployments in regions that nobody knows",
      "parents of the zone that are outside",
      "parts of what leaves the boundary by what it does itself",
      "types of no table, with a location",
    ],
    [
      [
        "where a resource is counts for nothing",
        "...context.whereabouts.of(resource).flatMap((where) => ofItself(resource, where, context)),",
        "",
      ],
      ["the location of an unknown type is not told", "...ofUnclassified(resource, context),", ""],
      ["children are told with their parent", "if (where.parent && context.scope.has(where.parent)) return [];", ""],
      ["children are never told", "where.parent && context.scope.has(where.parent)", "where.parent"],
      ["unknown places of deployments are told twice", 'if (isDeployment && where.kind === "unknown") return [];', ""],
      ["unknown places are fine", 'isDeployment && where.kind === "unknown"', 'where.kind === "unknown"'],
      ["services of the world are told twice", 'if (typeRowOf(resource.type)?.class === "global") return [];', ""],
      ["accounts keep data in their region", "|| isAccount(resource)", ""],
      ["accounts of azapi keep data in their region", "|| isArmAccount(resource)", ""],
      ["deployments keep data in their region", "const isAtRest = isDeployment ||", "const isAtRest ="],
      ["deployments of azapi are no deployments", "|| isArmDeployment(resource)", ""],
      ["every resource keeps data in its geography", "findings.length > 0 || !isAtRest ?", "findings.length > 0 ?"],
      [
        "what a part is kept in may do what it likes",
        "if (found.length > 0 || !where.parent) return found;",
        "return found;",
      ],
    ],
  ),
  ...inFile(
    "src/audit/rules/processing-leaves-boundary.ts",
    "rule processing",
    [
      "deployments in regions that nobody knows",
      "deployment types that Terraform checks",
      "accounts and deployments of azapi",
      "a deployment beside the zone in an account of it, of a type that has a default inside",
      "defaults inside that conditions hold",
      "a deployment beside the zone in an account of it, of a type that has a default outside",
    ],
    [
      [
        "deployments of azapi process inside",
        "resource.type !== DEPLOYMENT && !isArmDeployment(resource)",
        "resource.type !== DEPLOYMENT",
      ],
      ["deployment types that cannot be told are fine", "return [deployed.finding, ...told];", "return told;"],
      ["deployment types always process inside", "? !boundary.permitsProcessing(type, where.region)", "? false"],
      ["global types are fine where the region is unknown", "type.processingScope === ProcessingScope.GLOBAL", "false"],
      ["every type leaves where the region is unknown", "type.processingScope === ProcessingScope.GLOBAL", "true"],
      [
        "deployments in unknown regions are fine",
        'return whereFindings({ resource, attribute: where.attribute, code: "LocationOutsideBoundary" }, where, context);',
        "return [];",
      ],
      ["a region without a data zone is told as any other", "if (isWithoutZone(type, region)) {", "if (false) {"],
      [
        "a region that Terraform checks is fine for every type",
        'if (where.kind === "held") return leavingFrom(boundary, type, where.regions).length > 0;',
        'if (where.kind === "held") return false;',
      ],
      [
        "a region that Terraform checks is one for no type",
        'if (where.kind === "held") return leavingFrom(boundary, type, where.regions).length > 0;',
        'if (where.kind === "held") return true;',
      ],
      ["a deployment type is certain as a default", "...(isOpen ? [doubt] : []), ", ""],
      [
        "a deployment type that Terraform checks is unknown as a default",
        "&& !context.guards.holds(resource, attribute)",
        "",
      ],
      ["a deployment type that leaves is told twice", "doubt && breaches.length === 0 &&", "doubt &&"],
    ],
  ),
  ...inFile(
    "src/audit/deployment-type-of.ts",
    "rule processing",
    ["accounts and deployments that keep data in their geography"],
    [
      [
        "an unknown deployment type is told as one that no table holds",
        'if (sku?.kind === "unknown") {',
        "if (false) {",
      ],
    ],
  ),
];
