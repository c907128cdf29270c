import { ApiManagement } from "@cdktf/provider-azurerm/lib/api-management";
import { ApplicationInsights } from "@cdktf/provider-azurerm/lib/application-insights";
import { ApplicationInsightsStandardWebTest } from "@cdktf/provider-azurerm/lib/application-insights-standard-web-test";
import { CognitiveAccount, type CognitiveAccountConfig } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { ContainerRegistry, type ContainerRegistryConfig } from "@cdktf/provider-azurerm/lib/container-registry";
import { CosmosdbAccount, type CosmosdbAccountConfig } from "@cdktf/provider-azurerm/lib/cosmosdb-account";
import { EventhubNamespace } from "@cdktf/provider-azurerm/lib/eventhub-namespace";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import {
  MonitorDiagnosticSetting,
  type MonitorDiagnosticSettingConfig,
} from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { MssqlServer } from "@cdktf/provider-azurerm/lib/mssql-server";
import { StorageAccount, type StorageAccountConfig } from "@cdktf/provider-azurerm/lib/storage-account";
import type { Construct } from "constructs";

/** Resource group of all of them: a name alone says nothing of a place. */
export const GROUP = "rg-team7-app";

const LOGGED = { enabledLog: [{ categoryGroup: "allLogs" }] };

/** A storage account that keeps its copies in its region, unless it is told otherwise. */
export function storage(
  scope: Construct,
  id: string,
  location: string,
  props: Partial<StorageAccountConfig> = {},
): StorageAccount {
  return new StorageAccount(scope, id, {
    name: `stteam7${id}`,
    resourceGroupName: GROUP,
    location,
    accountTier: "Standard",
    accountReplicationType: "ZRS",
    ...props,
  });
}

export function workspace(scope: Construct, id: string, location: string, retentionInDays = 30): LogAnalyticsWorkspace {
  const name = `log-team7-${id}`;
  return new LogAnalyticsWorkspace(scope, id, { name, resourceGroupName: GROUP, location, retentionInDays });
}

/** The diagnostic setting `logs` of a resource. */
export function diagnostics(
  scope: Construct,
  targetResourceId: string,
  sink: Partial<MonitorDiagnosticSettingConfig>,
  id = "logs",
): MonitorDiagnosticSetting {
  return new MonitorDiagnosticSetting(scope, id, { name: id, targetResourceId, ...LOGGED, ...sink });
}

export function insights(scope: Construct, id: string, location: string, workspaceId?: string): ApplicationInsights {
  const name = `appi-team7-${id}`;
  const common = { name, resourceGroupName: GROUP, applicationType: "web" };
  return new ApplicationInsights(scope, id, { ...common, location, workspaceId });
}

/** An account for Azure OpenAI. */
export function account(
  scope: Construct,
  id: string,
  location: string,
  props: Partial<CognitiveAccountConfig> = {},
): CognitiveAccount {
  return new CognitiveAccount(scope, id, {
    name: `oai-team7-${id}`,
    customSubdomainName: `oai-team7-${id}`,
    resourceGroupName: GROUP,
    location,
    kind: "OpenAI",
    skuName: "S0",
    ...props,
  });
}

/** The deployment `chat` in an account. */
export function deployment(scope: Construct, cognitiveAccountId: string, type: string, id = "chat") {
  return new CognitiveDeployment(scope, id, {
    name: id,
    cognitiveAccountId,
    model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
    sku: { name: type, capacity: 10 },
    versionUpgradeOption: "NoAutoUpgrade",
  });
}

export function registry(
  scope: Construct,
  id: string,
  location: string,
  props: Partial<ContainerRegistryConfig> = {},
): ContainerRegistry {
  const common = { name: `crteam7${id}`, resourceGroupName: GROUP, sku: "Premium" };
  return new ContainerRegistry(scope, id, { ...common, location, ...props });
}

/** A Cosmos DB account with a copy in each region, the first of which it is in; backups are continuous, in the region. */
export function cosmos(
  scope: Construct,
  id: string,
  locations: readonly string[],
  props: Partial<CosmosdbAccountConfig> = {},
): CosmosdbAccount {
  return new CosmosdbAccount(scope, id, {
    name: `cosmos-team7-${id}`,
    resourceGroupName: GROUP,
    location: locations[0],
    offerType: "Standard",
    consistencyPolicy: { consistencyLevel: "Session" },
    geoLocation: locations.map((location, failoverPriority) => ({ location, failoverPriority })),
    backup: { type: "Continuous" },
    ...props,
  });
}

/** A service of API Management. */
export function gateway(scope: Construct, id: string, location: string): ApiManagement {
  return new ApiManagement(scope, id, {
    name: `apim-team7-${id}`,
    resourceGroupName: GROUP,
    location,
    publisherName: "team7",
    publisherEmail: "team7@contoso.com",
    skuName: "Premium_1",
  });
}

export function eventHubs(scope: Construct, id: string, location: string): EventhubNamespace {
  const name = `evhns-team7-${id}`;
  return new EventhubNamespace(scope, id, { name, resourceGroupName: GROUP, location, sku: "Standard" });
}

export function sqlServer(scope: Construct, id: string, location: string): MssqlServer {
  const name = `sql-team7-${id}`;
  return new MssqlServer(scope, id, { name, resourceGroupName: GROUP, location, version: "12.0" });
}

/** A web test in Sweden, run from some points. */
export function webTest(scope: Construct, geoLocations: string[]): ApplicationInsightsStandardWebTest {
  const app = insights(scope, "app", "swedencentral", workspace(scope, "traces", "swedencentral").id);
  return new ApplicationInsightsStandardWebTest(scope, "ping", {
    name: "ping",
    resourceGroupName: GROUP,
    location: "swedencentral",
    applicationInsightsId: app.id,
    geoLocations,
    request: { url: "https://team7.contoso.com" },
  });
}
