import { type FactFile, type FactRow, FactsCopy } from "../support/facts-copy";

const TYPES = "resource-types.json";
const FLOWS = "data-flows.json";

let copy: FactsCopy;

beforeEach(() => {
  copy = new FactsCopy();
});

afterEach(() => copy.remove());

function families(table: FactFile): Record<string, FactRow[]> {
  return table.families as unknown as Record<string, FactRow[]>;
}

/** The row of a type; of its path, where the file has several. */
function rowOf(table: FactFile, type: string, path?: string): FactRow {
  const rows = Object.values(families(table)).flat();
  return rows.find((row) => (row.types as string[]).includes(type) && row.path === path) as FactRow;
}

function search(table: FactFile): FactRow[] {
  return families(table).Search;
}

type Case = [name: string, edit: (table: FactFile) => void, problem: string];

describe("reading resource types", () => {
  const cases: Case[] = [
    [
      "an unknown class",
      (table) => {
        search(table)[0].class = "regional";
      },
      'families.Search[0] (azurerm_search_service).class: must be one of located, child, no-data, global, opaque, is "regional"',
    ],
    [
      "a type that is there twice",
      (table) => {
        search(table)[0].types = ["azurerm_search_service", "azurerm_subnet"];
      },
      'families.Search[0].types[1]: "azurerm_subnet" is there twice',
    ],
    [
      "a type of another provider",
      (table) => {
        search(table)[0].types = ["azuread_user"];
      },
      "families.Search[0] (azuread_user).types[0]: must be a resource type such as 'azurerm_subnet', is \"azuread_user\"",
    ],
    [
      "a row without a type",
      (table) => {
        search(table)[0].types = [];
      },
      "families.Search[0] (undefined).types: must be a list with at least one row",
    ],
    [
      "a parent that is in no row",
      (table) => {
        search(table)[1].parents = ["azurerm_search"];
      },
      "families.Search[1] (azurerm_search_shared_private_link_service): the parent 'azurerm_search' is in no row",
    ],
    [
      "parents that go in a circle",
      (table) => {
        Object.assign(search(table)[0], { class: "child", attribute: "name", by: "name" });
        search(table)[0].parents = ["azurerm_search_shared_private_link_service"];
      },
      "families.Search[0] (azurerm_search_service): the parents of 'azurerm_search_service' go in a circle: azurerm_search_service > azurerm_search_shared_private_link_service > azurerm_search_service",
    ],
    [
      "a type that is its own parent",
      (table) => {
        search(table)[1].parents = ["azurerm_search_service", "azurerm_search_shared_private_link_service"];
      },
      "families.Search[1] (azurerm_search_shared_private_link_service): the parents of 'azurerm_search_shared_private_link_service' go in a circle: azurerm_search_shared_private_link_service > azurerm_search_shared_private_link_service",
    ],
    [
      "a child without a way to its parent",
      (table) => {
        delete search(table)[1].attribute;
      },
      "families.Search[1] (azurerm_search_shared_private_link_service): 'attribute' is missing",
    ],
    [
      "a parent named by something else",
      (table) => {
        search(table)[1].by = "tag";
      },
      'families.Search[1] (azurerm_search_shared_private_link_service).by: must be one of id, name, is "tag"',
    ],
    [
      "a located type with a reason",
      (table) => {
        search(table)[0].why = "it has no data";
      },
      "families.Search[0] (azurerm_search_service): 'why' is no field here; known are class, types, otherwise",
    ],
    [
      "a type without data and without a reason",
      (table) => {
        search(table)[0].class = "no-data";
      },
      "families.Search[0] (azurerm_search_service): 'why' is missing",
    ],
    [
      "a family without a row",
      (table) => {
        families(table).Search = [];
      },
      "families.Search: must be a list with at least one row",
    ],
  ];

  test.each(cases)("fails on %s", (_, edit, problem) => {
    copy.change(TYPES, edit);

    expect(copy.problems()).toContain(`facts/${TYPES}: ${problem}`);
  });

  test("fails on a global type that no row of the flows tells the place of", () => {
    copy.change(TYPES, (table) => {
      search(table)[0] = { class: "global", why: "it is everywhere", types: ["azurerm_search_service"] };
    });

    expect(copy.problems()).toContain(
      `facts/${TYPES}: 'azurerm_search_service' is global, so data-flows.json needs a row for it, of judge transit or data-location`,
    );
  });
});

