import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import { regionsInside, regionsPairedInside, typesInsideEverywhere } from "../residency/inside-zone";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { PolicyKey } from "./plan-azure-policy";

/** Where diagnostic settings of a zone may send to, as texts that Terraform may still have to resolve, to one id or to several. */
export interface DiagnosticTargets {
  /** Workspaces, storage accounts, partner solutions, rules of Event Hubs. */
  readonly ids: readonly string[];
  /** Event Hubs namespaces and hubs: each of their rules may be named. */
  readonly eventHubIds: readonly string[];
}

/** What a zone permits when the app is synthesized. */
export interface ZoneLimits {
  readonly boundary: ResidencyBoundary;
  readonly regions: readonly AzureRegion[];
  /** Deployment types beyond the built-in table. */
  readonly deploymentTypes: readonly DeploymentType[];
  /** Words for redundancy of storage that keep no copy in another region: `LRS`. */
  readonly localRedundancies: readonly string[];
  readonly targets: () => DiagnosticTargets;
}

/** What stands before the redundancy in the name of a SKU. A tier that is not listed here is denied. */
const STORAGE_TIERS = ["Standard", "Premium", "StandardV2", "PremiumV2"];

/** Parameter -> what is allowed. */
export function policyValues(
  policy: PolicyKey,
  { boundary, regions, deploymentTypes, localRedundancies, targets }: ZoneLimits,
): { readonly [parameter: string]: readonly string[] } {
  switch (policy) {
    case "locations":
      return { listOfAllowedLocations: regionsInside(boundary, regions).map(({ name }) => name) };
    case "deployment-types":
      return { allowedDeploymentTypes: typesInsideEverywhere(boundary, regions, deploymentTypes) };
    case "storage-redundancy":
      return {
        allowedSkus: STORAGE_TIERS.flatMap((tier) => localRedundancies.map((word) => `${tier}_${word}`)),
        geoRedundantLocations: regionsPairedInside(boundary, regions),
      };
    default: {
      const { ids, eventHubIds } = targets();
      return { allowedTargetIds: ids, allowedEventHubIds: eventHubIds };
    }
  }
}
