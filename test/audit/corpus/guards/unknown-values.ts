// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, each, put, raw } from "./parts";
import { elsewhere, LOCALS, VARIABLES } from "./values";

const REGISTRY = "azurerm_container_registry";

/** Told by the document, and no region. */
const NO_REGIONS = {
  default_template: "${var.template}",
  escaped: "$${local.near}",
  percent: "swedencentral%%",
};

const UNKNOWN = {
  arity: '${lower("swedencentral", "a")}',
  call: '${coalesce("swedencentral")}',
  concatenated: '${join("", concat(["sweden"], [local.part]))}',
  condition: '${true ? "swedencentral" : "eastus"}',
  default_null: "${var.empty}",
  default_object: "${var.map}",
  default_part: '${var.map["dk"]}',
  deep: "${local.deeper}",
  digits: '${join("", [12345678901234567890])}',
  directive: "%{ if true }swedencentral%{ endif }",
  few: '${format("%s%s", "swedencentral")}',
  great: '${replace(format("swedencentral%v", 10000000), "10000000", "")}',
  index_of_one: "${azurerm_resource_group.group[0].location}",
  instances: "${azurerm_resource_group.many.location}",
  join_null: '${join("", ["swedencentral", null])}',
  join_open: '${join("", var.open)}',
  join_text: '${join("", "swedencentral")}',
  key_of_list: '${local.places["a"]}',
  letters: '${lower("ÅSWEDEN")}',
  list: '${["swedencentral"][0]}',
  long: "${local.long}${local.long}",
  loop: "${local.loop}",
  many: '${format("%s", "swedencentral", "a")}',
  missing: "${local.missing}",
  no_resource: "${azurerm_resource_group.nobody.location}",
  no_value: '${replace("swedencentral", "", "a")}',
  object: "${local.object}",
  open: "${var.open}",
  out_of_list: "${local.places[7]}",
  part: "sweden${var.open}",
  pattern: '${replace("sweden1central", "/[0-9]/", "")}',
  quoted_verb: '${format("%q", "swedencentral")}',
  second_block: "${azurerm_cosmosdb_account.cosmos.geo_location[1].location}",
  secret: "${var.secret}",
  strip: "${~ local.near ~}",
  tabs: '${trimspace("\\u00a0swedencentral")}',
  unclosed: "${local.near",
  verb: '${format("%x", "swedencentral")}',
  wrong_digits: '${format("%d", "01")}',
};

