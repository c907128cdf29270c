import type { AzureRegion } from "../residency/azure-region";
import { MODELS } from "../residency/data/models";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { typesInside } from "../residency/types-inside";

/** Names of the types that stay inside the boundary and in which the region has the model, as far as a table knows it. */
export function offeredTypes(
  boundary: ResidencyBoundary,
  region: AzureRegion,
  name: string | undefined,
  version: string | undefined,
): readonly string[] {
  const model = MODELS.find((row) => row.name === name && row.version === version);
  return typesInside(boundary, region)
    .map((type) => type.name)
    .filter((type) => model === undefined || (model.availability[type] ?? []).includes(region.name));
}
