// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { planZone, type ZoneRequest } from "../../src/plan/plan-zone";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { EU_CONTENT, EU_REGIONS, PREFIX, untyped } from "../support/fixtures";
import { REGIONS_OF_EU } from "../support/fixtures-bad-input";
import { codes, rendered } from "../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;
const ALLOWED = REGIONS_OF_EU;

function plan(request: Partial<ZoneRequest> = {}) {
  return planZone({
    path: "prod/eu",
    id: "eu",
    regions: EU_REGIONS,
    dataClass: EU_CONTENT,
    namePrefix: PREFIX,
    ...request,
  });
}

describe("planZone", () => {
  test("creates a resource group in every region, named after prefix, zone and region", () => {
    const { problems, resourceGroups } = plan();

    expect(problems).toEqual([]);
    expect(resourceGroups).toEqual([
      {
        region: SWEDEN_CENTRAL,
        name: expect.stringMatching(/^rg-team7-eu-swedencentral-[a-z0-9]{6}$/),
        isCreated: true,
      },
      {
        region: FRANCE_CENTRAL,
        name: expect.stringMatching(/^rg-team7-eu-francecentral-[a-z0-9]{6}$/),
        isCreated: true,
      },
    ]);
  });

  test("takes the names that are given, and existing groups", () => {
    const { problems, resourceGroups } = plan({
      resourceGroupNames: { swedencentral: "rg-se" },
      existingResourceGroups: { francecentral: "rg-central" },
    });

    expect(problems).toEqual([]);
    expect(resourceGroups.map(({ name, isCreated }) => [name, isCreated])).toEqual([
      ["rg-se", true],
      ["rg-central", false],
    ]);
  });

  test("takes an existing group whose name only Terraform knows, but creates none of such a name", () => {
    const names = { swedencentral: "${var.group}" };

    expect(plan({ existingResourceGroups: names }).problems).toEqual([]);
    expect(codes(plan({ resourceGroupNames: names }).problems)).toEqual([
      "LiteralNeeded resourceGroupNames.swedencentral",
    ]);
  });

  test("keeps the name of a region's group, whatever the other regions", () => {
    const nameIn = (...regions: AzureRegion[]) =>
      plan({ regions }).resourceGroups.find(({ region }) => region === FRANCE_CENTRAL)?.name;

    expect(new Set([nameIn(FRANCE_CENTRAL), nameIn(...EU_REGIONS), nameIn(...[...EU_REGIONS].reverse())]).size).toBe(1);
  });

  test("plans nothing when there is a problem", () => {
    expect(plan({ namePrefix: "" }).resourceGroups).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    [
      "no region",
      [],
      ["[RegionsEmpty] regions: the list is empty; name at least one region, for example AzureRegion.SWEDEN_CENTRAL"],
    ],
    [
      "a region named twice",
      [SWEDEN_CENTRAL, FRANCE_CENTRAL, AzureRegion.of("Sweden Central")],
      ["[RegionRepeated] regions[2]: 'swedencentral' is regions[0] already; name each region once"],
    ],
    [
      "a region outside",
      [SWEDEN_CENTRAL, UK_SOUTH],
      [
        `[RegionOutsideBoundary] regions[1]: 'uksouth' is in 'GB', which is not in 'EU Data Boundary'; ${ALLOWED}; remove it or choose another boundary`,
      ],
    ],
    [
      "a text",
      ["swedencentral"],
      ["[RegionInvalid] regions[0]: 'swedencentral' is no AzureRegion; write AzureRegion.of('swedencentral')"],
    ],
    ["nothing in the list", [undefined], [expect.stringMatching(/^\[RegionInvalid\] regions\[0\]: undefined is no/)]],
    [
      "a token in the list",
      ["${var.region}"],
      [
        "[LiteralNeeded] regions[0]: '${var.region}' is only known to Terraform, but a region decides what is built; write it as a literal",
      ],
    ],
  ])("finds %s", (_, regions, expected) => {
    expect(rendered(plan({ regions: untyped(regions) }).problems)).toEqual(expected);
  });

  test("tells wrong regions beside a missing data class", () => {
    const regions = [SWEDEN_CENTRAL, SWEDEN_CENTRAL, untyped<AzureRegion>("uksouth")];

    expect(codes(plan({ regions, dataClass: untyped(undefined) }).problems)).toEqual([
      "OptionInvalid dataClass",
      "RegionRepeated regions[1]",
      "RegionInvalid regions[2]",
    ]);
  });

  test("lists each known region once", () => {
    const regions = [SWEDEN_CENTRAL, SWEDEN_CENTRAL, untyped<AzureRegion>("francecentral")];
    const { problems } = plan({ regions, resourceGroupNames: { eastus: "rg" } });

    expect(rendered(problems)[2]).toContain("regions are 'swedencentral';");
  });

  test("finds maps that name no region of the zone: they would do nothing", () => {
    const map = { swedencentral: "rg-a", "Sweden Central": "rg-b" };
    const provider = { fqn: "azurerm" };
    const providerByRegion = { swedencentral: provider, "Sweden Central": provider };
    const found = plan({ providerByRegion, resourceGroupNames: map });

    expect(codes(found.problems)).toEqual(["RegionNotInZone providerByRegion", "RegionNotInZone resourceGroupNames"]);
  });

  test("finds maps that are none, once each, and what is in them but does not fit", () => {
    const found = plan({
      tags: untyped({ team: 5 }),
      provider: "azurerm.eu",
      providerByRegion: { swedencentral: {}, francecentral: undefined },
      resourceGroupNames: untyped("rg-a"),
      existingResourceGroups: untyped(["rg-b"]),
    });

    expect(rendered(found.problems)).toEqual([
      "[OptionInvalid] tags.team: 5 given where a text is needed",
      "[OptionInvalid] provider: 'azurerm.eu' given where an AzurermProvider is needed",
      "[OptionInvalid] providerByRegion.swedencentral: a value of type object given where an AzurermProvider is needed",
      "[OptionInvalid] resourceGroupNames: 'rg-a' given where a map by region name is needed",
      "[OptionInvalid] existingResourceGroups: a list given where a map by region name is needed",
    ]);
  });

  test("finds a name that Azure would refuse, and one that is given twice", () => {
    const found = plan({
      resourceGroupNames: { swedencentral: "bad name!", francecentral: "rg-fr" },
      existingResourceGroups: { francecentral: "rg." },
    });

    expect(rendered(found.problems)).toEqual([
      "[NameInvalid] resourceGroupNames.swedencentral: 'bad name!' is no name for a resource group: Azure takes 1 to 90 characters, letters, digits, '-', '_', '.', '(' and ')', no '.' at the end",
      "[NameInvalid] existingResourceGroups.francecentral: 'rg.' is no name for a resource group: Azure takes 1 to 90 characters, letters, digits, '-', '_', '.', '(' and ')', no '.' at the end",
      "[OptionInvalid] resourceGroupNames.francecentral: a second name given where one of resourceGroupNames and existingResourceGroups is needed",
    ]);
  });

  test("takes a region that is declared with its facts, judged by them", () => {
    const finland = AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" });
    const mars = AzureRegion.of("marsnorth", { country: "US", geography: "Mars" });
    const dataClass = DataClass.of("x", { boundary: ResidencyBoundary.EU_MEMBER_STATES });

    expect(codes(plan({ regions: [finland, mars], dataClass }).problems)).toEqual(["RegionOutsideBoundary regions[1]"]);
  });
});
