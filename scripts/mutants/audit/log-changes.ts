// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Logs that go to another region, and how long they are kept.

export const LOG_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/rules/logs-in-another-region.ts",
    "rule logs",
    [
      "logs of what is in two regions, to one of them",
      "logs that a resource beside the zone sends, and logs that leave the boundary",
      "logs where Terraform checks a region in each of two stacks",
      "logs where only Terraform knows the region",
    ],
    [
      ["logs of others are told too", "if (!context.scope.has(resource)) return [];", ""],
      [
        "a place outside is told as another region",
        '.filter((where) => where.kind === "held" || boundary.permitsStorage(where.region))',
        "",
      ],
      ["another region is the same", "a.region.name === b.region.name", "true"],
      [
        "regions that Terraform checks are never the same",
        "a.value === b.value && a.holder.document === b.holder.document",
        "false",
      ],
      [
        "regions that Terraform checks are always the same",
        "a.value === b.value && a.holder.document === b.holder.document",
        "true",
      ],
      ["regions that are written alike in two stacks are the same", "&& a.holder.document === b.holder.document", ""],
      [
        "one region that fits is enough",
        "home.some((own) => !isSame(own, place))",
        "home.every((own) => !isSame(own, place))",
      ],
    ],
  ),
  ...inFile(
    "src/audit/logs.ts",
    "logs",
    [
      "logs of accounts and gateways in another region inside",
      "logs of what is declared",
      "loggers of a gateway in another region inside",
      "logs of azapi in another region inside",
    ],
    [
      ["anything sends logs", "if (!isSender(resource)) return [];", ""],
      ["logs of anything count", "  .filter(isWatched);", ";"],
      [
        "declared accounts are not watched",
        'if (lead.kind === "declared") return WATCHED_ID.test(lead.what);',
        'if (lead.kind === "declared") return false;',
      ],
      ["everything that is declared is watched", "return WATCHED_ID.test(lead.what);", "return true;"],
      ["gateways are not watched", "resource.type === GATEWAY || ", ""],
      ["gateways of azapi are not watched", " || (isArm(resource.type) && armTypeOf(resource) === ARM_GATEWAY);", ";"],
      ["accounts are not watched", "isService || isAccount(resource) || ", "isService || "],
      ["accounts of azapi are not watched", " || isArmAccount(resource);", ";"],
      ["loggers of azapi send nothing", "return sinks(leaves, textLeads);", "return [];"],
    ],
  ),
  ...inFile(
    "src/audit/rules/retention-not-written.ts",
    "rule retention",
    [
      "how long workspaces keep logs",
      "ids of the app that are written out",
      "how long logs are kept, which Terraform checks",
    ],
    [
      ["retention of others is told", "if (!context.scope.has(resource)) return [];", ""],
      ["workspaces may keep logs as long as they like", "if (type === WORKSPACE) {", "if (false) {"],
      [
        "workspaces of azapi may keep logs as long as they like",
        'if (!type.startsWith("azapi_") || armTypeOf(resource) !== ARM_WORKSPACE) return [];',
        "return [];",
      ],
      ["everything of azapi is a workspace", "|| armTypeOf(resource) !== ARM_WORKSPACE)", ")"],
      [
        "what changes a workspace must say how long",
        'type === "azapi_resource" ? judged(resource, "body", undefined, context) : []',
        'judged(resource, "body", undefined, context)',
      ],
      [
        "a workspace of azapi need not say how long",
        'type === "azapi_resource" ? judged(resource, "body", undefined, context) : []',
        "[]",
      ],
      [
        "a retention that is not written is fine",
        "if (days === undefined) return [",
        `if (days === undefined) return [];
  if (days === undefined) return [`,
      ],
      [
        "a retention that nobody knows is fine",
        'if (days.kind === "unknown") return [',
        `if (days.kind === "unknown") return [];
  if (days.kind === "unknown") return [`,
      ],
      ["any text is a number of days", "DAYS.test(String(value)) && ", ""],
      ["any number of days is kept", " && Number(value) <= MOST_DAYS", ""],
      ["a default is a retention", "isDays && guards.settles(resource, attribute, days)", "isDays"],
      ["no default is a retention", "guards.settles(resource, attribute, days)", "variable === undefined"],
    ],
  ),
];
