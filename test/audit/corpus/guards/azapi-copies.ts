// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { type Parts, put, raw } from "./parts";

/** Where the body of a type says how it is copied, with a value that is not copied; the region is one whose pair is outside. */
const ROWS = [
  { name: "storage", type: "Microsoft.Storage/storageAccounts", path: "sku.name", safe: "standard_lrs" },
  {
    name: "cosmos",
    type: "Microsoft.DocumentDB/databaseAccounts",
    path: "properties.backupPolicy.periodicModeProperties.backupStorageRedundancy",
    safe: "local",
  },
  {
    name: "database",
    type: "Microsoft.Sql/servers/databases",
    path: "properties.requestedBackupStorageRedundancy",
    safe: "LOCAL",
  },
  {
    name: "instance",
    type: "Microsoft.Sql/managedInstances",
    path: "properties.requestedBackupStorageRedundancy",
    safe: "Zone",
  },
  {
    name: "vault",
    type: "Microsoft.RecoveryServices/vaults",
    path: "properties.redundancySettings.standardTierStorageRedundancy",
    safe: "LocallyRedundant",
  },
  {
    name: "backup_vault",
    type: "Microsoft.DataProtection/backupVaults",
    path: "properties.storageSettings.type",
    safe: "ZoneRedundant",
  },
  {
    name: "policy",
    type: "Microsoft.Sql/servers/databases/geoBackupPolicies",
    path: "properties.state",
    safe: "disabled",
  },
  {
    name: "pool_policy",
    type: "Microsoft.Synapse/workspaces/sqlPools/geoBackupPolicies",
    path: "properties.state",
    safe: "Disabled",
  },
  { name: "pool", type: "Microsoft.Synapse/workspaces/sqlPools", path: "properties.storageAccountType", safe: "lrs" },
  { name: "dps", type: "Microsoft.Devices/provisioningServices", path: "properties.enableDataResidency", safe: true },
] as const;

type Row = (typeof ROWS)[number];

function bodyOf(path: string, value: unknown): Attributes {
  const [name, ...more] = path.split(".");
  return { [name]: more.length === 0 ? value : bodyOf(more.join("."), value) };
}

function resources(
  bodyFor: (row: Row) => Attributes,
  kind = "azapi_resource",
  prefix = "",
  location = "westeurope",
): Parts {
  const entries = ROWS.map((row) => [
    `${kind}.${prefix}${row.name}`,
    { type: `${row.type}@2024-01-01`, name: row.name, location, body: bodyFor(row) },
  ]);
  return Object.fromEntries(entries) as Parts;
}

const CODE_OF = (name: string) =>
  name === "storage" || name === "dps" ? "ReplicaOutsideBoundary" : "BackupOutsideBoundary";
const NAMES = [...ROWS].map(({ name }) => name).sort();
const PATHS = new Map(ROWS.map(({ name, path }) => [name, path] as const));

/** Properties of a type that no row is about, each in a resource of its own. */
function properties(all: Attributes): Parts {
  const entries = Object.entries(all).map(([name, value]) => [
    `azapi_resource.${name}`,
    { type: "Microsoft.Web/sites@2024-01-01", name, location: "westeurope", body: { properties: value } },
  ]);
  return Object.fromEntries(entries) as Parts;
}

/** By `b_` begin those that copy nothing. */
const NAMED = {
  a_backup: ["geoRedundantBackup", "Enabled"],
  a_cross: ["crossRegionRestore", true],
  a_cross_signed: ["cross-region-restore", "on"],
  a_enabled: ["geoBackupPolicy", "enabled"],
  a_geo_backup: ["geoBackup", true],
  a_geo_replication: ["geoReplication", true],
  a_geo_signed: ["geo-redundancy", "true"],
  a_global: ["redundancy", "GlobalAll"],
  a_grs: ["kind", "Standard_GRS"],
  a_gzrs: ["kind", "GZRS"],
  a_mode: ["replicationMode", "GeoReplica"],
  a_on: ["geoRedundantBackup", "on"],
  a_open: ["geoRedundantBackup", "${var.open}"],
  a_ra: ["kind", "Standard_RAGRS"],
  a_ra_signed: ["kind", "ra-gzrs"],
  a_redundancy: ["redundancy", "GeoRedundant"],
  a_switch: ["crossRegionRestoreFlag", "yes"],
  a_yes: ["geoRedundantBackup", "yes"],
  b_backup: ["geoRedundantBackup", "Disabled"],
  b_copies: ["copies", "geo"],
  b_grs: ["kind", "progrs"],
  b_mode: ["replicationMode", "Local"],
  b_off: ["crossRegionRestore", false],
  b_redundancy: ["redundancy", "ZoneRedundant"],
} as const;

