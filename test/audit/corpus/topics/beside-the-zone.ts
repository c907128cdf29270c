import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { BatchAccount } from "@cdktf/provider-azurerm/lib/batch-account";
import { DataFactory } from "@cdktf/provider-azurerm/lib/data-factory";
import { DataFactoryLinkedServiceAzureBlobStorage } from "@cdktf/provider-azurerm/lib/data-factory-linked-service-azure-blob-storage";
import { DnsCnameRecord } from "@cdktf/provider-azurerm/lib/dns-cname-record";
import { EventgridEventSubscription } from "@cdktf/provider-azurerm/lib/eventgrid-event-subscription";
import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { KeyVaultKey } from "@cdktf/provider-azurerm/lib/key-vault-key";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { SearchService } from "@cdktf/provider-azurerm/lib/search-service";
import { SearchSharedPrivateLinkService } from "@cdktf/provider-azurerm/lib/search-shared-private-link-service";
import { TrafficManagerAzureEndpoint } from "@cdktf/provider-azurerm/lib/traffic-manager-azure-endpoint";
import { TrafficManagerProfile } from "@cdktf/provider-azurerm/lib/traffic-manager-profile";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { VirtualNetworkPeering } from "@cdktf/provider-azurerm/lib/virtual-network-peering";
import type { Construct } from "constructs";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { azapi, Untyped } from "../handwritten";
import { account, GROUP, gateway, storage } from "../resources";
import { inEu } from "../zones";

const IN_US = { resourceGroupName: "rg-team7-us", location: "eastus" };
const TENANT = "11111111-2222-3333-4444-555555555555";
const US_ID = `/subscriptions/${TENANT}/resourceGroups/rg-team7-us/providers`;

function network(scope: Construct, id: string, location: string): VirtualNetwork {
  const common = { name: `vnet-team7-${id}`, resourceGroupName: GROUP, addressSpace: ["10.0.0.0/16"] };
  return new VirtualNetwork(scope, id, { ...common, location });
}

/** A private endpoint beside the zone. */
function privateEndpoint(scope: Construct, location: string, to: string): void {
  new Untyped(scope, "pe", "azurerm_private_endpoint", {
    name: "pe",
    resource_group_name: "rg-team7-net",
    location,
    subnet_id: `${network(scope, "home", location).id}/subnets/endpoints`,
    private_service_connection: [{ name: "pe", private_connection_resource_id: to, is_manual_connection: false }],
  });
}

function peered(scope: Construct, location: string, to: VirtualNetwork): void {
  new VirtualNetworkPeering(scope, "peering", {
    name: "peering",
    resourceGroupName: GROUP,
    virtualNetworkName: network(scope, "hub", location).name,
    remoteVirtualNetworkId: to.id,
  });
}

function searched(scope: Construct, location: string, targetResourceId: string): void {
  const search = new SearchService(scope, "search", { ...IN_US, location, name: "srch-us", sku: "standard" });
  const link = { name: "blobs", searchServiceId: search.id, subresourceName: "blob", targetResourceId };
  new SearchSharedPrivateLinkService(scope, "link", link);
}

/** An origin of a Front Door that has nothing else to do with the zone. */
function origin(scope: Construct, hostName: string): void {
  const door = { name: "afd-us", resource_group_name: "rg-team7-us", sku_name: "Premium_AzureFrontDoor" };
  const profile = new Untyped(scope, "edge", "azurerm_cdn_frontdoor_profile", door);
  const groupOf = { name: "apim", cdn_frontdoor_profile_id: profile.getStringAttribute("id"), load_balancing: [{}] };
  const group = new Untyped(scope, "group", "azurerm_cdn_frontdoor_origin_group", groupOf);
  const cdn_frontdoor_origin_group_id = group.getStringAttribute("id");
  const common = { name: "apim", cdn_frontdoor_origin_group_id, certificate_name_check_enabled: true };
  new Untyped(scope, "origin", "azurerm_cdn_frontdoor_origin", { ...common, host_name: hostName });
}

/** A web application in the United States that mounts a share. */
function mounted(scope: Construct, account_name: string): void {
  const share = { name: "chats", type: "AzureFiles", account_name, share_name: "chats", access_key: "a2V5" };
  new Untyped(scope, "app", "azurerm_linux_web_app", {
    name: "app-us",
    resource_group_name: "rg-team7-us",
    location: "eastus",
    service_plan_id: `${US_ID}/Microsoft.Web/serverFarms/plan`,
    site_config: [{}],
    storage_account: [share],
  });
}

