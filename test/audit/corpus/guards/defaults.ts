// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu, inNetherlands } from "../zones";
import { beside, declare, each, NEAR_AND_FAR, type Parts, put, raw, store } from "./parts";
import { LRS, putTyped, STORE } from "./typed-parts";

const HUBS = "azurerm_notification_hub_namespace";
const POOL = "azurerm_dev_center_project_pool";
const TEST = "azurerm_application_insights_standard_web_test";
const PROJECT = { dev_center_project_id: "${azurerm_dev_center_project.project.id}" };

const VARIABLE = {
  near: { default: "swedencentral" },
  end: { default: "central" },
  map: { default: { se: "swedencentral" } },
  none: { default: "None" },
  pair: { default: "Default" },
  nothing: { default: "" },
  off: { default: false },
  on: { default: true },
  tier: { default: "Regional" },
  world: { default: "Global" },
  part: { default: "Europe" },
  us: { default: "United States" },
  lrs: { default: "LRS" },
  grs: { default: "GRS" },
  point: { default: "emea-nl-ams-azr" },
  points: { default: ["emea-nl-ams-azr"] },
  declared: { default: ["https://declared.contoso.com"] },
  far_points: { default: ["us-va-ash-azr", "us-va-ash-azr", "emea-nl-ams-azr"] },
  regions: { default: ["swedencentral"] },
  no_regions: { default: [] },
  texts: { default: [""] },
  sku: { default: "DataZoneStandard" },
  global: { default: "GlobalStandard" },
  name: { default: "near" },
  host: { default: "https://near.blob.core.windows.net" },
  count: { default: 1, type: "number" },
  yes: { default: true, type: "bool" },
  any: { default: 1 },
};

/** The same, once with each of the values that decide. */
function deciding(values: "inside" | "outside"): Parts {
  const isInside = values === "inside";
  return {
    [`${STORE}.switch`]: {
      location: "swedencentral",
      cross_tenant_replication_enabled: isInside ? "${var.off}" : "${var.on}",
      ...LRS,
    },
    "azurerm_public_ip.tier": { location: "swedencentral", sku_tier: isInside ? "${var.tier}" : "${var.world}" },
    "azurerm_communication_service.part": { data_location: isInside ? "${var.part}" : "${var.us}" },
    "azurerm_communication_service_email_domain_association.child": {
      communication_service_id: "${azurerm_communication_service.part.id}",
    },
    [`${TEST}.points`]: {
      location: "swedencentral",
      geo_locations: isInside ? "${var.points}" : "${var.far_points}",
    },
    "azurerm_cognitive_account.account": { location: "${var.near}" },
    "azurerm_cognitive_deployment.chat": {
      cognitive_account_id: "${azurerm_cognitive_account.account.id}",
      sku: [{ name: isInside ? "${var.sku}" : "${var.global}" }],
    },
  };
}

