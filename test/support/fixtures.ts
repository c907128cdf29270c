import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import { MultiRegionOpenAI, type MultiRegionOpenAIProps } from "../../src/openai/multi-region-openai";
import { Capacity } from "../../src/request/capacity";
import { ModelDeployment, type ModelDeploymentOptions } from "../../src/request/model-deployment";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { ResidencyZone } from "../../src/zone/residency-zone";
import type { ResidencyZoneProps } from "../../src/zone/residency-zone-props";

export const PREFIX = "team7";
export const GPT = OpenAIModel.of("gpt-5.4", "2026-03-05");
export const EMBEDDING = OpenAIModel.of("text-embedding-3-large", "1");
export const EU_REGIONS = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL];
export const EU_CONTENT = DataClass.of("customer-content", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY });

/** A stack with its provider, as validations need it. */
export function newStack(id = "prod", app: App = Testing.app()): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

/** The zone `eu` in Sweden and France. */
export function newZone(
  scope: Construct = newStack(),
  props: Partial<ResidencyZoneProps> = {},
  id = "eu",
): ResidencyZone {
  return new ResidencyZone(scope, id, { regions: EU_REGIONS, dataClass: EU_CONTENT, namePrefix: PREFIX, ...props });
}

/** A chat model that stays in the EU data zone. */
export function chat(options: Partial<ModelDeploymentOptions> = {}, name = "chat"): ModelDeployment {
  return ModelDeployment.of(name, {
    model: GPT,
    deploymentType: DeploymentType.DATA_ZONE_STANDARD,
    capacity: Capacity.tokensPerMinute(100_000),
    ...options,
  });
}

/** The accounts `openai` with one chat deployment. */
export function newOpenAI(
  scope: Construct = newZone(),
  props: Partial<MultiRegionOpenAIProps> = {},
  id = "openai",
): MultiRegionOpenAI {
  return new MultiRegionOpenAI(scope, id, { deployments: [chat()], ...props });
}

/** A value of a wrong type, as a caller without types could give it. */
export function untyped<T>(value: unknown): T {
  return value as T;
}
