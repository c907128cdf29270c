import { ApiManagement } from "@cdktf/provider-azurerm/lib/api-management";
import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import {
  ApiManagementApiOperation,
  type ApiManagementApiOperationTemplateParameter as Parameter,
} from "@cdktf/provider-azurerm/lib/api-management-api-operation";
import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { ApiManagementDiagnostic } from "@cdktf/provider-azurerm/lib/api-management-diagnostic";
import { ApiManagementPolicyFragment } from "@cdktf/provider-azurerm/lib/api-management-policy-fragment";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { App, TerraformStack } from "cdktf";
import type { FragmentText, PolicyTexts } from "./policy-file";
import { buildRawAccounts, DIGEST, type RawRegion } from "./raw-app";
import { modelsOf, PREFIX, PUBLISHER, type Scale, TAGS } from "./scale";

/** Where the gateway is, for everything inside it. */
interface Place {
  readonly apiManagementName: string;
  readonly resourceGroupName: string;
}

type Method = "GET" | "POST" | "DELETE";

/** Operations by deployment, and those of the v1 API, where the model is named in the body. */
const BY_DEPLOYMENT: readonly (readonly [displayName: string, path: string])[] = [
  ["Chat completions", "chat/completions"],
  ["Completions", "completions"],
  ["Embeddings", "embeddings"],
  ["Image generations", "images/generations"],
  ["Image edits", "images/edits"],
  ["Audio transcriptions", "audio/transcriptions"],
  ["Audio translations", "audio/translations"],
  ["Audio speech", "audio/speech"],
];
const V1: typeof BY_DEPLOYMENT = [
  ["Chat completions (v1)", "chat/completions"],
  ["Completions (v1)", "completions"],
  ["Embeddings (v1)", "embeddings"],
  ["Responses (v1)", "responses"],
  ["Image generations (v1)", "images/generations"],
  ["Audio speech (v1)", "audio/speech"],
];

/** What one account holds. */
const STATE: readonly (readonly [what: string, verb: string, method: Method, path: string])[] = [
  ["response", "get", "GET", "responses/{id}"],
  ["response", "delete", "DELETE", "responses/{id}"],
  ["response", "cancel", "POST", "responses/{id}/cancel"],
  ["response", "input", "GET", "responses/{id}/input_items"],
  ["file", "list", "GET", "files"],
  ["file", "create", "POST", "files"],
  ["file", "get", "GET", "files/{id}"],
  ["file", "delete", "DELETE", "files/{id}"],
  ["file", "content", "GET", "files/{id}/content"],
  ["batch", "list", "GET", "batches"],
  ["batch", "create", "POST", "batches"],
  ["batch", "get", "GET", "batches/{id}"],
  ["batch", "cancel", "POST", "batches/{id}/cancel"],
];

const DEPLOYMENT: Parameter = { name: "deployment", required: true, type: "string" };
const ID: Parameter = { name: "id", required: true, type: "string" };

const CIRCUIT_BREAKER = {
  name: "server-errors",
  tripDuration: "PT30S",
  acceptRetryAfterEnabled: false,
  failureCondition: {
    count: 20,
    intervalDuration: "PT10S",
    statusCodeRange: [
      { min: 500, max: 500 },
      { min: 502, max: 504 },
    ],
  },
};

/**
 * The accounts with a gateway by hand.
 *
 * @param texts The finished policy and its fragments: nobody writes them by hand for every number of regions.
 */
export function buildRawWithGateway(app: App, scale: Scale, texts: PolicyTexts): void {
  const { stack, regions } = buildRawAccounts(app, scale);
  const { place, serviceId } = buildService(stack, regions);
  const backends = modelsOf(scale).flatMap(({ deployment }) =>
    regions.map((one) => buildBackend(stack, place, deployment, one)),
  );
  const fragments = texts.fragments.map((fragment) => buildFragment(stack, serviceId, fragment));
  const apiName = buildApi(stack, place);
  const dependsOn = [...backends, ...fragments, ...regions.flatMap(({ deployments }) => deployments)];
  new ApiManagementApiPolicy(stack, "policy", { ...place, apiName, xmlContent: texts.policy, dependsOn });
}

