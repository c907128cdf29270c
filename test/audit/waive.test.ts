import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditDocuments } from "../../src/audit/audit-document";
import { AUDIT_RULES } from "../../src/audit/audit-rules";
import { DATA_FLOWS } from "../../src/audit/data/data-flows";
import { PROBLEMS } from "../../src/private/problems";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { ResidencyWaiver, WAIVABLE_CODES } from "../../src/residency/residency-waiver";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { audit, documentOf, texts } from "./document-of";

function waiver(code: string, target: string, approvedBy = "board"): ResidencyWaiver {
  const reason = "the pilot has no personal data in it";
  return ResidencyWaiver.of({ code, target, reason, approvedBy, expiresOn: "2027-03-31" });
}

const DOCUMENT = documentOf({
  "azurerm_storage_account.a": { path: "prod/eu/a/store", location: "eastus", cross_tenant_replication_enabled: true },
  "azurerm_storage_account.b": { path: "prod/eu/a2/store", location: "eastus" },
});
const ALL = [
  "LocationOutsideBoundary prod/eu/a/store location",
  "ReplicaOutsideBoundary prod/eu/a/store cross_tenant_replication_enabled",
  "LocationOutsideBoundary prod/eu/a2/store location",
];

describe("a waiver", () => {
  test.each([
    ["of the construct", "prod/eu/a/store"],
    ["of one above it", "prod/eu/a"],
  ])("takes out one code, at the path %s", (_, target) => {
    expect(audit(DOCUMENT)).toEqual(ALL);
    expect(audit(DOCUMENT, { waivers: [waiver("LocationOutsideBoundary", target)] })).toEqual(ALL.slice(1));
  });

  test("of the zone takes out all of its code", () => {
    expect(audit(DOCUMENT, { waivers: [waiver("LocationOutsideBoundary", "prod/eu")] })).toEqual([ALL[1]]);
  });

  test.each([
    ["another code", "BackupOutsideBoundary", "prod/eu/a"],
    ["another path", "LocationOutsideBoundary", "prod/eu/b"],
    ["a part of a name", "LocationOutsideBoundary", "prod/eu/a/st"],
    ["a path below", "LocationOutsideBoundary", "prod/eu/a/store/x"],
  ])("of %s accepts nothing, and is a finding", (_, code, target) => {
    const waivers = [waiver(code, target)];

    expect(audit(DOCUMENT, { waivers })).toHaveLength(4);
    expect(audit(DOCUMENT, { waivers })).toContain(`WaiverUnused ${target} waiver`);
    expect(texts(DOCUMENT, { waivers })).toContain(
      `there is no ${code} at '${target}' in the zone 'prod/eu'; remove the waiver`,
    );
  });

  test("that another one covers is used all the same, and the first is named", () => {
    const waivers = [
      waiver("LocationOutsideBoundary", "prod/eu", "first"),
      waiver("LocationOutsideBoundary", "prod/eu/a"),
    ];
    const zone = {
      path: "prod/eu",
      boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
      regions: [],
      deploymentTypes: [],
      hosts: [],
      externals: [],
      waivers,
    };
    const { findings, waived } = auditDocuments(
      [{ name: "prod", document: TerraformDocument.parse(DOCUMENT) }],
      [zone],
    );

    expect(findings.map(({ code }) => code)).toEqual(["ReplicaOutsideBoundary"]);
    expect(waived.map(({ finding, waiver: by }) => [finding.path, finding.zone, finding.stack, by.approvedBy])).toEqual(
      [
        ["prod/eu/a/store", "prod/eu", "prod", "first"],
        ["prod/eu/a2/store", "prod/eu", "prod", "first"],
      ],
    );
  });

  test("can be given for each code of the audit, and for no other", () => {
    const files = ["src/audit/rules", "src/audit/judges", "src/audit/arm", "src/audit"].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(folder, file)),
    );
    const ofPlan = /pinned|taken|matrix|audited-zone|waive\.ts|plan-guard/;
    const written = files
      .filter((file) => !ofPlan.test(file))
      .flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(/"([A-Z][a-z]+(?:[A-Z][a-z]+)+)"/g)].map(([, code]) => code),
      );
    const codes = new Set([
      ...written.filter((code) => code in PROBLEMS),
      ...DATA_FLOWS.flatMap((row) => ("code" in row ? [row.code] : [])),
    ]);
    codes.delete("InvalidTerraformJson");

    expect([...codes].sort()).toEqual([...WAIVABLE_CODES].sort());
    expect(AUDIT_RULES.length).toBeGreaterThan(5);
  });
});
