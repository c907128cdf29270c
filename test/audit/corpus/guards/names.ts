// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import type { App } from "cdktf";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { beside, NEAR_AND_FAR, type Parts, put, raw, store } from "./parts";

const AT = "account_name";
const IDS = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts";

/** Shares of a container environment of the zone, each in the account of a name. */
function shares(names: { readonly [name: string]: unknown }): Parts {
  const entries = Object.entries(names).map(([name, value]) => [
    `azurerm_container_app_environment_storage.${name}`,
    { name, container_app_environment_id: "${azurerm_container_app_environment.apps.id}", [AT]: value },
  ]);
  return {
    "azurerm_container_app_environment.apps": { name: "apps", location: "swedencentral" },
    ...Object.fromEntries(entries),
  };
}

/** Tables of accounts that are named, with the group that they are in. */
function hubs(names: { readonly [name: string]: readonly [namespace: unknown, group?: unknown] }): Parts {
  return Object.fromEntries(
    Object.entries(names).map(([name, [namespace, group]]) => [
      `azurerm_eventhub.${name}`,
      { name, namespace_name: namespace, ...(group !== undefined && { resource_group_name: group }) },
    ]),
  );
}

function namespaces(places: { readonly [name: string]: readonly [name: unknown, location: string, group?: unknown] }) {
  return Object.fromEntries(
    Object.entries(places).map(([key, [name, location, group]]) => [
      `azurerm_eventhub_namespace.${key}`,
      { name, location, ...(group !== undefined && { resource_group_name: group }) },
    ]),
  );
}