function buildService(
  stack: TerraformStack,
  regions: readonly RawRegion[],
): { readonly place: Place; readonly serviceId: string } {
  const [{ resourceGroupName, logAnalyticsWorkspaceId, region }] = regions;
  const service = new ApiManagement(stack, "gateway", {
    name: `apim-${PREFIX}-eu-${region}-${DIGEST}`,
    location: region,
    resourceGroupName,
    publisherName: PUBLISHER.name,
    publisherEmail: PUBLISHER.email,
    skuName: "Standard_1",
    identity: { type: "SystemAssigned" },
    tags: TAGS,
  });
  const place = { apiManagementName: service.name, resourceGroupName };
  buildLogs(stack, place, service.id, logAnalyticsWorkspaceId);
  grantInference(stack, service.identity.principalId, regions);
  return { place, serviceId: service.id };
}

function buildLogs(stack: TerraformStack, place: Place, serviceId: string, logAnalyticsWorkspaceId: string): void {
  new MonitorDiagnosticSetting(stack, "diagnostics-gateway", {
    name: "regional-logs",
    targetResourceId: serviceId,
    logAnalyticsWorkspaceId,
    logAnalyticsDestinationType: "Dedicated",
    enabledLog: [{ category: "GatewayLogs" }],
    enabledMetric: [{ category: "AllMetrics" }],
  });
  const request = { bodyBytes: 0, dataMasking: { queryParams: [{ mode: "Hide", value: "subscription-key" }] } };
  const response = { bodyBytes: 0 };
  new ApiManagementDiagnostic(stack, "request-logs", {
    ...place,
    identifier: "azuremonitor",
    apiManagementLoggerId: `${serviceId}/loggers/azuremonitor`,
    alwaysLogErrors: true,
    logClientIp: false,
    samplingPercentage: 100,
    verbosity: "information",
    frontendRequest: request,
    frontendResponse: response,
    backendRequest: request,
    backendResponse: response,
  });
}

function grantInference(stack: TerraformStack, principalId: string, regions: readonly RawRegion[]): void {
  for (const { region, cognitiveAccountId } of regions) {
    new RoleAssignment(stack, `inference-${region}`, {
      scope: cognitiveAccountId,
      roleDefinitionName: "Cognitive Services OpenAI User",
      principalId,
      principalType: "ServicePrincipal",
    });
  }
}

function buildBackend(stack: TerraformStack, place: Place, deployment: string, { region, subdomain }: RawRegion) {
  return new ApiManagementBackend(stack, `backend-${deployment}-${region}`, {
    ...place,
    name: `openai_${deployment}_${region}`,
    protocol: "http",
    url: `https://${subdomain}.openai.azure.com`,
    description: `${deployment} in ${region}, account ${region}`,
    circuitBreakerRule: CIRCUIT_BREAKER,
    lifecycle: { createBeforeDestroy: true },
  });
}

function buildFragment(stack: TerraformStack, apiManagementId: string, { name, description, value }: FragmentText) {
  return new ApiManagementPolicyFragment(stack, `fragment-${name}`, {
    apiManagementId,
    name,
    description,
    format: "rawxml",
    value,
    lifecycle: { createBeforeDestroy: true },
  });
}

function buildApi(stack: TerraformStack, place: Place): string {
  const apiName = new ApiManagementApi(stack, "api", {
    ...place,
    name: "azure-openai",
    displayName: "Azure OpenAI (azure-openai)",
    description: "Fails over between the accounts of one residency zone.",
    path: "ai",
    protocols: ["https"],
    revision: "1",
    subscriptionRequired: true,
    subscriptionKeyParameterNames: { header: "api-key", query: "subscription-key" },
  }).name;
  const build = (
    operationId: string,
    displayName: string,
    urlTemplate: string,
    templateParameter?: Parameter[],
    method: Method = "POST",
  ) =>
    new ApiManagementApiOperation(stack, `operation-${operationId}`, {
      ...place,
      apiName,
      operationId,
      displayName,
      method,
      urlTemplate,
      templateParameter,
    });
  for (const [displayName, path] of BY_DEPLOYMENT) {
    build(idOf(path), displayName, `/openai/deployments/{deployment}/${path}`, [DEPLOYMENT]);
  }
  for (const [displayName, path] of V1) build(`v1-${idOf(path)}`, displayName, `/openai/v1/${path}`);
  for (const [what, verb, method, path] of STATE) {
    const parameters = path.includes("{id}") ? [ID] : undefined;
    build(`state-${what}-${verb}`, `State of an account: ${what}, ${verb}`, `/openai/v1/${path}`, parameters, method);
  }
  return apiName;
}

function idOf(path: string): string {
  return path.replace("/", "-");
}
