import type { AuditCase } from "../audit-case";
import { account, cosmos, deployment, insights, registry, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

export const LEAKING: readonly AuditCase[] = [
  inEu("a location that an override changes", ["LocationOutsideBoundary prod/eu/files location"], (zone) => {
    storage(zone, "files", "swedencentral").addOverride("location", "eastus");
  }),
  inEu(
    "a copy of a registry that an override adds to those that are written",
    ["ReplicaOutsideBoundary prod/eu/images georeplications[1].location"],
    (zone) => {
      const images = registry(zone, "images", "swedencentral", { georeplications: [{ location: "francecentral" }] });
      images.addOverride("georeplications", [{ location: "uksouth" }]);
    },
  ),
  inEu(
    "the second copy of Cosmos DB, which an override changes by its number",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[1].location"],
    (zone) => {
      cosmos(zone, "docs", ["swedencentral", "francecentral"]).addOverride("geo_location.1.location", "japaneast");
    },
  ),
  inEu(
    "a global deployment type that an override writes",
    ["ProcessingLeavesBoundary prod/eu/chat sku.name"],
    (zone) => {
      const chat = deployment(zone, account(zone, "oai", "swedencentral").id, "DataZoneStandard");
      chat.addOverride("sku.name", "GlobalStandard");
    },
  ),
  inEu(
    "a deployment type that an override writes in a form that nobody reads",
    ["LiteralNeeded prod/eu/chat sku.name"],
    (zone) => {
      const chat = deployment(zone, account(zone, "oai", "swedencentral").id, "DataZoneStandard");
      chat.addOverride("sku.0.name", "GlobalStandard");
    },
  ),
  inEu(
    "a workspace of Application Insights that an override takes away",
    ["ReferenceUnresolved prod/eu/app workspace_id"],
    (zone) => {
      const { id } = workspace(zone, "traces", "swedencentral");
      insights(zone, "app", "swedencentral", id).addOverride("workspace_id", undefined);
    },
  ),
  inNetherlands(
    "a kind of replication that an override writes in small letters",
    ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
    (zone) => {
      storage(zone, "files", "westeurope").addOverride("account_replication_type", "ragrs");
    },
  ),
  inEu(
    "the backup policy of Cosmos DB that an override takes away, in a region without a pair",
    ["BackupOutsideBoundary prod/eu/docs backup.storage_redundancy"],
    (zone) => {
      cosmos(zone, "docs", ["polandcentral"]).addOverride("backup", undefined);
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a location that an override changes to another one inside", [], (zone) => {
    storage(zone, "files", "swedencentral").addOverride("location", "francecentral");
  }),
  inEu("a location outside that an override puts right", [], (zone) => {
    storage(zone, "files", "eastus").addOverride("location", "Germany West Central");
  }),
  inEu("a copy of a registry that an override adds inside", [], (zone) => {
    registry(zone, "images", "swedencentral").addOverride("georeplications", [{ location: "norwayeast" }]);
  }),
  inEu("a deployment type that an override changes to another one of the data zone", [], (zone) => {
    const { id } = account(zone, "oai", "swedencentral");
    deployment(zone, id, "DataZoneStandard").addOverride("sku.name", "DataZoneProvisionedManaged");
  }),
  inNetherlands("overrides of tags, of the tier and of the network", [], (zone) => {
    const files = storage(zone, "files", "westeurope");
    files.addOverride("tags", { region: "eastus" });
    files.addOverride("access_tier", "Cool");
    files.addOverride("network_rules", { default_action: "Deny", bypass: ["AzureServices"] });
  }),
];