export const AZAPI_COPY_GUARDS: readonly AuditCase[] = [
  inNetherlands(
    "copies that a service of azapi makes by itself",
    [...NAMES, "periodic"].sort().map((name) => `${CODE_OF(name)} prod/nl/${name} body`),
    (zone) => {
      put(zone, {
        ...resources(() => ({ properties: { other: "a" } })),
        ...resources(() => ({ properties: { other: "a" } }), "azapi_update_resource", "change_"),
        "azapi_resource.periodic": {
          type: "Microsoft.DocumentDB/databaseAccounts@2024-01-01",
          location: "westeurope",
          body: { properties: { backupPolicy: { type: "Periodic" } } },
        },
        "azapi_resource.continuous": {
          type: "Microsoft.DocumentDB/databaseAccounts@2024-01-01",
          location: "westeurope",
          body: { properties: { backupPolicy: { type: "continuous" } } },
        },
      });
    },
  ),
  inNetherlands(
    "copies that a body asks for",
    NAMES.map((name) => `${CODE_OF(name)} prod/nl/${name} body.${PATHS.get(name)}`),
    (zone) => {
      put(
        zone,
        resources(({ path, safe }) => bodyOf(path, safe === true ? false : "Geo")),
      );
      put(
        zone,
        resources(({ path, safe }) => bodyOf(path.toUpperCase(), safe), "azapi_resource", "safe_"),
      );
    },
  ),
  inNetherlands(
    "copies that a body may ask for",
    NAMES.flatMap((name) => [
      `ReferenceUnresolved prod/nl/${name} body.${PATHS.get(name)}`,
      `${CODE_OF(name)} prod/nl/${name} body.${PATHS.get(name)}`,
    ]),
    (zone, stack) => {
      raw(stack, { variable: { kind: {} } });
      put(
        zone,
        resources(({ path }) => bodyOf(path, "${var.kind}")),
      );
    },
  ),
  inEu("copies that a body asks for, in a region whose pair is inside", [], (zone) => {
    put(
      zone,
      resources(({ path }) => bodyOf(path, "Geo"), "azapi_resource", "", "swedencentral"),
    );
  }),
  inNetherlands("values of the least copies", [], (zone) => {
    const type = "Microsoft.Storage/storageAccounts@2024-01-01";
    const words = ["Standard", "Premium", "StandardV2", "PremiumV2"].flatMap((tier) => [`${tier}_LRS`, `${tier}_ZRS`]);
    const stores = words.map((word) => [
      `azapi_resource.${word.toLowerCase()}`,
      { type, location: "westeurope", body: { sku: { name: word } } },
    ]);
    put(zone, Object.fromEntries(stores) as Parts);
    put(zone, {
      "azapi_resource.zones": {
        type: "Microsoft.DocumentDB/databaseAccounts@1",
        location: "westeurope",
        body: bodyOf(ROWS[1].path, "Zone"),
      },
      "azapi_resource.zones_too": {
        type: "Microsoft.Sql/servers/databases@1",
        location: "westeurope",
        body: bodyOf(ROWS[2].path, "Zone"),
      },
      "azapi_resource.locally": {
        type: "Microsoft.Sql/managedInstances@1",
        location: "westeurope",
        body: bodyOf(ROWS[3].path, "Local"),
      },
      "azapi_resource.vault": {
        type: "Microsoft.RecoveryServices/vaults@1",
        location: "westeurope",
        body: bodyOf(ROWS[4].path, "ZoneRedundant"),
      },
    });
  }),
  inNetherlands(
    "copies by the name of a property or by its value",
    Object.entries(NAMED).flatMap(([name, [property]]) =>
      name.startsWith("a_")
        ? [
            ...(name === "a_open" ? [`ReferenceUnresolved prod/nl/${name} body.properties.${property}`] : []),
            `ReplicaOutsideBoundary prod/nl/${name} body.properties.${property}`,
          ]
        : [],
    ),
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const values = Object.entries(NAMED).map(([name, [property, value]]) => [name, { [property]: value }]);
      put(zone, properties(Object.fromEntries(values) as Attributes));
    },
  ),
  inEu(
    "blobs that may go to another tenant",
    [
      "ReplicaOutsideBoundary prod/eu/on body.properties.allowCrossTenantReplication",
      "ReferenceUnresolved prod/eu/open body.properties.allowCrossTenantReplication",
      "ReplicaOutsideBoundary prod/eu/open body.properties.allowCrossTenantReplication",
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      const store = (allowCrossTenantReplication: unknown) => ({
        type: "Microsoft.Storage/storageAccounts@2024-01-01",
        location: "swedencentral",
        body: { sku: { name: "Standard_LRS" }, properties: { allowCrossTenantReplication } },
      });
      put(zone, {
        "azapi_resource.off": store(false),
        "azapi_resource.on": store(true),
        "azapi_resource.open": store("${var.open}"),
      });
    },
  ),
  inNetherlands(
    "a vault of azapi, which is copied to the paired region",
    ["ReplicaOutsideBoundary prod/nl/vault location"],
    (zone) => {
      put(zone, { "azapi_resource.vault": { type: "Microsoft.KeyVault/vaults@2023-07-01", location: "westeurope" } });
    },
  ),
  inNetherlands(
    "how a vault that is there keeps its copies",
    [
      "BackupOutsideBoundary prod/nl/model body.properties.storageModelType",
      "BackupOutsideBoundary prod/nl/storage body.properties.storageType",
    ],
    (zone) => {
      const type = "Microsoft.RecoveryServices/vaults/backupstorageconfig@2024-01-01";
      const config = (values: Attributes) => ({ type, location: "westeurope", body: { properties: values } });
      put(zone, {
        "azapi_resource.model": config({ storageModelType: "GeoRedundant" }),
        "azapi_resource.nothing": config({ other: "a" }),
        "azapi_resource.storage": config({ storageType: "GeoRedundant", storageModelType: "LocallyRedundant" }),
      });
    },
  ),
];
