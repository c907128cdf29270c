import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { ApimTier } from "../request/apim-tier";
import type { AzureRegion } from "../residency/azure-region";

/** An API Management service in a region of a zone, created here or existing. */
export interface IApimGateway extends IConstruct {
  /** Resource id of the service. */
  readonly serviceId: string;

  /** Name of the service. */
  readonly serviceName: string;

  /** Name of its resource group. */
  readonly resourceGroupName: string;

  /** Region of the service. */
  readonly region: AzureRegion;

  /** Tier of the service. */
  readonly tier: ApimTier;

  /** Address of the gateway, without a slash at the end. */
  readonly gatewayUrl: string;

  /** Object id of the identity that calls the accounts; undefined when it was not told. */
  readonly principalId?: string;

  /** Client id of that identity when it is a user-assigned one; undefined for the system-assigned one. */
  readonly identityClientId?: string;

  /** Provider of the service and of what is created in it; undefined for the default provider of the stack. */
  readonly provider?: TerraformProvider;
}

/** A user-assigned identity. */
export interface UserAssignedIdentityAttributes {
  /** Resource id. */
  readonly resourceId: string;

  /** Client id; a GUID. */
  readonly clientId: string;

  /** Object id in Entra ID. */
  readonly principalId: string;
}
