import { residencyProblems } from "../../../src/plan/rules/residency-rules";
import type { ModelDeploymentOptions } from "../../../src/request/model-deployment";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { chat } from "../../support/fixtures";
import { accountsIn, codes, rendered, request, zoneFacts } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, WEST_EUROPE, UK_SOUTH, JAPAN_EAST } = AzureRegion;

function judged(
  boundary: ResidencyBoundary,
  options: Partial<ModelDeploymentOptions> = {},
  ...regions: readonly AzureRegion[]
) {
  return residencyProblems(
    request({
      zone: zoneFacts({ dataClass: DataClass.of("x", { boundary }) }),
      accounts: accountsIn(...regions),
      deployments: [chat(options)],
    }),
  );
}

describe("residencyProblems", () => {
  test.each([
    ["the EU Data Boundary", ResidencyBoundary.EU_DATA_BOUNDARY, DeploymentType.DATA_ZONE_STANDARD, SWEDEN_CENTRAL],
    ["EU member states", ResidencyBoundary.EU_MEMBER_STATES, DeploymentType.STANDARD, WEST_EUROPE],
    ["one country", ResidencyBoundary.country("SE"), DeploymentType.STANDARD, SWEDEN_CENTRAL],
    [
      "Japan with the APAC data zone accepted",
      ResidencyBoundary.of("Japan", { storedIn: ["JP"], acceptedDataZones: ["APAC"] }),
      DeploymentType.DATA_ZONE_STANDARD,
      JAPAN_EAST,
    ],
  ])("passes what stays inside %s", (_, boundary, deploymentType, region) => {
    expect(judged(boundary, { deploymentType }, region)).toEqual([]);
  });

  test("finds an account whose geography reaches outside", () => {
    const boundary = ResidencyBoundary.of("Dutch", {
      storedIn: ["NL"],
      processedIn: ResidencyBoundary.EU_DATA_BOUNDARY.processedIn,
    });

    expect(rendered(judged(boundary, {}, WEST_EUROPE))).toEqual([
      "[AtRestLeavesBoundary] accounts[0].region: an account in 'westeurope' keeps files and stored responses anywhere in the geography 'Europe', which reaches 'IE' outside 'Dutch'; use another region or a boundary that holds the whole geography",
    ]);
  });

  test("finds a global type and offers what stays inside", () => {
    const found = judged(
      ResidencyBoundary.EU_DATA_BOUNDARY,
      { deploymentType: DeploymentType.GLOBAL_STANDARD },
      SWEDEN_CENTRAL,
      FRANCE_CENTRAL,
    );

    expect(rendered(found)).toEqual([
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'GlobalStandard' in 'swedencentral', 'francecentral' may process prompts in any Azure region, which is not all inside 'EU Data Boundary'; use DeploymentType.of('DataZoneStandard') or DeploymentType.of('DataZoneProvisionedManaged')",
    ]);
  });

  test("finds a data zone that is wider than the boundary", () => {
    const found = judged(ResidencyBoundary.EU_MEMBER_STATES, {}, SWEDEN_CENTRAL);

    expect(rendered(found)).toEqual([
      "[ProcessingLeavesBoundary] deployments[0].deploymentType: 'DataZoneStandard' in 'swedencentral' may process prompts in EU data zone (31 countries), which is not all inside 'EU member states'; use DeploymentType.of('ProvisionedManaged')",
    ]);
  });

  test("finds a data zone whose countries are not published: unknown, so a problem", () => {
    const found = judged(ResidencyBoundary.country("JP"), {}, JAPAN_EAST);

    expect(rendered(found)[0]).toContain(
      "in APAC data zone (countries not published), which is not all inside 'Japan'",
    );
  });

  test("finds a Standard deployment whose geography has another country", () => {
    const found = judged(ResidencyBoundary.country("NL"), { deploymentType: DeploymentType.STANDARD }, WEST_EUROPE);

    expect(codes(found)).toEqual([
      "AtRestLeavesBoundary accounts[0].region",
      "ProcessingLeavesBoundary deployments[0].deploymentType",
    ]);
  });

  test("tells a deployment once for all regions, each account once", () => {
    const found = judged(ResidencyBoundary.UNITED_STATES, {}, SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH);

    expect(codes(found)).toEqual([
      "AtRestLeavesBoundary accounts[0].region",
      "AtRestLeavesBoundary accounts[1].region",
      "AtRestLeavesBoundary accounts[2].region",
      "ProcessingLeavesBoundary deployments[0].deploymentType",
    ]);
  });

  test("names the own list of an account", () => {
    const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL);
    const deployments = [chat({}, "mini"), chat({ deploymentType: DeploymentType.GLOBAL_STANDARD })];
    accounts[1] = { ...accounts[1], deployments };

    expect(codes(residencyProblems(request({ accounts })))).toEqual([
      "ProcessingLeavesBoundary accounts[1].deployments[1].deploymentType",
    ]);
  });

  test("offers nothing that leaves the boundary or that the region does not have, in any refused region", () => {
    // France South has no data zone and Sweden Central has one: what is offered must hold for both.
    const found = judged(
      ResidencyBoundary.EU_DATA_BOUNDARY,
      { deploymentType: DeploymentType.GLOBAL_STANDARD },
      SWEDEN_CENTRAL,
      AzureRegion.FRANCE_SOUTH,
    );

    expect(rendered(found)[0]).not.toContain("DeploymentType.of('DataZoneStandard')");
  });
});
