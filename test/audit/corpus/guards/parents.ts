// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, each, NEAR_AND_FAR, type Parts, put, raw, store } from "./parts";

const MAKER = "azurerm_machine_learning_workspace";
const AT = "storage_account_id";
export const PARENT_GUARDS: readonly AuditCase[] = [
  inEu(
    "parents that lead in a circle",
    ["RegionUnresolved prod/eu/box storage_account_id", "RegionUnresolved prod/eu/left parent_id"],
    (zone, stack) => {
      const type = "Microsoft.Storage/storageAccounts/blobServices@2023-01-01";
      beside(stack, {
        "azapi_resource.right": { type, parent_id: "${azapi_resource.wrong.id}" },
        "azapi_resource.wrong": { type, parent_id: "${azapi_resource.right.id}" },
      });
      put(zone, {
        "azapi_resource.left": { type, parent_id: "${azapi_resource.right.id}" },
        "azurerm_storage_container.box": { name: "box", storage_account_id: "${azapi_resource.right.id}" },
      });
    },
  ),
  inEu("a chain of parents that is too long", ["RegionUnresolved prod/eu/link00 parent_id"], (zone, stack) => {
    const type = "Microsoft.Web/sites/slots@2023-01-01";
    const names = Array.from({ length: 40 }, (_, index) => `link${String(index).padStart(2, "0")}`);
    const links = names.map((name, index) => [
      `azapi_resource.${name}`,
      { type, parent_id: `\${azapi_resource.${names[index + 1] ?? "end"}.id}` },
    ]);
    const [first, ...others] = links;
    beside(stack, {
      ...(Object.fromEntries(others) as Parts),
      "azapi_resource.end": { type, location: "swedencentral" },
    });
    put(zone, Object.fromEntries([first]) as Parts);
  }),
  inEu(
    "parents of the zone that are outside",
    ["arm", "away", "far"].map((name) => `LocationOutsideBoundary prod/eu/${name} location`),
    (zone) => {
      put(zone, {
        ...store("far", "eastus"),
        "azurerm_storage_container.box": { storage_account_id: "${azurerm_storage_account.far.id}" },
        "azapi_resource.arm": { type: "Microsoft.Web/sites@2023-01-01", location: "eastus" },
        "azapi_resource.arm_box": {
          type: "Microsoft.Web/sites/slots@2023-01-01",
          parent_id: "${azapi_resource.arm.id}",
        },
        ...each(MAKER, AT, { user: "${azurerm_storage_account.far.id}" }),
        "azurerm_api_management.gateway": { name: "gateway", location: "swedencentral" },
        "azurerm_cognitive_account.account": { location: "swedencentral", custom_subdomain_name: "own" },
        "azurerm_cognitive_account.away": { location: "eastus", custom_subdomain_name: "away" },
        "azurerm_api_management_backend.backend_away": {
          api_management_name: "gateway",
          url: "https://away.openai.azure.com/",
        },
        "azurerm_api_management_backend.backend": {
          api_management_name: "gateway",
          url: "https://own.openai.azure.com/",
        },
      });
    },
  ),
  inEu(
    "parents of which nobody knows where they are",
    ["RegionUnresolved prod/eu/lost storage_account_id", "RegionUnresolved prod/eu/open storage_account_id"],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      beside(stack, { ...store("away", "atlantis"), ...store("away2", "${var.region}") });
      const type = "azurerm_storage_container";
      put(zone, {
        [`${type}.lost`]: { storage_account_id: "${azurerm_storage_account.away.id}" },
        [`${type}.open`]: { storage_account_id: "${azurerm_storage_account.away2.id}" },
      });
    },
  ),
  inEu(
    "parents that are none",
    [
      "LocationOutsideBoundary prod/eu/above subnet_id",
      "ResourceNotClassified prod/eu/foreign storage_account_id",
      "RegionUnresolved prod/eu/other storage_account_id",
      "RegionUnresolved prod/eu/world cdn_frontdoor_profile_id",
    ],
    (zone, stack) => {
      const profile = "/subscriptions/1/resourceGroups/rg/providers/Contoso.Own/profiles/a";
      zone.declareExternal(profile, AzureRegion.SWEDEN_CENTRAL);
      const account = "/subscriptions/1/resourceGroups/rg/providers/Contoso.Own/accounts/a";
      zone.declareExternal(account, AzureRegion.SWEDEN_CENTRAL);
      beside(stack, {
        ...NEAR_AND_FAR,
        "azurerm_key_vault.vault": { name: "vault", location: "swedencentral" },
        "azurerm_virtual_network.net": { name: "net", location: "eastus" },
        "azurerm_new_thing.thing": { name: "thing" },
      });
      put(zone, {
        "azurerm_storage_container.other": { storage_account_id: "${azurerm_key_vault.vault.id}" },
        "azurerm_storage_container.foreign": { storage_account_id: "${azurerm_new_thing.thing.id}" },
        "azurerm_storage_container.declared": { storage_account_id: account },
        "azurerm_cdn_frontdoor_endpoint.world": { cdn_frontdoor_profile_id: profile },
        "azurerm_subnet_route_table_association.above": { subnet_id: "${azurerm_virtual_network.net.id}/subnets/a" },
      });
    },
  ),
  inEu(
    "data sources that stand for what they read",
    [
      "LocationOutsideBoundary prod/eu/far storage_account_id",
      "ReferenceLeavesZone prod/eu/far_ref storage_account_id",
      "RegionUnresolved prod/eu/else storage_account_id",
      "RegionUnresolved prod/eu/else_ref storage_account_id",
    ].sort((a, b) => ((a.split(" ")[1] as string) < (b.split(" ")[1] as string) ? -1 : 1)),
    (zone, stack) => {
      beside(stack, {
        ...NEAR_AND_FAR,
        "data.azurerm_storage_account.read": { name: "near" },
        "data.azurerm_storage_account.read_far": { name: "far" },
        "data.azurerm_storage_account.read_else": { name: "else", location: "swedencentral" },
        "data.azurerm_storage_container.part": { storage_account_id: "${azurerm_storage_account.near.id}" },
        "data.azurerm_role_definition.role": { name: "Reader" },
      });
      const box = (id: string) => ({ storage_account_id: `\${data.azurerm_storage_account.${id}.id}` });
      put(zone, {
        "azurerm_storage_container.near": box("read"),
        "azurerm_storage_container.far": box("read_far"),
        "azurerm_storage_container.else": box("read_else"),
        ...each(MAKER, AT, {
          near_ref: "${data.azurerm_storage_account.read.id}",
          far_ref: "${data.azurerm_storage_account.read_far.id}",
          else_ref: "${data.azurerm_storage_account.read_else.id}",
          part_ref: "${data.azurerm_storage_container.part.id}",
          role_ref: "${data.azurerm_role_definition.role.id}",
        }),
      });
    },
  ),
  inEu(
    "one parent by two names",
    [
      "LocationOutsideBoundary prod/eu/both storage_account_id",
      "LocationOutsideBoundary prod/eu/both storage_account_name",
      // One of two in one region hands on what it has.
      "LocationOutsideBoundary prod/eu/pair storage_account_name",
      // Each of two accounts that may be meant.
      "LocationOutsideBoundary prod/eu/twins storage_account_name",
      "LocationOutsideBoundary prod/eu/twins storage_account_name",
    ],
    (zone, stack) => {
      const account = "azurerm_storage_account";
      beside(stack, {
        ...store("far", "eastus"),
        ...store("twin", "eastus"),
        [`${account}.twin2`]: { name: "twin", location: "westus", account_replication_type: "LRS" },
        ...store("pair", "swedencentral"),
        [`${account}.pair2`]: { name: "pair", location: "swedencentral", cross_tenant_replication_enabled: true },
      });
      const both = { storage_account_id: `\${${account}.far.id}`, storage_account_name: `\${${account}.far.name}` };
      put(zone, {
        "azurerm_storage_container.both": both,
        "azurerm_storage_container.pair": { storage_account_name: "pair" },
        "azurerm_storage_container.twins": { storage_account_name: "twin" },
      });
    },
  ),
  inEu(
    "a part of what has one parent by two names",
    ["LocationOutsideBoundary prod/eu/part storage_container_resource_manager_id"],
    (zone, stack) => {
      const account = "azurerm_storage_account.far";
      const both = { storage_account_id: `\${${account}.id}`, storage_account_name: `\${${account}.name}` };
      beside(stack, { ...store("far", "eastus"), "azurerm_storage_container.both": both });
      put(zone, {
        "azurerm_storage_container_immutability_policy.part": {
          storage_container_resource_manager_id: "${azurerm_storage_container.both.id}",
        },
      });
    },
  ),
];
