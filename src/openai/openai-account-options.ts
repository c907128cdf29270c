import type { TerraformProvider } from "cdktf";
import type { ModelDeployment } from "../request/model-deployment";
import type { AzureRegion } from "../residency/azure-region";

/** One account in one region. */
export interface OpenAIAccountOptions {
  /** Region of the account; one of the zone. */
  readonly region: AzureRegion;

  /**
   * Names the account among others, in Terraform addresses and generated names. Letters, digits and `-`.
   *
   * @default - the name of the region
   */
  readonly accountKey?: string;

  /**
   * Name of the account.
   *
   * @default - `oai-<prefix>-<key>-<digest>`
   */
  readonly accountName?: string;

  /**
   * First label of the host name of the endpoint; unique in all of Azure.
   *
   * @default - `oai-<prefix>-<key>-<digest>`
   */
  readonly customSubdomainName?: string;

  /**
   * Deployments of this account, for one that does not hold the same as the others. A name still stands for one version
   * everywhere.
   *
   * @default - the deployments of the construct
   */
  readonly deployments?: ModelDeployment[];

  /**
   * Provider of the account, for an account in another subscription.
   *
   * @default - the provider of the zone for the region
   */
  readonly provider?: TerraformProvider;

  /**
   * Name of an existing resource group that the account goes to. Required with a provider of its own: the resource group of
   * the zone is in another subscription.
   *
   * @default - the resource group of the zone for the region
   */
  readonly resourceGroupName?: string;

  /**
   * Resource id of an existing account that is taken over: an `import {}` block is written for it. Name and resource group
   * come from the id; `customSubdomainName` must be the present one.
   *
   * @default - the account is created
   */
  readonly importAccountId?: string;

  /**
   * Names of the deployments that exist in the account that is taken over.
   *
   * @default - none: all deployments are created
   */
  readonly importDeploymentNames?: string[];
}
