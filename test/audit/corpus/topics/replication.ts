import { AppConfiguration } from "@cdktf/provider-azurerm/lib/app-configuration";
import { DataProtectionBackupVault } from "@cdktf/provider-azurerm/lib/data-protection-backup-vault";
import { EventhubNamespaceDisasterRecoveryConfig } from "@cdktf/provider-azurerm/lib/eventhub-namespace-disaster-recovery-config";
import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { ManagedDisk } from "@cdktf/provider-azurerm/lib/managed-disk";
import { NotificationHubNamespace } from "@cdktf/provider-azurerm/lib/notification-hub-namespace";
import { RecoveryServicesVault } from "@cdktf/provider-azurerm/lib/recovery-services-vault";
import { RedisCache } from "@cdktf/provider-azurerm/lib/redis-cache";
import { RedisLinkedServer } from "@cdktf/provider-azurerm/lib/redis-linked-server";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { Snapshot } from "@cdktf/provider-azurerm/lib/snapshot";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { eventHubs, GROUP, registry, storage } from "../resources";
import { inEu, inNetherlands } from "../zones";

const IN_NL = { resourceGroupName: GROUP, location: "westeurope" };
const IN_SE = { resourceGroupName: GROUP, location: "swedencentral" };

function vault(scope: Construct, location: string): void {
  const common = { name: "kv-team7", resourceGroupName: GROUP, tenantId: "t", skuName: "standard" };
  new KeyVault(scope, "vault", { ...common, location });
}

function linked(zone: ResidencyZone, stack: TerraformStack, location: string): void {
  const common = { resourceGroupName: GROUP, family: "P", capacity: 1, skuName: "Premium" };
  const primary = new RedisCache(zone, "primary", { ...common, name: "redis-a", location: "swedencentral" });
  const secondary = new RedisCache(stack, "secondary", { ...common, name: "redis-b", location });
  new RedisLinkedServer(zone, "link", {
    resourceGroupName: GROUP,
    targetRedisCacheName: primary.name,
    linkedRedisCacheId: secondary.id,
    linkedRedisCacheLocation: secondary.location,
    serverRole: "Secondary",
  });
}

function paired(zone: ResidencyZone, stack: TerraformStack, location: string): void {
  new EventhubNamespaceDisasterRecoveryConfig(zone, "recovery", {
    name: "recovery",
    resourceGroupName: GROUP,
    namespaceName: eventHubs(zone, "bus", "swedencentral").name,
    partnerNamespaceId: eventHubs(stack, "partner", location).id,
  });
}

function image(zone: ResidencyZone, ...regions: readonly string[]): void {
  new SharedImageVersion(zone, "image", {
    ...IN_SE,
    name: "1.0.0",
    galleryName: "gallery",
    imageName: "worker",
    targetRegion: regions.map((name) => ({ name, regionalReplicaCount: 1 })),
  });
}

function disk(scope: Construct): string {
  const options = { createOption: "Empty", storageAccountType: "Premium_ZRS", diskSizeGb: 64 };
  return new ManagedDisk(scope, "disk", { ...IN_SE, ...options, name: "disk" }).id;
}

