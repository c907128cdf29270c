// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, each, type Parts, put, raw } from "./parts";

/** Registries of the zone by the way in which the location of a copy is written. */
function places(locations: { readonly [name: string]: unknown }): Parts {
  return each("azurerm_container_registry", "georeplications.location", locations);
}

export const LOCALS = {
  near: "swedencentral",
  far: "eastus",
  part: "central",
  parts: ["sweden", "${local.part}"],
  us: "us",
  places: ["francecentral", "eastus", "swedencentral"],
  nested: { se: { main: "swedencentral" }, us: { main: "eastus" } },
  alias: "${local.nested}",
  list: "${local.places}",
  chain: "${local.chain2}",
  chain2: "${upper(local.near)}",
  loop: "${local.loop2}",
  loop2: "${local.loop}",
  deeper: "${local.deeper.a}",
  object: { a: 1 },
  long: "a".repeat(4000),
  quoted: "}",
};

export const VARIABLES = {
  near: { default: "swedencentral" },
  far: { default: "eastus" },
  secret: { default: "swedencentral", sensitive: true },
  map: { default: { se: "swedencentral", us: "eastus" } },
  template: { default: "${local.near}" },
  empty: { default: null },
  open: {},
};

export const elsewhere = { metadata: { path: "prod/shared/group", uniqueId: "group" } };
const INSTANCES = {
  azurerm_resource_group: {
    many: { count: 2, location: "Sweden Central", "//": elsewhere },
    each: { for_each: ["a"], location: "Sweden Central", "//": elsewhere },
  },
};

export const VALUE_GUARDS: readonly AuditCase[] = [
  inEu("values that the document tells: inside", [], (zone, stack) => {
    raw(stack, { locals: LOCALS, variable: VARIABLES, resource: INSTANCES });
    beside(stack, {
      "azurerm_resource_group.group": { location: "Sweden Central" },
      "azurerm_cosmosdb_account.cosmos": { location: "eastus", geo_location: { location: "swedencentral" } },
      "azurerm_cosmosdb_account.cosmos2": {
        location: "eastus",
        geo_location: [{ location: "a" }, { location: "swedencentral" }],
      },
    });
    put(
      zone,
      places({
        of_local: "${local.near}",
        of_index: "${local.places[2]}",
        of_key: '${local.nested["se"].main}',
        of_alias: "${local.alias.se.main}",
        of_list: "${local.list[0]}",
        of_chain: "${local.chain}",
        of_group: "${azurerm_resource_group.group.location}",
        of_resource: "${resource.azurerm_resource_group.group.location}",
        of_count: "${azurerm_resource_group.many[0].location}",
        of_each: '${azurerm_resource_group.each["a"].location}',
        of_block: "${azurerm_cosmosdb_account.cosmos.geo_location[0].location}",
        of_blocks: "${azurerm_cosmosdb_account.cosmos2.geo_location[1].location}",
        of_parts: "sweden${local.part}",
        format: '${replace(format("%s%v%%", "sweden", local.part), "%", "")}',
        format_number: '${replace(format("%d-%s", 1, "swedencentral"), "1-", "")}',
        join: '${join("", ["sweden", local.part])}',
        join_local: '${join("", local.parts)}',
        lower: '${lower("SwedenCENTRAL")}',
        upper: "${upper(local.near)}",
        replace: '${replace("sweden-central", "-", "")}',
        replace_all: '${replace("s-w-e-d-e-n-central", "-", "")}',
        replace_dollars: '${replace(replace("swedenXcentral", "X", "$$"), "$$", "")}',
        replace_sign: '${replace("sweden$central", "$", "")}',
        replace_pattern: '${replace("swedenXcentral", "X", "")}',
        trimspace: '${trimspace("  swedencentral ")}',
        trimmed: '${replace(format("[%s]", trimspace(" a ")), "[a]", "swedencentral")}',
        tostring: "${tostring(local.near)}",
        quoted: '${replace("sweden}central", "}", "")}',
        inner: '${lower("${local.near}")}',
        trailing: '${format("%s", "swedencentral",)}',
        list_literal: '${join("", [local.near])}',
      }),
    );
  }),
  inEu(
    "values that the document tells: outside",
    [
      ...["format", "join", "lower", "of_alias", "of_block", "of_chain", "of_default", "of_each", "of_index"],
      ...["of_list", "of_local", "of_map", "of_parts", "replace", "trimspace", "upper"],
    ].map((name) => `ReplicaOutsideBoundary prod/eu/${name} georeplications.location`),
    (zone, stack) => {
      const far = { each: { for_each: ["a"], location: "East US", "//": elsewhere } };
      raw(stack, {
        locals: { ...LOCALS, chain2: "${upper(local.far)}" },
        variable: VARIABLES,
        resource: { azurerm_resource_group: far },
      });
      beside(stack, {
        "azurerm_cosmosdb_account.cosmos": { location: "swedencentral", geo_location: { location: "eastus" } },
      });
      put(
        zone,
        places({
          of_local: "${local.far}",
          of_index: "${local.places[1]}",
          of_alias: "${local.alias.us.main}",
          of_list: "${local.list[1]}",
          of_chain: "${local.chain}",
          of_default: "${var.far}",
          of_map: '${var.map["us"]}',
          of_each: '${azurerm_resource_group.each["a"].location}',
          of_block: "${azurerm_cosmosdb_account.cosmos.geo_location[0].location}",
          of_parts: "east${local.us}",
          format: '${format("%s", local.far)}',
          join: '${join("", ["east", "us"])}',
          lower: "${lower(local.far)}",
          upper: "${upper(local.far)}",
          replace: '${replace("east-us", "-", "")}',
          trimspace: "${trimspace(local.far)}",
        }),
      );
    },
  ),
  inEu("deployment types that functions make", [], (zone, stack) => {
    raw(stack, { locals: { type: "DATAZONE" } });
    const types = {
      lower: '${replace(lower(local.type), "datazone", "DataZoneStandard")}',
      upper: '${replace(upper("datazone"), "DATAZONE", "DataZoneStandard")}',
    };
    const entries = Object.entries(types).map(([name, type]) => [
      `azurerm_cognitive_deployment.${name}`,
      { cognitive_account_id: "${azurerm_cognitive_account.account.id}", sku: { name: type } },
    ]);
    put(zone, {
      "azurerm_cognitive_account.account": { location: "swedencentral" },
      ...(Object.fromEntries(entries) as Parts),
    });
  }),
  inEu(
    "words of which a part is no text",
    ["list", "list_here", "loop", "nothing", "object"].map((name) => `TransitOutsideBoundary prod/eu/${name} sku_tier`),
    (zone, stack) => {
      raw(stack, { locals: { ...LOCALS, nothing: null } });
      const words = {
        list: "a${local.places}",
        list_here: 'a${["a"]}',
        loop: "a${local.loop}",
        nothing: "a${local.nothing}",
        object: "a${local.object}",
        text: "a${local.near}",
      };
      put(zone, each("azurerm_lb", "sku_tier", words));
    },
  ),
];
