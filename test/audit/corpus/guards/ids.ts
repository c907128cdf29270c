// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, declare, each, NEAR_AND_FAR, type Parts, put, raw, store } from "./parts";

const MAKER = "azurerm_machine_learning_workspace";
const AT = "storage_account_id";
const GROUP = "/subscriptions/1/resourceGroups/rg";
const STORES = `${GROUP}/providers/Microsoft.Storage/storageAccounts`;

const KNOWN_GROUP = "/subscriptions/9/resourceGroups/known";
const SHARED = { metadata: { path: "prod/shared/by_id", uniqueId: "by_id" } };

const READ: Parts = {
  "data.azurerm_storage_account.read": { name: "near" },
  "data.azurerm_storage_account.read_far": { name: "far" },
  "data.azurerm_storage_account.read_else": { name: "else" },
  "azurerm_resource_group.group": { name: "rg", location: "swedencentral" },
  "azurerm_storage_container.box": { name: "box", storage_account_id: "${azurerm_storage_account.near.id}" },
  "azurerm_subscription.all": { subscription_name: "all" },
  "azurerm_management_group.all_of_them": { display_name: "all" },
};

/** They work world-wide, whatever is declared. */
const WORLD = [
  `${GROUP}/providers/Microsoft.Cdn/profiles/a`,
  `${GROUP}/providers/Microsoft.Network/frontDoors/a`,
  `${GROUP}/providers/Microsoft.Network/frontdoorWebApplicationFirewallPolicies/a`,
];

const UNKNOWN = {
  plain: `${STORES}/nobody`,
  also_declared: `${STORES}/declared2`,
  above: GROUP,
  delivery: `${WORLD[0]}/endpoints/b`,
  door: WORLD[1],
  firewall: WORLD[2],
  text: "near",
  number: 7,
  group: "${azurerm_resource_group.group.id}/providers/Microsoft.Storage/storageAccounts/nobody",
  subscription: "${azurerm_subscription.all.id}/providers/Microsoft.Storage/storageAccounts/nobody",
  all_groups: "${azurerm_management_group.all_of_them.id}/providers/Microsoft.Storage/storageAccounts/nobody",
  behind: "${azurerm_storage_account.near.id}2",
  label: "${azurerm_storage_account.near.primary_location}/a",
  added: "/subscriptions/1${azurerm_storage_account.near.id}",
  default: "${var.default}",
  default_list: "${var.all}",
  in_group: `${KNOWN_GROUP}/providers/Microsoft.Storage/storageAccounts/nobody`,
  other_type: `${GROUP}/providers/Microsoft.Search/searchServices/\${azurerm_storage_account.near.name}`,
  read_name: "${data.azurerm_storage_account.read.queue_name}",
  rest: "${azurerm_storage_account.near.id}${var.name}",
  variable_id: "${true ? azurerm_storage_account.near.id : var.id}",
  long: `\${true ? azurerm_storage_account.near.id :${" ".repeat(5000)}azurerm_storage_account.near.id}`,
  object: { a: "${azurerm_storage_account.near.id}" },
  quoted: '${true ? azurerm_storage_account.near.id : "/subscriptions/1"}',
  read: "${true ? data.azurerm_storage_account.read.id : azurerm_storage_account.near.id}",
  else: `${STORES}/\${var.name}`,
  key: "${var.told}",
  made: "${random_pet.hand.id}",
  mixed: "${var.name == 1 ? azurerm_storage_account.near.id : var.told}",
};

/** Functions that give a part of what they are given. */
const CHOOSING = [
  ...[
    "coalesce",
    "coalescelist",
    "compact",
    "concat",
    "distinct",
    "element",
    "flatten",
    "lower",
    "nonsensitive",
    "one",
  ],
  ...["replace", "reverse", "sensitive", "slice", "sort", "split", "tolist", "toset", "tostring", "trimprefix"],
  ...["trimspace", "trimsuffix", "try", "upper", "values"],
];