export const LEAKING: readonly AuditCase[] = [
  inNetherlands(
    "a storage account with copies in two regions",
    ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
    (zone) => {
      storage(zone, "files", "westeurope", { accountReplicationType: "GRS" });
    },
  ),
  inEu(
    "a storage account with copies, in a region of which no pair is known",
    ["ReplicaOutsideBoundary prod/eu/files account_replication_type"],
    (zone) => {
      storage(zone, "files", "italynorth", { accountReplicationType: "GRS" });
    },
  ),
  inNetherlands(
    "a vault, which is always copied to the paired region",
    ["ReplicaOutsideBoundary prod/nl/vault location"],
    (zone) => {
      vault(zone, "westeurope");
    },
  ),
  inEu(
    "a registry with a copy outside",
    ["ReplicaOutsideBoundary prod/eu/images georeplications[0].location"],
    (zone) => {
      registry(zone, "images", "swedencentral", { georeplications: [{ location: "UK South" }] });
    },
  ),
  inEu(
    "a cache that is linked to one outside",
    [
      "ReplicaOutsideBoundary prod/eu/link linked_redis_cache_location",
      "ReplicaOutsideBoundary prod/eu/link linked_redis_cache_id",
    ],
    (zone, stack) => {
      linked(zone, stack, "eastus");
    },
  ),
  inEu(
    "a store of settings with a replica outside",
    ["ReplicaOutsideBoundary prod/eu/settings replica[1].location"],
    (zone) => {
      const replica = [
        { name: "france", location: "francecentral" },
        { name: "london", location: "uksouth" },
      ];
      new AppConfiguration(zone, "settings", { ...IN_SE, name: "appcs-team7", sku: "standard", replica });
    },
  ),
  inEu(
    "a namespace that fails over outside",
    ["ReplicaOutsideBoundary prod/eu/recovery partner_namespace_id"],
    (zone, stack) => {
      paired(zone, stack, "ukwest");
    },
  ),
  inNetherlands(
    "a backup vault, for which nothing is written",
    ["BackupOutsideBoundary prod/nl/vault storage_mode_type"],
    (zone) => {
      new RecoveryServicesVault(zone, "vault", { ...IN_NL, name: "rsv-team7", sku: "Standard" });
    },
  ),
  inNetherlands(
    "a backup vault that can be read in the paired region",
    [
      "BackupOutsideBoundary prod/nl/vault cross_region_restore_enabled",
      "BackupOutsideBoundary prod/nl/vault redundancy",
    ],
    (zone) => {
      const common = { name: "bvault-team7", datastoreType: "VaultStore", redundancy: "GeoRedundant" };
      new DataProtectionBackupVault(zone, "vault", { ...IN_NL, ...common, crossRegionRestoreEnabled: true });
    },
  ),
  inNetherlands(
    "a namespace for notifications, for which nothing is written",
    ["ReplicaOutsideBoundary prod/nl/push replication_region"],
    (zone) => {
      const common = { name: "ntfns-team7", namespaceType: "NotificationHub", skuName: "Standard" };
      new NotificationHubNamespace(zone, "push", { ...IN_NL, ...common });
    },
  ),
  inEu(
    "an image of machines with a copy outside",
    ["ReplicaOutsideBoundary prod/eu/image target_region[1].name"],
    (zone) => {
      image(zone, "swedencentral", "southeastasia");
    },
  ),
  inEu(
    "a snapshot outside of a disk of the zone",
    ["LocationOutsideBoundary prod/snapshot location"],
    (zone, stack) => {
      const common = { name: "snap", resourceGroupName: GROUP, createOption: "Copy" };
      new Snapshot(stack, "snapshot", { ...common, location: "eastus", sourceResourceId: disk(zone) });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a storage account with copies in a pair that is inside", [], (zone) => {
    storage(zone, "files", "swedencentral", { accountReplicationType: "RAGZRS" });
  }),
  inEu("a vault whose pair is inside", [], (zone) => {
    vault(zone, "westeurope");
  }),
  inEu("a vault in a region without a pair", [], (zone) => {
    vault(zone, "polandcentral");
  }),
  inEu("a cache that is linked to one inside", [], (zone, stack) => {
    linked(zone, stack, "France Central");
  }),
  inEu("a namespace that fails over inside", [], (zone, stack) => {
    paired(zone, stack, "northeurope");
  }),
  inNetherlands("vaults and namespaces that keep everything in the region", [], (zone) => {
    const recovery = { name: "rsv-team7", sku: "Standard", storageModeType: "ZoneRedundant" };
    new RecoveryServicesVault(zone, "recovery", { ...IN_NL, ...recovery, crossRegionRestoreEnabled: false });
    const backup = { name: "bvault-team7", datastoreType: "VaultStore", redundancy: "LocallyRedundant" };
    new DataProtectionBackupVault(zone, "backup", { ...IN_NL, ...backup });
    const push = { name: "ntfns-team7", namespaceType: "NotificationHub", skuName: "Standard" };
    new NotificationHubNamespace(zone, "push", { ...IN_NL, ...push, replicationRegion: "None" });
  }),
  inEu("copies of images, settings and machines within the boundary", [], (zone) => {
    registry(zone, "images", "swedencentral", { georeplications: [{ location: "switzerlandnorth" }] });
    const replica = [{ name: "oslo", location: "Norway East" }];
    new AppConfiguration(zone, "settings", { ...IN_SE, name: "appcs-team7", sku: "standard", replica });
    image(zone, "Sweden Central", "spaincentral");
  }),
  inEu("a snapshot inside of a disk of the zone", [], (zone, stack) => {
    const common = { name: "snap", resourceGroupName: GROUP, createOption: "Copy" };
    new Snapshot(stack, "snapshot", { ...common, location: "swedencentral", sourceResourceId: disk(zone) });
  }),
];
