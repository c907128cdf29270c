import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { StorageObjectReplication } from "@cdktf/provider-azurerm/lib/storage-object-replication";
import type { App, TerraformStack } from "cdktf";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { DataClass } from "../../../../src/residency/data-class";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { Raw } from "../handwritten";
import { account, cosmos, deployment, diagnostics, GROUP, storage, workspace } from "../resources";
import { zoneIn } from "../zones";

interface Zones {
  readonly eu: ResidencyZone;
  readonly se: ResidencyZone;
  readonly gb: ResidencyZone;
}

/** The zones `eu`, `se` (Sweden) and `gb` (United Kingdom) in one stack. */
function side(
  name: string,
  expected: readonly string[],
  build: (zones: Zones, stack: TerraformStack) => void,
): AuditCase {
  const buildIn = (app: App) => {
    const stack = newStack("prod", app);
    build({ eu: newZone(stack), se: zoneIn(stack, "SE"), gb: zoneIn(stack, "GB") }, stack);
  };
  return { name, expected, build: buildIn };
}

/** The zone `member` of the European Union without Norway and Switzerland. */
function memberStates(name: string, expected: readonly string[], build: (zone: ResidencyZone) => void): AuditCase {
  const dataClass = DataClass.of("customer-content", { boundary: ResidencyBoundary.EU_MEMBER_STATES });
  const regions = [AzureRegion.SWEDEN_CENTRAL];
  return { name, expected, build: (app) => build(newZone(newStack("prod", app), { dataClass, regions }, "member")) };
}

export const LEAKING: readonly AuditCase[] = [
  side(
    "copies from one zone into the zone of another country",
    ["ReplicaOutsideBoundary prod/eu/copy destination_storage_account_id"],
    ({ eu, gb }) => {
      new StorageObjectReplication(eu, "copy", {
        sourceStorageAccountId: storage(eu, "files", "swedencentral").id,
        destinationStorageAccountId: storage(gb, "copies", "uksouth").id,
        rules: [{ sourceContainerName: "chats", destinationContainerName: "chats" }],
      });
    },
  ),
  side("a resource that stands in the wrong zone", ["LocationOutsideBoundary prod/gb/files location"], ({ gb }) => {
    storage(gb, "files", "swedencentral");
  }),
  side(
    "logs of a narrow zone in a workspace of a wide one",
    ["LogsOutsideBoundary prod/se/logs log_analytics_workspace_id"],
    ({ eu, se }) => {
      const { id: logAnalyticsWorkspaceId } = workspace(eu, "traces", "francecentral");
      diagnostics(se, account(se, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  side(
    "a deployment type that is right in one zone and wrong in another",
    ["RegionWithoutDataZone prod/gb/chat sku.name", "ProcessingLeavesBoundary prod/se/chat sku.name"],
    (zones) => {
      for (const [zone, region] of [
        [zones.eu, "swedencentral"],
        [zones.se, "swedencentral"],
        [zones.gb, "uksouth"],
      ] as const) {
        deployment(zone, account(zone, "oai", region).id, "DataZoneStandard");
      }
    },
  ),
  side(
    "what no construct wrote, which may be of any zone",
    [
      "LocationOutsideBoundary azurerm_storage_account.loose location",
      "LocationOutsideBoundary azurerm_storage_account.loose location",
    ],
    (_, stack) => {
      const loose = { name: "stteam7loose", location: "francecentral", account_replication_type: "LRS" };
      new Raw(stack, "loose", { resource: { azurerm_storage_account: { loose } } });
    },
  ),
  side(
    "a waiver of one zone for what stands in another",
    ["WaiverUnused prod/gb/files waiver", "LocationOutsideBoundary prod/gb/files location"],
    ({ eu, gb }) => {
      eu.waive(
        ResidencyWaiver.of({
          code: "LocationOutsideBoundary",
          target: storage(gb, "files", "francecentral").node.path,
          reason: "moves to London with the next release",
          approvedBy: "data-protection@contoso.com",
          expiresOn: "2027-03-31",
        }),
      );
    },
  ),
  memberStates(
    "a copy in Switzerland, where only member states are allowed",
    ["ReplicaOutsideBoundary prod/member/docs geo_location[1].location"],
    (zone) => {
      cosmos(zone, "docs", ["swedencentral", "switzerlandnorth"]);
    },
  ),
  memberStates(
    "a type of the data zone, which reaches beyond the member states",
    ["ProcessingLeavesBoundary prod/member/chat sku.name"],
    (zone) => {
      deployment(zone, account(zone, "oai", "swedencentral").id, "DataZoneStandard");
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  side("zones that each keep to themselves", [], (zones) => {
    for (const [zone, region, type] of [
      [zones.eu, "francecentral", "DataZoneStandard"],
      [zones.se, "swedencentral", "Standard"],
      [zones.gb, "uksouth", "ProvisionedManaged"],
    ] as const) {
      const { id } = account(zone, "oai", region);
      deployment(zone, id, type);
      diagnostics(zone, id, { logAnalyticsWorkspaceId: workspace(zone, "traces", region).id });
    }
  }),
  side("logs of a wide zone in a workspace of a narrow one within it", [], ({ eu, se }) => {
    const { id: logAnalyticsWorkspaceId } = workspace(se, "traces", "swedencentral");
    diagnostics(eu, account(eu, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
  }),
  side("a vault whose pair is in the country", [], ({ gb }) => {
    const common = { name: "kv-team7", resourceGroupName: GROUP, tenantId: "t", skuName: "standard" };
    new KeyVault(gb, "vault", { ...common, location: "UK South" });
  }),
  memberStates("a copy in another member state", [], (zone) => {
    cosmos(zone, "docs", ["swedencentral", "polandcentral"]);
  }),
];