describe("reading data flows", () => {
  const storage = (table: FactFile): FactRow => rowOf(table, "azurerm_storage_account", "account_replication_type");
  const AT = "families.Storage[1] (azurerm_storage_account account_replication_type)";
  const cases: Case[] = [
    [
      "an unknown judge",
      (table) => {
        storage(table).judge = "replication";
      },
      `${AT}.judge: must be one of class, rule, region, reference, host, secret, text, redundancy, pair, forbidden, data-location, web-test, transit, none, is "replication"`,
    ],
    [
      "a judge without what it needs",
      (table) => {
        delete storage(table).safe;
      },
      `${AT}: 'safe' is missing`,
    ],
    [
      "a judge with what another one takes",
      (table) => {
        storage(table).allowed = ["LRS"];
      },
      `${AT}: 'allowed' is no field here; known are types, path, judge, code, safe, onlyIf, unless, whenMissing, why`,
    ],
    [
      "a code that is none of the audit",
      (table) => {
        storage(table).code = "StorageOutside";
      },
      `${AT}.code: must be one of BackendOutsideBoundary, BackupOutsideBoundary, LocationOutsideBoundary, LogsOutsideBoundary, ReferenceLeavesZone, ReplicaOutsideBoundary, TransitOutsideBoundary, is "StorageOutside"`,
    ],
    [
      "a row that moves nothing and does not say why",
      (table) => {
        Object.assign(storage(table), { judge: "none", code: undefined, safe: undefined, why: undefined });
      },
      `${AT}: 'why' is missing`,
    ],
    [
      "a path in another spelling",
      (table) => {
        storage(table).path = "accountReplicationType";
      },
      "families.Storage[1] (azurerm_storage_account accountReplicationType).path: must be an attribute in Terraform's words, such as 'backup.storage_redundancy', is \"accountReplicationType\"",
    ],
    [
      "an attribute that two rows judge",
      (table) => {
        rowOf(table, "azurerm_storage_account", "allowed_copy_scope").path = "account_replication_type";
      },
      "families.Storage[3] (azurerm_storage_account account_replication_type): 'azurerm_storage_account' has another row for this path",
    ],
    [
      "a type that is not classified",
      (table) => {
        storage(table).types = ["azurerm_storage"];
      },
      "families.Storage[1] (azurerm_storage account_replication_type).types[0]: 'azurerm_storage' is in no row of resource-types.json",
    ],
    [
      "a reference to what the resource belongs to",
      (table) => {
        const row = rowOf(table, "azurerm_storage_object_replication", "source_storage_account_id");
        Object.assign(row, { judge: "reference", code: "ReplicaOutsideBoundary" });
      },
      "families.Storage[7] (azurerm_storage_object_replication source_storage_account_id): 'source_storage_account_id' is what 'azurerm_storage_object_replication' belongs to, which resource-types.json tells; its judge is class",
    ],
    [
      "an attribute that does not decide where the resource is",
      (table) => {
        Object.assign(storage(table), { judge: "class", code: undefined, safe: undefined });
      },
      `${AT}: 'account_replication_type' does not decide where 'azurerm_storage_account' is, which is located`,
    ],
    [
      "a flag that is false",
      (table) => {
        rowOf(table, "azurerm_search_shared_private_link_service", "target_resource_id").required = false;
      },
      "families.Search, maps, health[2] (azurerm_search_shared_private_link_service target_resource_id).required: must be true or left out, is false",
    ],
    [
      "a condition without an attribute",
      (table) => {
        delete (rowOf(table, "azurerm_mssql_database", "geo_backup_enabled").onlyIf as FactRow).path;
      },
      "families.Databases[7] (azurerm_mssql_database geo_backup_enabled).onlyIf: 'path' is missing",
    ],
    [
      "a region without a pair that does not exist",
      (table) => {
        rowOf(table, "azurerm_key_vault", "location").except = ["brasil"];
      },
      "families.Key Vault and HSM[0] (azurerm_key_vault location).except[0]: 'brasil' is no region of regions.json",
    ],
    [
      "a default that is in no table",
      (table) => {
        rowOf(table, "azurerm_communication_service", "data_location").whenMissing = "USA";
      },
      "families.Communication[0] (azurerm_communication_service data_location).whenMissing: 'USA' is in no row of dataLocations",
    ],
    [
      "a country that does not exist",
      (table) => {
        table.dataLocations[2].countries = ["AUS"];
      },
      "dataLocations[2].countries[0]: 'AUS' is no country of countries.json",
    ],
    [
      "a data location that is two things",
      (table) => {
        table.dataLocations[2].euDataBoundary = true;
      },
      "dataLocations[2]: has countries or is the EU Data Boundary, not both",
    ],
    [
      "a web test location that is there twice",
      (table) => table.webTestLocations.push(table.webTestLocations[0]),
      'webTestLocations[16]: "apac-hk-hkn-azr" is there twice',
    ],
    [
      "a web test location in no region",
      (table) => {
        table.webTestLocations[0].region = "hongkong";
      },
      "webTestLocations[0].region: 'hongkong' is no region of regions.json",
    ],
    [
      "a host that is an address",
      (table) => {
        table.namedHosts[0].host = "https://ai.azure.com";
      },
      'namedHosts[0].host: must be a host name, is "https://ai.azure.com"',
    ],
  ];

  test.each(cases)("fails on %s", (_, edit, problem) => {
    copy.change(FLOWS, edit);

    expect(copy.problems()).toContain(`facts/${FLOWS}: ${problem}`);
  });
});
