import { join } from "node:path";
import { Bindings } from "../../scripts/facts/bindings";
import { bindingProblems } from "../../scripts/facts/bindings-check";
import { readFacts } from "../../scripts/facts/read-facts";
import type { Facts } from "../../scripts/facts/tables";
import { ROOT } from "../../scripts/support/run";
import type { DataFlowRow, ResourceTypeRow } from "../../src/audit/facts";

const BINDINGS = new Bindings(join(ROOT, "node_modules/@cdktf/provider-azurerm/lib"));
const FACTS = readFacts(join(ROOT, "facts"));

function withTypes(edit: (row: ResourceTypeRow) => ResourceTypeRow): Facts {
  return { ...FACTS, resourceTypes: { ...FACTS.resourceTypes, rows: FACTS.resourceTypes.rows.map(edit) } };
}

function withFlow(row: DataFlowRow): Facts {
  const { flows } = FACTS.dataFlows;
  return { ...FACTS, dataFlows: { ...FACTS.dataFlows, flows: { ...flows, rows: [...flows.rows, row] } } };
}

describe("the bindings of the provider", () => {
  test("have 1127 resource types, 371 of them with a location", () => {
    const types = BINDINGS.types();

    expect(types).toHaveLength(1127);
    expect(types.filter((type) => BINDINGS.attribute(type, "location"))).toHaveLength(371);
  });

  test.each([
    ["azurerm_storage_account", "account_replication_type", { isRequired: true, isBlock: false }],
    ["azurerm_cosmosdb_account", "backup.storage_redundancy", { isRequired: false, isBlock: false }],
    ["azurerm_cosmosdb_account", "geo_location.location", { isRequired: true, isBlock: false }],
    ["azurerm_cdn_frontdoor_route", "cache", { isRequired: false, isBlock: true }],
    ["azurerm_eventhub", "capture_description.destination.storage_account_id", { isRequired: false, isBlock: false }],
    ["azurerm_linux_function_app", "app_settings", { isRequired: false, isBlock: false }],
  ])("tell of %s whether %s is required, and whether it is a block", (type, path, found) => {
    expect(BINDINGS.attribute(type, path)).toEqual(found);
  });

  test("have nothing of a type or a block that does not exist", () => {
    expect(BINDINGS.attribute("azurerm_nothing", "location")).toBeUndefined();
    expect(BINDINGS.attribute("azurerm_storage_account", "nothing")).toBeUndefined();
    expect(BINDINGS.attribute("azurerm_storage_account", "location.name")).toBeUndefined();
  });
});

describe("the tables of the audit", () => {
  test("speak of what the provider has", () => {
    expect(bindingProblems(FACTS, BINDINGS)).toEqual([]);
  });

  test("fail on a type that no row names", () => {
    const facts = withTypes((row) => ({ ...row, types: row.types.filter((type) => type !== "azurerm_subnet") }));

    expect(bindingProblems(facts, BINDINGS)).toEqual([
      "facts/resource-types.json: 'azurerm_subnet' of the provider is in no row",
    ]);
  });

  test("fail on a type that the provider does not have", () => {
    const facts = withTypes((row) => (row.class === "opaque" ? { ...row, types: [...row.types, "azurerm_old"] } : row));

    expect(bindingProblems(facts, BINDINGS)).toContain(
      "facts/resource-types.json: 'azurerm_old' is no resource type of the provider",
    );
  });

  test("fail on a class that the arguments of a type contradict", () => {
    const facts = withTypes((row): ResourceTypeRow => {
      const { types } = row;
      if (types.includes("azurerm_ip_group_cidr")) return { class: "located", types };
      return types.includes("azurerm_search_service") ? { class: "no-data", why: "nothing", types } : row;
    });

    expect(bindingProblems(facts, BINDINGS)).toEqual([
      "facts/resource-types.json: 'azurerm_ip_group_cidr' is located, but has no location",
      "facts/resource-types.json: 'azurerm_search_service' is no-data, but has a location",
    ]);
  });

  test("fail on a parent that may be left out", () => {
    const facts = withTypes((row) =>
      row.class === "child" && row.types.includes("azurerm_eventhub") ? { ...row, ways: row.ways.slice(0, 1) } : row,
    );

    expect(bindingProblems(facts, BINDINGS)).toEqual([
      "facts/resource-types.json: 'namespace_id' of 'azurerm_eventhub' is optional, and no other way is named",
    ]);
  });

  test.each<[string, DataFlowRow, string]>([
    [
      "an attribute",
      { types: ["azurerm_subnet"], path: "region", judge: "region", code: "LocationOutsideBoundary" },
      "'azurerm_subnet' has no 'region'",
    ],
    [
      "a condition",
      {
        types: ["azurerm_subnet"],
        path: "name",
        judge: "none",
        why: "a name",
        unless: { path: "region", startsWith: ["x"] },
      },
      "'azurerm_subnet' has no 'region'",
    ],
    [
      "a value",
      { types: ["azurerm_cosmosdb_account"], path: "backup", judge: "host", code: "BackupOutsideBoundary" },
      "'backup' of 'azurerm_cosmosdb_account' is a block",
    ],
  ])("fail on %s that is none", (_, row, problem) => {
    expect(bindingProblems(withFlow(row), BINDINGS)).toEqual([`facts/data-flows.json: ${problem}`]);
  });
});
