import { TerraformHclModule } from "cdktf";
import { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { AuditCase } from "../audit-case";
import { Raw } from "../handwritten";
import { account, diagnostics, storage } from "../resources";
import { inEu } from "../zones";

function module(scope: Construct, id: string, variables: { [name: string]: unknown } = {}): TerraformHclModule {
  const source = "Azure/avm-res-operationalinsights-workspace/azurerm";
  return new TerraformHclModule(scope, id, { source, version: "0.4.2", variables });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a module in the zone", ["ResourceNotClassified prod/eu/logging source"], (zone) => {
    module(zone, "logging", { location: "swedencentral" });
  }),
  inEu("a module deep in the zone", ["ResourceNotClassified prod/eu/platform/base/logging source"], (zone) => {
    module(new Construct(new Construct(zone, "platform"), "base"), "logging");
  }),
  inEu(
    "a module of a folder, written without a construct",
    ["ResourceNotClassified module.hand source"],
    (zone, stack) => {
      storage(zone, "files", "swedencentral");
      new Raw(stack, "hand", { module: { hand: { source: "./modules/logging" } } });
    },
  ),
  inEu(
    "a workspace that a module beside the zone makes",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const logAnalyticsWorkspaceId = module(stack, "logging").getString("resource_id");
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  inEu(
    "a workspace that a module makes, declared outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const logAnalyticsWorkspaceId = module(stack, "logging").getString("resource_id");
      zone.declareExternal(logAnalyticsWorkspaceId, AzureRegion.BRAZIL_SOUTH);
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a module beside the zone, which the zone does not use", [], (zone, stack) => {
    account(zone, "oai", "swedencentral");
    module(stack, "logging", { location: "eastus" });
  }),
  inEu("a workspace that a module makes, declared inside", [], (zone, stack) => {
    const logAnalyticsWorkspaceId = module(stack, "logging").getString("resource_id");
    zone.declareExternal(logAnalyticsWorkspaceId, AzureRegion.SWEDEN_CENTRAL);
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
  }),
  inEu("a module in the zone that somebody answers for", [], (zone) => {
    zone.waive(
      ResidencyWaiver.of({
        code: "ResourceNotClassified",
        target: module(zone, "logging", { location: "swedencentral" }).node.path,
        reason: "we have read version 0.4.2: one workspace, at the location it is given",
        approvedBy: "data-protection@contoso.com",
        expiresOn: "2027-06-30",
      }),
    );
  }),
  inEu("a region that a module tells, which Terraform checks", [], (zone, stack) => {
    storage(zone, "files", module(stack, "regions").getString("primary"));
  }),
];
