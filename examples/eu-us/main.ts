import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import {
  ApimFailoverPolicy,
  ApimGateway,
  ApimTier,
  AzureRegion,
  Capacity,
  DataClass,
  DeploymentType,
  FailoverStrategy,
  ModelDeployment,
  MultiRegionOpenAI,
  OpenAIModel,
  RegionalTelemetry,
  ResidencyBoundary,
  ResidencyZone,
} from "cdktf-multi-region-openai";
import type { Construct } from "constructs";
import { namePrefix } from "../name-prefix";

interface PlatformProps {
  readonly regions: AzureRegion[];
  readonly boundary: ResidencyBoundary;
}

/** One jurisdiction: a stack, a subscription and a zone of its own. Nothing refers from one to the other. */
class Platform extends TerraformStack {
  readonly zone: ResidencyZone;

  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    new LocalBackend(this, { path: `${id}.tfstate` });
    const subscription = new TerraformVariable(this, `${id}_subscription_id`, {
      type: "string",
      description: `Subscription of the ${props.boundary.name} platform`,
    });
    const provider = new AzurermProvider(this, "azurerm", {
      alias: id,
      subscriptionId: subscription.stringValue,
      features: [{}],
    });

    this.zone = new ResidencyZone(this, "zone", {
      regions: props.regions,
      dataClass: DataClass.of(`${id}-customer-content`, { boundary: props.boundary }),
      namePrefix: namePrefix(),
      provider,
      tags: { platform: id },
    });
    const telemetry = new RegionalTelemetry(this.zone, "logs");
    const openai = new MultiRegionOpenAI(this.zone, "openai", { deployments: deployments(), telemetry });
    openai.addOutput("accounts");

    const gateway = new ApimGateway(this.zone, "gateway", {
      tier: ApimTier.STANDARD,
      publisherName: "Platform team",
      publisherEmail: "platform@example.com",
      telemetry,
    });
    const failover = new ApimFailoverPolicy(this.zone, "failover", {
      gateway,
      openai,
      // Chat stays in one region as long as it can; embeddings are spread by capacity.
      strategy: FailoverStrategy.activePassive(),
      strategyByDeployment: { embedding: FailoverStrategy.activeActive() },
    });
    failover.addOutput("endpoint");
  }
}

/** The same names, models and versions on both sides of the ocean. */
function deployments(): ModelDeployment[] {
  return [
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
  ];
}

const app = new App();
const eu = new Platform(app, "eu", {
  regions: [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL],
  boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
});
const us = new Platform(app, "us", {
  regions: [AzureRegion.EAST_US_2, AzureRegion.CENTRAL_US],
  boundary: ResidencyBoundary.UNITED_STATES,
});

app.synth();
console.log([eu.zone.summary(), us.zone.summary()].join("\n\n"));
