import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
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
  ResidencyBoundary,
  ResidencyZone,
} from "cdktf-multi-region-openai";
import { namePrefix } from "../name-prefix";

const app = new App();
const stack = new TerraformStack(app, "quickstart");
new LocalBackend(stack, { path: "quickstart.tfstate" });
new AzurermProvider(stack, "azurerm", { features: [{}] });

const zone = new ResidencyZone(stack, "eu", {
  regions: [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL],
  dataClass: DataClass.of("customer-content", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY }),
  namePrefix: namePrefix(),
});

const openai = new MultiRegionOpenAI(zone, "openai", {
  deployments: [
    ModelDeployment.of("chat", {
      model: OpenAIModel.of("gpt-5.4", "2026-03-05"),
      deploymentType: DeploymentType.DATA_ZONE_STANDARD,
      capacity: Capacity.tokensPerMinute(150_000),
      peakTokensPerMinute: 120_000,
    }),
    ModelDeployment.of("embedding", {
      model: OpenAIModel.of("text-embedding-3-large", "1"),
      deploymentType: DeploymentType.DATA_ZONE_STANDARD,
      capacity: Capacity.tokensPerMinute(350_000),
      peakTokensPerMinute: 300_000,
    }),
  ],
});
openai.addOutput("accounts");

const gateway = new ApimGateway(zone, "gateway", {
  tier: ApimTier.DEVELOPER,
  publisherName: "Platform team",
  publisherEmail: "platform@example.com",
});
const failover = new ApimFailoverPolicy(zone, "failover", { gateway, openai });
failover.addOutput("endpoint");

app.synth();
console.log(zone.summary());
