import { type AuditChange, inFile } from "./audit-change";

// Exemptions from the Azure Policy of a zone.

export const EXEMPTION_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/audit-zone.ts",
    "exemption",
    ["an exemption from an assignment of the zone"],
    [["exemptions are not looked for", "...policyExemptions(world, context.scope),", ""]],
  ),
  ...inFile(
    "src/audit/policy-exemptions.ts",
    "exemption",
    [
      "an exemption from an assignment that nobody knows",
      "an exemption from an assignment whose id is written out",
      "an exemption from an assignment that a default names",
      "an exemption from an assignment that is read again by its name",
      "an exemption from an assignment that has nothing to do with the zone",
      "an exemption from an assignment of another name",
      "an exemption from an assignment that is read by another name",
      "an exemption by azapi",
      "an exemption by azapi of something that cannot be read",
      "an exemption for the subscription",
      "an exemption beside a zone without assignments of its own",
    ],
    [
      ["zones without assignments are looked at", "if (assignments.size === 0) return [];", ""],
      [
        "only groups have exemptions",
        "/^azurerm_(?:\\w+_)?policy_exemption$/",
        "/^azurerm_resource_group_policy_exemption$/",
      ],
      ["azapi makes no exemptions", "armTypeOf(resource) !== ARM_EXEMPTION", "true"],
      ["a body that cannot be read is for nothing", "if (leaves.length === 0) return", "if (false) return"],
      ["a default is certain", "composed(leaf, true)", "composed(leaf)"],
      [
        "what belongs to the zone is not known",
        "if (resource && assignments.has(resource)) return",
        "if (false) return",
      ],
      ["assignments of others are not known", "if (isMade && ASSIGNMENT.test(resource.type)) continue;", ""],
      ["names are written in one case", "!names.has(name.toLowerCase())", "!names.has(name)"],
      ["what is read is told by its id", "resource && !isMade ? nameOf(resource) :", ""],
      ["what nobody knows is for another", "if (!isOther) return", "if (false) return"],
    ],
  ),
];
