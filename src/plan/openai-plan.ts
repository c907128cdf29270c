import type { ContentFilterPolicy } from "../request/content-filter-policy";
import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import type { CapacityPlan } from "./capacity-plan";

/** Versions of one deployment. A rollout brings a candidate beside the current one; without a rollout there is none. */
export interface VersionPlan {
  readonly current: string;
  readonly candidate?: string;
}

/** One deployment of one account. */
export interface DeploymentPlan {
  readonly name: string;
  readonly modelFormat: string;
  readonly modelName: string;
  readonly versions: VersionPlan;
  readonly deploymentType: DeploymentType;
  /** `sku.capacity`. */
  readonly capacityUnits: number;
  readonly contentFilterPolicyName: string;
  readonly dynamicThrottling: boolean;
}

/** One account with all that it holds. */
export interface AccountPlan {
  readonly key: string;
  readonly region: AzureRegion;
  readonly accountName: string;
  readonly customSubdomainName: string;
  /** Content filter policies to create, in order. */
  readonly contentFilterPolicies: readonly ContentFilterPolicy[];
  readonly deployments: readonly DeploymentPlan[];
}

/** What will be built: decided here, only walked by the constructs. */
export interface OpenAIPlan {
  readonly accounts: readonly AccountPlan[];
  readonly capacity: readonly CapacityPlan[];
}
