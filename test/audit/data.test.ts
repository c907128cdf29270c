import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  DATA_FLOWS,
  DATA_FLOWS_SOURCE,
  DATA_LOCATIONS,
  HOST_DOMAINS,
  NAMED_HOSTS,
  WEB_TEST_LOCATIONS,
} from "../../src/audit/data/data-flows";
import { RESOURCE_TYPES, RESOURCE_TYPES_SOURCE } from "../../src/audit/data/resource-types";
import type { DataFlowRow, ResourceTypeRow } from "../../src/audit/facts";
import { COUNTRIES } from "../../src/residency/data/countries";
import { FACTS_AS_OF } from "../../src/residency/data/models";
import { REGIONS } from "../../src/residency/data/regions";
import JUDGED from "./judged-attributes.json";

const ROW_OF = new Map(RESOURCE_TYPES.flatMap((row) => row.types.map((type) => [type, row] as const)));
const TYPES = [...ROW_OF.keys()];

const flow = (type: string, path: string): DataFlowRow | undefined =>
  DATA_FLOWS.find((row) => row.types.includes(type) && row.path === path);

function count(className: ResourceTypeRow["class"]): number {
  return TYPES.filter((type) => ROW_OF.get(type)?.class === className).length;
}

/** The classes in which the parents of a type end, `*` for a parent of any type. */
function endsOf(type: string, seen: readonly string[] = []): string[] {
  if (seen.includes(type)) return ["a circle"];
  const row = ROW_OF.get(type);
  if (row?.class !== "child") return [type === "*" ? "*" : (row?.class ?? "nowhere")];
  return row.ways.flatMap((way) => way.parents.flatMap((parent) => endsOf(parent, [...seen, type])));
}

describe("sources", () => {
  test.each([
    ["resource types", RESOURCE_TYPES_SOURCE],
    ["data flows", DATA_FLOWS_SOURCE],
  ])("of %s have a title, a public address and a date", (_, source) => {
    expect(source.title).not.toBe("");
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.asOf <= FACTS_AS_OF).toBe(true);
  });
});

describe("resource types", () => {
  test("are the 1127 of azurerm 4.55, each once", () => {
    expect(TYPES).toHaveLength(1127);
    expect(RESOURCE_TYPES.flatMap((row) => row.types)).toHaveLength(1127);
  });

  test("are nearly all somewhere", () => {
    const classes = (["located", "child", "no-data", "global", "opaque"] as const).map((name) => [name, count(name)]);

    expect(Object.fromEntries(classes)).toEqual({ located: 348, child: 676, "no-data": 55, global: 33, opaque: 15 });
  });

  test("have parents whose chain ends where a place is decided", () => {
    const children = TYPES.filter((type) => ROW_OF.get(type)?.class === "child");
    const lost = children.filter((type) =>
      endsOf(type).some((end) => !["located", "global", "no-data", "*"].includes(end)),
    );

    expect(lost).toEqual([]);
  });

  test("without a location are somewhere else only where the provider says so", () => {
    const otherwise = RESOURCE_TYPES.flatMap((row) => (row.class === "located" && row.otherwise ? [row] : []));

    expect(otherwise.map((row) => [row.types, row.otherwise?.map((way) => way.attribute)])).toEqual([
      [
        [
          "azurerm_management_group_policy_assignment",
          "azurerm_resource_group_policy_assignment",
          "azurerm_resource_policy_assignment",
          "azurerm_subscription_policy_assignment",
        ],
        [],
      ],
      [["azurerm_network_watcher_flow_log"], ["network_watcher_name"]],
    ]);
  });

  test.each([
    ["azurerm_cognitive_deployment", ["cognitive_account_id"], ["located"]],
    ["azurerm_monitor_diagnostic_setting", ["target_resource_id"], ["*"]],
    ["azurerm_eventhub", ["namespace_id", "namespace_name"], ["located"]],
    ["azurerm_storage_object_replication", ["source_storage_account_id"], ["located"]],
    ["azurerm_cdn_frontdoor_route", ["cdn_frontdoor_endpoint_id"], ["global"]],
    ["azurerm_traffic_manager_azure_endpoint", ["profile_id"], ["no-data"]],
  ])("%s is where its parent is", (type, attributes, ends) => {
    const row = ROW_OF.get(type);

    expect(row?.class === "child" && row.ways.map((way) => way.attribute)).toEqual(attributes);
    expect([...new Set(endsOf(type))]).toEqual(ends);
  });
});

