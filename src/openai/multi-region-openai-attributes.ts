import type { TerraformProvider } from "cdktf";
import type { ModelDeployment } from "../request/model-deployment";
import type { QuotaTier } from "../request/quota-tier";
import type { AzureRegion } from "../residency/azure-region";

/** What is known of an existing account. */
export interface RegionalOpenAIAttributes {
  /** Region of the account; one of the zone. It is your word: a resource id does not tell it. */
  readonly region: AzureRegion;

  /** Resource id of the account. */
  readonly accountId: string;

  /**
   * Endpoint of the account, for example `https://my-account.openai.azure.com/`. Write it as a literal: a backend of a
   * gateway can only be shown to lead there when its host is known before Terraform runs.
   */
  readonly endpoint: string;

  /**
   * Names the account among others.
   *
   * @default - the name of the region
   */
  readonly accountKey?: string;

  /**
   * Name of the account. Required when the resource id is only known to Terraform.
   *
   * @default - the end of the resource id
   */
  readonly accountName?: string;

  /**
   * Deployments of this account, where it does not hold the same as the others.
   *
   * @default - the deployments of all accounts
   */
  readonly deployments?: ModelDeployment[];

  /**
   * Provider of the subscription that the account is in; grants are created with it.
   *
   * @default - the provider of the zone for the region
   */
  readonly provider?: TerraformProvider;
}

/** What is known of existing accounts. */
export interface MultiRegionOpenAIAttributes {
  /** Accounts in order of preference. */
  readonly accounts: RegionalOpenAIAttributes[];

  /** Deployments of every account. The versions are your word. */
  readonly deployments: ModelDeployment[];

  /**
   * Whether all accounts may be in one region.
   *
   * @default false
   */
  readonly allowSingleRegion?: boolean;

  /**
   * Percent of the declared peak that must remain when any one account or region is gone, 0 to 200.
   *
   * @default 100
   */
  readonly capacityReserve?: number;

  /**
   * Date at which model lifecycles are judged, as `YYYY-MM-DD`.
   *
   * @default - the date of the built-in tables
   */
  readonly asOf?: string;

  /**
   * Quota tier of the subscriptions.
   *
   * @default - not named
   */
  readonly quotaTier?: QuotaTier;
}
