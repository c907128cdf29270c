// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { ResidencyMatrix } from "../../../src/audit/residency-matrix";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, texts } from "../document-of";

const ID = "${azurerm_log_analytics_workspace.w.id}";
const ARM_ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";
const LEAK = ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"];

function logged(location: unknown, id: unknown = ID, path = "prod/shared/workspace", rest = {}) {
  return documentOf(
    {
      "azurerm_log_analytics_workspace.w": { path, location, retention_in_days: 30 },
      "azurerm_search_service.s": { path: "prod/eu/search", location: "switzerlandnorth" },
      "azurerm_monitor_diagnostic_setting.s": {
        path: "prod/eu/logs",
        target_resource_id: "${azurerm_search_service.s.id}",
        log_analytics_workspace_id: id,
      },
    },
    rest,
  );
}

describe("the logs of a resource of a zone", () => {
  test("pass to a workspace inside the boundary, wherever its construct stands", () => {
    expect(audit(logged("norwayeast"))).toEqual([]);
  });

  test("are found in a workspace outside the boundary", () => {
    expect(audit(logged("East US"))).toEqual(LEAK);
    expect(texts(logged("uksouth"), { boundary: ResidencyBoundary.country("CH") })).toEqual([
      "'prod/shared/workspace' is in 'uksouth' in 'GB', which is not in 'Switzerland'; allowed are 'switzerlandnorth', 'switzerlandwest'; send the logs to one that is inside",
    ]);
  });

  test("are found through a local", () => {
    expect(audit(logged("eastus", "${local.id}", undefined, { locals: { id: ID } }))).toEqual(LEAK);
  });

  test.each(["${var.region}", "marsnorth", undefined])(
    "are found in a workspace whose region cannot be told: %s",
    (location) => {
      expect(audit(logged(location))).toEqual(["RegionUnresolved prod/eu/logs log_analytics_workspace_id"]);
    },
  );

  test("in a workspace of the zone are left to the rule on locations", () => {
    expect(audit(logged("eastus", ID, "prod/eu/workspace"))).toEqual([
      "LocationOutsideBoundary prod/eu/workspace location",
    ]);
  });

  test.each([
    ["an ARM id", ARM_ID],
    ["a variable", "${var.workspace}"],
    ["a data source", "${data.azurerm_log_analytics_workspace.w.id}"],
  ])("are found where nobody knows the workspace, until it is declared: %s", (_, id) => {
    const declared = (region: AzureRegion) => ({
      externals: [{ what: id.toUpperCase().startsWith("/") ? id.toUpperCase() : id, region }],
    });

    expect(audit(logged("swedencentral", id))).toEqual(["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"]);
    expect(audit(logged("swedencentral", id), declared(AzureRegion.NORWAY_EAST))).toEqual([]);
    expect(audit(logged("swedencentral", id), declared(AzureRegion.EAST_US))).toEqual(LEAK);
  });

  test("pass where none is written", () => {
    expect(audit(logged("eastus", null))).toEqual([]);
  });

  test("are judged by what is declared to the residency matrix", () => {
    const leaks = (region: AzureRegion) =>
      ResidencyMatrix.fromTerraformJson(JSON.stringify(logged("swedencentral", ARM_ID)), {
        boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
        pathPrefix: "prod/eu",
        externals: { [ARM_ID]: region },
      }).leaks;

    expect(leaks(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(leaks(AzureRegion.EAST_US)).toEqual([expect.stringContaining("[LogsOutsideBoundary]")]);
  });

  test("make a leak of the residency matrix", () => {
    const matrix = ResidencyMatrix.fromTerraformJson(JSON.stringify(logged("eastus")), {
      boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
      pathPrefix: "prod/eu",
    });

    expect(matrix.leaks).toEqual([expect.stringContaining("[LogsOutsideBoundary] prod/eu/logs ")]);
    expect(matrix.lines.at(0)).toMatch(/ NO +\|$/);
  });
});