export const ID_GUARDS: readonly AuditCase[] = [
  inEu("ids inside in every form", [], (zone, stack) => {
    zone.declareExternal(`${STORES}/declared`, AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("${data.azurerm_storage_account.read_else.id}", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("${var.told}", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal(`${STORES}/a-\${var.told}`, AzureRegion.SWEDEN_CENTRAL);
    declare(stack, `${STORES}/slash/`);
    const known = (id: string) => ({ id, location: "swedencentral", account_replication_type: "LRS", "//": SHARED });
    raw(stack, {
      variable: { told: {}, group: {} },
      locals: { near: "${azurerm_storage_account.near}", near_id: "${azurerm_storage_account.near.id}" },
      resource: { azurerm_storage_account: { by_id: known(`${STORES}/by_id`), by_text: known("somewhere") } },
    });
    beside(stack, {
      ...NEAR_AND_FAR,
      ...READ,
      "azurerm_virtual_hub.hub": { name: "hub", location: "swedencentral" },
    });
    const ids = {
      alias: "${local.near.id}",
      declared_end: `${STORES}/slash/blobServices`,
      identity: "${azurerm_storage_account.near.identity[0].principal_id}",
      of_hub: `${GROUP}/providers/Microsoft.Network/virtualHubs/\${azurerm_virtual_hub.hub.name}`,
      resource: "${resource.azurerm_storage_account.near.id}",
      declared_name: `${STORES}/a-\${var.told}`,
      id: `${STORES}/BY_ID/blobServices/default`,
      id_text: "${azurerm_storage_account.by_text.id}",
      loop: "${[for one in [azurerm_storage_account.near] : one.id][0]}",
      through_local: "${true ? local.near_id : azurerm_storage_account.near.id}",
      whole: "${azurerm_storage_account.near}",
      reference: "${azurerm_storage_account.near.id}",
      part: "${azurerm_storage_account.near.id}/blobServices/default",
      container: "${azurerm_storage_container.box.id}",
      named: `${STORES}/\${azurerm_storage_account.near.name}`,
      named_part: `${STORES}/\${azurerm_storage_account.near.name}/blobServices/default`,
      within:
        "${azurerm_resource_group.group.id}/providers/Microsoft.Storage/storageAccounts/${azurerm_storage_account.near.name}",
      declared: `${STORES}/declared`,
      declared_part: `${STORES}/Declared/blobServices/default`,
      declared_slash: `${STORES}/DECLARED/`,
      read: "${data.azurerm_storage_account.read.id}",
      read_else: "${data.azurerm_storage_account.read_else.id}",
      told: "${var.told}",
      address: "https://near.blob.core.windows.net/box",
      either:
        "${azurerm_storage_account.near.name == 1 ? azurerm_storage_account.near.id : azurerm_storage_container.box.id}",
      nothing: "",
    };
    put(zone, each(MAKER, AT, ids));
  }),
  inEu(
    "ids outside in every form",
    [
      "address",
      "declared",
      "either",
      "in_list",
      "named",
      "part",
      "read",
      "read_open",
      "reference",
      "through_local",
      "told",
    ].map((name) => `ReferenceLeavesZone prod/eu/${name} ${AT}`),
    (zone, stack) => {
      zone.declareExternal(`${STORES}/declared`, AzureRegion.EAST_US);
      zone.declareExternal("${var.told}", AzureRegion.EAST_US);
      const far = "${azurerm_storage_account.far.id}";
      raw(stack, { variable: { told: {}, group: {} }, locals: { far, all: [far] } });
      beside(stack, {
        ...NEAR_AND_FAR,
        ...READ,
        ...store("open", "swedencentral", { cross_tenant_replication_enabled: true }),
        "data.azurerm_storage_account.read_open": { name: "open" },
      });
      const ids = {
        in_list: "${element(local.all, 0)}",
        read_open: "${data.azurerm_storage_account.read_open.id}",
        through_local: "${true ? local.far : azurerm_storage_account.near.id}",
        reference: far,
        part: "${azurerm_storage_account.far.id}/blobServices/default",
        named: `${STORES}/\${azurerm_storage_account.far.name}`,
        declared: `${STORES}/declared/blobServices/default`,
        read: "${data.azurerm_storage_account.read_far.id}",
        told: "${var.told}",
        address: "https://far.blob.core.windows.net/box",
        either:
          "${azurerm_storage_account.near.name == 1 ? azurerm_storage_account.near.id : azurerm_storage_account.far.id}",
      };
      put(zone, each(MAKER, AT, ids));
    },
  ),
  inEu(
    "ids of which nobody knows where they lead",
    Object.keys(UNKNOWN)
      .sort()
      .map((name) => `ReferenceUnresolved prod/eu/${name} ${AT}${name === "default_list" ? "[0]" : ""}`),
    (zone, stack) => {
      for (const id of [...WORLD, `${STORES}/declared`]) zone.declareExternal(id, AzureRegion.SWEDEN_CENTRAL);
      const near = "${azurerm_storage_account.near.id}";
      raw(stack, {
        variable: { told: {}, name: {}, id: {}, all: { default: [near] }, default: { default: near } },
        resource: {
          random_pet: { hand: { length: 2 } },
          azurerm_resource_group: { known: { id: KNOWN_GROUP, location: "swedencentral", "//": SHARED } },
        },
      });
      beside(stack, { ...NEAR_AND_FAR, ...READ });
      put(zone, each(MAKER, AT, UNKNOWN));
    },
  ),
  inEu(
    "expressions that choose from ids",
    ["added", "fixed", "function", "kept", "of_source", "written"].map(
      (name) => `ReferenceUnresolved prod/eu/${name} ${AT}`,
    ),
    (zone, stack) => {
      const near = "azurerm_storage_account.near";
      raw(stack, {
        locals: { fixed: "/subscriptions/1" },
        resource: {
          azurerm_storage_account: {
            by_text: { id: "somewhere", location: "swedencentral", account_replication_type: "LRS", "//": SHARED },
            many: { count: 2, location: "swedencentral", account_replication_type: "LRS", "//": SHARED },
          },
        },
      });
      beside(stack, {
        ...NEAR_AND_FAR,
        ...READ,
        "azurerm_cognitive_account.account": { location: "swedencentral", custom_subdomain_name: "own" },
      });
      const functions = Object.fromEntries(CHOOSING.map((name) => [`by_${name}`, `\${${name}(${near}.id)}`]));
      const ids = {
        ...functions,
        subdomain: "${coalesce(azurerm_cognitive_account.account.custom_subdomain_name)}",
        text_id: "${coalesce(azurerm_storage_account.by_text.id)}",
        slash: `\${coalesce(${near}.id, "/")}`,
        added: `\${format("%sx", ${near}.id)}`,
        chosen: `\${coalesce(${near}.id, "")}`,
        compared: `\${${near}.name == "a" ? ${near}.id : azurerm_storage_container.box.id}`,
        fixed: `\${coalesce(local.fixed, ${near}.id)}`,
        function: `\${sha1(${near}.id)}`,
        instance: "${coalesce(azurerm_storage_account.many[0].id)}",
        kept: `\${coalesce(${near}.description, ${near}.id)}`,
        of_source: "${data.azurerm_storage_account.read.subnet_id}",
        written: `\${coalesce(${near}.location, ${near}.id)}`,
      };
      put(zone, each(MAKER, AT, ids));
    },
  ),
  inEu(
    "ids in blocks that a dynamic block makes",
    [
      "ReferenceUnresolved prod/eu/account storage[*].storage_account_id",
      "ReferenceUnresolved prod/eu/bot endpoint[*]",
      "ReferenceUnresolved prod/eu/bot developer_app_insights_key[*]",
    ],
    (zone) => {
      const made = (name: string, content: object) => ({ dynamic: { [name]: { for_each: ["a"], content } } });
      put(zone, {
        "azurerm_cognitive_account.account": {
          location: "swedencentral",
          ...made("storage", { storage_account_id: "${storage.value}" }),
        },
        "azurerm_bot_service_azure_bot.bot": {
          location: "swedencentral",
          dynamic: {
            endpoint: { for_each: ["a"], content: {} },
            developer_app_insights_key: { for_each: ["a"], content: {} },
          },
        },
      });
    },
  ),
  inEu(
    "an id that is declared as it is written, by parts of it",
    ["ReferenceLeavesZone prod/eu/far storage_account_id"],
    (zone, stack) => {
      zone.declareExternal('${lookup(var.accounts, "a")}', AzureRegion.SWEDEN_CENTRAL);
      zone.declareExternal('${lookup(var.accounts, "b")}', AzureRegion.EAST_US);
      raw(stack, { variable: { accounts: {} } });
      beside(stack, store("near", "swedencentral"));
      put(zone, each(MAKER, AT, { near: '${lookup(var.accounts, "a")}', far: '${lookup(var.accounts, "b")}' }));
    },
  ),
];