export const DEFAULT_GUARDS: readonly AuditCase[] = [
  inEu(
    "defaults inside that no condition holds",
    [
      "RegionUnresolved prod/eu/empty managed_virtual_network_regions",
      "RegionUnresolved prod/eu/list managed_virtual_network_regions[0]",
      "RegionUnresolved prod/eu/none replication_region",
      "RegionUnresolved prod/eu/nothing replication_region",
      "RegionUnresolved prod/eu/of_default georeplications.location",
      "RegionUnresolved prod/eu/of_map georeplications.location",
      "RegionUnresolved prod/eu/of_map_name georeplications.location",
      "RegionUnresolved prod/eu/pair replication_region",
      "RegionUnresolved prod/eu/part data_location",
      "RegionUnresolved prod/eu/points geo_locations[0]",
      "RegionUnresolved prod/eu/suffix georeplications.location",
      "ReplicaOutsideBoundary prod/eu/switch cross_tenant_replication_enabled",
      "TransitOutsideBoundary prod/eu/tier sku_tier",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      const copies = {
        of_default: "${var.near}",
        of_map: '${var.map["se"]}',
        of_map_name: "${var.map.se}",
        suffix: 'swedencentral${join("", var.no_regions)}',
      };
      const {
        "azurerm_cognitive_account.account": _,
        "azurerm_cognitive_deployment.chat": __,
        ...parts
      } = deciding("inside");
      put(zone, {
        ...parts,
        ...each("azurerm_container_registry", "georeplications.location", copies),
        ...each(HUBS, "replication_region", { none: "${var.none}", pair: "${var.pair}", nothing: "${var.nothing}" }),
        ...each(
          POOL,
          "managed_virtual_network_regions",
          { list: "${var.regions}", empty: "${var.no_regions}" },
          PROJECT,
        ),
        "azurerm_dev_center_project.project": { location: "swedencentral" },
      });
    },
  ),
  inEu("defaults inside that conditions hold", [], (zone, stack) => {
    raw(stack, { variable: VARIABLE });
    putTyped(zone, {
      ...deciding("inside"),
      ...each(HUBS, "replication_region", { none: "${var.none}" }),
      ...each(TEST, "geo_locations", { none_yet: "${var.no_regions}", in_place: ["${var.point}"] }),
      "azurerm_postgresql_flexible_server.orders": {
        location: "${var.near}",
        geo_redundant_backup_enabled: "${var.off}",
      },
      ...each(POOL, "managed_virtual_network_regions", { list: "${var.regions}", empty: "${var.no_regions}" }, PROJECT),
      "azurerm_dev_center_project.project": { location: "swedencentral" },
    });
  }),
  inEu(
    "defaults outside that conditions hold",
    [
      "ProcessingLeavesBoundary prod/eu/chat sku.name",
      "LocationOutsideBoundary prod/eu/part data_location",
      "LocationOutsideBoundary prod/eu/points geo_locations[0]",
      "LocationOutsideBoundary prod/eu/points geo_locations[1]",
      "ReplicaOutsideBoundary prod/eu/switch cross_tenant_replication_enabled",
      "TransitOutsideBoundary prod/eu/tier sku_tier",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      putTyped(zone, deciding("outside"));
    },
  ),
  inNetherlands(
    "kinds of replication that are defaults",
    ["geo", "held_geo", "safe"].map((name) => `ReplicaOutsideBoundary prod/nl/${name} account_replication_type`),
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      const at = { location: "westeurope" };
      put(zone, each(STORE, "account_replication_type", { safe: "${var.lrs}", geo: "${var.grs}" }, at));
      putTyped(zone, {
        [`${STORE}.held`]: { ...at, account_replication_type: "${var.lrs}" },
        [`${STORE}.held_geo`]: { ...at, account_replication_type: "${var.grs}" },
      });
    },
  ),
  inEu(
    "what is told of a place by defaults that nothing holds",
    [
      "RegionUnresolved prod/eu/box storage_account_id",
      "RegionUnresolved prod/eu/child communication_service_id",
      "RegionUnresolved prod/eu/taken location",
      "ResourceNotClassified prod/eu/weather name",
      "RegionUnresolved prod/eu/weather location",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      beside(stack, {
        ...store("shared", "${var.near}"),
        "azurerm_resource_group.group": { location: "${var.near}" },
        "azurerm_communication_service.messages": { data_location: "${var.part}" },
      });
      putTyped(zone, {
        "azurerm_storage_container.box": { storage_account_id: `\${${STORE}.shared.id}` },
        ...store("taken", "${azurerm_resource_group.group.location}"),
        "azurerm_weather.weather": { location: "sweden${var.end}" },
        "azurerm_communication_service_email_domain_association.child": {
          communication_service_id: "${azurerm_communication_service.messages.id}",
        },
      });
    },
  ),
  inEu(
    "names, hosts and ids that are defaults",
    [
      "ReferenceUnresolved prod/eu/by_group endpoint[0].endpoint_uri",
      "ReferenceUnresolved prod/eu/by_host endpoint[0].endpoint_uri",
      "ReferenceUnresolved prod/eu/by_name endpoint[0].endpoint_uri",
      "ReferenceUnresolved prod/eu/by_nothing endpoint[0].endpoint_uri[0]",
      "ReferenceUnresolved prod/eu/by_value endpoint[0].endpoint_uri[0]",
      "RegionUnresolved prod/eu/named storage_account_name",
      "RegionUnresolved prod/eu/of_default storage_account_name",
    ],
    (zone, stack) => {
      raw(stack, { variable: VARIABLE });
      declare(stack, "https://declared.contoso.com");
      beside(stack, {
        ...NEAR_AND_FAR,
        "azurerm_resource_group.group": { name: "${var.name}", location: "swedencentral" },
        [`${STORE}.called`]: { name: "${var.name}x", location: "swedencentral", ...LRS },
      });
      const hub = (endpoint_uri: string) => ({ location: "swedencentral", endpoint: [{ endpoint_uri }] });
      put(zone, {
        "azurerm_iothub.by_host": hub("${var.host}"),
        "azurerm_iothub.by_group": hub("https://${azurerm_resource_group.group.name}.blob.core.windows.net"),
        "azurerm_iothub.by_nothing": hub("${var.texts}"),
        "azurerm_iothub.by_value": hub("${var.declared}"),
        "azurerm_iothub.by_name": hub("https://nearx.blob.core.windows.net"),
        "azurerm_storage_table.of_default": { storage_account_name: "${var.name}" },
        "azurerm_storage_table.named": { storage_account_name: "nearx" },
        "azurerm_storage_table.alike": { storage_account_name: "${var.name}x" },
        "azurerm_storage_table.taken": { storage_account_name: `\${${STORE}.called.name}` },
      });
    },
  ),
  inEu("defaults that are declared as expressions", [], (zone, stack) => {
    raw(stack, { variable: VARIABLE });
    declare(stack, "${var.host}", "var.texts");
    put(zone, {
      "azurerm_iothub.by_host": {
        location: "swedencentral",
        endpoint: [{ endpoint_uri: "${var.host}" }, { endpoint_uri: "${var.texts}" }],
      },
    });
  }),
];
