import { Token } from "cdktf";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, messageOf, problemsOf } from "../support/fixtures-errors";

const ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces";
const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

describe("RegionalTelemetry", () => {
  test("has a workspace in every region, without shared keys", () => {
    const stack = newStack();
    new RegionalTelemetry(newZone(stack, { tags: { team: "search" } }), "logs", { retentionInDays: 90 });
    const document = SynthesizedStack.of(stack);

    for (const region of ["swedencentral", "francecentral"]) {
      expect(document.at(`prod/eu/logs/workspace-${region}`)).toEqual({
        name: expect.stringMatching(`^log-team7-${region}-[a-z0-9]{6}$`),
        location: region,
        resource_group_name: document.reference(`prod/eu/resource-group-${region}`, "name"),
        sku: "PerGB2018",
        retention_in_days: 90,
        local_authentication_enabled: false,
        tags: { team: "search" },
      });
    }
  });

  test("creates none where workspaces exist, and hands out theirs", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const existingWorkspaceIds = { swedencentral: `${ID}/se`, francecentral: `${ID}/fr` };
    const telemetry = new RegionalTelemetry(zone, "logs", { existingWorkspaceIds });
    newOpenAI(zone, { telemetry });
    const document = SynthesizedStack.of(stack);

    expect(document.all("azurerm_log_analytics_workspace")).toEqual([]);
    expect(telemetry.workspaceId(FRANCE_CENTRAL)).toBe(`${ID}/fr`);
    expect(document.at("prod/eu/openai/swedencentral/diagnostics").log_analytics_workspace_id).toBe(`${ID}/se`);
  });

  test("fails for the workspace of a region that it does not have", () => {
    const telemetry = new RegionalTelemetry(newZone(), "logs", { regions: [SWEDEN_CENTRAL] });

    expect(messageOf(() => telemetry.workspaceId(FRANCE_CENTRAL))).toBe(
      "RegionalTelemetry at 'prod/eu/logs' has 1 problem:\n  [WorkspaceMissing] region: no workspace is given for 'francecentral'; logs stay in their region: add one there",
    );
  });

  test("fails outside a zone", () => {
    expect(codesOf(() => new RegionalTelemetry(newStack(), "logs"))).toEqual(["ZoneMissing scope"]);
  });

  test("fails with all problems at once", () => {
    const props = { regions: [UK_SOUTH], retentionInDays: 5, workspaceNames: { uksouth: "l" } };

    expect(codesOf(() => new RegionalTelemetry(newZone(), "logs", props))).toEqual([
      "OptionInvalid retentionInDays",
      "RegionNotInZone regions",
      "NameInvalid workspaceNames.uksouth",
    ]);
  });

  test("fails for a retention that only Terraform knows, without its encoding", () => {
    const retentionInDays = Token.asNumber({ creationStack: [], resolve: () => 30 });
    const found = problemsOf(() => new RegionalTelemetry(newZone(), "logs", { retentionInDays }));

    expect(found).toEqual([expect.stringMatching(/^\[LiteralNeeded\] retentionInDays: [^+]*$/)]);
  });

  test("fails for two workspaces of one name in one resource group", () => {
    const zone = newZone(newStack(), { existingResourceGroups: { swedencentral: "rg", francecentral: "rg" } });
    const workspaceNames = { swedencentral: "logs", francecentral: "logs" };

    expect(codesOf(() => new RegionalTelemetry(zone, "logs", { workspaceNames }))).toEqual([
      "NameTaken workspaceNames.francecentral",
    ]);
  });

  test("of another zone is refused, even where that has the region", () => {
    const stack = newStack();
    const boundary = ResidencyBoundary.countries("wide", ["SE", "FR", "US"]);
    const other = newZone(stack, { dataClass: DataClass.of("other", { boundary }) }, "other");
    const telemetry = new RegionalTelemetry(other, "logs");

    expect(codesOf(() => newOpenAI(newZone(stack), { telemetry }))).toEqual(["ReferenceLeavesZone telemetry"]);
  });

  test("without a workspace for a region of the accounts is refused with everything else", () => {
    const zone = newZone();
    const telemetry = new RegionalTelemetry(zone, "logs", { regions: [SWEDEN_CENTRAL] });

    expect(codesOf(() => newOpenAI(zone, { telemetry, capacityReserve: 500 }))).toEqual([
      "CapacityReserveInvalid capacityReserve",
      expect.stringMatching(/^WorkspaceMissing telemetry/),
    ]);
  });
});
