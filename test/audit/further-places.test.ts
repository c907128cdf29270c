// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ResidencyMatrix } from "../../src/audit/residency-matrix";
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { audit, documentOf, texts, type WrittenResource } from "./document-of";

const SERVICE = "azurerm_api_management.a";
const EU = { boundary: ResidencyBoundary.EU_DATA_BOUNDARY, pathPrefix: "prod/eu" };

/** A service in Sweden with this written of its additional locations. */
function service(additional_location: unknown, more: WrittenResource = {}) {
  const written = { path: "prod/eu/a", location: "swedencentral", additional_location, ...more };
  return documentOf(
    {
      [SERVICE]: written,
      "azurerm_resource_group.us": { path: "prod/us/rg", location: "East US" },
      "azurerm_resource_group.fr": { path: "prod/eu/rg", location: "France Central" },
    },
    { locals: { inside: "norwayeast", outside: "uksouth" } },
  );
}

describe("locationOutsideBoundary, for an additional location", () => {
  test.each([
    ["none", undefined],
    ["null", null],
    ["an empty list", []],
    ["a literal", [{ location: "francecentral" }]],
    ["one block", { location: "France Central", capacity: 1 }],
    ["a local", [{ location: "${local.inside}" }]],
    ["a function", [{ location: "${upper(local.inside)}" }]],
    ["a reference", [{ location: "${azurerm_resource_group.fr.location}" }]],
    ["two of them", [{ location: "francecentral" }, { location: "NORTHEUROPE" }]],
  ])("passes inside: %s", (_, written) => {
    expect(audit(service(written))).toEqual([]);
  });

  test.each([
    ["a literal", [{ location: "eastus" }], 0],
    ["a display name", [{ location: "East US" }], 0],
    ["a local", [{ location: "${local.outside}" }], 0],
    ["a reference", [{ location: "${azurerm_resource_group.us.location}" }], 0],
    ["the second one", [{ location: "francecentral" }, { location: "eastus" }], 1],
    ["one whose gateway is turned off", [{ location: "eastus", gateway_disabled: true }], 0],
  ])("finds outside: %s", (_, written, index) => {
    expect(audit(service(written))).toEqual([
      `LocationOutsideBoundary prod/eu/a additional_location[${index}].location`,
    ]);
  });

  test("finds outside: one block", () => {
    expect(audit(service({ location: "EASTUS" }))).toEqual([
      "LocationOutsideBoundary prod/eu/a additional_location.location",
    ]);
  });

  test.each([
    ["a variable", [{ location: "${var.region}" }], "RegionUnresolved"],
    ["a function", [{ location: "${coalesce(local.inside)}" }], "RegionUnresolved"],
    ["a condition", [{ location: '${var.is_first ? "norwayeast" : "swedencentral"}' }], "RegionUnresolved"],
    ["no location", [{ capacity: 1 }], "RegionUnresolved"],
    ["null", [{ location: null }], "RegionUnresolved"],
    ["a number", [{ location: 5 }], "RegionUnresolved"],
    ["an empty text", [{ location: "" }], "RegionUnresolved"],
    ["no block", [null], "RegionUnresolved"],
    ["a region that no table holds", [{ location: "marsnorth" }], "RegionUnknown"],
  ])("finds what cannot be told: %s", (_, written, code) => {
    expect(audit(service(written))).toEqual([`${code} prod/eu/a additional_location[0].location`]);
  });

  test.each([
    ["an expression for all of them", "${var.locations}"],
    ["a number beside the names", { location: "francecentral", "0": { location: "eastus" } }],
  ])("finds what cannot be told: %s", (_, written) => {
    expect(audit(service(written))).toEqual(["RegionUnresolved prod/eu/a additional_location.location"]);
  });

  test.each([
    ["${additional_location.value}", ["RegionUnresolved prod/eu/a additional_location[*].location"]],
    ["East US", ["LocationOutsideBoundary prod/eu/a additional_location[*].location"]],
    ["francecentral", []],
  ])("finds what a 'dynamic' block may make, beside what is written: %s", (location, expected) => {
    const dynamic = [{ tag: {} }, { additional_location: [{ for_each: "${var.x}", content: { location } }] }];
    const beside = [{ location: "eastus" }];

    expect(audit(service(undefined, { dynamic }))).toEqual(expected);
    expect(audit(service(beside, { dynamic }))).toEqual([
      "LocationOutsideBoundary prod/eu/a additional_location[0].location",
      ...expected,
    ]);
    expect(audit(service([], { dynamic: { tag: {} } }))).toEqual([]);
  });

  test("finds each of several, and the location of the service too", () => {
    const written = [{ location: "eastus" }, { location: "francecentral" }, { location: "${var.region}" }];

    expect(audit(service(written, { location: "uksouth" }))).toEqual([
      "LocationOutsideBoundary prod/eu/a location",
      "LocationOutsideBoundary prod/eu/a additional_location[0].location",
      "RegionUnresolved prod/eu/a additional_location[2].location",
    ]);
  });

  test("judges a declared region by its facts", () => {
    const regions = [AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" })];

    expect(audit(service([{ location: "Finland Central" }]), { regions })).toEqual([]);
  });

  test("tells the wrong value, what is allowed and what to do", () => {
    const boundary = ResidencyBoundary.country("SE");

    expect(texts(service([{ location: "East US" }, {}]), { boundary }).slice(0, 2)).toEqual([
      "'eastus' is in 'US', which is not in 'Sweden'; allowed are 'swedencentral', 'swedensouth'; move the resource, or create it apart from the zone",
      "it cannot be told to be inside the boundary: the block has no location; write the region as a literal, or refer to a resource of this stack",
    ]);
  });

  test("leaves alone a block of that name in a resource of another type, and a service of another zone", () => {
    const additional_location = [{ location: "eastus" }];
    const document = documentOf({
      "azurerm_storage_account.a": { path: "prod/eu/a", location: "swedencentral", additional_location },
      "azurerm_api_management.us": { path: "prod/us/a", location: "eastus", additional_location },
    });

    expect(audit(document)).toEqual([]);
  });
});

describe("ResidencyMatrix, for an additional location", () => {
  const cells = (document: unknown) =>
    ResidencyMatrix.fromTerraformJson(JSON.stringify(document), EU).lines.map((line) =>
      line
        .split(/ *\| */)
        .slice(1, -1)
        .join(" | "),
    );

  test("has a line for each, judged alone", () => {
    const written = [{ location: "East US" }, { location: "francecentral" }, { location: "${var.region}" }];

    expect(cells(service(written))).toEqual([
      "prod/eu/a | azurerm_api_management | swedencentral | SE | SE | - | yes",
      "prod/eu/a | azurerm_api_management additional_location[0] | eastus | US | US | - | NO",
      "prod/eu/a | azurerm_api_management additional_location[1] | francecentral | FR | FR | - | yes",
      "prod/eu/a | azurerm_api_management additional_location[2] | unknown ${var.region} | unknown | unknown | - | unknown",
      "prod/eu/rg | azurerm_resource_group | francecentral | FR | FR | - | yes",
    ]);
  });

  test("has its lines where the service itself has no location", () => {
    expect(cells(service([{ location: "East US" }], { location: undefined }))[1]).toBe(
      "prod/eu/a | azurerm_api_management additional_location[0] | eastus | US | US | - | NO",
    );
  });

  test("tells each leak once", () => {
    const { leaks } = ResidencyMatrix.fromTerraformJson(
      JSON.stringify(service([{ location: "eastus" }], { location: "uksouth" })),
      EU,
    );

    expect(leaks.map((leak) => leak.split(":")[0])).toEqual([
      "[LocationOutsideBoundary] prod/eu/a location",
      "[LocationOutsideBoundary] prod/eu/a additional_location[0].location",
    ]);
  });
});
