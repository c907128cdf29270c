import { AzureRegion } from "./azure-region";
import { DEPLOYMENT_TYPES } from "./data/deployment-types";
import { DeploymentType } from "./deployment-type";
import type { ResidencyBoundary } from "./residency-boundary";

/** Regions in which data of a zone may be stored: those of its boundary, and those of the zone that no table holds. By name. */
export function regionsInside(boundary: ResidencyBoundary, regions: readonly AzureRegion[]): readonly AzureRegion[] {
  const known = new Map(regions.map((region) => [region.name, region]));
  for (const name of boundary.regionNames) if (!known.has(name)) known.set(name, AzureRegion.of(name));
  return [...known.values()]
    .filter((region) => boundary.permitsStorage(region))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Deployment types that process inside the boundary in each of the regions: known ones and declared ones. Names, ordered. */
export function typesInsideEverywhere(
  boundary: ResidencyBoundary,
  regions: readonly AzureRegion[],
  declared: readonly DeploymentType[],
): readonly string[] {
  if (regions.length === 0) return [];
  const types = [...DEPLOYMENT_TYPES.map(({ name }) => DeploymentType.of(name)), ...declared];
  const inside = types.filter((type) => regions.every((region) => boundary.permitsProcessing(type, region)));
  return [...new Set(inside.map(({ name }) => name))].sort();
}

/** Names of the regions inside whose paired region is known and inside too: there a geo-redundant copy stays in the boundary. */
export function regionsPairedInside(boundary: ResidencyBoundary, regions: readonly AzureRegion[]): readonly string[] {
  const inside = regionsInside(boundary, regions);
  const names = new Set<string | undefined>(inside.map(({ name }) => name));
  return inside
    .filter(({ pairedRegion }) => pairedRegion !== undefined && names.has(pairedRegion))
    .map(({ name }) => name);
}
