import { AzureRegion } from "./azure-region";
import { DEPLOYMENT_TYPES } from "./data/deployment-types";
import { DeploymentType } from "./deployment-type";
import type { ResidencyBoundary } from "./residency-boundary";

/** Regions in which data of a zone may be stored: those of its boundary, and those of the zone that no table holds. Names, ordered. */
export function regionsInside(boundary: ResidencyBoundary, regions: readonly AzureRegion[]): readonly string[] {
  const declared = regions.filter((region) => boundary.permitsStorage(region)).map(({ name }) => name);
  return [...new Set([...boundary.regionNames, ...declared])].sort();
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

/** Of the regions inside, those whose paired region is known and inside too: there a geo-redundant copy stays in the boundary. */
export function regionsPairedInside(boundary: ResidencyBoundary, regions: readonly AzureRegion[]): readonly string[] {
  const named = (name: string) =>
    regions.find((region) => region.name === name) ?? (AzureRegion.isKnown(name) ? AzureRegion.of(name) : undefined);
  return regionsInside(boundary, regions).filter((name) => {
    const pair = named(name)?.pairedRegion;
    const region = pair === undefined ? undefined : named(pair);
    return region !== undefined && boundary.permitsStorage(region);
  });
}
