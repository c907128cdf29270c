// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { DATA_FLOWS } from "../../src/audit/data/data-flows";
import type { DataFlowRow } from "../../src/audit/facts";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { type Body, FORMS } from "./azapi-forms";
import { audit, documentOf } from "./document-of";

// West Europe is paired with a region in Ireland, which is outside.
const boundary = ResidencyBoundary.country("NL");

function found(type: string, body: Body, resource = "azapi_resource"): readonly string[] {
  const near = { path: "prod/eu/near", name: "near", location: "westeurope", account_replication_type: "LRS" };
  const document = documentOf({
    "azurerm_storage_account.near": near,
    "azurerm_storage_account.far": { ...near, path: "prod/us/far", name: "far", location: "eastus" },
    [`${resource}.x`]: {
      path: "prod/eu/x",
      type: `${type}@2025-01-01`,
      parent_id: "${azurerm_storage_account.near.id}",
      location: "location" in body ? undefined : "westeurope",
      body,
    },
  });
  return audit(document, { boundary }).filter((line) => line.includes(" prod/eu/x "));
}

/** Rows that are not told by an id, a host, an address or a region under a name that says so: those any body has alike. */
function isSpecial(row: DataFlowRow): boolean {
  if (row.judge === "reference") return row.required === true;
  return !["class", "rule", "none", "region", "host", "text", "secret"].includes(row.judge) || "whenMissing" in row;
}

describe("what the tables judge of the provider azurerm", () => {
  test.each(FORMS)("is judged in the words of Azure Resource Manager: $row", ({ type, leaks, fine }) => {
    expect(found(type, leaks)).not.toEqual([]);
    if (fine) expect(found(type, fine)).toEqual([]);
  });

  test("is there for each row that a body does not tell by itself", () => {
    const told = new Set(FORMS.map(({ row }) => row));
    const untold = DATA_FLOWS.filter(isSpecial).filter(({ types, path }) =>
      types.every((type) => !told.has(`${type} ${path}`)),
    );

    expect(untold.map(({ types, path }) => `${types[0]} ${path}`)).toEqual([]);
  });
});

describe("a body of azapi", () => {
  test.each<[string, Body, readonly string[]]>([
    [
      "a region under another name",
      { properties: { home: "East US" } },
      ["LocationOutsideBoundary prod/eu/x body.properties.home"],
    ],
    [
      "a region as a key",
      { properties: { eastus: { count: 1 } } },
      ["LocationOutsideBoundary prod/eu/x body.properties.eastus.count"],
    ],
    ["a region inside under another name", { properties: { home: "westeurope", westeurope: 1 } }, []],
    ["tags", { tags: { of: "eastus" } }, []],
    [
      "a part of the world",
      { properties: { dataLocation: "United States" } },
      ["LocationOutsideBoundary prod/eu/x body.properties.dataLocation"],
    ],
    [
      "a part of the world that nobody knows",
      { properties: { dataLocation: "Netherlands" } },
      ["RegionUnresolved prod/eu/x body.properties.dataLocation"],
    ],
    ["no region", { properties: { useLocation: "default", replicaRegion: "None" } }, []],
    [
      "a switch inside what is called after copies",
      { properties: { geoBackup: { enabled: true } } },
      ["ReplicaOutsideBoundary prod/eu/x body.properties.geoBackup.enabled"],
    ],
  ])("with %s", (_, body, expected) => {
    expect(found("Microsoft.Logic/workflows", body)).toEqual(expected);
  });

  test("of a namespace that nobody knows is found, and so is where it is", () => {
    expect(found("Acme.Foo/bars", {})).toEqual(["ResourceNotClassified prod/eu/x type"]);
    expect(found("Acme.Foo/bars", { location: "eastus" })[0]).toMatch(/^ResourceNotClassified/);
  });

  test("that changes what is there leaves what is not written as it is", () => {
    const update = (type: string, body: Body) =>
      found(type, body, "azapi_update_resource").filter((line) => !line.startsWith("RegionUnresolved"));

    expect(update("Microsoft.Storage/storageAccounts", {})).toEqual([]);
    expect(update("Microsoft.Storage/storageAccounts", { sku: { name: "Standard_GRS" } })).toEqual([
      "ReplicaOutsideBoundary prod/eu/x body.sku.name",
    ]);
    expect(update("Microsoft.Insights/components", {})).toEqual([]);
  });

  test("that has 'Continuous' written hides nothing of another type", () => {
    const body = { properties: { backupPolicy: { type: "Continuous" } } };

    expect(found("Microsoft.Storage/storageAccounts", body)).toEqual(["ReplicaOutsideBoundary prod/eu/x body"]);
    expect(found("Microsoft.DocumentDB/databaseAccounts", body)).toEqual([]);
  });

  test("beside the zone that takes data from it is of the zone", () => {
    const taking = (name: string, of = "${azurerm_storage_account.near.id}") =>
      audit(
        documentOf({
          "azurerm_storage_account.near": {
            path: "prod/eu/near",
            name: "near",
            location: "westeurope",
            account_replication_type: "LRS",
          },
          "azapi_resource.copy": {
            path: "prod/us/copy",
            type: "Microsoft.Compute/snapshots@2024-03-02",
            location: "eastus",
            body: { properties: { [name]: { resource: of } } },
          },
        }),
        { boundary },
      );

    const LEAK = ["LocationOutsideBoundary prod/us/copy location"];
    expect(taking("creationData")).toEqual(LEAK);
    expect(taking("restoreParameters")).toEqual(LEAK);
    expect(taking("sourceDisk")).toEqual(LEAK);
    expect(taking("targetResource")).toEqual(LEAK);
    expect(taking("destinationResource")).toEqual([]);
    expect(taking("displayName")).toEqual([]);
    expect(taking("sourceDisk", "eastus")).toEqual([]);
  });
});
