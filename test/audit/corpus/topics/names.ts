import { RedisCache } from "@cdktf/provider-azurerm/lib/redis-cache";
import type { Construct } from "constructs";
import type { AuditCase } from "../audit-case";
import { account, cosmos, deployment, GROUP, registry, storage } from "../resources";
import { inEu, inNetherlands } from "../zones";

function redis(scope: Construct, id: string, location: string): RedisCache {
  const sku = { family: "P", capacity: 1, skuName: "Premium" };
  return new RedisCache(scope, id, { name: `redis-team7-${id}`, resourceGroupName: GROUP, location, ...sku });
}

export const DISPLAY_NAMES: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu("the display name of a region outside", ["LocationOutsideBoundary prod/eu/files location"], (zone) => {
      storage(zone, "files", "East US");
    }),
    inEu(
      "display names of copies, one of them outside",
      ["ReplicaOutsideBoundary prod/eu/images georeplications[1].location"],
      (zone) => {
        const georeplications = [{ location: "France Central" }, { location: "UK South" }];
        registry(zone, "images", "Sweden Central", { georeplications });
      },
    ),
    inEu("a display name with a digit", ["LocationOutsideBoundary prod/eu/cache location"], (zone) => {
      redis(zone, "cache", "West US 3");
    }),
    inEu("an account that is global", ["RegionUnknown prod/eu/web location"], (zone) => {
      account(zone, "web", "global", { kind: "Bing.Search.v7", skuName: "S1" });
    }),
    inEu("words that are no display name", ["RegionUnknown prod/eu/files location"], (zone) => {
      storage(zone, "files", "Europe West Central");
    }),
  ],
  CLEAN: [
    inEu("display names of regions inside", [], (zone) => {
      storage(zone, "files", "Sweden Central");
      redis(zone, "cache", "Germany West Central");
      registry(zone, "images", "France Central", { georeplications: [{ location: "Italy North" }] });
    }),
    inEu("display names of all copies of Cosmos DB", [], (zone) => {
      cosmos(zone, "docs", ["North Europe", "West Europe", "Switzerland North"]);
    }),
  ],
};

export const WRONG_CASE: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu("a region outside in capital letters", ["LocationOutsideBoundary prod/eu/files location"], (zone) => {
      storage(zone, "files", "EASTUS");
    }),
    inEu("a display name in a mixture of letters", ["LocationOutsideBoundary prod/eu/cache location"], (zone) => {
      redis(zone, "cache", "eAsT uS 2");
    }),
    inNetherlands(
      "a kind of replication in small letters",
      ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
      (zone) => {
        storage(zone, "files", "WestEurope", { accountReplicationType: "grs" });
      },
    ),
    inEu(
      "a deployment type in small letters, which Azure does not know",
      ["DeploymentTypeUnknown prod/eu/chat sku.name"],
      (zone) => {
        deployment(zone, account(zone, "oai", "swedencentral").id, "datazonestandard");
      },
    ),
  ],
  CLEAN: [
    inEu("regions inside, however they are written", [], (zone) => {
      storage(zone, "files", "SWEDENCENTRAL");
      redis(zone, "cache", "france central");
      cosmos(zone, "docs", ["SwedenCentral", "FRANCE CENTRAL"]);
    }),
    inNetherlands("a kind of replication in small letters that stays in the region", [], (zone) => {
      storage(zone, "files", "WESTEUROPE", { accountReplicationType: "zrs" });
    }),
  ],
};
