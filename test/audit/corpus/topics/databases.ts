import { MssqlDatabase, type MssqlDatabaseConfig } from "@cdktf/provider-azurerm/lib/mssql-database";
import { MssqlDatabaseExtendedAuditingPolicy } from "@cdktf/provider-azurerm/lib/mssql-database-extended-auditing-policy";
import { MssqlFailoverGroup } from "@cdktf/provider-azurerm/lib/mssql-failover-group";
import { PostgresqlFlexibleServer } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import { StorageDataLakeGen2Filesystem } from "@cdktf/provider-azurerm/lib/storage-data-lake-gen2-filesystem";
import { SynapseSqlPool } from "@cdktf/provider-azurerm/lib/synapse-sql-pool";
import { SynapseWorkspace } from "@cdktf/provider-azurerm/lib/synapse-workspace";
import type { TerraformStack } from "cdktf";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { cosmos, GROUP, sqlServer, storage } from "../resources";
import { inEu, inNetherlands } from "../zones";

function database(zone: ResidencyZone, location: string, props: Partial<MssqlDatabaseConfig> = {}): MssqlDatabase {
  const { id: serverId } = sqlServer(zone, "sql", location);
  return new MssqlDatabase(zone, "chats", { name: "chats", serverId, ...props });
}

function failover(zone: ResidencyZone, stack: TerraformStack, partner: string): void {
  new MssqlFailoverGroup(zone, "failover", {
    name: "fog-team7",
    serverId: sqlServer(zone, "primary", "swedencentral").id,
    partnerServer: [{ id: sqlServer(stack, "partner", partner).id }],
    readWriteEndpointFailoverPolicy: { mode: "Automatic", graceMinutes: 60 },
  });
}

function postgres(zone: ResidencyZone, geoRedundantBackupEnabled?: boolean): void {
  const common = { name: "psql-team7", resourceGroupName: GROUP, location: "westeurope" };
  new PostgresqlFlexibleServer(zone, "server", { ...common, geoRedundantBackupEnabled });
}

function warehouse(zone: ResidencyZone, geoBackupPolicyEnabled?: boolean): void {
  const { id: storageAccountId } = storage(zone, "lake", "westeurope", { isHnsEnabled: true });
  const synapse = new SynapseWorkspace(zone, "synapse", {
    name: "syn-team7",
    resourceGroupName: GROUP,
    location: "westeurope",
    storageDataLakeGen2FilesystemId: new StorageDataLakeGen2Filesystem(zone, "files", {
      name: "files",
      storageAccountId,
    }).id,
    identity: { type: "SystemAssigned" },
  });
  const common = { name: "pool", skuName: "DW100c", storageAccountType: "LRS" };
  new SynapseSqlPool(zone, "pool", { ...common, synapseWorkspaceId: synapse.id, geoBackupPolicyEnabled });
}

const AUDITED = { retentionInDays: 30 };

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a failover group with a server outside",
    ["ReplicaOutsideBoundary prod/eu/failover partner_server[0].id"],
    (zone, stack) => {
      failover(zone, stack, "uksouth");
    },
  ),
  inNetherlands(
    "backups of a database, for which nothing is written",
    ["BackupOutsideBoundary prod/nl/chats storage_account_type"],
    (zone) => {
      database(zone, "westeurope");
    },
  ),
  inNetherlands(
    "backups of a database in several regions and zones",
    ["BackupOutsideBoundary prod/nl/chats storage_account_type"],
    (zone) => {
      database(zone, "westeurope", { storageAccountType: "GeoZone" });
    },
  ),
  inNetherlands(
    "backups of a warehouse, for which nothing is written",
    ["BackupOutsideBoundary prod/nl/chats geo_backup_enabled"],
    (zone) => {
      database(zone, "westeurope", { skuName: "DW100c", storageAccountType: "Local" });
    },
  ),
  inNetherlands(
    "backups of a server in two regions",
    ["BackupOutsideBoundary prod/nl/server geo_redundant_backup_enabled"],
    (zone) => {
      postgres(zone, true);
    },
  ),
  inNetherlands(
    "snapshots of a pool of Synapse, for which nothing is written",
    ["BackupOutsideBoundary prod/nl/pool geo_backup_policy_enabled"],
    (zone) => {
      warehouse(zone);
    },
  ),
  inNetherlands(
    "periodic backups of Cosmos DB, for which no place is written",
    ["BackupOutsideBoundary prod/nl/docs backup.storage_redundancy"],
    (zone) => {
      cosmos(zone, "docs", ["westeurope"], {
        backup: { type: "Periodic", intervalInMinutes: 240, retentionInHours: 8 },
      });
    },
  ),
  inEu(
    "a copy of Cosmos DB outside, among others",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[2].location"],
    (zone) => {
      cosmos(zone, "docs", ["swedencentral", "francecentral", "Canada Central"]);
    },
  ),
  inEu(
    "audits of a database that are kept outside",
    ["LogsOutsideBoundary prod/eu/audited storage_endpoint"],
    (zone, stack) => {
      const storageEndpoint = storage(stack, "us", "eastus").primaryBlobEndpoint;
      const databaseId = database(zone, "swedencentral").id;
      new MssqlDatabaseExtendedAuditingPolicy(zone, "audited", { ...AUDITED, databaseId, storageEndpoint });
    },
  ),
  inEu(
    "audits of a database at an address of nobody",
    ["ReferenceUnresolved prod/eu/audited storage_endpoint"],
    (zone) => {
      const storageEndpoint = "https://staudits.blob.core.windows.net/";
      const databaseId = database(zone, "swedencentral").id;
      new MssqlDatabaseExtendedAuditingPolicy(zone, "audited", { ...AUDITED, databaseId, storageEndpoint });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a failover group with a server inside", [], (zone, stack) => {
    failover(zone, stack, "Germany West Central");
  }),
  inEu("backups of a database, for which nothing is written, with the pair inside", [], (zone) => {
    database(zone, "swedencentral");
  }),
  inNetherlands("backups that are kept in the region", [], (zone) => {
    database(zone, "westeurope", { storageAccountType: "Zone" });
    cosmos(zone, "docs", ["westeurope"], { backup: { type: "Periodic", storageRedundancy: "Local" } });
    postgres(zone);
  }),
  inNetherlands("a switch for warehouses that means nothing for other databases", [], (zone) => {
    database(zone, "westeurope", { skuName: "S0", storageAccountType: "Local", geoBackupEnabled: true });
  }),
  inNetherlands("snapshots of a pool of Synapse that stay in the region", [], (zone) => {
    warehouse(zone, false);
  }),
  inEu("audits of a database that are kept in the zone", [], (zone) => {
    const databaseId = database(zone, "swedencentral").id;
    const storageEndpoint = storage(zone, "audits", "swedencentral").primaryBlobEndpoint;
    new MssqlDatabaseExtendedAuditingPolicy(zone, "audited", { ...AUDITED, databaseId, storageEndpoint });
  }),
];
