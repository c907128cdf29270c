import type { AuditChange } from "./audit-change";
import { type SourceTable, withoutRows } from "./table-rows";

const TABLES: readonly SourceTable[] = [
  { file: "src/audit/data/data-flows.ts", table: "HOST_DOMAINS", noticedBy: ["a host below each domain of Azure"] },
  { file: "src/audit/data/data-flows.ts", table: "DATA_LOCATIONS", noticedBy: ["parts of the world"] },
  { file: "src/audit/data/data-flows.ts", table: "WEB_TEST_LOCATIONS", noticedBy: ["each point of web tests"] },
  { file: "src/audit/data/data-flows.ts", table: "NAMED_HOSTS", noticedBy: ["texts that lead inside, or nowhere"] },
  {
    file: "src/audit/arm/arm-names.ts",
    table: "ARM_TYPES",
    noticedBy: ["ids of the app that are written out, of each type"],
  },
  {
    file: "src/audit/arm/arm-type.ts",
    table: "ARM_CLASSES",
    noticedBy: [
      "types of azapi that work world-wide",
      "types of azapi that can make anything",
      "types of azapi that hold no data",
      "types of azapi in a part of the world",
    ],
  },
  { file: "src/audit/arm/arm-type.ts", table: "ARM", noticedBy: ["places of azapi"] },
  {
    file: "src/audit/arm/arm-copies.ts",
    table: "COPIES",
    noticedBy: [
      "copies that a body asks for",
      "how a vault that is there keeps its copies",
      "hubs of azapi, which copy to the paired region",
    ],
  },
  {
    file: "src/audit/arm/arm-flows.ts",
    table: "FORBIDDEN",
    noticedBy: ["bodies with values that must not be written"],
  },
  { file: "src/audit/arm/arm-flows.ts", table: "REQUIRED", noticedBy: ["bodies without what must be written"] },
  {
    file: "src/audit/arm/arm-ids.ts",
    table: "FURTHER_TYPES",
    noticedBy: ["ids of the app that are written out, of each type"],
  },
  {
    file: "src/audit/arm/arm-ids.ts",
    table: "UNIQUE",
    noticedBy: ["ids of the app that are written out, of each type"],
  },
  { file: "src/audit/arm/arm-body.ts", table: "BODIES", noticedBy: ["what bodies hold"] },
  {
    file: "src/audit/rules/changes-ignored.ts",
    table: "OF_ARM",
    noticedBy: ["what Terraform leaves to whoever changes it"],
  },
  {
    file: "src/audit/host-leads.ts",
    table: "SLASH_ENDED",
    noticedBy: ["addresses inside in every form", "backends inside in every form"],
  },
  {
    file: "src/audit/sources-of.ts",
    table: "HARMLESS_TEXTS",
    noticedBy: ["addresses inside in every form", "expressions that choose from ids"],
  },
  { file: "src/audit/sources-of.ts", table: "CHOOSING", noticedBy: ["expressions that choose from ids"] },
  {
    file: "src/audit/other-providers.ts",
    table: "HARMLESS_SOURCES",
    noticedBy: ["what Terraform reads or runs without keeping it"],
  },
  {
    file: "src/terraform/terraform-document.ts",
    table: "KNOWN",
    noticedBy: [
      "what Terraform reads or runs without keeping it",
      "a child in a stack of its own",
      "a zone that has a module and nothing else",
    ],
  },
  { file: "src/audit/other-providers.ts", table: "HARMLESS", noticedBy: ["what other providers keep in the state"] },
  {
    file: "src/audit/other-providers.ts",
    table: "PLACELESS",
    noticedBy: ["texts with values of the state and of the tenant"],
  },
  { file: "src/audit/takers.ts", table: "PEERINGS", noticedBy: ["a network that is connected to one outside"] },
  { file: "src/audit/id-leads.ts", table: "SCOPES", noticedBy: ["ids of which nobody knows where they lead"] },
  {
    file: "src/audit/logs.ts",
    table: "SENDERS",
    noticedBy: [
      "loggers of a gateway in another region inside",
      "logs of accounts and gateways in another region inside",
    ],
  },
  {
    file: "src/audit/logs.ts",
    table: "ARM_SENDERS",
    noticedBy: ["loggers of a gateway in another region inside", "logs of azapi in another region inside"],
  },
  { file: "src/audit/logs.ts", table: "ARM_SINKS", noticedBy: ["logs of azapi in another region inside"] },
  { file: "src/audit/logs.ts", table: "LEADS_OF", noticedBy: ["loggers of a gateway in another region inside"] },
  {
    file: "src/audit/audit-rules.ts",
    table: "AUDIT_RULES",
    noticedBy: [
      "accounts and deployments of azapi",
      "backends in what hands on, or is declared",
      "how long workspaces keep logs",
      "loggers of a gateway in another region inside",
      "providers that ask something else than Azure",
      "provisioners in every form",
      "what Terraform leaves to whoever changes it",
    ],
  },
  { file: "src/residency/residency-waiver.ts", table: "WAIVABLE_CODES", noticedBy: ["a waiver of each code"] },
  { file: "src/terraform/functions.ts", table: "FUNCTIONS", noticedBy: ["values that the document tells: inside"] },
  {
    file: "src/terraform/resource-region.ts",
    table: "ACCOUNTS",
    noticedBy: ["accounts and deployments that keep data in their geography"],
  },
];

/** Every row of the small tables, which are read by the audit alone. */
export const TABLE_CHANGES: readonly AuditChange[] = TABLES.flatMap(withoutRows);
