import type { AzureRegion } from "../residency/azure-region";
import { DEPLOYMENT_TYPES } from "../residency/data/deployment-types";
import { DeploymentType } from "../residency/deployment-type";
import { regionsInside } from "../residency/inside-zone";
import { ProcessingScope } from "../residency/processing-scope";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { isAccount } from "../terraform/resource-region";
import { isArm } from "./arm/arm-type";

/** A zone as conditions at plan time know it. */
export interface GuardedZone {
  readonly path: string;
  readonly boundary: ResidencyBoundary;
  /** Regions beyond the built-in table are known from here. */
  readonly regions: readonly AzureRegion[];
  /** Deployment types beyond the built-in table. */
  readonly deploymentTypes: readonly DeploymentType[];
}

/** Regions that a resource of a type may be in, ordered by name: an account keeps data anywhere in the geography. */
export function regionsHeld({ boundary, regions }: GuardedZone, type: string): readonly AzureRegion[] {
  // What an azapi resource is, its body tells: it may be an account.
  const isAtRest = isAccount({ type }) || isArm(type);
  const inside = regionsInside(boundary, regions);
  return isAtRest ? inside.filter((region) => boundary.permitsStorageInGeography(region)) : inside;
}

/** Names of the deployment types that stay inside in whichever of those regions the account is. */
export function typesHeld(zone: GuardedZone): readonly string[] {
  const types = [...DEPLOYMENT_TYPES.map(({ name }) => DeploymentType.of(name)), ...zone.deploymentTypes];
  const regions = regionsHeld(zone, "azurerm_cognitive_account");
  const inside = types.filter((type) => leavingFrom(zone.boundary, type, regions).length === 0);
  return regions.length === 0 ? [] : [...new Set(inside.map(({ name }) => name))].sort();
}

/** Regions of a list from which a deployment type leaves a boundary; all of them where it cannot be made in one of them. */
export function leavingFrom(
  boundary: ResidencyBoundary,
  type: DeploymentType,
  regions: readonly AzureRegion[],
): readonly AzureRegion[] {
  // Azure makes no deployment for a data zone where there is none.
  const possible = regions.filter(
    (region) => type.processingScope !== ProcessingScope.DATA_ZONE || region.dataZone !== undefined,
  );
  return possible.length === 0 ? regions : possible.filter((region) => !boundary.permitsProcessing(type, region));
}
