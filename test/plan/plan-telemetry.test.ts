import { planTelemetry, type TelemetryRequest } from "../../src/plan/plan-telemetry";
import { AzureRegion } from "../../src/residency/azure-region";
import { codes, rendered, zoneFacts } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;
const ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";

function plan(request: Partial<TelemetryRequest> = {}) {
  return planTelemetry({ zone: zoneFacts(), path: "prod/eu/telemetry", ...request });
}

describe("planTelemetry", () => {
  test("plans a workspace in every region of the zone, kept for 30 days", () => {
    const { problems, workspaces, retentionInDays } = plan();

    expect([problems, retentionInDays]).toEqual([[], 30]);
    expect(workspaces).toEqual([
      { region: SWEDEN_CENTRAL, name: expect.stringMatching(/^log-team7-swedencentral-[a-z0-9]{6}$/) },
      { region: FRANCE_CENTRAL, name: expect.stringMatching(/^log-team7-francecentral-[a-z0-9]{6}$/) },
    ]);
  });

  test("plans for the regions that are asked for, under the names that are given", () => {
    const { workspaces } = plan({ regions: [FRANCE_CENTRAL], workspaceNames: { francecentral: "logs-fr" } });

    expect(workspaces).toEqual([{ region: FRANCE_CENTRAL, name: "logs-fr" }]);
  });

  test("plans none where all exist", () => {
    const { problems, workspaces } = plan({ existingWorkspaceIds: { swedencentral: ID, francecentral: ID } });

    expect([problems, workspaces]).toEqual([[], []]);
  });

  test.each([30, 31, 730])("keeps logs for %d days", (retentionInDays) => {
    expect(plan({ retentionInDays }).problems).toEqual([]);
  });

  test.each([0, 7, 29, 731, 45.5, Number.NaN])("finds a retention of %d days", (retentionInDays) => {
    expect(rendered(plan({ retentionInDays }).problems)).toEqual([
      `[OptionInvalid] retentionInDays: ${retentionInDays} given where a whole number from 30 to 730 is needed`,
    ]);
  });

  test("finds a region without a workspace of its own: logs stay in their region", () => {
    expect(rendered(plan({ existingWorkspaceIds: { swedencentral: ID } }).problems)).toEqual([
      "[WorkspaceMissing] existingWorkspaceIds: no workspace is given for 'francecentral'; logs stay in their region: add one there",
    ]);
  });

  test("finds ids that are none: a wrong one would only show in the middle of an apply", () => {
    const { problems } = plan({ existingWorkspaceIds: { swedencentral: "nonsense", francecentral: ID } });

    expect(rendered(problems)).toEqual([
      "[OptionInvalid] existingWorkspaceIds.swedencentral: 'nonsense' given where the id of a workspace, '/subscriptions/…', is needed",
    ]);
  });

  test("finds regions that are none of the zone, and names that Azure would refuse", () => {
    const found = plan({
      regions: [SWEDEN_CENTRAL, UK_SOUTH],
      workspaceNames: { eastus: "logs-us", swedencentral: "l" },
    });

    expect(codes(found.problems)).toEqual([
      "RegionNotInZone regions",
      "RegionNotInZone workspaceNames",
      "NameInvalid workspaceNames.swedencentral",
    ]);
  });

  test("finds a name for a region of the zone that gets no workspace", () => {
    const found = plan({ regions: [SWEDEN_CENTRAL], workspaceNames: { francecentral: "logs-fr" } });

    expect(rendered(found.problems)).toEqual([
      "[OptionInvalid] workspaceNames: 'francecentral' given where one of the regions that get a workspace is needed",
    ]);
  });
});
