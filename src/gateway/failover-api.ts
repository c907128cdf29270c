import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import { ApiManagementApiDiagnostic } from "@cdktf/provider-azurerm/lib/api-management-api-diagnostic";
import { ApiManagementApiOperation } from "@cdktf/provider-azurerm/lib/api-management-api-operation";
import type { Construct } from "constructs";
import { OPERATIONS, type Operation } from "../policy/operations";
import type { IApimGateway } from "./api-management-service";
import { REQUEST_LINES } from "./gateway-diagnostics";
import { inService } from "./in-service";
import type { PlannedPolicy } from "./plan-policy";

/** Id of the construct that writes the API. */
export const API_ID = "api";

export function createApi(scope: Construct, { gateway, plan, props }: PlannedPolicy): ApiManagementApi {
  const api = new ApiManagementApi(scope, API_ID, {
    name: plan.apiName,
    displayName: `Azure OpenAI (${plan.apiName})`,
    description: "Fails over between the accounts of one residency zone.",
    ...inService(gateway),
    path: plan.apiPath,
    protocols: ["https"],
    revision: "1",
    subscriptionRequired: props.subscriptionRequired ?? true,
    // As the SDKs of Azure OpenAI send their key.
    subscriptionKeyParameterNames: { header: "api-key", query: "subscription-key" },
  });
  if (props.loggerId !== undefined) createDiagnostic(scope, gateway, api, props.loggerId);
  return api;
}

export function createOperations(scope: Construct, { gateway }: PlannedPolicy, apiName: string): void {
  for (const operation of OPERATIONS) {
    new ApiManagementApiOperation(scope, `operation-${operation.id}`, {
      operationId: operation.id,
      displayName: operation.displayName,
      method: operation.method,
      urlTemplate: operation.urlTemplate,
      templateParameter: templateParameters(operation),
      apiName,
      ...inService(gateway),
    });
  }
}

function templateParameters({ urlTemplate }: Operation) {
  const names = [...urlTemplate.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.length === 0 ? undefined : names.map((name) => ({ name, required: true, type: "string" }));
}

function createDiagnostic(scope: Construct, gateway: IApimGateway, api: ApiManagementApi, loggerId: string): void {
  new ApiManagementApiDiagnostic(scope, "diagnostics", {
    identifier: "applicationinsights",
    apiName: api.name,
    ...inService(gateway),
    apiManagementLoggerId: loggerId,
    httpCorrelationProtocol: "W3C",
    ...REQUEST_LINES,
  });
}