function applicationGateway(scope: Construct, location: string, host: string): void {
  const common = { name: "agw", resource_group_name: "rg-team7-us", location };
  const attributes = { ...common, backend_address_pool: [{ name: "chats", fqdns: [host] }] };
  new Untyped(scope, "gateway", "azurerm_application_gateway", attributes);
}

function output(scope: Construct, more: object): void {
  const stream = { name: "stream", ...IN_US };
  const attributes = { name: stream.name, resource_group_name: stream.resourceGroupName, location: stream.location };
  const job = new Untyped(scope, "stream", "azurerm_stream_analytics_job", attributes);
  new Untyped(scope, "out", "azurerm_stream_analytics_output_blob", {
    name: "out",
    resource_group_name: stream.resourceGroupName,
    stream_analytics_job_name: job.getStringAttribute("name"),
    storage_container_name: "out",
    path_pattern: "out",
    ...more,
  });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a private endpoint elsewhere", ["LocationOutsideBoundary prod/pe location"], (zone, stack) => {
    privateEndpoint(stack, "eastus", account(zone, "oai", "swedencentral").id);
  }),
  inEu(
    "a private link that an index elsewhere shares",
    ["LocationOutsideBoundary prod/link search_service_id"],
    (zone, stack) => {
      searched(stack, "eastus", storage(zone, "files", "swedencentral").id);
    },
  ),
  inEu(
    "a network elsewhere that is peered with that of the zone",
    ["LocationOutsideBoundary prod/peering virtual_network_name"],
    (zone, stack) => {
      peered(stack, "eastus", network(zone, "eu", "swedencentral"));
    },
  ),
  inEu(
    "a factory elsewhere that reads an account of the zone",
    ["LocationOutsideBoundary prod/lake data_factory_id"],
    (zone, stack) => {
      const dataFactoryId = new DataFactory(stack, "factory", { ...IN_US, name: "adf-us" }).id;
      const { primaryBlobEndpoint: serviceEndpoint } = storage(zone, "files", "swedencentral");
      const lake = { name: "lake", dataFactoryId, serviceEndpoint, useManagedIdentity: true };
      new DataFactoryLinkedServiceAzureBlobStorage(stack, "lake", lake);
    },
  ),
  inEu(
    "an account elsewhere that keeps files in the zone",
    ["LocationOutsideBoundary prod/us location"],
    (zone, stack) => {
      const { id: storageAccountId } = storage(zone, "files", "swedencentral");
      account(stack, "us", "eastus", { kind: "TextAnalytics", storage: [{ storageAccountId }] });
    },
  ),
  inEu(
    "machines elsewhere that work on files of the zone",
    ["LocationOutsideBoundary prod/batch location"],
    (zone, stack) => {
      const { id: storageAccountId } = storage(zone, "files", "swedencentral");
      const storageAccountAuthenticationMode = "BatchAccountManagedIdentity";
      new BatchAccount(stack, "batch", {
        ...IN_US,
        name: "batchus",
        storageAccountId,
        storageAccountAuthenticationMode,
      });
    },
  ),
  inEu(
    "an application elsewhere that mounts a share of the zone",
    ["LocationOutsideBoundary prod/app location"],
    (zone, stack) => {
      mounted(stack, storage(zone, "files", "swedencentral").name);
    },
  ),
  inEu(
    "an application elsewhere that mounts a share by the bare name",
    ["LocationOutsideBoundary prod/app location"],
    (zone, stack) => {
      storage(zone, "files", "swedencentral");
      mounted(stack, "stteam7files");
    },
  ),
  inEu(
    "an origin of a Front Door elsewhere",
    ["TransitOutsideBoundary prod/origin cdn_frontdoor_origin_group_id"],
    (zone, stack) => {
      gateway(zone, "apim", "swedencentral");
      origin(stack, "apim-team7-apim.azure-api.net");
    },
  ),
  inEu("an application gateway elsewhere", ["LocationOutsideBoundary prod/gateway location"], (zone, stack) => {
    account(zone, "oai", "swedencentral");
    applicationGateway(stack, "eastus", "oai-team7-oai.openai.azure.com");
  }),
  inEu(
    "a backend of a gateway elsewhere",
    ["LocationOutsideBoundary prod/spill api_management_name"],
    (zone, stack) => {
      const { name: apiManagementName } = gateway(stack, "us", "eastus");
      const { endpoint: url } = account(zone, "oai", "swedencentral");
      const common = { name: "spill", resourceGroupName: GROUP, protocol: "http" };
      new ApiManagementBackend(stack, "spill", { ...common, apiManagementName, url });
    },
  ),
  inEu(
    "a policy of a gateway elsewhere",
    ["LocationOutsideBoundary prod/policy api_management_name"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      const common = { resourceGroupName: GROUP, apiManagementName: gateway(stack, "us", "eastus").name };
      const { name } = new ApiManagementApi(stack, "api", {
        ...common,
        name: "oai",
        revision: "1",
        protocols: ["https"],
      });
      const xmlContent =
        '<policies><inbound><set-backend-service base-url="https://oai-team7-oai.openai.azure.com" /></inbound></policies>';
      new ApiManagementApiPolicy(stack, "policy", { ...common, apiName: name, xmlContent });
    },
  ),
  inEu("a private endpoint elsewhere, of azapi", ["LocationOutsideBoundary prod/pe location"], (zone, stack) => {
    const privateLinkServiceId = account(zone, "oai", "swedencentral").id;
    const connection = { name: "pe", properties: { privateLinkServiceId, groupIds: ["account"] } };
    azapi(stack, "pe", "Microsoft.Network/privateEndpoints@2023-09-01", {
      parent_id: new ResourceGroup(stack, "us", { name: "rg-team7-us", location: "eastus" }).id,
      location: "eastus",
      body: { properties: { privateLinkServiceConnections: [connection] } },
    });
  }),
  inEu(
    "an application of another stack that mounts a share",
    ["LocationOutsideBoundary us/app location"],
    (zone, _, app) => {
      mounted(newStack("us", app), storage(zone, "files", "swedencentral").name);
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a private endpoint inside, beside the zone", [], (zone, stack) => {
    privateEndpoint(stack, "norwayeast", account(zone, "oai", "swedencentral").id);
  }),
  inEu("a private link that an index inside shares", [], (zone, stack) => {
    searched(stack, "germanywestcentral", storage(zone, "files", "swedencentral").id);
  }),
  inEu("a network inside that is peered with that of the zone", [], (zone, stack) => {
    peered(stack, "westeurope", network(zone, "eu", "swedencentral"));
  }),
  inEu("an application gateway inside, beside the zone", [], (zone, stack) => {
    account(zone, "oai", "swedencentral");
    applicationGateway(stack, "francecentral", "oai-team7-oai.openai.azure.com");
  }),
  inEu("keys of the zone that encrypt elsewhere", [], (zone, stack) => {
    const vault = { name: "kv-team7", resourceGroupName: GROUP, location: "swedencentral", skuName: "standard" };
    const { id: keyVaultId } = new KeyVault(zone, "vault", { ...vault, tenantId: TENANT });
    const { id: keyVaultKeyId } = new KeyVaultKey(zone, "key", {
      name: "key",
      keyVaultId,
      keyType: "RSA",
      keyOpts: ["wrapKey"],
    });
    const customerManagedKey = {
      keyVaultKeyId,
      userAssignedIdentityId: `${US_ID}/Microsoft.ManagedIdentity/userAssignedIdentities/us`,
    };
    storage(stack, "us", "eastus", { customerManagedKey });
  }),
  inEu("a stream elsewhere that writes to an account of the zone", [], (zone, stack) => {
    output(stack, {
      storage_account_name: storage(zone, "files", "swedencentral").name,
      authentication_mode: "Msi",
      serialization: [{ type: "Avro" }],
    });
  }),
  inEu("events from elsewhere, for a queue of the zone", [], (zone, stack) => {
    const { id: storageAccountId } = storage(zone, "files", "swedencentral");
    new EventgridEventSubscription(stack, "uploads", {
      name: "uploads",
      scope: storage(stack, "us", "eastus").id,
      storageQueueEndpoint: { storageAccountId, queueName: "uploads" },
    });
  }),
  inEu("names by which the gateway is found, from everywhere", [], (zone, stack) => {
    const { id: targetResourceId } = gateway(zone, "apim", "swedencentral");
    const dns = { dnsConfig: { relativeName: "team7", ttl: 30 }, monitorConfig: { protocol: "HTTPS", port: 443 } };
    const common = { name: "traf-team7", resourceGroupName: "rg-team7-us", trafficRoutingMethod: "Performance" };
    const { id: profileId } = new TrafficManagerProfile(stack, "names", { ...common, ...dns });
    new TrafficManagerAzureEndpoint(stack, "to-eu", { name: "eu", profileId, targetResourceId });
    const name = { name: "api", zoneName: "contoso.com", resourceGroupName: "rg-names", ttl: 300 };
    new DnsCnameRecord(stack, "api", { ...name, record: "apim-team7-apim.azure-api.net" });
  }),
];
