import type { TerraformProvider } from "cdktf";
import type { ApimTier } from "../request/apim-tier";
import type { AzureRegion } from "../residency/azure-region";

/** What is known of an existing API Management service. */
export interface ApimGatewayAttributes {
  /** Resource id of the service. */
  readonly serviceId: string;

  /** Region of the service; one of the zone. It is your word: a resource id does not tell it. */
  readonly region: AzureRegion;

  /** Tier of the service; it decides how large a policy may be and whether there is a circuit breaker. */
  readonly tier: ApimTier;

  /**
   * Address of the gateway, for one with a domain of its own.
   *
   * @default - `https://<name>.azure-api.net`
   */
  readonly gatewayUrl?: string;

  /**
   * Name of the service. Required when the resource id is only known to Terraform.
   *
   * @default - the end of the resource id
   */
  readonly serviceName?: string;

  /**
   * Name of the resource group of the service. Required when the resource id is only known to Terraform.
   *
   * @default - the one in the resource id
   */
  readonly resourceGroupName?: string;

  /**
   * Object id of the identity of the service that calls the accounts; it gets the role for it.
   *
   * @default - not told: assign the role yourself, and say so with `grantInference: false`
   */
  readonly principalId?: string;

  /**
   * Client id of that identity when it is a user-assigned one.
   *
   * @default - the system-assigned identity
   */
  readonly identityClientId?: string;

  /**
   * Provider of the subscription that the service is in.
   *
   * @default - the provider of the zone for the region
   */
  readonly provider?: TerraformProvider;
}