export const NAME_GUARDS: readonly AuditCase[] = [
  inEu("names inside in every form", [], (zone, stack) => {
    zone.declareExternal(`${IDS}/declared`, AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("${var.told}", AzureRegion.SWEDEN_CENTRAL);
    raw(stack, { variable: { told: {}, name: {}, suffix: {} } });
    beside(stack, {
      ...NEAR_AND_FAR,
      ...store("open", "swedencentral", { name: "st${var.suffix}" }),
      "azurerm_redis_cache.also": { name: "far2", location: "eastus" },
      ...store("far2", "swedencentral"),
      ...store("mixed", "swedencentral", { name: "MIXED" }),
      ...store("near2", "swedencentral"),
    });
    const names = {
      plain: "near",
      capitals: "NEAR",
      reference: "${azurerm_storage_account.near.name}",
      declared: "Declared",
      told: "${var.told}",
      alike: "st${var.suffix}",
      taken: "${azurerm_storage_account.open.name}",
      composed: "${azurerm_storage_account.near.name}2",
      mixed_case: "mixed",
      only_of_type: "far2",
    };
    put(zone, shares(names));
  }),
  inEu(
    "names outside in every form",
    ["alike", "capitals", "declared", "plain", "reference", "told", "twice"].map(
      (name) => `ReferenceLeavesZone prod/eu/${name} ${AT}`,
    ),
    (zone, stack) => {
      zone.declareExternal(`${IDS}/declared`, AzureRegion.EAST_US);
      zone.declareExternal("${var.told}", AzureRegion.EAST_US);
      raw(stack, { variable: { told: {}, suffix: {} } });
      beside(stack, {
        ...NEAR_AND_FAR,
        ...store("open", "eastus", { name: "ST${var.suffix}" }),
        ...store("twice_near", "swedencentral", { name: "twice" }),
        ...store("twice_far", "eastus", { name: "twice" }),
      });
      const names = {
        plain: "far",
        capitals: "FAR",
        reference: "${azurerm_storage_account.far.name}",
        declared: "declared",
        told: "${var.told}",
        alike: "ST${var.suffix}",
        twice: "twice",
      };
      put(zone, shares(names));
    },
  ),
  inEu(
    "names of which nobody knows whose they are",
    ["else", "made", "nobody", "other", "part", "read", "type"].map(
      (name) => `ReferenceUnresolved prod/eu/${name} ${AT}${name === "made" ? "[*]" : ""}`,
    ),
    (zone, stack) => {
      // What is only told to Terraform in one stack may be another name in the other.
      put(newStack("ops", zone.node.root as App), store("open", "swedencentral", { name: "st${var.suffix}" }));
      zone.declareExternal(`${IDS}/declared/blobServices/nobody`, AzureRegion.SWEDEN_CENTRAL);
      zone.declareExternal(
        "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Cache/redis/other",
        AzureRegion.SWEDEN_CENTRAL,
      );
      raw(stack, { variable: { suffix: {} } });
      beside(stack, {
        ...NEAR_AND_FAR,
        "data.azurerm_storage_account.read": { name: "${var.suffix}" },
        "azurerm_redis_cache.cache": { name: "cache", location: "swedencentral" },
      });
      const names = {
        nobody: "nobody",
        other: "other",
        else: "st${var.suffix}",
        part: "${azurerm_storage_account.near.name}${var.suffix}",
        read: "${data.azurerm_storage_account.read.name}",
        type: "${azurerm_redis_cache.cache.name}",
      };
      put(zone, shares(names));
      put(zone, {
        "azurerm_container_app_environment_storage.made": {
          container_app_environment_id: "${azurerm_container_app_environment.apps.id}",
          dynamic: { [AT]: { for_each: ["a"], content: {} } },
        },
      });
    },
  ),
  inEu(
    "names that two groups have",
    [
      "LocationOutsideBoundary prod/eu/any namespace_name",
      "LocationOutsideBoundary prod/eu/far namespace_name",
      "LocationOutsideBoundary prod/eu/maybe namespace_name",
      "LocationOutsideBoundary prod/eu/source namespace_id",
    ],
    (zone, stack) => {
      raw(stack, { variable: { group: {} } });
      beside(stack, {
        ...namespaces({
          here: ["bus", "swedencentral", "here"],
          there: ["bus", "eastus", "there"],
        }),
        "data.azurerm_eventhub_namespace.read": { name: "bus", resource_group_name: "here" },
        "data.azurerm_eventhub_namespace.read_far": { name: "bus", resource_group_name: "there" },
      });
      put(zone, {
        ...hubs({
          near: ["bus", "HERE"],
          far: ["bus", "there"],
          any: ["bus"],
          maybe: ["bus", "${var.group}"],
        }),
        "azurerm_eventhub.read": { name: "read", namespace_id: "${data.azurerm_eventhub_namespace.read.id}" },
        "azurerm_eventhub.source": { name: "source", namespace_id: "${data.azurerm_eventhub_namespace.read_far.id}" },
      });
    },
  ),
  inEu(
    "names that are declared in two groups",
    ["LocationOutsideBoundary prod/eu/any namespace_name", "LocationOutsideBoundary prod/eu/far namespace_name"],
    (zone) => {
      const group = (name: string) =>
        `/subscriptions/1/resourceGroups/${name}/providers/Microsoft.EventHub/namespaces/bus`;
      zone.declareExternal(group("here"), AzureRegion.SWEDEN_CENTRAL);
      zone.declareExternal(group("there"), AzureRegion.EAST_US);
      put(zone, hubs({ near: ["Bus", "HERE"], far: ["bus", "there"], any: ["bus"] }));
    },
  ),
  inEu(
    "names in groups of which nobody knows the names",
    [
      "LocationOutsideBoundary prod/eu/by_default namespace_name",
      "LocationOutsideBoundary prod/eu/in_source namespace_name",
    ],
    (zone, stack) => {
      raw(stack, { variable: { one: {}, other: {}, usual: { default: "here" } } });
      beside(stack, {
        "azurerm_resource_group.one": { name: "${var.one}" },
        "azurerm_resource_group.other": { name: "${var.other}" },
        "data.azurerm_resource_group.source": { name: "${var.one}" },
        "data.azurerm_resource_group.source_other": { name: "${var.other}" },
        ...namespaces({
          near: ["bus", "swedencentral", "${azurerm_resource_group.one.name}"],
          far: ["bus", "eastus", "${azurerm_resource_group.other.name}"],
          near_read: ["train", "swedencentral", "${data.azurerm_resource_group.source.name}"],
          far_read: ["train", "eastus", "${data.azurerm_resource_group.source_other.name}"],
          near_told: ["tram", "swedencentral", "here"],
          far_told: ["tram", "eastus", "there"],
        }),
      });
      put(
        zone,
        hubs({
          in_one: ["bus", "${azurerm_resource_group.one.name}"],
          in_source: ["train", "${data.azurerm_resource_group.source.name}"],
          by_default: ["tram", "${var.usual}"],
        }),
      );
    },
  ),
  inEu(
    "names in groups of which some are told",
    ["LocationOutsideBoundary prod/eu/no_group namespace_name"],
    (zone, stack) => {
      raw(stack, { variable: { one: {}, other: {} } });
      beside(stack, {
        "azurerm_resource_group.one": { name: "${var.one}" },
        "azurerm_resource_group.other": { name: "${var.other}" },
        ...namespaces({
          near: ["bus", "swedencentral", "here"],
          far: ["bus", "eastus", "there"],
          near_open: ["bus", "swedencentral", "${azurerm_resource_group.one.name}"],
          near_one: ["train", "swedencentral", "${azurerm_resource_group.one.name}"],
          far_other: ["train", "eastus", "${azurerm_resource_group.other.name}"],
          near_told: ["train", "swedencentral", "here"],
          near_here: ["tram", "swedencentral", "here"],
          far_without: ["tram", "eastus"],
        }),
      });
      put(
        zone,
        hubs({
          told: ["bus", "here"],
          open: ["train", "${azurerm_resource_group.one.name}"],
          no_group: ["tram", "here"],
        }),
      );
    },
  ),
];
