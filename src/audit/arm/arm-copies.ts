import { shown } from "../../private/text";
import type { Resolution } from "../../terraform/resolution";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { isDefault, resolveCertain } from "../certain";
import { literalText } from "../deployed-model";
import type { FlowCode } from "../facts";
import { type Finding, finding } from "../finding";
import { judgePair } from "../judges/pair";
import { pairFindings } from "../judges/paired-region";
import { isWritten, resolveLeaf } from "../leaves";
import { type BodyLeaf, keyOf } from "./arm-body";
import { armTypeOf } from "./arm-type";

/** A property that decides where copies are kept, by the type of Azure Resource Manager. */
interface CopyRow {
  readonly type: string;
  /** Names in the body, in lower case. */
  readonly path: string;
  readonly code: FlowCode;
  readonly safe: readonly string[];
  /** What the service takes when nothing is written. */
  readonly whenMissing?: string;
  /** Any other value is a region, which is judged as one. */
  readonly isRegion?: true;
}

const COPIES: readonly CopyRow[] = [
  {
    type: "microsoft.storage/storageaccounts",
    path: "sku.name",
    code: "ReplicaOutsideBoundary",
    safe: [
      "Standard_LRS",
      "Standard_ZRS",
      "Premium_LRS",
      "Premium_ZRS",
      "StandardV2_LRS",
      "StandardV2_ZRS",
      "PremiumV2_LRS",
      "PremiumV2_ZRS",
    ],
    whenMissing: "Standard_RAGRS",
  },
  {
    type: "microsoft.documentdb/databaseaccounts",
    path: "properties.backuppolicy.periodicmodeproperties.backupstorageredundancy",
    code: "BackupOutsideBoundary",
    safe: ["Local", "Zone"],
    whenMissing: "Geo",
  },
  {
    type: "microsoft.sql/servers/databases",
    path: "properties.requestedbackupstorageredundancy",
    code: "BackupOutsideBoundary",
    safe: ["Local", "Zone"],
    whenMissing: "Geo",
  },
  {
    type: "microsoft.sql/managedinstances",
    path: "properties.requestedbackupstorageredundancy",
    code: "BackupOutsideBoundary",
    safe: ["Local", "Zone"],
    whenMissing: "Geo",
  },
  {
    type: "microsoft.recoveryservices/vaults",
    path: "properties.redundancysettings.standardtierstorageredundancy",
    code: "BackupOutsideBoundary",
    safe: ["LocallyRedundant", "ZoneRedundant"],
    whenMissing: "GeoRedundant",
  },
  ...["properties.storagemodeltype", "properties.storagetype"].map(
    (path): CopyRow => ({
      type: "microsoft.recoveryservices/vaults/backupstorageconfig",
      path,
      code: "BackupOutsideBoundary",
      safe: ["LocallyRedundant", "ZoneRedundant"],
    }),
  ),
  {
    type: "microsoft.dataprotection/backupvaults",
    path: "properties.storagesettings.type",
    code: "BackupOutsideBoundary",
    safe: ["LocallyRedundant", "ZoneRedundant"],
    whenMissing: "GeoRedundant",
  },
  ...["microsoft.sql/servers/databases", "microsoft.synapse/workspaces/sqlpools"].map(
    (pool): CopyRow => ({
      type: `${pool}/geobackuppolicies`,
      path: "properties.state",
      code: "BackupOutsideBoundary",
      safe: ["Disabled"],
      whenMissing: "Enabled",
    }),
  ),
  {
    type: "microsoft.synapse/workspaces/sqlpools",
    path: "properties.storageaccounttype",
    code: "BackupOutsideBoundary",
    safe: ["LRS"],
    whenMissing: "GRS",
  },
  {
    type: "microsoft.notificationhubs/namespaces",
    path: "properties.replicationregion",
    code: "ReplicaOutsideBoundary",
    safe: ["None"],
    whenMissing: "Default",
    isRegion: true,
  },
  {
    type: "microsoft.devices/provisioningservices",
    path: "properties.enabledataresidency",
    code: "ReplicaOutsideBoundary",
    safe: ["true"],
    whenMissing: "false",
  },
];

/** Continuous backups of Cosmos DB stay in the region. */
const COSMOS = "microsoft.documentdb/databaseaccounts";
const BACKUP_TYPE = "properties.backuppolicy.type";
/** A value of a region that is chosen by the service. */
const PAIRED = /^default$/i;
/** `GRS`, `Standard_RAGZRS`, whatever it is called. */
const COPY_VALUE = /(?:^|_)(?:ra-?)?gz?rs$/i;
const REDUNDANCY_NAME = /redundan|replicat/i;
const GEO_VALUE = /^(?:ra-?)?geo|^global/i;
/** A switch, such as `geoRedundantBackup`. Copies in other zones of the region stay there. */
const GEO_NAME = /geo(?:-?redundan|backup|replicat)|cross-?region/i;
const ON = /^(?:enabled|on|true|yes)$/i;
const OPEN = "properties.allowcrosstenantreplication";
const VAULT = "microsoft.keyvault/vaults";

