import { CdnFrontdoorEndpoint } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint";
import { CdnFrontdoorProfile } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-profile";
import { MonitorActionGroup } from "@cdktf/provider-azurerm/lib/monitor-action-group";
import { StorageObjectReplication } from "@cdktf/provider-azurerm/lib/storage-object-replication";
import { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { AuditCase } from "../audit-case";
import { GROUP, storage } from "../resources";
import { inEu } from "../zones";

function accepted(code: string, target: string): ResidencyWaiver {
  return ResidencyWaiver.of({
    code,
    target,
    reason: "static pages only; nothing of a customer passes here",
    approvedBy: "data-protection@contoso.com",
    expiresOn: "2027-06-30",
  });
}

function frontDoor(scope: Construct): CdnFrontdoorProfile {
  const profile = new CdnFrontdoorProfile(scope, "edge", {
    name: "afd-team7",
    resourceGroupName: GROUP,
    skuName: "Premium_AzureFrontDoor",
  });
  new CdnFrontdoorEndpoint(profile, "pages", { name: "pages", cdnFrontdoorProfileId: profile.id });
  return profile;
}

function alerts(scope: Construct, serviceUri: string): void {
  new MonitorActionGroup(scope, "oncall", {
    name: "oncall",
    shortName: "oncall",
    resourceGroupName: GROUP,
    location: "swedencentral",
    webhookReceiver: [{ name: "pager", serviceUri }],
  });
}

const RULES = [{ sourceContainerName: "chats", destinationContainerName: "chats" }];

export const WAIVERS: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu(
      "a waiver of another code than the finding",
      ["TransitOutsideBoundary prod/eu/edge sku_name", "WaiverUnused prod/eu/edge waiver"],
      (zone) => {
        zone.waive(accepted("LocationOutsideBoundary", frontDoor(zone).node.path));
      },
    ),
    inEu(
      "a waiver whose target only begins like the construct",
      ["WaiverUnused prod/eu/ed waiver", "TransitOutsideBoundary prod/eu/edge sku_name"],
      (zone) => {
        frontDoor(zone);
        zone.waive(accepted("TransitOutsideBoundary", "prod/eu/ed"));
      },
    ),
    inEu("a waiver of what is no longer there", ["WaiverUnused prod/eu/edge waiver"], (zone) => {
      storage(zone, "files", "swedencentral");
      zone.waive(accepted("TransitOutsideBoundary", "prod/eu/edge"));
    }),
    inEu(
      "one of two findings of a resource waived",
      ["ReplicaOutsideBoundary prod/eu/files cross_tenant_replication_enabled"],
      (zone) => {
        const { node } = storage(zone, "files", "eastus", { crossTenantReplicationEnabled: true });
        zone.waive(accepted("LocationOutsideBoundary", node.path));
      },
    ),
    inEu(
      "a waiver of one resource for what another one sends outside",
      ["ReplicaOutsideBoundary prod/eu/copy destination_storage_account_id"],
      (zone, stack) => {
        const archive = storage(stack, "archive", "eastus");
        zone.waive(accepted("ReplicaOutsideBoundary", "prod/eu/files"));
        new StorageObjectReplication(zone, "copy", {
          sourceStorageAccountId: storage(zone, "files", "swedencentral", { crossTenantReplicationEnabled: true }).id,
          destinationStorageAccountId: archive.id,
          rules: RULES,
        });
      },
    ),
  ],
  CLEAN: [
    inEu("Front Door that somebody answers for", [], (zone) => {
      zone.waive(accepted("TransitOutsideBoundary", frontDoor(zone).node.path));
    }),
    inEu("a waiver for all below a construct", [], (zone) => {
      const pages = new Construct(zone, "pages");
      frontDoor(new Construct(pages, "public"));
      frontDoor(new Construct(pages, "preview"));
      zone.waive(accepted("TransitOutsideBoundary", pages.node.path));
    }),
    inEu("two waivers for two codes of one resource", [], (zone) => {
      const { node } = storage(zone, "files", "eastus", { crossTenantReplicationEnabled: true });
      zone.waive(accepted("LocationOutsideBoundary", node.path));
      zone.waive(accepted("ReplicaOutsideBoundary", node.path));
    }),
  ],
};

export const DECLARATIONS: { readonly LEAKING: readonly AuditCase[]; readonly CLEAN: readonly AuditCase[] } = {
  LEAKING: [
    inEu(
      "alerts to an address that nobody has placed",
      ["ReferenceUnresolved prod/eu/oncall webhook_receiver[0].service_uri"],
      (zone) => {
        alerts(zone, "https://pager.contoso.com/team7");
      },
    ),
    inEu(
      "alerts to an address that is declared outside",
      ["LogsOutsideBoundary prod/eu/oncall webhook_receiver[0].service_uri"],
      (zone) => {
        zone.declareExternal("pager.contoso.com", AzureRegion.EAST_US);
        alerts(zone, "https://pager.contoso.com/team7");
      },
    ),
    inEu(
      "alerts to a host beside the one that is declared",
      ["ReferenceUnresolved prod/eu/oncall webhook_receiver[0].service_uri"],
      (zone) => {
        zone.declareExternal("contoso.com", AzureRegion.WEST_EUROPE);
        alerts(zone, "https://pager.contoso.com/team7");
      },
    ),
    inEu(
      "alerts to Front Door, whatever is declared of it",
      ["ReferenceUnresolved prod/eu/oncall webhook_receiver[0].service_uri"],
      (zone) => {
        zone.declareExternal("pager-abc.z01.azurefd.net", AzureRegion.WEST_EUROPE);
        alerts(zone, "https://pager-abc.z01.azurefd.net/team7");
      },
    ),
    inEu(
      "a declaration of what the app makes outside",
      ["ReplicaOutsideBoundary prod/eu/copy destination_storage_account_id"],
      (zone, stack) => {
        const { id: destinationStorageAccountId } = storage(stack, "archive", "eastus");
        zone.declareExternal(destinationStorageAccountId, AzureRegion.WEST_EUROPE);
        const { id: sourceStorageAccountId } = storage(zone, "files", "swedencentral");
        new StorageObjectReplication(zone, "copy", {
          sourceStorageAccountId,
          destinationStorageAccountId,
          rules: RULES,
        });
      },
    ),
  ],
  CLEAN: [
    inEu("alerts to an address that is declared inside", [], (zone) => {
      zone.declareExternal("pager.contoso.com", AzureRegion.WEST_EUROPE);
      alerts(zone, "https://PAGER.contoso.com:443/team7?key=1");
    }),
    inEu("declarations that nothing needs", [], (zone) => {
      zone.declareExternal("pager.contoso.com", AzureRegion.EAST_US);
      storage(zone, "files", "swedencentral");
    }),
  ],
};
