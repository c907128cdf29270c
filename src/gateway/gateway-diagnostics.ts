import { ApiManagementDiagnostic } from "@cdktf/provider-azurerm/lib/api-management-diagnostic";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { Construct } from "constructs";
import type { RegionalTelemetry } from "../telemetry/regional-telemetry";
import type { IApimGateway } from "./api-management-service";
import { inService } from "./in-service";

/** Nothing of a message is logged. */
const NO_BODY = { bodyBytes: 0 };

/** A caller may send its key in the address, which is logged. */
const NO_BODY_NO_KEY = {
  ...NO_BODY,
  dataMasking: { queryParams: [{ mode: "Hide", value: "subscription-key" }] },
};

/** One line for each request, and nothing of what was said. */
export const REQUEST_LINES = {
  alwaysLogErrors: true,
  logClientIp: false,
  samplingPercentage: 100,
  verbosity: "information",
  frontendRequest: NO_BODY_NO_KEY,
  frontendResponse: NO_BODY,
  backendRequest: NO_BODY_NO_KEY,
  backendResponse: NO_BODY,
} as const;

/**
 * Sends what the gateway logs of each request to the workspace of its region. GatewayLlmLogs may hold prompts, so they are not
 * sent anywhere.
 */
export function createGatewayDiagnostics(scope: Construct, gateway: IApimGateway, telemetry: RegionalTelemetry): void {
  new MonitorDiagnosticSetting(scope, "diagnostics", {
    name: "regional-logs",
    targetResourceId: gateway.serviceId,
    logAnalyticsWorkspaceId: telemetry.workspaceId(gateway.region),
    logAnalyticsDestinationType: "Dedicated",
    enabledLog: [{ category: "GatewayLogs" }],
    enabledMetric: [{ category: "AllMetrics" }],
    provider: gateway.provider,
  });
  // Without it a service that no portal has touched sends metrics only. The logger is built in.
  // https://github.com/hashicorp/terraform-provider-azurerm/issues/29050
  new ApiManagementDiagnostic(scope, "request-logs", {
    identifier: "azuremonitor",
    ...inService(gateway),
    apiManagementLoggerId: `${gateway.serviceId}/loggers/azuremonitor`,
    ...REQUEST_LINES,
  });
}
