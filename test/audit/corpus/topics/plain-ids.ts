import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import { account, deployment, diagnostics, GROUP, gateway } from "../resources";
import { inEu } from "../zones";

const CENTRAL = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-central/providers";
const WORKSPACE = `${CENTRAL}/Microsoft.OperationalInsights/workspaces/log-central`;
const EVENTS = `${CENTRAL}/Microsoft.EventHub/namespaces/evhns-central`;
const ACCOUNT = `${CENTRAL}/Microsoft.CognitiveServices/accounts/oai-central`;
const ADDRESS = "https://oai-central.openai.azure.com/openai";

function loggedTo(scope: Construct, logAnalyticsWorkspaceId: string): void {
  diagnostics(scope, account(scope, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
}

function endpointTo(scope: Construct, privateConnectionResourceId: string): void {
  const privateServiceConnection = { name: "oai", isManualConnection: false, privateConnectionResourceId };
  new PrivateEndpoint(scope, "pe", {
    name: "pe",
    resourceGroupName: GROUP,
    location: "swedencentral",
    subnetId: `${CENTRAL}/Microsoft.Network/virtualNetworks/vnet/subnets/pe`,
    privateServiceConnection: { ...privateServiceConnection, subresourceNames: ["account"] },
  });
}

function backend(scope: Construct, url: string): void {
  const { name: apiManagementName } = gateway(scope, "apim", "swedencentral");
  const common = { name: "oai", resourceGroupName: GROUP, protocol: "http" };
  new ApiManagementBackend(scope, "backend", { ...common, apiManagementName, url });
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "the id of a workspace that nobody has placed",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      loggedTo(zone, WORKSPACE);
    },
  ),
  inEu(
    "the id of a workspace that is declared outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      zone.declareExternal(WORKSPACE, AzureRegion.UK_SOUTH);
      loggedTo(zone, WORKSPACE);
    },
  ),
  inEu(
    "an id whose name only begins like one that is declared",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      zone.declareExternal(WORKSPACE, AzureRegion.WEST_EUROPE);
      loggedTo(zone, `${WORKSPACE}-us`);
    },
  ),
  inEu(
    "an id that is declared in two regions, one of them outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      zone.declareExternal(WORKSPACE, AzureRegion.SWEDEN_CENTRAL);
      zone.declareExternal(WORKSPACE, AzureRegion.EAST_US);
      loggedTo(zone, WORKSPACE);
    },
  ),
  inEu(
    "the id of an account behind a private endpoint",
    ["ReferenceUnresolved prod/eu/pe private_service_connection.private_connection_resource_id"],
    (zone) => {
      endpointTo(zone, ACCOUNT);
    },
  ),
  inEu("a deployment in an account by its id", ["RegionUnresolved prod/eu/chat cognitive_account_id"], (zone) => {
    deployment(zone, ACCOUNT, "DataZoneStandard");
  }),
  inEu("the address of an account that nobody has placed", ["BackendHostUnknown prod/eu/backend url"], (zone) => {
    backend(zone, ADDRESS);
  }),
  inEu("the address of an account that is declared outside", ["BackendOutsideBoundary prod/eu/backend url"], (zone) => {
    zone.declareExternal("oai-central.openai.azure.com", AzureRegion.EAST_US_2);
    backend(zone, ADDRESS);
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("the id of a workspace that is declared inside", [], (zone) => {
    zone.declareExternal(WORKSPACE, AzureRegion.SWEDEN_CENTRAL);
    loggedTo(zone, WORKSPACE);
  }),
  inEu("an id that is declared in other letters", [], (zone) => {
    zone.declareExternal(
      WORKSPACE.replace("resourceGroups", "resourcegroups").toUpperCase(),
      AzureRegion.SWEDEN_CENTRAL,
    );
    loggedTo(zone, WORKSPACE);
  }),
  inEu("the id of a part of what is declared", [], (zone) => {
    zone.declareExternal(EVENTS, AzureRegion.SWEDEN_CENTRAL);
    const eventhubAuthorizationRuleId = `${EVENTS}/authorizationRules/RootManageSharedAccessKey`;
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { eventhubAuthorizationRuleId });
  }),
  inEu("the id of an account behind a private endpoint, declared inside", [], (zone) => {
    zone.declareExternal(ACCOUNT, AzureRegion.GERMANY_WEST_CENTRAL);
    endpointTo(zone, ACCOUNT);
  }),
  inEu("the address of an account that is declared inside", [], (zone) => {
    zone.declareExternal("oai-central.openai.azure.com", AzureRegion.FRANCE_CENTRAL);
    backend(zone, ADDRESS);
  }),
];