/** Copies that the body of an azapi resource asks for, or that its service makes by itself. */
export function copyFindings(
  resource: TerraformResource,
  leaves: readonly BodyLeaf[],
  context: AuditContext,
): readonly Finding[] {
  const type = armTypeOf(resource);
  const rows = COPIES.filter((row) => row.type === type && resource.type === "azapi_resource");
  const known = new Set(COPIES.filter((row) => row.type === type).map(({ path }) => path));
  return [
    ...COPIES.filter((row) => row.type === type).flatMap((row) => rowFindings(resource, row, leaves, rows, context)),
    ...leaves.filter((one) => !known.has(keyOf(one))).flatMap((one) => namedFindings(resource, one, context)),
    ...(type === VAULT ? judgePair(resource, VAULT_PAIR, context) : []),
  ];
}

const VAULT_PAIR = {
  types: [],
  path: "location",
  judge: "pair",
  code: "ReplicaOutsideBoundary",
  except: ["brazilsouth", "westus3"],
} as const;

function rowFindings(
  resource: TerraformResource,
  row: CopyRow,
  leaves: readonly BodyLeaf[],
  made: readonly CopyRow[],
  context: AuditContext,
): readonly Finding[] {
  const { path, code, safe, whenMissing } = row;
  const fix = `write ${safe.map((word) => `'${word}'`).join(" or ")}`;
  const written = leaves.filter((one) => keyOf(one) === path && isWritten(one.leaf));
  // What changes something that is there leaves the rest as it is.
  if (written.length === 0 && (!made.includes(row) || (row.type === COSMOS && isContinuous(leaves)))) return [];
  if (written.length === 0) {
    if (whenMissing === undefined) return [];
    const value = `nothing is written, which stands for '${whenMissing}' and`;
    return pairFindings({ resource, attribute: "body", code, value, fix }, context);
  }
  return written.flatMap(({ leaf }) => {
    if (!isWritten(leaf)) return [];
    const told = resolveLeaf(leaf);
    const text = told.kind === "literal" ? String(told.value) : undefined;
    const isSafe = safe.some((word) => word.toLowerCase() === text?.toLowerCase());
    const found = isSafe ? resolveCertain(leaf) : told;
    if (isSafe && found.kind === "literal") return [];
    if (row.isRegion && !(text !== undefined && PAIRED.test(text))) return [];
    const value = found.kind === "literal" ? `'${found.value}'` : `${shown(found.expression)}, which may be anything,`;
    return pairFindings({ resource, attribute: leaf.attribute, code, value, fix }, context);
  });
}

function isContinuous(leaves: readonly BodyLeaf[]): boolean {
  return leaves.some((one) => {
    if (keyOf(one) !== BACKUP_TYPE || !isWritten(one.leaf)) return false;
    return literalText(resolveLeaf(one.leaf))?.toLowerCase() === "continuous";
  });
}

/** Of a type that has no row, what is called redundancy or replication counts by its value. */
function namedFindings(resource: TerraformResource, one: BodyLeaf, context: AuditContext): readonly Finding[] {
  const { leaf, names } = one;
  if (!isWritten(leaf)) return [];
  const found = resolveLeaf(leaf);
  const { attribute } = leaf;
  if (keyOf(one) === OPEN && isSaid(found, ON)) {
    const facts = { value: `'${attribute}'`, why: "blobs may be replicated into an account of another tenant" };
    return [finding(resource, attribute, "ReplicaOutsideBoundary", facts)];
  }
  const name = names.at(-1) ?? "";
  const isCopy =
    (found.kind === "literal" && COPY_VALUE.test(String(found.value))) ||
    (REDUNDANCY_NAME.test(name) && isSaid(found, GEO_VALUE)) ||
    (names.some((one) => GEO_NAME.test(one)) && isSaid(found, ON));
  if (!isCopy) return [];
  const value = found.kind === "literal" ? `'${found.value}'` : shown(found.expression);
  const fix = "write a value that keeps copies in the region";
  return pairFindings({ resource, attribute, code: "ReplicaOutsideBoundary", value, fix }, context);
}

function isSaid(found: Resolution, pattern: RegExp): boolean {
  return found.kind === "unknown" || isDefault(found) || pattern.test(String(found.value));
}
