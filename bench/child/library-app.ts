import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, LocalBackend, TerraformStack } from "cdktf";
import {
  AzureRegion,
  Capacity,
  DataClass,
  DeploymentType,
  ModelDeployment,
  MultiRegionOpenAI,
  OpenAIModel,
  ResidencyBoundary,
  ResidencyZone,
} from "cdktf-multi-region-openai";
import { DEPLOYMENT_TYPE, MODELS, type Model, PREFIX, regionNames, STACK, TAGS } from "./scale";

/** The accounts as a user of the library writes them. */
export function buildWithLibrary(app: App, regionCount: number): void {
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: `${STACK}.tfstate` });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const names = regionNames(regionCount);
  const zone = new ResidencyZone(stack, "eu", {
    regions: names.map((name) => AzureRegion.of(name, { country: "SE", geography: "Sweden", dataZone: "EU" })),
    dataClass: DataClass.of("bench", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY }),
    namePrefix: PREFIX,
    tags: TAGS,
  });
  new MultiRegionOpenAI(zone, "openai", { deployments: MODELS.map((model) => deploymentOf(model, names)) });
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
