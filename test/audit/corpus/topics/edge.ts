import { BotServiceAzureBot } from "@cdktf/provider-azurerm/lib/bot-service-azure-bot";
import { CdnFrontdoorEndpoint } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint";
import { CdnFrontdoorOrigin } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin";
import { CdnFrontdoorOriginGroup } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group";
import { CdnFrontdoorProfile } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-profile";
import { CdnFrontdoorRoute } from "@cdktf/provider-azurerm/lib/cdn-frontdoor-route";
import { CdnProfile } from "@cdktf/provider-azurerm/lib/cdn-profile";
import { DnsCnameRecord } from "@cdktf/provider-azurerm/lib/dns-cname-record";
import { DnsZone } from "@cdktf/provider-azurerm/lib/dns-zone";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { StaticWebApp } from "@cdktf/provider-azurerm/lib/static-web-app";
import { TrafficManagerAzureEndpoint } from "@cdktf/provider-azurerm/lib/traffic-manager-azure-endpoint";
import { TrafficManagerExternalEndpoint } from "@cdktf/provider-azurerm/lib/traffic-manager-external-endpoint";
import { TrafficManagerNestedEndpoint } from "@cdktf/provider-azurerm/lib/traffic-manager-nested-endpoint";
import { TrafficManagerProfile } from "@cdktf/provider-azurerm/lib/traffic-manager-profile";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { GROUP, gateway } from "../resources";
import { inEu } from "../zones";

const IN_SE = { resourceGroupName: GROUP, location: "swedencentral" };

function frontDoor(zone: ResidencyZone): CdnFrontdoorProfile {
  const common = { name: "afd-team7", resourceGroupName: GROUP, skuName: "Premium_AzureFrontDoor" };
  return new CdnFrontdoorProfile(zone, "edge", common);
}

function accepted(zone: ResidencyZone): CdnFrontdoorProfile {
  const profile = frontDoor(zone);
  const reason = "the web pages in front of the gateway hold nothing of a customer";
  const approved = { approvedBy: "data-protection@contoso.com", expiresOn: "2027-06-30" };
  zone.waive(ResidencyWaiver.of({ code: "TransitOutsideBoundary", target: profile.node.path, reason, ...approved }));
  return profile;
}

/** A route from an endpoint of Front Door to one origin. */
function routed(zone: ResidencyZone, hostName: string, isCached = false): void {
  const { id: cdnFrontdoorProfileId } = accepted(zone);
  const probe = { loadBalancing: {} };
  const { id: group } = new CdnFrontdoorOriginGroup(zone, "group", { name: "group", cdnFrontdoorProfileId, ...probe });
  const origin = { name: "apim", cdnFrontdoorOriginGroupId: group, certificateNameCheckEnabled: true, hostName };
  new CdnFrontdoorRoute(zone, "route", {
    name: "all",
    cdnFrontdoorEndpointId: new CdnFrontdoorEndpoint(zone, "pages", { name: "pages", cdnFrontdoorProfileId }).id,
    cdnFrontdoorOriginGroupId: group,
    cdnFrontdoorOriginIds: [new CdnFrontdoorOrigin(zone, "origin", origin).id],
    patternsToMatch: ["/*"],
    supportedProtocols: ["Https"],
    cache: isCached ? { queryStringCachingBehavior: "IgnoreQueryString" } : undefined,
  });
}

function profile(scope: Construct, id: string, trafficViewEnabled?: boolean): string {
  return new TrafficManagerProfile(scope, id, {
    name: `traf-team7-${id}`,
    resourceGroupName: GROUP,
    trafficRoutingMethod: "Priority",
    dnsConfig: { relativeName: `team7-${id}`, ttl: 30 },
    monitorConfig: { protocol: "HTTPS", port: 443, path: "/status" },
    trafficViewEnabled,
  }).id;
}

