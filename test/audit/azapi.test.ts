// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { audit as auditAll, documentOf, type WrittenResource } from "./document-of";

const NETHERLANDS = { boundary: ResidencyBoundary.country("NL") };

/** What is found of the resource itself. */
function audit(...given: Parameters<typeof auditAll>): readonly string[] {
  return auditAll(...given).filter((line) => line.includes("/x "));
}

function made(
  azapi: WrittenResource,
  others: { readonly [address: string]: WrittenResource } = {},
  type = "azapi_resource",
) {
  return documentOf({
    "azurerm_resource_group.eu": { path: "prod/eu/rg", name: "eu", location: "westeurope" },
    "azurerm_cognitive_account.eu": { path: "prod/eu/account", name: "eu", location: "westeurope" },
    "azurerm_storage_account.eu": { path: "prod/shared/eu", name: "eu", location: "westeurope" },
    "azurerm_storage_account.us": { path: "prod/us/us", name: "us", location: "eastus" },
    ...others,
    [`${type}.x`]: { path: "prod/eu/x", ...azapi },
  });
}

const SERVICE = { type: "Microsoft.Logic/workflows@2025-01-01", parent_id: "${azurerm_resource_group.eu.id}" };
const AT_HOME = { ...SERVICE, location: "westeurope" };

