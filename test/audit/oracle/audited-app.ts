import { auditDocuments } from "../../../src/audit/audit-document";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { ResidencyWaiver } from "../../../src/residency/residency-waiver";
import { readStacks } from "../../../src/terraform/stacks";
import { type MeantApp, ZONE } from "./meant";
import { writtenApp } from "./written-app";

/** Codes that say that something cannot be told: the oracle knows one word for all of them. */
const UNKNOWN = [
  "BackendHostUnknown",
  "BackendUnresolved",
  "DeploymentTypeUnknown",
  "LiteralNeeded",
  "ReferenceUnresolved",
  "RegionUnknown",
  "RegionUnresolved",
];

/** Codes of the order within a boundary, and of its guard. Nothing leaves it there, so the oracle does not know them. */
const WITHIN = ["LogsInAnotherRegion", "PolicyExempted", "RetentionNotWritten"];

/** What the audit finds in the documents of an app, in the words of the oracle: `Code path attribute`, ordered. */
export function auditedApp(app: MeantApp): readonly string[] {
  const { boundary, declared, waivers } = app;
  const { storedIn, processedIn } = boundary;
  const stacks = readStacks(writtenApp(app), "oracle");
  const { findings } = auditDocuments(stacks, [
    {
      path: ZONE,
      boundary: ResidencyBoundary.of("meant", { storedIn: [...storedIn], processedIn: [...processedIn] }),
      regions: [],
      deploymentTypes: [],
      hosts: [],
      externals: declared.map(({ what, region }) => ({ what, region: AzureRegion.of(region) })),
      waivers: waivers.map((waiver) =>
        ResidencyWaiver.of({
          ...waiver,
          reason: "accepted for the test of the oracle",
          approvedBy: "a board",
          expiresOn: "2030-01-01",
        }),
      ),
    },
  ]);
  const lines = findings
    .filter(({ code }) => !WITHIN.includes(code))
    .map(({ code, path, attribute }) => {
      const plain = attribute.replace(/\[[^\]]*\]/g, "");
      return `${UNKNOWN.includes(code) ? "Unknown" : code} ${path} ${plain}`;
    });
  return [...new Set(lines)].sort();
}
