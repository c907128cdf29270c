import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { type App, LocalBackend, TerraformStack } from "cdktf";
import { DEPLOYMENT_TYPE, MODELS, PREFIX, regionNames, STACK, TAGS } from "./scale";

/** Takes the place of the digest in a generated name: names of the same length, made without work. */
const DIGEST = "000000";

/** The same resources by hand, as somebody writes them who knows CDKTF: a loop, flat ids, each attribute read once. */
export function buildRaw(app: App, regionCount: number): void {
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: `${STACK}.tfstate` });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  for (const region of regionNames(regionCount)) buildRegion(stack, region);
}

function buildRegion(stack: TerraformStack, region: string): void {
  const name = `${PREFIX}-${region}-${DIGEST}`;
  const resourceGroupName = new ResourceGroup(stack, `resource-group-${region}`, {
    name: `rg-${PREFIX}-eu-${region}-${DIGEST}`,
    location: region,
    tags: TAGS,
  }).name;
  const logAnalyticsWorkspaceId = new LogAnalyticsWorkspace(stack, `workspace-${region}`, {
    name: `log-${name}`,
    location: region,
    resourceGroupName,
    sku: "PerGB2018",
    retentionInDays: 30,
    localAuthenticationEnabled: false,
    tags: TAGS,
  }).id;
  const cognitiveAccountId = buildAccount(stack, region, `oai-${name}`, resourceGroupName);
  buildDeployments(stack, region, cognitiveAccountId);
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

function buildDeployments(stack: TerraformStack, region: string, cognitiveAccountId: string): void {
  let previous: CognitiveDeployment | undefined;
  for (const model of MODELS) {
    previous = new CognitiveDeployment(stack, `deployment-${model.deployment}-${region}`, {
      name: model.deployment,
      cognitiveAccountId,
      model: { format: "OpenAI", name: model.name, version: model.version },
      versionUpgradeOption: "NoAutoUpgrade",
      sku: { name: DEPLOYMENT_TYPE, capacity: model.thousandTokensPerMinute },
      raiPolicyName: "Microsoft.DefaultV2",
      dependsOn: previous ? [previous] : undefined,
    });
  }
}
