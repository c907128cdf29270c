import type { OpenAIModel } from "../request/openai-model";
import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { typesInside } from "../residency/types-inside";

/** Types with which a model can be deployed in every one of these regions without leaving the boundary. */
export function offeredTypes(
  boundary: ResidencyBoundary,
  model: OpenAIModel,
  regions: readonly AzureRegion[],
): readonly DeploymentType[] {
  return typesInside(boundary, regions[0]).filter((type) =>
    regions.every((region) => boundary.permitsProcessing(type, region) && model.isAvailable(type, region)),
  );
}