export const UNKNOWN_VALUE_GUARDS: readonly AuditCase[] = [
  inEu(
    "values that the document tells, and that are no regions",
    Object.keys(NO_REGIONS).map((name) => `RegionUnknown prod/eu/${name} georeplications.location`),
    (zone, stack) => {
      raw(stack, { locals: LOCALS, variable: VARIABLES });
      put(zone, each(REGISTRY, "georeplications.location", NO_REGIONS));
    },
  ),
  inEu(
    "values that only Terraform knows",
    Object.keys(UNKNOWN)
      .sort()
      .map((name) => `RegionUnresolved prod/eu/${name} georeplications.location`),
    (zone, stack) => {
      const group = { many: { count: 2, location: "swedencentral", "//": elsewhere } };
      raw(stack, { locals: LOCALS, variable: VARIABLES, resource: { azurerm_resource_group: group } });
      beside(stack, {
        "azurerm_resource_group.group": { location: "swedencentral" },
        "azurerm_cosmosdb_account.cosmos": { location: "eastus", geo_location: { location: "swedencentral" } },
      });
      put(zone, each(REGISTRY, "georeplications.location", UNKNOWN));
    },
  ),
  inEu(
    "blocks that a dynamic block makes",
    [
      "ReplicaOutsideBoundary prod/eu/beside georeplications[0].location",
      "RegionUnresolved prod/eu/beside georeplications[*].location",
      "RegionUnresolved prod/eu/contents georeplications[*].location",
      "ReplicaOutsideBoundary prod/eu/fixed georeplications[*].location",
      "RegionUnresolved prod/eu/item georeplications[*].location",
      "RegionUnresolved prod/eu/iterator georeplications[*].location",
      "RegionUnresolved prod/eu/iterator_local georeplications[*].location",
      "RegionUnresolved prod/eu/iterator_number georeplications[*].location",
      "RegionUnresolved prod/eu/numbered georeplications.location",
      "ReplicaOutsideBoundary prod/eu/several georeplications[*].location",
      "RegionUnresolved prod/eu/text georeplications.location",
    ],
    (zone, stack) => {
      raw(stack, { locals: { georeplications: "swedencentral", places: ["swedencentral"] }, variable: { open: {} } });
      beside(stack, { "azurerm_resource_group.group": { location: "swedencentral" } });
      const made = (content: unknown, more: object = {}) => ({
        georeplications: { for_each: ["a"], content, ...more },
      });
      const at = (location: string) => ({ location });
      put(
        zone,
        each(REGISTRY, "dynamic", {
          fixed: made(at("eastus")),
          fixed_inside: made(at("francecentral")),
          item: made(at("${georeplications.value}")),
          iterator: made(at("${geo.value}"), { iterator: "geo" }),
          iterator_of_another_name: made(at("${local.georeplications}"), { iterator: "geo" }),
          iterator_begins_alike: made(at("${azurerm_resource_group.group.location}"), { iterator: "azurerm" }),
          iterator_ends_alike: made(at("${azurerm_resource_group.group.location}"), { iterator: "group" }),
          iterator_local: made(at("${local.places}"), { iterator: "local" }),
          iterator_number: made(at("${local.georeplications}"), { iterator: 7 }),
          local: made(at("${local.georeplications}")),
          contents: made([at("francecentral"), at("francecentral")]),
          nothing: { georeplications: { for_each: [], content: at("eastus") } },
          several: { georeplications: [made(at("francecentral")).georeplications, made(at("eastus")).georeplications] },
        }),
      );
      put(zone, {
        [`${REGISTRY}.beside`]: {
          location: "swedencentral",
          georeplications: [at("eastus")],
          dynamic: made(at("${georeplications.value}")),
        },
        [`${REGISTRY}.numbered`]: {
          location: "swedencentral",
          georeplications: { location: "francecentral", 0: { location: "eastus" } },
        },
        [`${REGISTRY}.text`]: { location: "swedencentral", georeplications: "francecentral" },
      });
    },
  ),
  inEu(
    "blocks in blocks that cannot be read",
    [
      "RegionUnresolved prod/eu/item volume[*].data_protection_replication[0].remote_volume_location",
      "RegionUnresolved prod/eu/open volume.data_protection_replication.remote_volume_location",
      "ReferenceUnresolved prod/eu/open volume.data_protection_replication.remote_volume_resource_id",
      "ReplicaOutsideBoundary prod/eu/second volume[1].data_protection_replication[0].remote_volume_location",
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const type = "azurerm_netapp_volume_group_oracle";
      const volume = (location: string) => ({ data_protection_replication: [{ remote_volume_location: location }] });
      put(zone, {
        [`${type}.item`]: {
          location: "swedencentral",
          dynamic: { volume: { for_each: ["a"], content: volume("${volume.value}") } },
        },
        [`${type}.open`]: { location: "swedencentral", volume: "${var.open}" },
        [`${type}.second`]: { location: "swedencentral", volume: [volume("francecentral"), volume("eastus")] },
      });
    },
  ),
  inEu(
    "deployment types in blocks that are none",
    [
      ...["also_made", "made", "numbered", "open", "text", "twice"].map(
        (name) => `LiteralNeeded prod/eu/${name} sku.name`,
      ),
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      beside(stack, { "azurerm_cognitive_account.account": { location: "swedencentral" } });
      const sku = { name: "DataZoneStandard" };
      const skus = {
        fine: { sku: [sku] },
        also_made: { sku, dynamic: { sku: { for_each: ["a"], content: sku } } },
        made: { dynamic: { sku: { for_each: ["a"], content: sku } } },
        numbered: { sku: { ...sku, 0: sku } },
        open: { sku: "${var.open}" },
        text: { sku: "DataZoneStandard" },
        twice: { sku: [sku, sku] },
      };
      const entries = Object.entries(skus).map(([name, body]) => [
        `azurerm_cognitive_deployment.${name}`,
        { cognitive_account_id: "${azurerm_cognitive_account.account.id}", ...body },
      ]);
      put(zone, Object.fromEntries(entries));
    },
  ),
  inEu(
    "lists of regions",
    [
      "RegionUnresolved prod/eu/default managed_virtual_network_regions[0]",
      "LocationOutsideBoundary prod/eu/default managed_virtual_network_regions[1]",
      "RegionUnknown prod/eu/default managed_virtual_network_regions[2]",
      "RegionUnresolved prod/eu/function managed_virtual_network_regions[1]",
      "LocationOutsideBoundary prod/eu/local managed_virtual_network_regions[1]",
      "RegionUnresolved prod/eu/open managed_virtual_network_regions",
      "LocationOutsideBoundary prod/eu/plain managed_virtual_network_regions[2]",
      "LocationOutsideBoundary prod/eu/written managed_virtual_network_regions[1]",
    ],
    (zone, stack) => {
      const list = { default: ["swedencentral", "eastus", "${local.near}"] };
      raw(stack, { locals: LOCALS, variable: { ...VARIABLES, list } });
      const lists = {
        default: "${var.list}",
        function: '${["swedencentral", lower(local.near)]}',
        local: "${local.list}",
        open: "${var.open}",
        plain: ["swedencentral", null, "eastus"],
        written: '${[local.near, "eastus"]}',
      };
      const project = { dev_center_project_id: "${azurerm_dev_center_project.project.id}" };
      const type = "azurerm_dev_center_project_pool";
      put(zone, {
        "azurerm_dev_center_project.project": { location: "swedencentral" },
        ...each(type, "managed_virtual_network_regions", lists, project),
      });
    },
  ),
  inEu(
    "lists of addresses, of which one is made by a function",
    ["ReferenceUnresolved prod/eu/gateway backend_address_pool.ip_addresses[1]"],
    (zone) => {
      put(zone, {
        "azurerm_application_gateway.gateway": {
          location: "swedencentral",
          backend_address_pool: { ip_addresses: '${["10.0.0.1", lower("10.0.0.2")]}' },
        },
      });
    },
  ),
  {
    name: "values of another stack",
    expected: [
      "ResourceNotClassified data.other_state.cross-stack-reference-input-ops type",
      "ReplicaOutsideBoundary prod/eu/far georeplications.location",
      "RegionUnresolved prod/eu/of_other georeplications.location",
      "RegionUnresolved prod/eu/of_state georeplications.location",
      "LocationOutsideBoundary prod/eu/pool managed_virtual_network_regions[1]",
      "LocationOutsideBoundary prod/eu/pool managed_virtual_network_regions[2]",
      "RegionUnresolved prod/eu/pool_sum managed_virtual_network_regions",
    ],
    build: (app) => {
      raw(newStack("ops", app), {
        locals: { far: "eastus" },
        output: {
          near: { value: "Sweden Central" },
          far: { value: "${local.far}" },
          places: { value: { se: ["swedencentral"] } },
          list: { value: ["swedencentral", "${local.far}", "eastus"] },
          sum: { value: '${["swedencentral", local.far]}' },
        },
      });
      const stack = newStack("prod", app);
      const zone = newZone(stack);
      const state = "data.terraform_remote_state.cross-stack-reference-input-ops";
      raw(stack, {
        locals: { far: "francecentral" },
        data: {
          terraform_remote_state: { "cross-stack-reference-input-ops": { backend: "local" } },
          other_state: { "cross-stack-reference-input-ops": { backend: "local" } },
        },
      });
      put(zone, {
        ...each(REGISTRY, "georeplications.location", {
          near: `\${${state}.outputs.near}`,
          far: `\${${state}.outputs.far}`,
          in_list: `\${${state}.outputs.places["se"][0]}`,
          of_other: "${data.other_state.cross-stack-reference-input-ops.outputs.near}",
          of_state: `\${${state}.config.near}`,
        }),
        "azurerm_dev_center_project.project": { location: "swedencentral" },
        ...each(
          "azurerm_dev_center_project_pool",
          "managed_virtual_network_regions",
          { pool: `\${${state}.outputs.list}`, pool_sum: `\${${state}.outputs.sum}` },
          { dev_center_project_id: "${azurerm_dev_center_project.project.id}" },
        ),
      });
    },
  },
];
