// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Conditions that Terraform checks in the place of the audit.

export const CONDITION_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/audit-resource.ts",
    "zone",
    ["conditions on another attribute than the one that is unknown", "texts that lead outside"],
    [
      [
        "what Terraform checks is told all the same",
        ".filter(({ attribute }) => !context.guards.answers(resource, attribute))",
        "",
      ],
      ["several ways to one place are told each", "return toldOnce(found);", "return found;"],
    ],
  ),
  ...inFile(
    "src/audit/guards.ts",
    "plan guard",
    [
      "conditions that hold something else",
      "deployment types that Terraform checks",
      "values that Terraform checks, in the Netherlands",
      "defaults inside that no condition holds",
      "defaults inside that conditions hold",
      "defaults outside that conditions hold",
      "kinds of replication that are defaults",
    ],
    [
      ["every condition is the right one", ".filter((guard) => isGuarded(body, guard))", ""],
      [
        "a condition of one attribute is one of all",
        "held.isUnknown && withoutFirst(held.attribute) === key",
        "held.isUnknown",
      ],
      ["a condition on a location hides what is told of it", "return key !== LOCATION && this", "return this"],
      ["a list of one block is another attribute", 'attribute.replaceAll("[0]", "")', "attribute"],
      ["any region is held", "return this.at(resource, attribute)?.regions;", "return this.of(resource)[0]?.regions;"],
      ["a condition on a default hides what the default says", "isUnknown: !isTold", "isUnknown: true"],
      ["every default is held", "(!isDefault(found) || this.holds(resource, attribute))", "true"],
      ["no default is held", "(!isDefault(found) || this.holds(resource, attribute))", "!isDefault(found)"],
      ["a list that is checked as a whole is not", "|| (held.isList && held.attribute === list)", ""],
      ["each item of a default is unknown", "|| (guard.isList && hasItems(document, guard.value))", ""],
      [
        "an empty default is told",
        "(resolveItems(document, value) ?? []).length > 0",
        "resolveItems(document, value) !== undefined",
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
      "defaults inside that conditions hold",
      "defaults inside that no condition holds",
      "defaults outside that conditions hold",
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
      ["a part of a text is the whole", "return parts?.length === 1 ? parts[0] : undefined;", "return parts?.[0];"],
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
      ["locations of resources alone have no condition", "|| steps[steps.length - 1].key === LOCATION", ""],
      [
        "no attribute of a resource has a condition",
        "return regions === undefined || steps[steps.length - 1].key === LOCATION;",
        "return true;",
      ],
      [
        "items of a list that is written in place are lists",
        "guarded.isList && attribute === guarded.attribute",
        "guarded.isList",
      ],
      [
        "each item of a list is compared as the list",
        "isList ? ofEach(guarded, expression) : comparison(guarded, expression)",
        "comparison(guarded, expression)",
      ],
      ["what must not be is compared as what must be", '${isNot ? "!" : ""}contains', "contains"],
      ["where any value is inside, it is refused", 'freeIn.length === 0 ? "" : ', 'true ? "" : '],
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
    [
      "a location with a default inside that an override of the resource writes",
      "regions that Terraform checks",
      "conditions that somebody wrote beside those that are added",
      "a resource without bindings under the zone with defaults inside",
    ],
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
      ["what has no bindings gets no condition", "!(input in resource) || ", ""],
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
