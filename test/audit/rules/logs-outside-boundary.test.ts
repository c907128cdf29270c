// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { ResidencyMatrix } from "../../../src/audit/residency-matrix";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, texts } from "../document-of";

const ID = "${azurerm_log_analytics_workspace.w.id}";
const LEAK = ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"];

function logged(location: unknown, id: unknown = ID, path = "prod/shared/workspace", rest = {}) {
  return documentOf(
    {
      "azurerm_log_analytics_workspace.w": { path, location },
      "azurerm_monitor_diagnostic_setting.s": { path: "prod/eu/logs", log_analytics_workspace_id: id },
    },
    rest,
  );
}

describe("logsOutsideBoundary", () => {
  test("passes a workspace inside the boundary, wherever its construct stands", () => {
    expect(audit(logged("norwayeast"))).toEqual([]);
  });

  test("finds a workspace outside the boundary", () => {
    expect(audit(logged("East US"))).toEqual(LEAK);
    expect(texts(logged("uksouth"), { boundary: ResidencyBoundary.country("CH") })).toEqual([
      "the workspace 'prod/shared/workspace' is in 'uksouth' in 'GB', which is not in 'Switzerland'; allowed are 'switzerlandnorth', 'switzerlandwest'; send the logs to a workspace in one of them",
    ]);
  });

  test("finds it through a local", () => {
    expect(audit(logged("eastus", "${local.id}", undefined, { locals: { id: ID } }))).toEqual(LEAK);
  });

  test.each(["${var.region}", "marsnorth", undefined])(
    "finds a workspace whose region cannot be told: %s",
    (location) => {
      expect(audit(logged(location))).toEqual(["RegionUnresolved prod/eu/logs log_analytics_workspace_id"]);
    },
  );

  test("leaves a workspace of the zone to the rule on locations", () => {
    expect(audit(logged("eastus", ID, "prod/eu/workspace"))).toEqual([
      "LocationOutsideBoundary prod/eu/workspace location",
    ]);
  });

  test.each([
    ["an ARM id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
    ["a variable", "${var.workspace}"],
    ["a data source", "${data.azurerm_log_analytics_workspace.w.id}"],
    ["nothing", undefined],
  ])("takes the user's word for %s", (_, id) => {
    const document = documentOf({
      "azurerm_monitor_diagnostic_setting.s": { path: "prod/eu/logs", log_analytics_workspace_id: id },
    });

    expect(audit(document)).toEqual([]);
  });

  test("makes a leak of the residency matrix", () => {
    const matrix = ResidencyMatrix.fromTerraformJson(JSON.stringify(logged("eastus")), {
      boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
      pathPrefix: "prod/eu",
    });

    expect(matrix.leaks).toEqual([expect.stringContaining("[LogsOutsideBoundary] prod/eu/logs ")]);
    expect(matrix.lines).toEqual([expect.stringMatching(/ NO +\|$/)]);
  });
});
