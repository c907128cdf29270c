import {
  beforeSynth,
  type Edit,
  synthesizeQuickstart,
  WITHOUT_VALIDATION,
} from "../../scripts/support/edited-quickstart";
import { ResidencyMatrix } from "../../src/audit/residency-matrix";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { exampleOutput } from "../support/fixtures-examples";

const { EU_DATA_BOUNDARY, UNITED_STATES } = ResidencyBoundary;

const EXAMPLES = [
  ["quickstart", "quickstart", EU_DATA_BOUNDARY],
  ["eu-us", "eu", EU_DATA_BOUNDARY],
  ["eu-us", "us", UNITED_STATES],
] as const;

function edited(...edits: readonly Edit[]): ResidencyMatrix {
  return ResidencyMatrix.fromTerraformJson(synthesizeQuickstart(edits), { boundary: EU_DATA_BOUNDARY });
}

function inFrance(child: string, attribute: string, value: string): Edit {
  return beforeSynth(
    `openai.account("francecentral").node.findChild("${child}").addOverride("${attribute}", "${value}");`,
  );
}

describe("residency of the examples", () => {
  test.each(EXAMPLES)("of %s, stack %s, is inside '%s'", (example, stack, boundary) => {
    const matrix = ResidencyMatrix.fromTerraformJson(exampleOutput(example).stacks[stack], { boundary });

    expect(matrix.leaks).toEqual([]);
    expect(matrix.lines.filter((line) => !/\| yes +\|$/.test(line))).toEqual([]);
    expect(matrix.toString()).toMatchSnapshot();
  });

  test("of each side of the ocean is outside the boundary of the other", () => {
    const { eu, us } = exampleOutput("eu-us").stacks;

    for (const [text, boundary] of [
      [eu, UNITED_STATES],
      [us, EU_DATA_BOUNDARY],
    ] as const) {
      const matrix = ResidencyMatrix.fromTerraformJson(text, { boundary });

      expect(matrix.lines.filter((line) => !/\| NO +\|$/.test(line))).toEqual([]);
      expect(matrix.leaks.length).toBeGreaterThanOrEqual(matrix.lines.length);
    }
  });

  test("keeps the sides apart: nothing of one document names the other", () => {
    const { eu, us } = exampleOutput("eu-us").stacks;

    expect(eu).not.toMatch(/eastus2|centralus|azurerm\.us|us_subscription/);
    expect(us).not.toMatch(/swedencentral|francecentral|azurerm\.eu|eu_subscription/);
  });
});

describe("the snapshot of residency", () => {
  const asItIs = edited();

  test("fails when one region is changed in the properties, even to one inside", () => {
    const changed = edited({ find: "AzureRegion.FRANCE_CENTRAL", replace: "AzureRegion.GERMANY_WEST_CENTRAL" });

    expect(changed.leaks).toEqual([]);
    expect(changed.toString()).not.toBe(asItIs.toString());
    expect(changed.toString()).toContain("germanywestcentral");
  });

  test("fails when one SKU is changed in the properties, even to one that stays inside", () => {
    const changed = edited({
      find: "deploymentType: DeploymentType.DATA_ZONE_STANDARD,\n      capacity: Capacity.tokensPerMinute(150_000),\n      peakTokensPerMinute: 120_000,",
      replace:
        "deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,\n      capacity: Capacity.provisionedThroughputUnits(15),",
    });

    expect(changed.leaks).toEqual([]);
    expect(changed.toString()).not.toBe(asItIs.toString());
    expect(changed.toString()).toContain("azurerm_cognitive_deployment DataZoneProvisionedManaged");
  });

  test.each([
    [
      "region",
      "account",
      "location",
      "UK South",
      "[LocationOutsideBoundary] quickstart/eu/openai/francecentral/account",
    ],
    [
      "SKU",
      "deployment-chat",
      "sku.name",
      "GlobalStandard",
      "[ProcessingLeavesBoundary] quickstart/eu/openai/francecentral/deployment-chat",
    ],
  ])("fails when one %s is changed by an override", (_, child, attribute, value, leak) => {
    const changed = edited(WITHOUT_VALIDATION, inFrance(child, attribute, value));

    expect(changed.leaks).toContainEqual(expect.stringContaining(leak));
    expect(changed.toString()).toContain("Inside 'EU Data Boundary': NO");
    expect(changed.toString()).not.toBe(asItIs.toString());
  });
});
