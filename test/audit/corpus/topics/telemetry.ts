import { ContainerAppEnvironment } from "@cdktf/provider-azurerm/lib/container-app-environment";
import { ContainerGroup } from "@cdktf/provider-azurerm/lib/container-group";
import { DatadogMonitor } from "@cdktf/provider-azurerm/lib/datadog-monitor";
import { Eventhub } from "@cdktf/provider-azurerm/lib/eventhub";
import { EventhubNamespaceAuthorizationRule } from "@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule";
import { LinuxFunctionApp } from "@cdktf/provider-azurerm/lib/linux-function-app";
import { LogAnalyticsDataExportRule } from "@cdktf/provider-azurerm/lib/log-analytics-data-export-rule";
import { MonitorActionGroup } from "@cdktf/provider-azurerm/lib/monitor-action-group";
import { MonitorDataCollectionRule } from "@cdktf/provider-azurerm/lib/monitor-data-collection-rule";
import { MonitorMetricAlert } from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import { NetworkWatcherFlowLog } from "@cdktf/provider-azurerm/lib/network-watcher-flow-log";
import { ServicePlan } from "@cdktf/provider-azurerm/lib/service-plan";
import { type TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { account, diagnostics, eventHubs, GROUP, gateway, insights, storage, workspace } from "../resources";
import { inEu } from "../zones";

const HOME = { resourceGroupName: GROUP, location: "swedencentral" };

function keyOf(scope: Construct, location: string): string {
  const { name: namespaceName } = eventHubs(scope, "bus", location);
  const rule = { name: "send", namespaceName, resourceGroupName: GROUP, send: true };
  return new EventhubNamespaceAuthorizationRule(scope, "send", rule).id;
}

function hub(scope: Construct, location: string): string {
  const { id: namespaceId } = eventHubs(scope, "bus", location);
  return new Eventhub(scope, "hub", { name: "hub", namespaceId, partitionCount: 1, messageRetention: 1 }).id;
}

function exported(zone: ResidencyZone, destinationResourceId: string): void {
  const { id: workspaceResourceId } = workspace(zone, "traces", "swedencentral");
  const rule = { name: "export", resourceGroupName: GROUP, tableNames: ["AppTraces"] };
  new LogAnalyticsDataExportRule(zone, "export", { ...rule, workspaceResourceId, destinationResourceId });
}

function collected(zone: ResidencyZone, workspaceResourceId: string): void {
  new MonitorDataCollectionRule(zone, "collect", {
    ...HOME,
    name: "collect",
    dataFlow: [{ streams: ["Microsoft-Syslog"], destinations: ["central"] }],
    destinations: { logAnalytics: [{ name: "central", workspaceResourceId }] },
  });
}

function app(zone: ResidencyZone, connection: string): void {
  new LinuxFunctionApp(zone, "app", {
    ...HOME,
    name: "func-team7",
    servicePlanId: new ServicePlan(zone, "plan", { ...HOME, name: "plan", osType: "Linux", skuName: "EP1" }).id,
    storageAccountName: storage(zone, "state", "swedencentral").name,
    siteConfig: { applicationInsightsConnectionString: connection },
  });
}

function flows(zone: ResidencyZone, stack: TerraformStack, workspaceRegion: string): void {
  const traces = workspace(zone, "traces", "swedencentral");
  new NetworkWatcherFlowLog(zone, "flows", {
    ...HOME,
    name: "flows",
    networkWatcherName: "NetworkWatcher_swedencentral",
    enabled: true,
    retentionPolicy: { enabled: true, days: 30 },
    storageAccountId: storage(stack, "flows", "swedencentral").id,
    trafficAnalytics: {
      enabled: true,
      workspaceId: traces.workspaceId,
      workspaceRegion,
      workspaceResourceId: traces.id,
    },
  });
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a component of Application Insights without a workspace",
    ["ReferenceUnresolved prod/eu/app workspace_id"],
    (zone) => {
      insights(zone, "app", "swedencentral");
    },
  ),
  inEu(
    "a component of Application Insights with a workspace outside",
    ["LogsOutsideBoundary prod/eu/app workspace_id"],
    (zone, stack) => {
      insights(zone, "app", "swedencentral", workspace(stack, "us", "eastus").id);
    },
  ),
  inEu(
    "logs to a namespace of Event Hubs outside",
    ["LogsOutsideBoundary prod/eu/logs eventhub_authorization_rule_id"],
    (zone, stack) => {
      diagnostics(zone, account(zone, "oai", "swedencentral").id, {
        eventhubAuthorizationRuleId: keyOf(stack, "uksouth"),
      });
    },
  ),
  inEu("logs to a vendor", ["TransitOutsideBoundary prod/eu/logs partner_solution_id"], (zone, stack) => {
    const vendor = new DatadogMonitor(stack, "vendor", {
      ...HOME,
      name: "dd-team7",
      skuName: "Linked",
      datadogOrganization: { apiKey: "a", applicationKey: "b" },
      user: { name: "team7", email: "team7@contoso.com" },
    });
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { partnerSolutionId: vendor.id });
  }),
  inEu(
    "logs to three sinks, one of them outside",
    ["LogsOutsideBoundary prod/eu/logs storage_account_id"],
    (zone, stack) => {
      diagnostics(zone, account(zone, "oai", "swedencentral").id, {
        logAnalyticsWorkspaceId: workspace(zone, "traces", "swedencentral").id,
        eventhubAuthorizationRuleId: keyOf(stack, "swedencentral"),
        storageAccountId: storage(stack, "archive", "southeastasia").id,
      });
    },
  ),
  inEu(
    "tables that are exported outside",
    ["LogsOutsideBoundary prod/eu/export destination_resource_id"],
    (zone, stack) => {
      exported(zone, hub(stack, "eastus"));
    },
  ),
  inEu(
    "a collection rule that sends outside",
    ["LogsOutsideBoundary prod/eu/collect destinations.log_analytics[0].workspace_resource_id"],
    (zone, stack) => {
      collected(zone, workspace(stack, "us", "westus2").id);
    },
  ),
  inEu(
    "an application with the connection string of a component outside",
    ["LogsOutsideBoundary prod/eu/app site_config.application_insights_connection_string"],
    (zone, stack) => {
      app(zone, insights(stack, "us", "eastus", workspace(stack, "traces", "eastus").id).connectionString);
    },
  ),
  inEu(
    "an application with a connection string that is written out",
    ["ReferenceUnresolved prod/eu/app site_config.application_insights_connection_string"],
    (zone) => {
      app(zone, "InstrumentationKey=1;IngestionEndpoint=https://swedencentral-0.in.applicationinsights.azure.com/");
    },
  ),
  inEu(
    "flow logs that are analysed elsewhere",
    ["LogsOutsideBoundary prod/eu/flows traffic_analytics.workspace_region"],
    (zone, stack) => {
      flows(zone, stack, "East US");
    },
  ),
  inEu(
    "logs of containers in a workspace outside",
    ["LogsOutsideBoundary prod/eu/batch diagnostics.log_analytics.workspace_id"],
    (zone, stack) => {
      const { workspaceId, primarySharedKey: workspaceKey } = workspace(stack, "us", "eastus");
      new ContainerGroup(zone, "batch", {
        ...HOME,
        name: "ci-team7",
        osType: "Linux",
        container: [{ name: "batch", image: "batch:1", cpu: 1, memory: 1 }],
        diagnostics: { logAnalytics: { workspaceId, workspaceKey } },
      });
    },
  ),
  inEu("a group of actions that works everywhere", ["RegionUnresolved prod/eu/oncall location"], (zone) => {
    const emailReceiver = [{ name: "team", emailAddress: "team7@contoso.com" }];
    new MonitorActionGroup(zone, "oncall", {
      name: "oncall",
      shortName: "oncall",
      resourceGroupName: GROUP,
      emailReceiver,
    });
  }),
  inEu(
    "logs of an account in another region inside",
    ["LogsInAnotherRegion prod/eu/logs log_analytics_workspace_id"],
    (zone) => {
      const { id: logAnalyticsWorkspaceId } = workspace(zone, "traces", "francecentral");
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  inEu(
    "logs of a gateway in another region inside",
    ["LogsInAnotherRegion prod/eu/logs storage_account_id"],
    (zone) => {
      const { id: storageAccountId } = storage(zone, "archive", "swedencentral");
      diagnostics(zone, gateway(zone, "apim", "francecentral").id, { storageAccountId });
    },
  ),
  inEu(
    "a workspace that keeps logs for as long as the service likes",
    ["RetentionNotWritten prod/eu/traces retention_in_days"],
    (zone) => {
      workspace(zone, "traces", "swedencentral").resetRetentionInDays();
    },
  ),
  inEu(
    "a workspace that keeps logs for as long as whoever deploys likes, unchecked",
    ["RetentionNotWritten prod/eu/traces retention_in_days"],
    (zone, stack) => {
      const days = new TerraformVariable(stack, "days", { type: "number", default: 90 });
      const traces = workspace(zone, "traces", "swedencentral");
      traces.retentionInDays = days.numberValue;
      traces.addOverride("lifecycle", undefined);
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a component of Application Insights with a workspace of the zone", [], (zone) => {
    insights(zone, "app", "swedencentral", workspace(zone, "traces", "francecentral").id);
  }),
  inEu("logs to three sinks inside", [], (zone, stack) => {
    diagnostics(zone, account(zone, "oai", "swedencentral").id, {
      logAnalyticsWorkspaceId: workspace(zone, "traces", "swedencentral").id,
      eventhubAuthorizationRuleId: keyOf(stack, "swedencentral"),
      storageAccountId: storage(stack, "archive", "Sweden Central").id,
    });
  }),
  inEu("logs of a storage account in another region inside", [], (zone) => {
    const { id: logAnalyticsWorkspaceId } = workspace(zone, "traces", "francecentral");
    diagnostics(zone, `${storage(zone, "files", "swedencentral").id}/blobServices/default`, {
      logAnalyticsWorkspaceId,
    });
  }),
  inEu("logs of a gateway in the region of the gateway", [], (zone) => {
    const { id: logAnalyticsWorkspaceId } = workspace(zone, "traces", "francecentral");
    diagnostics(zone, gateway(zone, "apim", "France Central").id, { logAnalyticsWorkspaceId });
  }),
  inEu("tables that are exported inside", [], (zone, stack) => {
    exported(zone, hub(stack, "swedencentral"));
  }),
  inEu("a collection rule that sends to the zone", [], (zone) => {
    collected(zone, workspace(zone, "traces", "swedencentral").id);
  }),
  inEu("an application with the connection string of a component of the zone", [], (zone) => {
    app(zone, insights(zone, "ai", "swedencentral", workspace(zone, "traces", "swedencentral").id).connectionString);
  }),
  inEu("flow logs that are analysed in a region inside", [], (zone, stack) => {
    flows(zone, stack, "Sweden Central");
  }),
  inEu("a container environment with a workspace of the zone", [], (zone) => {
    const logAnalyticsWorkspaceId = workspace(zone, "traces", "swedencentral").id;
    new ContainerAppEnvironment(zone, "apps", { ...HOME, name: "cae-team7", logAnalyticsWorkspaceId });
  }),
  inEu("an alert that writes mail from a region inside", [], (zone) => {
    const emailReceiver = [{ name: "team", emailAddress: "team7@contoso.com" }];
    const group = { ...HOME, name: "oncall", shortName: "oncall", emailReceiver };
    new MonitorMetricAlert(zone, "slow", {
      name: "slow",
      resourceGroupName: GROUP,
      scopes: [account(zone, "oai", "swedencentral").id],
      action: [{ actionGroupId: new MonitorActionGroup(zone, "oncall", group).id }],
    });
  }),
];
