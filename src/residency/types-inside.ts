import type { AzureRegion } from "./azure-region";
import { DeploymentType } from "./deployment-type";
import type { ResidencyBoundary } from "./residency-boundary";

/** What can stand in for a type that leaves a boundary: most common first, and nothing that answers in batches. */
const CANDIDATES: readonly DeploymentType[] = [
  DeploymentType.DATA_ZONE_STANDARD,
  DeploymentType.STANDARD,
  DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
  DeploymentType.PROVISIONED_MANAGED,
];

/** Types that process inside the boundary in this region. */
export function typesInside(boundary: ResidencyBoundary, region: AzureRegion): readonly DeploymentType[] {
  return CANDIDATES.filter((type) => boundary.permitsProcessing(type, region));
}
