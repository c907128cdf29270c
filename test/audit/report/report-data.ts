import { auditDocuments } from "../../../src/audit/audit-document";
import type { AuditedZone } from "../../../src/audit/audited-zone";
import { type AuditReportData, auditReportData } from "../../../src/audit/report/audit-report-data";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { ResidencyWaiver } from "../../../src/residency/residency-waiver";
import { readStacks } from "../../../src/terraform/stacks";
import { documentOf, type WrittenResource } from "../document-of";

export const RESOURCES: { readonly [address: string]: WrittenResource } = {
  "azurerm_resource_group.rg": { path: "prod/eu/rg", name: "rg", location: "swedencentral" },
  "azurerm_resource_group.old": { path: "prod/eu/old", name: "rg-old", location: "eastus" },
  "azurerm_resource_group.pics": { path: "prod/eu/pics", name: "rg-pics", location: "westus" },
  "azurerm_resource_group.later": { path: "prod/eu/later", name: "rg-later", location: "uksouth" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
  "azurerm_resource_group.told": { path: "prod/eu/told", name: "rg-told", location: "${var.where}" },
  "azurerm_resource_group.else": { path: "prod/else", name: "rg-else", location: "eastus" },
};

export const ZONE: AuditedZone = {
  path: "prod/eu",
  boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
  regions: [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL],
  deploymentTypes: [],
  hosts: [],
  externals: [],
  waivers: [
    waiver("prod/eu/pics", "2026-12-31", "they show the public web site and nobody's data"),
    waiver("prod/eu/later", "2026-11-20", "it moves to France with the next release"),
    waiver("prod/eu/gone", "2026-12-31", "nobody remembers what this was about"),
  ],
};

function waiver(target: string, expiresOn: string, reason: string): ResidencyWaiver {
  return ResidencyWaiver.of({ code: "LocationOutsideBoundary", target, reason, approvedBy: "Board", expiresOn });
}

/** A report on a zone with findings of every kind. */
export function reportOf(
  resources: { readonly [address: string]: WrittenResource } = RESOURCES,
  { zone = ZONE, today = "2026-11-21" } = {},
): AuditReportData {
  const stacks = readStacks([{ name: "prod", json: documentOf(resources) }], "test");
  const lines = Object.values(resources).map(({ path }) => path);
  return auditReportData({
    today,
    sources: [{ stack: "prod", file: "cdktf.out/stacks/prod/cdk.tf.json", resources: lines.length, outsideZones: 1 }],
    zones: [zone],
    audit: auditDocuments(stacks, [zone]),
    locate: ({ path }) => ({ file: "cdktf.out/stacks/prod/cdk.tf.json", line: lines.indexOf(path) + 2, column: 7 }),
  });
}
