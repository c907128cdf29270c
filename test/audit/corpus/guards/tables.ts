// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ARM_TYPES } from "../../../../src/audit/arm/arm-names";
import { HOST_DOMAINS, WEB_TEST_LOCATIONS } from "../../../../src/audit/data/data-flows";
import { RESOURCE_TYPES } from "../../../../src/audit/data/resource-types";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyWaiver, WAIVABLE_CODES } from "../../../../src/residency/residency-waiver";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { IDS_OF_TYPES } from "./arm-types";
import { beside, each, type Parts, put, raw } from "./parts";

const BOT = "azurerm_bot_service_azure_bot";
const IDS = "/subscriptions/1/resourceGroups/rg/providers";

const HOSTS = HOST_DOMAINS.flatMap(({ domain, attribute, types }) =>
  types.map((type) => ({ type, attribute, domain, name: `${type}_${domain}`.replace(/[^a-z0-9]/g, "_") })),
);

/** For each type that is named by its bare name, what belongs to it and to the fewest others. */
const NAMED = [...ARM_TYPES].flatMap(([parent, armType]) => {
  const ways = RESOURCE_TYPES.flatMap((row) => (row.class === "child" ? row.ways.map((way) => ({ row, way })) : []))
    .filter(({ way }) => way.by === "name" && way.parents.includes(parent))
    .sort((a, b) => a.way.parents.length - b.way.parents.length);
  return ways.slice(0, 1).map(({ row, way }) => ({ child: row.types[0], attribute: way.attribute, parent, armType }));
});

export const TABLE_GUARDS: readonly AuditCase[] = [
  inEu("a host below each domain of Azure", [], (zone, stack) => {
    const owners = HOSTS.map(({ type, attribute, name }) => [
      `${type}.${name}`,
      { name, [attribute]: name, location: "swedencentral", account_replication_type: "LRS" },
    ]);
    beside(stack, Object.fromEntries(owners) as Parts);
    const addresses = HOSTS.map(({ name, domain }) => [`to_${name}`, `https://${name}.${domain}/`]);
    put(zone, each(BOT, "endpoint", Object.fromEntries(addresses)));
  }),
  inEu(
    "each point of web tests",
    WEB_TEST_LOCATIONS.flatMap(({ region }, index) =>
      ["westeurope", "northeurope", "francecentral"].includes(region)
        ? []
        : [`LocationOutsideBoundary prod/eu/checks geo_locations[${index}]`],
    ),
    (zone) => {
      const points = WEB_TEST_LOCATIONS.map(({ id }) => id);
      put(zone, each("azurerm_application_insights_standard_web_test", "geo_locations", { checks: points }));
    },
  ),
  inEu("a declared parent of each type that is known by its name", [], (zone) => {
    for (const { armType, parent } of NAMED) {
      zone.declareExternal(`${IDS}/${armType}/${parent.replaceAll("_", "-")}`, AzureRegion.SWEDEN_CENTRAL);
    }
    for (const { child, attribute, parent } of NAMED) {
      const name = `of_${parent}`;
      put(zone, {
        [`${child}.${name}`]: { name, location: "swedencentral", [attribute]: parent.replaceAll("_", "-") },
      });
    }
  }),
  inEu("a waiver of each code", WAIVABLE_CODES.map((code) => `WaiverUnused prod/eu/${code} waiver`).sort(), (zone) => {
    for (const code of WAIVABLE_CODES) {
      const terms = { reason: "nothing of a customer goes there", approvedBy: "board", expiresOn: "2030-01-31" };
      zone.waive(ResidencyWaiver.of({ code, target: `prod/eu/${code}`, ...terms }));
    }
  }),
  inEu("what other providers keep in the state", [], (zone) => {
    put(zone, {
      "random_pet.name": { length: 2 },
      "time_static.now": {},
      "tls_private_key.key": { algorithm: "ED25519" },
      "null_resource.nothing": {},
      "terraform_data.more": {},
      "azuread_group.group": { display_name: "group" },
      ...each(BOT, "icon_url", { bot: "https://nobody.example/icon.png" }),
    });
  }),
  inEu("texts with values of the state and of the tenant", [], (zone, stack) => {
    beside(stack, {
      "random_pet.name": { length: 2 },
      "time_static.now": {},
      "tls_private_key.key": { algorithm: "ED25519" },
      "azuread_group.group": { display_name: "group" },
      "data.azurerm_client_config.client": {},
      "data.azurerm_subscription.all": {},
      "data.azurerm_role_definition.role": { name: "Reader" },
    });
    const values = {
      random: "a ${random_pet.name.id}",
      time: "a ${time_static.now.rfc3339}",
      tls: "a ${tls_private_key.key.public_key_pem}",
      azuread: "a ${azuread_group.group.object_id}",
      client: "a ${data.azurerm_client_config.client.tenant_id}",
      subscription: "a ${data.azurerm_subscription.all.subscription_id}",
      role: "a ${data.azurerm_role_definition.role.role_definition_id}",
    };
    const entries = Object.entries(values).map(([name, value]) => [
      `azurerm_api_management_named_value.${name}`,
      { name, api_management_name: "gateway", value },
    ]);
    put(zone, {
      "azurerm_api_management.gateway": { name: "gateway", location: "swedencentral" },
      ...(Object.fromEntries(entries) as Parts),
    });
  }),
  inEu(
    "roots of Terraform that tell no place",
    ["count", "each", "module", "path", "self", "terraform"].map(
      (name) => `ReferenceUnresolved prod/eu/${name}_root storage_account_id`,
    ),
    (zone, stack) => {
      raw(stack, { resource: {} });
      const roots = {
        count_root: "${count.index}",
        each_root: "${each.value.id}",
        module_root: "${module.other.id}",
        path_root: "${path.module}",
        self_root: "${self.id}",
        terraform_root: "${terraform.workspace}",
      };
      put(zone, each("azurerm_machine_learning_workspace", "storage_account_id", roots));
    },
  ),
  inEu(
    "ids of the app that are written out, of each type",
    IDS_OF_TYPES.flatMap(([type, , isUnique]) => [
      `ReferenceLeavesZone prod/eu/to_${type} storage_account_id`,
      ...(isUnique === true ? [] : [`ReferenceUnresolved prod/eu/to_${type} storage_account_id`]),
    ]),
    (zone, stack) => {
      const owners = IDS_OF_TYPES.map(([type]) => [
        `${type}.${type}`,
        {
          name: type,
          location: "eastus",
          resource_group_name: "rg",
          account_replication_type: "LRS",
          container_app_environment_id: "${azurerm_container_app_environment.azurerm_container_app_environment.id}",
        },
      ]);
      beside(stack, Object.fromEntries(owners) as Parts);
      const ids = IDS_OF_TYPES.map(([type, armType]) => [`to_${type}`, `${IDS}/${armType}/${type}`]);
      put(zone, each("azurerm_machine_learning_workspace", "storage_account_id", Object.fromEntries(ids)));
    },
  ),
];
