import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { regionsInside, regionsPairedInside, typesInsideEverywhere } from "../../src/residency/inside-zone";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";

const { SWEDEN_CENTRAL, WEST_EUROPE, UK_SOUTH, UAE_NORTH } = AzureRegion;
const { EU_DATA_BOUNDARY, UNITED_KINGDOM } = ResidencyBoundary;
const DECLARED = AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" });

/** Their names. */
function namesInside(...given: Parameters<typeof regionsInside>): readonly string[] {
  return regionsInside(...given).map(({ name }) => name);
}

describe("regionsInside", () => {
  test("are those of the boundary, ordered", () => {
    expect(namesInside(UNITED_KINGDOM, [UK_SOUTH])).toEqual(["uksouth", "ukwest"]);
  });

  test("are declared ones too, as long as they are inside", () => {
    const dubai = AzureRegion.of("dubainew", { country: "AE", geography: "UAE" });

    expect(namesInside(EU_DATA_BOUNDARY, [DECLARED, dubai])).toContain("finlandcentral");
    expect(namesInside(EU_DATA_BOUNDARY, [DECLARED, dubai])).not.toContain("dubainew");
  });
});

describe("typesInsideEverywhere", () => {
  test("stay inside from each of the regions", () => {
    const boundary = ResidencyBoundary.countries("two", ["SE", "NL"]);

    expect(typesInsideEverywhere(boundary, [SWEDEN_CENTRAL], [])).toEqual(["ProvisionedManaged", "Standard"]);
    // The geography of westeurope reaches Ireland.
    expect(typesInsideEverywhere(boundary, [SWEDEN_CENTRAL, WEST_EUROPE], [])).toEqual([]);
  });

  test("are none without a region", () => {
    expect(typesInsideEverywhere(EU_DATA_BOUNDARY, [], [DeploymentType.STANDARD])).toEqual([]);
  });

  test("are told once", () => {
    const types = typesInsideEverywhere(EU_DATA_BOUNDARY, [SWEDEN_CENTRAL], [DeploymentType.STANDARD]);

    expect(types.filter((name) => name === "Standard")).toHaveLength(1);
  });
});

describe("regionsPairedInside", () => {
  test("have a pair, and it is inside", () => {
    const boundary = ResidencyBoundary.countries("some", ["NL", "PL", "FI"]);

    expect(regionsPairedInside(boundary, [DECLARED])).toEqual([]);
    expect(regionsPairedInside(ResidencyBoundary.countries("more", ["NL", "IE"]), [])).toEqual([
      "northeurope",
      "westeurope",
    ]);
  });

  test("are both of a pair within one country", () => {
    expect(regionsPairedInside(ResidencyBoundary.country(UAE_NORTH.country), [UAE_NORTH])).toEqual([
      "uaecentral",
      "uaenorth",
    ]);
  });
});
