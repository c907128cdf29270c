import type { ApimGatewayProps } from "../../src/gateway/apim-gateway-props";
import { AzureRegion } from "../../src/residency/azure-region";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import type { ResidencyZone } from "../../src/zone/residency-zone";
import { newStack, newZone } from "../support/fixtures";
import { StackDocument, SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";
import { newGateway } from "../support/fixtures-gateway";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;

function rendered(propsOf: (zone: ResidencyZone) => Partial<ApimGatewayProps>): StackDocument {
  const stack = newStack();
  const zone = newZone(stack);
  newGateway(zone, propsOf(zone));
  return StackDocument.rendered(stack);
}

describe("the logs of a gateway", () => {
  const stack = newStack();
  newGateway(newZone(stack));
  const document = SynthesizedStack.of(stack);

  test("are those of its requests alone, in the workspace of its region", () => {
    expect(document.at("prod/eu/gateway/diagnostics")).toEqual({
      name: "regional-logs",
      target_resource_id: document.reference("prod/eu/gateway/service", "id"),
      log_analytics_workspace_id: document.reference("prod/eu/gateway/telemetry/workspace-swedencentral", "id"),
      log_analytics_destination_type: "Dedicated",
      enabled_log: [{ category: "GatewayLogs" }],
      enabled_metric: [{ category: "AllMetrics" }],
    });
    expect(document.text).not.toContain("GatewayLlmLogs");
  });

  test("hold no bodies, no headers, no address of a caller and no key", () => {
    const withoutKey = {
      body_bytes: 0,
      data_masking: { query_params: [{ mode: "Hide", value: "subscription-key" }] },
    };

    expect(document.at("prod/eu/gateway/request-logs")).toEqual({
      identifier: "azuremonitor",
      api_management_name: document.reference("prod/eu/gateway/service", "name"),
      resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
      api_management_logger_id: `${document.reference("prod/eu/gateway/service", "id")}/loggers/azuremonitor`,
      always_log_errors: true,
      log_client_ip: false,
      sampling_percentage: 100,
      verbosity: "information",
      frontend_request: withoutKey,
      frontend_response: { body_bytes: 0 },
      backend_request: withoutKey,
      backend_response: { body_bytes: 0 },
    });
  });

  test("go where they are told to, and no workspace is created for them", () => {
    const shared = rendered((zone) => ({
      region: FRANCE_CENTRAL,
      telemetry: new RegionalTelemetry(zone, "logs"),
    }));

    expect(shared.at("prod/eu/gateway/diagnostics").log_analytics_workspace_id).toBe(
      shared.reference("prod/eu/logs/workspace-francecentral", "id"),
    );
    expect(shared.paths("azurerm_log_analytics_workspace")).toEqual([
      "prod/eu/logs/workspace-francecentral",
      "prod/eu/logs/workspace-swedencentral",
    ]);
  });

  test("fail to go to another zone", () => {
    const stack = newStack();
    const telemetry = new RegionalTelemetry(newZone(stack, {}, "other"), "logs");

    expect(problemsOf(() => newGateway(newZone(stack), { telemetry }))).toEqual([
      "[ReferenceLeavesZone] telemetry: 'prod/other/logs' belongs to the zone 'prod/other', not to 'prod/eu'; create one in 'prod/eu'",
    ]);
  });

  test("fail to go to another region", () => {
    const zone = newZone();
    const telemetry = new RegionalTelemetry(zone, "logs", { regions: [FRANCE_CENTRAL] });

    expect(problemsOf(() => newGateway(zone, { region: SWEDEN_CENTRAL, telemetry }))).toEqual([
      "[WorkspaceMissing] telemetry: no workspace is given for 'swedencentral'; logs stay in their region: add one there",
    ]);
  });
});