export const LEAKING: readonly AuditCase[] = [
  inEu("Front Door before the gateway", ["TransitOutsideBoundary prod/eu/edge sku_name"], (zone) => {
    frontDoor(zone);
  }),
  inEu("answers that Front Door keeps", ["TransitOutsideBoundary prod/eu/route cache"], (zone) => {
    routed(zone, "apim-team7-apim.azure-api.net", gateway(zone, "apim", "swedencentral").name !== "");
  }),
  inEu("an origin of Front Door outside", ["BackendOutsideBoundary prod/eu/origin host_name"], (zone, stack) => {
    gateway(stack, "us", "eastus");
    routed(zone, "apim-team7-us.azure-api.net");
  }),
  inEu("an origin of Front Door that nobody has placed", ["ReferenceUnresolved prod/eu/origin host_name"], (zone) => {
    routed(zone, "api.contoso.com");
  }),
  inEu("a classic profile of a delivery network", ["TransitOutsideBoundary prod/eu/cdn location"], (zone) => {
    new CdnProfile(zone, "cdn", { ...IN_SE, name: "cdn-team7", sku: "Standard_Microsoft" });
  }),
  inEu(
    "a static web application, wherever it says it is",
    ["TransitOutsideBoundary prod/eu/pages location"],
    (zone) => {
      new StaticWebApp(zone, "pages", { name: "stapp-team7", resourceGroupName: GROUP, location: "westeurope" });
    },
  ),
  inEu("a public address that takes connections everywhere", ["TransitOutsideBoundary prod/eu/ip sku_tier"], (zone) => {
    new PublicIp(zone, "ip", { ...IN_SE, name: "pip", allocationMethod: "Static", sku: "Standard", skuTier: "Global" });
  }),
  inEu(
    "Traffic Manager with a gateway outside",
    ["BackendOutsideBoundary prod/eu/us target_resource_id"],
    (zone, stack) => {
      const targetResourceId = gateway(stack, "us", "eastus").id;
      new TrafficManagerAzureEndpoint(zone, "us", { name: "us", profileId: profile(zone, "api"), targetResourceId });
    },
  ),
  inEu("Traffic Manager with a host of nobody", ["ReferenceUnresolved prod/eu/legacy target"], (zone) => {
    const target = "api.legacy.contoso.com";
    new TrafficManagerExternalEndpoint(zone, "legacy", { name: "legacy", profileId: profile(zone, "api"), target });
  }),
  inEu(
    "Traffic Manager with a host that is said to be outside",
    ["BackendOutsideBoundary prod/eu/legacy endpoint_location"],
    (zone) => {
      zone.declareExternal("api.legacy.contoso.com", AzureRegion.WEST_EUROPE);
      const target = { target: "api.legacy.contoso.com", endpointLocation: "East US" };
      new TrafficManagerExternalEndpoint(zone, "legacy", {
        name: "legacy",
        profileId: profile(zone, "api"),
        ...target,
      });
    },
  ),
  inEu(
    "Traffic Manager that leads to another profile, and that outside",
    ["BackendOutsideBoundary prod/eu/nested target_resource_id"],
    (zone, stack) => {
      const targetResourceId = profile(stack, "world");
      const us = { name: "us", profileId: targetResourceId, targetResourceId: gateway(stack, "us", "westus").id };
      new TrafficManagerAzureEndpoint(stack, "to-us", us);
      const nested = { name: "nested", profileId: profile(zone, "api"), minimumChildEndpoints: 1, targetResourceId };
      new TrafficManagerNestedEndpoint(zone, "nested", nested);
    },
  ),
  inEu(
    "Traffic Manager that collects who asks",
    ["TransitOutsideBoundary prod/eu/api traffic_view_enabled"],
    (zone) => {
      profile(zone, "api", true);
    },
  ),
  inEu("a bot that is served anywhere", ["RegionUnknown prod/eu/bot location"], (zone) => {
    const common = { name: "bot-team7", resourceGroupName: GROUP, sku: "S1", microsoftAppId: "a" };
    new BotServiceAzureBot(zone, "bot", { ...common, location: "global" });
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("Front Door that is accepted, before a gateway of the zone", [], (zone) => {
    gateway(zone, "apim", "swedencentral");
    routed(zone, "apim-team7-apim.azure-api.net");
  }),
  inEu("Traffic Manager with gateways of the zone", [], (zone) => {
    const profileId = profile(zone, "api");
    for (const region of ["swedencentral", "francecentral"]) {
      const targetResourceId = gateway(zone, region, region).id;
      new TrafficManagerAzureEndpoint(zone, `at-${region}`, { name: region, profileId, targetResourceId });
    }
  }),
  inEu("Traffic Manager that leads to another profile, and that inside", [], (zone, stack) => {
    const targetResourceId = profile(stack, "europe");
    const nl = { name: "nl", profileId: targetResourceId, targetResourceId: gateway(stack, "nl", "westeurope").id };
    new TrafficManagerAzureEndpoint(stack, "to-nl", nl);
    const nested = { name: "nested", profileId: profile(zone, "api"), minimumChildEndpoints: 1, targetResourceId };
    new TrafficManagerNestedEndpoint(zone, "nested", nested);
  }),
  inEu("Traffic Manager with a host that is declared and said to be inside", [], (zone) => {
    zone.declareExternal("api.legacy.contoso.com", AzureRegion.WEST_EUROPE);
    const target = { target: "API.legacy.contoso.com", endpointLocation: "West Europe" };
    new TrafficManagerExternalEndpoint(zone, "legacy", { name: "legacy", profileId: profile(zone, "api"), ...target });
  }),
  inEu("names in public, which are global and hold nothing", [], (zone) => {
    const { name: zoneName } = new DnsZone(zone, "names", { name: "team7.contoso.com", resourceGroupName: GROUP });
    const record = {
      name: "api",
      zoneName,
      resourceGroupName: GROUP,
      ttl: 300,
      record: "team7-api.trafficmanager.net",
    };
    new DnsCnameRecord(zone, "api", record);
  }),
  inEu("a bot in a region, with its address at an application of the zone", [], (zone) => {
    const common = { ...IN_SE, location: "westeurope", name: "bot-team7", sku: "S1", microsoftAppId: "a" };
    gateway(zone, "apim", "swedencentral");
    new BotServiceAzureBot(zone, "bot", { ...common, endpoint: "https://apim-team7-apim.azure-api.net/messages" });
  }),
];
