// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditDocuments } from "../../src/audit/audit-document";
import { AUDIT_RULES } from "../../src/audit/audit-rules";
import { DATA_FLOWS } from "../../src/audit/data/data-flows";
import { PROBLEMS } from "../../src/private/problems";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { ResidencyWaiver, WAIVABLE_CODES } from "../../src/residency/residency-waiver";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { audit, documentOf, texts, type WrittenResource } from "./document-of";

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

interface WaivableCase {
  readonly code: string;
  readonly resources: { readonly [address: string]: WrittenResource };
  readonly rest?: { readonly [section: string]: unknown };
  readonly boundary?: ResidencyBoundary;
}

const NL = ResidencyBoundary.country("NL");
const INSIDE = { location: "swedencentral" };
const STORE = { path: "prod/eu/s", name: "s", ...INSIDE, account_replication_type: "LRS" };
const ACCOUNT = { path: "prod/eu/a", name: "a", ...INSIDE };
const FAR = { "azurerm_storage_account.far": { ...STORE, path: "prod/us/far", name: "far", location: "eastus" } };
const GATE = { "azurerm_api_management.g": { path: "prod/eu/g", name: "g", ...INSIDE } };

const store = (body: object) => ({ ...FAR, "azurerm_storage_account.s": { ...STORE, ...body } });
const backend = (url: string) => ({
  ...GATE,
  "azurerm_api_management_backend.b": { path: "prod/eu/b", api_management_name: "g", url },
});
const deployed = (sku: string, region = "swedencentral") => ({
  "azurerm_cognitive_account.a": { ...ACCOUNT, location: region },
  "azurerm_cognitive_deployment.d": {
    path: "prod/eu/d",
    cognitive_account_id: "${azurerm_cognitive_account.a.id}",
    sku: { name: sku },
  },
});
const logged = (location: string) => ({
  "azurerm_cognitive_account.a": ACCOUNT,
  "azurerm_log_analytics_workspace.w": { path: "prod/shared/w", location },
  "azurerm_monitor_diagnostic_setting.x": {
    path: "prod/eu/x",
    target_resource_id: "${azurerm_cognitive_account.a.id}",
    log_analytics_workspace_id: "${azurerm_log_analytics_workspace.w.id}",
  },
});

/** One app for each code that somebody may answer for. */
const CASES: readonly WaivableCase[] = [
  { code: "AtRestLeavesBoundary", resources: deployed("Standard", "westeurope"), boundary: NL },
  {
    code: "BackendAccountLeavesBoundary",
    resources: {
      ...backend("https://far.openai.azure.com"),
      "azurerm_cognitive_account.far": { ...ACCOUNT, path: "prod/shared/far", custom_subdomain_name: "far" },
      "azurerm_cognitive_deployment.far": {
        path: "prod/shared/d",
        cognitive_account_id: "${azurerm_cognitive_account.far.id}",
        sku: { name: "GlobalStandard" },
      },
    },
  },
  { code: "BackendHostUnknown", resources: backend("https://evil.example") },
  {
    code: "BackendOutsideBoundary",
    resources: { ...FAR, ...backend("https://far.blob.core.windows.net") },
  },
  { code: "BackendUnresolved", resources: backend("${var.url}") },
  { code: "BackendUrlInvalid", resources: backend("http://user@evil.example") },
  {
    code: "BackupOutsideBoundary",
    resources: { "azurerm_recovery_services_vault.v": { path: "prod/eu/v", location: "westeurope" } },
    boundary: NL,
  },
  { code: "ChangeIgnored", resources: store({ lifecycle: { ignore_changes: ["location"] } }) },
  { code: "DeploymentTypeUnknown", resources: deployed("PlanetStandard") },
  { code: "LiteralNeeded", resources: deployed("${var.sku}") },
  { code: "LocationOutsideBoundary", resources: store({ location: "eastus" }) },
  { code: "LogsInAnotherRegion", resources: logged("norwayeast") },
  { code: "LogsOutsideBoundary", resources: logged("eastus") },
  {
    code: "PolicyExempted",
    resources: {
      "azurerm_resource_group_policy_assignment.p": { path: "prod/eu/p", name: "p" },
      "azurerm_resource_group_policy_exemption.x": {
        path: "prod/eu/x",
        name: "x",
        policy_assignment_id: "${azurerm_resource_group_policy_assignment.p.id}",
      },
    },
  },
  { code: "ProcessingLeavesBoundary", resources: deployed("GlobalStandard") },
  {
    code: "ReferenceLeavesZone",
    resources: store({ customer_managed_key: [{ key_vault_key_id: "${azurerm_storage_account.far.id}" }] }),
  },
  {
    code: "ReferenceUnresolved",
    resources: store({ customer_managed_key: [{ key_vault_key_id: "${var.key}" }] }),
  },
  { code: "RegionUnknown", resources: store({ location: "marsnorth" }) },
  { code: "RegionUnresolved", resources: store({ location: "${var.region}" }) },
  { code: "RegionWithoutDataZone", resources: deployed("DataZoneStandard", "switzerlandwest") },
  { code: "ReplicaOutsideBoundary", resources: store({ cross_tenant_replication_enabled: true }) },
  {
    code: "ResourceNotClassified",
    resources: store({}),
    rest: { module: { m: { source: "./m", "//": { metadata: { path: "prod/eu/m", uniqueId: "m" } } } } },
  },
  { code: "RetentionNotWritten", resources: { "azurerm_log_analytics_workspace.w": { path: "prod/eu/w", ...INSIDE } } },
  { code: "TransitOutsideBoundary", resources: { "azurerm_cdn_frontdoor_profile.p": { path: "prod/eu/p" } } },
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

  test.each(CASES)("accepts a finding of code $code", ({ code, resources, rest = {}, boundary }) => {
    const document = TerraformDocument.parse(documentOf(resources, rest));
    const zone = {
      path: "prod/eu",
      boundary: boundary ?? ResidencyBoundary.EU_DATA_BOUNDARY,
      ...{ regions: [], deploymentTypes: [], hosts: [], externals: [] },
    };
    const audited = (waivers: readonly ResidencyWaiver[]) =>
      auditDocuments([{ name: "prod", document }], [{ ...zone, waivers }]);
    const accepting = waiver(code, "prod/eu");

    expect(audited([]).findings.map((one) => one.code)).toContain(code);
    expect(audited([accepting]).findings.map((one) => one.code)).not.toContain(code);
    expect(audited([accepting]).waived.map(({ finding }) => finding.code)).toContain(code);
  });

  test("has such a case for each code that may be accepted", () => {
    expect(CASES.map(({ code }) => code).sort()).toEqual([...WAIVABLE_CODES].sort());
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