describe("an azapi resource", () => {
  test.each<[string, WrittenResource, readonly string[]]>([
    ["inside", AT_HOME, []],
    ["outside", { ...SERVICE, location: "East US" }, ["LocationOutsideBoundary prod/eu/x location"]],
    ...(["kind", "type", "publisher", "service"] as const).map((name): [string, WrittenResource, readonly string[]] => [
      `that names a ${name}, which only looks like a host`,
      { ...AT_HOME, body: { properties: { of: [{ [name]: "Microsoft.Azure.Monitor" }] } } },
      [],
    ]),
    [
      "that names a host in the place of a kind",
      { ...AT_HOME, body: { kind: "files.contoso.com" } },
      ["ReferenceUnresolved prod/eu/x body.kind"],
    ],
    [
      "that names an address in the place of a type",
      { ...AT_HOME, body: { properties: { type: "https://Files.Contoso.Com" } } },
      ["ReferenceUnresolved prod/eu/x body.properties.type"],
    ],
    [
      "that names a host with capitals",
      { ...AT_HOME, body: { properties: { domain: "Files.Contoso.Com", kinds: "Files.Contoso.Com" } } },
      ["ReferenceUnresolved prod/eu/x body.properties.domain", "ReferenceUnresolved prod/eu/x body.properties.kinds"],
    ],
    ["with a location in its body", { ...SERVICE, body: { location: "West Europe" } }, []],
    [
      "with one outside there",
      { ...SERVICE, body: { location: "eastus" } },
      ["LocationOutsideBoundary prod/eu/x body.location"],
    ],
    ["of the word global", { ...SERVICE, location: "global" }, ["RegionUnknown prod/eu/x location"]],
    ["without a location in a group", SERVICE, ["RegionUnresolved prod/eu/x location"]],
    ["without a parent", { type: SERVICE.type }, ["RegionUnresolved prod/eu/x location"]],
    ["in a resource of the zone", { ...SERVICE, parent_id: "${azurerm_cognitive_account.eu.id}" }, []],
    [
      "in a resource outside",
      { ...SERVICE, parent_id: "${azurerm_storage_account.us.id}" },
      ["LocationOutsideBoundary prod/eu/x parent_id"],
    ],
    [
      "in a resource that nobody knows",
      { ...SERVICE, parent_id: "${var.id}" },
      ["RegionUnresolved prod/eu/x parent_id"],
    ],
    ["of a type that nobody knows", { ...AT_HOME, type: "${var.type}" }, ["ResourceNotClassified prod/eu/x type"]],
    ["of no type", { location: "westeurope" }, ["ResourceNotClassified prod/eu/x type"]],
    [
      "of a type that deploys",
      { ...AT_HOME, type: "Microsoft.Resources/deployments@2025-01-01" },
      ["ResourceNotClassified prod/eu/x type"],
    ],
    [
      "of a type of the world",
      { ...AT_HOME, type: "Microsoft.Cdn/profiles@2025-01-01" },
      ["TransitOutsideBoundary prod/eu/x type"],
    ],
    ["of a type without data", { ...SERVICE, type: "microsoft.authorization/roleAssignments@2022-04-01" }, []],
  ])("%s", (_, azapi, expected) => {
    expect(audit(made(azapi), NETHERLANDS)).toEqual(expected);
  });

  test.each<[string, unknown, readonly string[]]>([
    ["nothing", undefined, []],
    ["harmless values", { properties: { a: 1, b: true, c: "Enabled", d: ["x", "1.2.3", "v2.0"], e: null } }, []],
    ["the name of a model", { properties: { model: { name: "gpt-4.1-mini", version: "2025-04-14" } } }, []],
    [
      "a host of another alphabet",
      { properties: { host: "evil.xn--p1ai." } },
      ["ReferenceUnresolved prod/eu/x body.properties.host"],
    ],
    ["a region", { properties: { replica: { location: "westeurope" } } }, []],
    [
      "a region outside",
      { properties: { locations: [{ locationName: "westeurope" }, { locationName: "East US" }] } },
      ["LocationOutsideBoundary prod/eu/x body.properties.locations[1].locationName"],
    ],
    [
      "regions outside",
      { properties: { targetRegions: ["eastus"] } },
      ["LocationOutsideBoundary prod/eu/x body.properties.targetRegions[0]"],
    ],
    ["an id inside", { properties: { storage: "${azurerm_storage_account.eu.id}" } }, []],
    [
      "an id outside",
      { properties: { storage: "${azurerm_storage_account.us.id}" } },
      ["ReferenceLeavesZone prod/eu/x body.properties.storage"],
    ],
    [
      "an ARM id",
      { properties: { storage: "/subscriptions/1/resourceGroups/g/providers/a/b/c" } },
      ["ReferenceUnresolved prod/eu/x body.properties.storage"],
    ],
    [
      "a host outside",
      { properties: { url: "https://us.blob.core.windows.net/x" } },
      ["ReferenceLeavesZone prod/eu/x body.properties.url"],
    ],
    [
      "a host of nobody",
      { properties: { host: "evil.example" } },
      ["ReferenceUnresolved prod/eu/x body.properties.host"],
    ],
    [
      "a text of JSON",
      '{"properties":{"region":"eastus"}}',
      ["LocationOutsideBoundary prod/eu/x body.properties.region"],
    ],
    ["a local", "${local.body}", ["LocationOutsideBoundary prod/eu/x body.region"]],
    ["an expression", '${jsonencode({"a" = "b"})}', ["ResourceNotClassified prod/eu/x body"]],
    ["a variable in it", { properties: { a: "${var.a}" } }, ["ReferenceUnresolved prod/eu/x body.properties.a"]],
    ["copies in other zones", { properties: { zoneRedundancy: "Enabled" } }, []],
    [
      "copies",
      { properties: { geoRedundantBackup: "Enabled", redundancy: "GeoRedundant", other: "GRS" } },
      [
        "ReplicaOutsideBoundary prod/eu/x body.properties.geoRedundantBackup",
        "ReplicaOutsideBoundary prod/eu/x body.properties.redundancy",
        "ReplicaOutsideBoundary prod/eu/x body.properties.other",
      ],
    ],
    ["no copies", { properties: { redundancy: "LocallyRedundant" } }, []],
  ])("with a body of %s", (_, body, expected) => {
    const document = { ...made({ ...AT_HOME, body }), locals: { body: { region: "eastus" } } };

    expect(audit(document, NETHERLANDS)).toEqual(expected);
  });

  test.each<[string, WrittenResource, readonly string[]]>([
    ["Microsoft.Storage/storageAccounts@2025-01-01", { sku: { name: "Standard_LRS" } }, []],
    [
      "Microsoft.Storage/storageAccounts@2025-01-01",
      { sku: { name: "Standard_RAGRS" } },
      ["ReplicaOutsideBoundary prod/eu/x body.sku.name"],
    ],
    [
      "Microsoft.Storage/storageAccounts@2025-01-01",
      { sku: { name: "Standard_LRS" }, properties: { allowCrossTenantReplication: true } },
      ["ReplicaOutsideBoundary prod/eu/x body.properties.allowCrossTenantReplication"],
    ],
    ["Microsoft.DocumentDB/databaseAccounts@2025-01-01", {}, ["BackupOutsideBoundary prod/eu/x body"]],
    ["Microsoft.DocumentDB/databaseAccounts@2025-01-01", { properties: { backupPolicy: { type: "Continuous" } } }, []],
    ["Microsoft.KeyVault/vaults@2025-01-01", {}, ["ReplicaOutsideBoundary prod/eu/x location"]],
    ["Microsoft.RecoveryServices/vaults@2025-01-01", {}, ["BackupOutsideBoundary prod/eu/x body"]],
  ])("of a type that keeps copies: %s %j", (type, body, expected) => {
    expect(audit(made({ ...AT_HOME, type, body }), NETHERLANDS)).toEqual(expected);
  });

  test.each([
    ["DataZoneStandard", []],
    ["GlobalStandard", ["ProcessingLeavesBoundary prod/eu/x body.sku.name"]],
    ["${var.sku}", ["LiteralNeeded prod/eu/x body.sku.name"]],
    ["PlanetStandard", ["DeploymentTypeUnknown prod/eu/x body.sku.name"]],
  ])("that is a deployment is judged by its type: %s", (name, expected) => {
    const type = "Microsoft.CognitiveServices/accounts/deployments@2025-06-01";
    const parent_id = "${azurerm_cognitive_account.eu.id}";

    expect(audit(made({ type, parent_id, body: { sku: { name } } }))).toEqual(
      expected.concat(name === "${var.sku}" ? ["ReferenceUnresolved prod/eu/x body.sku.name"] : []),
    );
  });

  test("that is an account keeps data at rest in its geography", () => {
    const type = "Microsoft.CognitiveServices/accounts@2025-06-01";

    expect(audit(made({ ...AT_HOME, type }), NETHERLANDS)).toEqual(["AtRestLeavesBoundary prod/eu/x location"]);
  });

  test("in the zone's group that stands elsewhere is the zone's", () => {
    const document = made({ ...SERVICE, path: "prod/us/x", location: "eastus" });

    expect(audit(document, NETHERLANDS)).toEqual(["LocationOutsideBoundary prod/us/x location"]);
  });

  test.each([
    ["${azurerm_storage_account.eu.id}", []],
    ["${azurerm_storage_account.us.id}", ["LocationOutsideBoundary prod/eu/x resource_id"]],
    ["/subscriptions/1/resourceGroups/g/providers/a/b/c", ["RegionUnresolved prod/eu/x resource_id"]],
  ])("that changes what is there is where that is: %s", (resource_id, expected) => {
    const body = { type: SERVICE.type, resource_id };

    expect(audit(made(body, {}, "azapi_update_resource"))).toEqual(expected);
  });

  test.each([
    ["eu.azconfig.io", []],
    ["us.azconfig.io", ["LocationOutsideBoundary prod/eu/x parent_id"]],
    ["nobody.azconfig.io", ["RegionUnresolved prod/eu/x parent_id"]],
  ])("of a data plane is where its host is: %s", (parent_id, expected) => {
    const others = {
      "azurerm_app_configuration.eu": { path: "prod/shared/c", name: "eu", location: "westeurope" },
      "azurerm_app_configuration.us": { path: "prod/us/c", name: "us", location: "eastus" },
    };

    expect(audit(made({ type: SERVICE.type, parent_id }, others, "azapi_data_plane_resource"))).toEqual(expected);
  });

  test("is judged by what is declared of its parent", () => {
    const parent_id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Logic/workflows/b";
    const at = (region: AzureRegion) =>
      audit(made({ ...SERVICE, parent_id }), { externals: [{ what: parent_id, region }] });

    expect(at(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(["LocationOutsideBoundary prod/eu/x parent_id"]);
  });
});
