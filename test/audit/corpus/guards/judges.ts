// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { inEu, inNetherlands } from "../zones";
import { each, inCountries, type Parts, put, raw } from "./parts";

const HUBS = "azurerm_notification_hub_namespace";
const REGISTRY = "azurerm_container_registry";
const STORE = "azurerm_storage_account";
const WEST_EUROPE = { location: "westeurope" };

/** A vault for each place. */
function vaults(places: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(
    Object.entries(places).map(([name, location]) => [`azurerm_key_vault.${name}`, { name, location }]),
  );
}

export const JUDGE_GUARDS: readonly AuditCase[] = [
  inNetherlands(
    "words that stand for the paired region",
    ["capitals", "empty", "missing", "north", "other", "word"].map(
      (name) => `${name === "other" ? "RegionUnknown" : "ReplicaOutsideBoundary"} prod/nl/${name} replication_region`,
    ),
    (zone) => {
      const regions = {
        capitals: "DEFAULT",
        empty: "",
        missing: null,
        none: "None",
        none_capitals: "NONE",
        north: "North Europe",
        other: "elsewhere",
        west: "West Europe",
        word: "Default",
      };
      put(zone, each(HUBS, "replication_region", regions, WEST_EUROPE));
    },
  ),
  inEu("the paired region, which is inside", [], (zone) => {
    put(zone, each(HUBS, "replication_region", { word: "Default", missing: null, empty: "" }));
  }),
  inEu(
    "regions in blocks that are no regions",
    [
      "RegionUnresolved prod/eu/absent georeplications[1].location",
      "RegionUnresolved prod/eu/blank georeplications[0].location",
      "RegionUnresolved prod/eu/empty georeplications[0].location",
      "RegionUnknown prod/eu/tab georeplications[0].location",
    ],
    (zone) => {
      const copies = {
        absent: [{ location: "francecentral" }, { tags: {} }],
        blank: [{ location: "  " }],
        empty: [{ location: "" }],
        spaces: [{ location: " France  Central " }],
        tab: [{ location: "france\tcentral" }],
      };
      put(zone, each(REGISTRY, "georeplications", copies));
    },
  ),
  inNetherlands(
    "kinds of replication in every form",
    ["geo", "open", "read"].map((name) => `ReplicaOutsideBoundary prod/nl/${name} account_replication_type`),
    (zone, stack) => {
      raw(stack, { variable: { kind: {} } });
      const kinds = { missing: null, empty: "", geo: "GRS", read: "ra-grs", open: "${var.kind}", zones: "zrs" };
      put(zone, each(STORE, "account_replication_type", kinds, WEST_EUROPE));
    },
  ),
  inNetherlands(
    "switches in every form",
    [
      ...["capitals", "number", "on", "one", "open", "word"].map(
        (name) => `BackupOutsideBoundary prod/nl/${name} geo_redundant_backup_enabled`,
      ),
    ],
    (zone, stack) => {
      raw(stack, { variable: { backup: {} } });
      const switches = {
        missing: null,
        off: false,
        off_word: "false",
        zero: "0",
        on: true,
        word: "true",
        one: "1",
        capitals: "FALSE",
        number: 0,
        open: "${var.backup}",
      };
      put(zone, each("azurerm_postgresql_flexible_server", "geo_redundant_backup_enabled", switches, WEST_EUROPE));
    },
  ),
  inNetherlands(
    "what a service takes where nothing is written",
    [
      "BackupOutsideBoundary prod/nl/cosmos backup.storage_redundancy",
      "ReplicaOutsideBoundary prod/nl/dps data_residency_enabled",
      "BackupOutsideBoundary prod/nl/vault storage_mode_type",
    ],
    (zone) => {
      put(zone, {
        "azurerm_cosmosdb_account.cosmos": { ...WEST_EUROPE, backup: { type: "Periodic" } },
        "azurerm_iothub_dps.dps": WEST_EUROPE,
        "azurerm_iothub_dps.dps_inside": { ...WEST_EUROPE, data_residency_enabled: "1" },
        "azurerm_recovery_services_vault.vault": WEST_EUROPE,
        "azurerm_recovery_services_vault.vault_inside": { ...WEST_EUROPE, storage_mode_type: "locallyRedundant" },
      });
    },
  ),
  inNetherlands(
    "backups that a condition decides",
    [
      "BackupOutsideBoundary prod/nl/cosmos_open backup[0].storage_redundancy",
      "BackupOutsideBoundary prod/nl/default geo_backup_enabled",
      "BackupOutsideBoundary prod/nl/open geo_backup_enabled",
      "BackupOutsideBoundary prod/nl/several geo_backup_enabled",
      "BackupOutsideBoundary prod/nl/several_else geo_backup_enabled",
      "BackupOutsideBoundary prod/nl/warehouse geo_backup_enabled",
    ],
    (zone, stack) => {
      raw(stack, { variable: { sku: { default: "S0" }, open: {}, kind: {} } });
      const skus = {
        default: "${var.sku}",
        missing: null,
        open: "${var.open}",
        several: ["DW100c", "S0"],
        several_else: ["S0", "DW100c"],
        small: "S0",
        warehouse: "dw100C",
      };
      const server = "${azurerm_mssql_server.server.id}";
      const backup = {
        continuous: [{ type: "continuous7Days" }],
        open: [{ type: "${var.kind}", storage_redundancy: "Geo" }],
      };
      put(zone, {
        "azurerm_mssql_server.server": WEST_EUROPE,
        ...each("azurerm_mssql_database", "sku_name", skus, { server_id: server, storage_account_type: "Local" }),
        "azurerm_cosmosdb_account.cosmos_continuous": { ...WEST_EUROPE, backup: backup.continuous },
        "azurerm_cosmosdb_account.cosmos_open": { ...WEST_EUROPE, backup: backup.open },
      });
    },
  ),
  inEu(
    "texts that a condition decides",
    [
      "ReferenceUnresolved prod/eu/default value",
      "ReferenceUnresolved prod/eu/mute import.content_value",
      "ReferenceUnresolved prod/eu/open value",
      "ReferenceUnresolved prod/eu/plain value",
      "BackendUnresolved prod/eu/spoken service_url",
    ],
    (zone, stack) => {
      raw(stack, { variable: { secret: { default: true }, open: {}, url: {} } });
      const secrets = {
        default: "${var.secret}",
        one: "1",
        open: "${var.open}",
        plain: false,
        secret: true,
        word: "true",
      };
      const address = "https://nobody.example";
      const more = { api_management_name: "gateway", value: address };
      put(zone, {
        "azurerm_api_management.gateway": { name: "gateway", location: "swedencentral" },
        ...each("azurerm_api_management_named_value", "secret", secrets, more),
        ...each(
          "azurerm_api_management_api",
          "service_url",
          { mute: null, spoken: "${var.url}" },
          { api_management_name: "gateway", import: { content_value: address } },
        ),
      });
    },
  ),
  inEu(
    "values that must not be written",
    [
      "TransitOutsideBoundary prod/eu/balancer sku_tier",
      "BackendOutsideBoundary prod/eu/link xml_link",
      "ReplicaOutsideBoundary prod/eu/tenant_capitals cross_tenant_replication_enabled",
      "ReplicaOutsideBoundary prod/eu/tenant_on cross_tenant_replication_enabled",
      "ReplicaOutsideBoundary prod/eu/tenant_open cross_tenant_replication_enabled",
      "ReplicaOutsideBoundary prod/eu/tenant_word cross_tenant_replication_enabled",
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const switches = {
        tenant_capitals: "TRUE",
        tenant_off: false,
        tenant_off_word: "false",
        tenant_on: true,
        tenant_open: "${var.open}",
        tenant_word: "true",
      };
      put(zone, {
        ...each(STORE, "cross_tenant_replication_enabled", switches, { account_replication_type: "LRS" }),
        ...each("azurerm_lb", "sku_tier", { balancer: "GLOBAL", balancer_inside: "Regional" }),
        "azurerm_api_management.gateway": { name: "gateway", location: "swedencentral" },
        "azurerm_api_management_policy.link": {
          api_management_id: "${azurerm_api_management.gateway.id}",
          xml_link: "https://nobody.example/a.xml",
        },
      });
    },
  ),
  inEu(
    "points of web tests in every form",
    [
      "RegionUnresolved prod/eu/checks geo_locations[2]",
      "LocationOutsideBoundary prod/eu/checks geo_locations[3]",
      "RegionUnresolved prod/eu/checks geo_locations[4]",
    ],
    (zone, stack) => {
      raw(stack, { variable: { point: {} } });
      const points = ["emea-nl-ams-azr", "EMEA-FR-PRA-EDGE", "emea-no-osl-edge", "US-VA-ASH-AZR", "${var.point}"];
      put(zone, each("azurerm_application_insights_standard_web_test", "geo_locations", { checks: points }));
    },
  ),
  inNetherlands(
    "vaults that are copied to the paired region",
    [
      "LocationOutsideBoundary prod/nl/far location",
      "RegionUnresolved prod/nl/open location",
      "ReplicaOutsideBoundary prod/nl/open location",
      "ReplicaOutsideBoundary prod/nl/west location",
    ],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      put(zone, vaults({ far: "eastus", open: "x-${var.region}", west: "westeurope" }));
    },
  ),
  inCountries(
    ["NL", "SG"],
    AzureRegion.WEST_EUROPE,
    "a vault in one of two regions, each of which is copied",
    ["RegionUnresolved prod/two/open location", "ReplicaOutsideBoundary prod/two/open location"],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      put(zone, vaults({ open: "x-${var.region}" }));
    },
  ),
  inCountries(["BR"], AzureRegion.BRAZIL_SOUTH, "a vault whose paired region is in another geography", [], (zone) => {
    put(zone, vaults({ brazil: "brazilsouth" }));
  }),
  inNetherlands(
    "copies of what is in a region that nobody knows",
    ["RegionUnresolved prod/nl/open location", "ReplicaOutsideBoundary prod/nl/open account_replication_type"],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      put(zone, each(STORE, "account_replication_type", { open: "GRS" }, { location: "x-${var.region}" }));
    },
  ),
  inEu(
    "copies of what is in a region without a pair, or in two places",
    [
      "ReplicaOutsideBoundary prod/eu/poland account_replication_type",
      "RegionUnresolved prod/eu/two body.location",
      "ReplicaOutsideBoundary prod/eu/two body.sku.name",
    ],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      put(zone, {
        ...each(STORE, "account_replication_type", { poland: "GRS" }, { location: "polandcentral" }),
        "azapi_resource.two": {
          type: "Microsoft.Storage/storageAccounts@2024-01-01",
          location: "swedencentral",
          body: { location: "${var.region}", sku: { name: "Standard_GRS" } },
        },
      });
    },
  ),
];
