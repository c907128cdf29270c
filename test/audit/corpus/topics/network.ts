import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import { SearchService } from "@cdktf/provider-azurerm/lib/search-service";
import { SearchSharedPrivateLinkService } from "@cdktf/provider-azurerm/lib/search-shared-private-link-service";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { VirtualNetworkPeering } from "@cdktf/provider-azurerm/lib/virtual-network-peering";
import type { Construct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { Untyped } from "../handwritten";
import { account, GROUP, storage } from "../resources";
import { inEu } from "../zones";

const IN_SE = { resourceGroupName: GROUP, location: "swedencentral" };

function network(scope: Construct, id: string, location: string): VirtualNetwork {
  const common = { name: `vnet-team7-${id}`, resourceGroupName: GROUP, addressSpace: ["10.0.0.0/16"] };
  return new VirtualNetwork(scope, id, { ...common, location });
}

function subnet(scope: Construct, { name: virtualNetworkName }: VirtualNetwork): string {
  const common = { name: "endpoints", resourceGroupName: GROUP, addressPrefixes: ["10.0.0.0/24"] };
  return new Subnet(scope, "endpoints", { ...common, virtualNetworkName }).id;
}

function privateEndpoint(zone: ResidencyZone, subnetId: string, privateConnectionResourceId: string): void {
  const privateServiceConnection = { name: "pe", isManualConnection: false, privateConnectionResourceId };
  new PrivateEndpoint(zone, "pe", { ...IN_SE, name: "pe", subnetId, privateServiceConnection });
}

function peering(zone: ResidencyZone, to: VirtualNetwork): void {
  new VirtualNetworkPeering(zone, "peering", {
    name: "peering",
    resourceGroupName: GROUP,
    virtualNetworkName: network(zone, "home", "swedencentral").name,
    remoteVirtualNetworkId: to.id,
  });
}

function indexed(zone: ResidencyZone, targetResourceId: string): void {
  const search = new SearchService(zone, "search", { ...IN_SE, name: "srch-team7", sku: "standard" });
  const link = { name: "blobs", searchServiceId: search.id, subresourceName: "blob", targetResourceId };
  new SearchSharedPrivateLinkService(zone, "link", link);
}

/** An application gateway, of which only the pool of servers matters here. */
function applicationGateway(zone: ResidencyZone, pool: object): void {
  const common = { name: "agw", resource_group_name: GROUP, location: "swedencentral" };
  const attributes = {
    ...common,
    backend_address_pool: [
      { name: "home", fqdns: [] },
      { name: "pool", ...pool },
    ],
  };
  new Untyped(zone, "gateway", "azurerm_application_gateway", attributes);
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a private endpoint that leads to an account outside",
    ["ReferenceLeavesZone prod/eu/pe private_service_connection.private_connection_resource_id"],
    (zone, stack) => {
      privateEndpoint(zone, subnet(zone, network(zone, "home", "swedencentral")), account(stack, "us", "eastus").id);
    },
  ),
  inEu("a private endpoint that is itself outside", ["LocationOutsideBoundary prod/eu/pe location"], (zone) => {
    const subnetId = subnet(zone, network(zone, "home", "swedencentral"));
    const { id: privateConnectionResourceId } = account(zone, "oai", "swedencentral");
    const privateServiceConnection = { name: "pe", isManualConnection: false, privateConnectionResourceId };
    new PrivateEndpoint(zone, "pe", { ...IN_SE, location: "uksouth", name: "pe", subnetId, privateServiceConnection });
  }),
  inEu(
    "a network that is peered with one outside",
    ["ReferenceLeavesZone prod/eu/peering remote_virtual_network_id"],
    (zone, stack) => {
      peering(zone, network(stack, "hub", "eastus"));
    },
  ),
  inEu(
    "a subnet of a network outside",
    ["LocationOutsideBoundary prod/eu/endpoints virtual_network_name"],
    (zone, stack) => {
      subnet(zone, network(stack, "hub", "uksouth"));
    },
  ),
  inEu(
    "an index that reads an account outside",
    ["ReferenceLeavesZone prod/eu/link target_resource_id"],
    (zone, stack) => {
      indexed(zone, storage(stack, "lake", "eastus").id);
    },
  ),
  inEu("an index outside", ["LocationOutsideBoundary prod/eu/search location"], (zone) => {
    new SearchService(zone, "search", { ...IN_SE, location: "West US 2", name: "srch-team7", sku: "standard" });
  }),
  inEu(
    "an application gateway that sends to hosts of nobody",
    ["ReferenceUnresolved prod/eu/gateway backend_address_pool[1].fqdns[1]"],
    (zone) => {
      account(zone, "oai", "swedencentral");
      applicationGateway(zone, { fqdns: ["oai-team7-oai.openai.azure.com", "api.contoso.com"] });
    },
  ),
  inEu(
    "an application gateway that sends to a public address",
    ["ReferenceUnresolved prod/eu/gateway backend_address_pool[1].ip_addresses[0]"],
    (zone) => {
      applicationGateway(zone, { ip_addresses: ["20.50.2.10", "10.0.1.4"] });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a private endpoint that leads to an account of the zone, and its names", [], (zone) => {
    const home = network(zone, "home", "swedencentral");
    privateEndpoint(zone, subnet(zone, home), account(zone, "oai", "francecentral").id);
    const names = new PrivateDnsZone(zone, "names", { name: "privatelink.openai.azure.com", resourceGroupName: GROUP });
    const link = { name: "link", resourceGroupName: GROUP, privateDnsZoneName: names.name, virtualNetworkId: home.id };
    new PrivateDnsZoneVirtualNetworkLink(zone, "link", link);
  }),
  inEu("a network that is peered with one inside, whose other peers are outside", [], (zone, stack) => {
    const hub = network(stack, "hub", "westeurope");
    peering(zone, hub);
    const us = network(stack, "us", "eastus");
    const common = { name: "us", resourceGroupName: GROUP, virtualNetworkName: hub.name };
    new VirtualNetworkPeering(stack, "hub-to-us", { ...common, remoteVirtualNetworkId: us.id });
  }),
  inEu("an index that reads an account of the zone", [], (zone) => {
    indexed(zone, storage(zone, "lake", "swedencentral").id);
  }),
  inEu("an application gateway that sends to an account of the zone and to private addresses", [], (zone) => {
    account(zone, "oai", "swedencentral");
    applicationGateway(zone, { fqdns: ["OAI-team7-oai.openai.azure.com"], ip_addresses: ["10.0.1.4", "192.168.3.7"] });
  }),
];
