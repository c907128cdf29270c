import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { type App, LocalBackend, TerraformStack } from "cdktf";
import { buildRawPolicies } from "./raw-policies";
import { DEPLOYMENT_TYPE, type Model, modelsOf, PREFIX, regionsOf, type Scale, STACK, TAGS } from "./scale";

/** Takes the place of the digest in a generated name: names of the same length, made without work. */
export const DIGEST = "000000";

/** What a gateway needs to know of a region. */
export interface RawRegion {
  readonly region: string;
  readonly resourceGroupId: string;
  readonly resourceGroupName: string;
  readonly logAnalyticsWorkspaceId: string;
  readonly cognitiveAccountId: string;
  readonly subdomain: string;
  readonly deployments: readonly CognitiveDeployment[];
}

/** The same resources by hand, as somebody writes them who knows CDKTF: a loop, flat ids, each attribute read once. */
export function buildRaw(app: App, scale: Scale): void {
  buildRawAccounts(app, scale);
}

export function buildRawAccounts(app: App, scale: Scale) {
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: `${STACK}.tfstate` });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const models = modelsOf(scale);
  const regions = regionsOf(scale).map((region) => buildRegion(stack, region, models));
  buildRawPolicies(stack, regions);
  return { stack, regions };
}

function buildRegion(stack: TerraformStack, region: string, models: readonly Model[]): RawRegion {
  const name = `${PREFIX}-${region}-${DIGEST}`;
  const group = new ResourceGroup(stack, `resource-group-${region}`, {
    name: `rg-${PREFIX}-eu-${region}-${DIGEST}`,
    location: region,
    tags: TAGS,
  });
  const { id: resourceGroupId, name: resourceGroupName } = group;
  const logAnalyticsWorkspaceId = new LogAnalyticsWorkspace(stack, `workspace-${region}`, {
    name: `log-${name}`,
    location: region,
    resourceGroupName,
    sku: "PerGB2018",
    retentionInDays: 30,
    localAuthenticationEnabled: false,
    tags: TAGS,
  }).id;
  const subdomain = `oai-${name}`;
  const cognitiveAccountId = buildAccount(stack, region, subdomain, resourceGroupName);
  const deployments = buildDeployments(stack, region, cognitiveAccountId, models);
  new MonitorDiagnosticSetting(stack, `diagnostics-${region}`, {
    name: "regional-logs",
    targetResourceId: cognitiveAccountId,
    logAnalyticsWorkspaceId,
    enabledLog: [
      { category: "Audit" },
      { category: "AzureOpenAIRequestUsage" },
      { category: "RequestResponse" },
      { category: "Trace" },
    ],
    enabledMetric: [{ category: "AllMetrics" }],
  });
  return {
    region,
    resourceGroupId,
    resourceGroupName,
    logAnalyticsWorkspaceId,
    cognitiveAccountId,
    subdomain,
    deployments,
  };
}

function buildAccount(stack: TerraformStack, region: string, name: string, resourceGroupName: string): string {
  return new CognitiveAccount(stack, `account-${region}`, {
    name,
    location: region,
    resourceGroupName,
    kind: "OpenAI",
    skuName: "S0",
    customSubdomainName: name,
    localAuthEnabled: false,
    publicNetworkAccessEnabled: true,
    identity: { type: "SystemAssigned" },
    tags: TAGS,
  }).id;
}

function buildDeployments(
  stack: TerraformStack,
  region: string,
  cognitiveAccountId: string,
  models: readonly Model[],
): CognitiveDeployment[] {
  const built: CognitiveDeployment[] = [];
  for (const model of models) {
    const previous = built.at(-1);
    const deployment = new CognitiveDeployment(stack, `deployment-${model.deployment}-${region}`, {
      name: model.deployment,
      cognitiveAccountId,
      model: { format: "OpenAI", name: model.name, version: model.version },
      versionUpgradeOption: "NoAutoUpgrade",
      sku: { name: DEPLOYMENT_TYPE, capacity: model.thousandTokensPerMinute },
      raiPolicyName: "Microsoft.DefaultV2",
      dependsOn: previous ? [previous] : undefined,
    });
    built.push(deployment);
  }
  return built;
}
