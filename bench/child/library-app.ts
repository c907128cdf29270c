import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, LocalBackend, TerraformStack } from "cdktf";
import {
  ApimFailoverPolicy,
  ApimGateway,
  ApimTier,
  AzureRegion,
  Capacity,
  DataClass,
  DeploymentType,
  ModelDeployment,
  MultiRegionOpenAI,
  OpenAIModel,
  RegionalTelemetry,
  ResidencyBoundary,
  ResidencyZone,
} from "cdktf-multi-region-openai";
import { DEPLOYMENT_TYPE, type Model, modelsOf, PREFIX, PUBLISHER, regionsOf, type Scale, STACK, TAGS } from "./scale";

/** The app as a user of the library writes it. */
export function buildWithLibrary(app: App, scale: Scale): void {
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: `${STACK}.tfstate` });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const names = regionsOf(scale);
  const zone = new ResidencyZone(stack, "eu", {
    regions: names.map((name) => AzureRegion.of(name, { country: "SE", geography: "Sweden", dataZone: "EU" })),
    dataClass: DataClass.of("bench", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY }),
    namePrefix: PREFIX,
    tags: TAGS,
  });
  const deployments = modelsOf(scale).map((model) => deploymentOf(model, names));
  if (scale.scenario === "gateway") buildGateway(zone, deployments);
  else new MultiRegionOpenAI(zone, "openai", { deployments });
}

function buildGateway(zone: ResidencyZone, deployments: ModelDeployment[]): void {
  const telemetry = new RegionalTelemetry(zone, "telemetry");
  const openai = new MultiRegionOpenAI(zone, "openai", {
    deployments,
    telemetry,
    allowSingleRegion: zone.regions.length === 1,
  });
  const gateway = new ApimGateway(zone, "gateway", {
    tier: ApimTier.STANDARD,
    publisherName: PUBLISHER.name,
    publisherEmail: PUBLISHER.email,
    telemetry,
  });
  new ApimFailoverPolicy(zone, "failover", { gateway, openai });
}

function deploymentOf(model: Model, regions: string[]): ModelDeployment {
  const tokensPerMinute = model.thousandTokensPerMinute * 1000;
  return ModelDeployment.of(model.deployment, {
    model: OpenAIModel.of(model.name, model.version, { availability: { [DEPLOYMENT_TYPE]: regions } }),
    deploymentType: DeploymentType.DATA_ZONE_STANDARD,
    capacity: Capacity.tokensPerMinute(tokensPerMinute),
    peakTokensPerMinute: Math.floor(tokensPerMinute / 2),
  });
}