describe("data flows", () => {
  test("judge each attribute of the list that residency was first surveyed with", () => {
    const surveyed = Object.entries(JUDGED).flatMap(([type, paths]) => paths.map((path) => [type, path] as const));

    expect(surveyed).toHaveLength(165);
    expect(surveyed.filter(([type, path]) => flow(type, path) === undefined)).toEqual([]);
  });

  test("of types that exist are there once for each attribute", () => {
    const keys = DATA_FLOWS.flatMap((row) => row.types.map((type) => `${type} ${row.path}`));

    expect(new Set(keys).size).toBe(keys.length);
    expect(DATA_FLOWS.flatMap((row) => row.types).filter((type) => !ROW_OF.has(type))).toEqual([]);
  });

  test("do not tell once more what a resource belongs to", () => {
    const twice = DATA_FLOWS.filter(({ judge }) => judge === "reference").flatMap(({ types, path }) =>
      types.filter((type) => {
        const row = ROW_OF.get(type);
        return row?.class === "child" && row.ways.some(({ attribute }) => attribute === path);
      }),
    );

    expect(twice).toEqual([]);
  });

  test("leak by default where nothing is written", () => {
    const written = DATA_FLOWS.filter((row) => "whenMissing" in row && row.whenMissing !== undefined);
    const leaks = written.filter((row) => row.judge !== "redundancy" || !row.safe.includes(row.whenMissing ?? ""));

    expect(leaks.map((row) => `${row.types.join(" ")} ${row.path}`)).toEqual([
      "azurerm_cosmosdb_account backup.storage_redundancy",
      "azurerm_mssql_database storage_account_type",
      "azurerm_mssql_database geo_backup_enabled",
      "azurerm_mssql_managed_instance storage_account_type",
      "azurerm_recovery_services_vault storage_mode_type",
      "azurerm_notification_hub_namespace replication_region",
      "azurerm_communication_service data_location",
      "azurerm_synapse_sql_pool geo_backup_policy_enabled",
      "azurerm_iothub_dps data_residency_enabled",
    ]);
  });

  test("need what has no default that could be judged", () => {
    const required = DATA_FLOWS.filter((row) => row.judge === "reference" && row.required);

    expect(required.map((row) => `${row.types.join(" ")} ${row.path}`)).toEqual([
      "azurerm_application_insights workspace_id",
    ]);
  });

  test("count under conditions only where Azure has them", () => {
    const conditional = DATA_FLOWS.filter((row) => row.onlyIf ?? row.unless);

    expect(conditional.map((row) => [row.types[0], row.path, row.onlyIf ?? row.unless])).toEqual([
      ["azurerm_api_management_api", "import.content_value", { path: "service_url", startsWith: [""] }],
      ["azurerm_api_management_named_value", "value", { path: "secret", startsWith: ["true"] }],
      ["azurerm_cosmosdb_account", "backup.storage_redundancy", { path: "backup.type", startsWith: ["Continuous"] }],
      ["azurerm_mssql_database", "geo_backup_enabled", { path: "sku_name", startsWith: ["DW"] }],
    ]);
  });

  test("have a rule where one is named", () => {
    const rules = DATA_FLOWS.flatMap((row) => (row.judge === "rule" ? [row.rule] : []));

    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !existsSync(join(__dirname, `../../src/audit/rules/${rule}.ts`)))).toEqual([]);
  });

  test("tell where each global type keeps or sends data", () => {
    const told = DATA_FLOWS.filter((row) => row.judge === "transit" || row.judge === "data-location");
    const types = new Set(told.flatMap((row) => row.types));

    expect(TYPES.filter((type) => ROW_OF.get(type)?.class === "global" && !types.has(type))).toEqual([]);
  });
});

describe("data locations", () => {
  test("name countries that exist, or none where Microsoft does not say", () => {
    const codes = new Set(COUNTRIES.map((row) => row.code));

    expect(DATA_LOCATIONS.flatMap((row) => row.countries ?? []).filter((code) => !codes.has(code))).toEqual([]);
    expect(DATA_LOCATIONS.filter((row) => !row.countries).map((row) => row.name)).toEqual([
      ...["Africa", "Asia Pacific", "Global", "usgov"],
    ]);
  });

  test("Europe is the EU Data Boundary", () => {
    const boundary = COUNTRIES.filter((row) => row.euDataBoundary).map((row) => row.code);

    expect(DATA_LOCATIONS.find((row) => row.name === "Europe")?.countries).toEqual(boundary);
  });
});

describe("web test locations", () => {
  test("are 16 known regions, which their ids do not tell", () => {
    const regions = new Set(REGIONS.map((row) => row.name));
    const region = (id: string) => WEB_TEST_LOCATIONS.find((row) => row.id === id)?.region;

    expect(WEB_TEST_LOCATIONS).toHaveLength(16);
    expect(WEB_TEST_LOCATIONS.filter((row) => !regions.has(row.region))).toEqual([]);
    expect([region("emea-ru-msa-edge"), region("emea-se-sto-edge"), region("emea-ch-zrh-edge")]).toEqual([
      ...["uksouth", "ukwest", "francecentral"],
    ]);
  });
});

describe("hosts", () => {
  test("of Azure lead to a type by an attribute of it", () => {
    expect(HOST_DOMAINS.flatMap((row) => row.types).filter((type) => !ROW_OF.has(type))).toEqual([]);
    expect(HOST_DOMAINS.find((row) => row.domain === "openai.azure.com")?.attribute).toBe("custom_subdomain_name");
  });

  test("that are only named are no place that something is sent to", () => {
    expect(NAMED_HOSTS.map((row) => row.host)).not.toContain("management.azure.com");
    expect(NAMED_HOSTS.filter((row) => row.why === "")).toEqual([]);
  });
});
