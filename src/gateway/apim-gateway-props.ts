import type { ApimTier } from "../request/apim-tier";
import type { ApimVirtualNetwork } from "../request/apim-virtual-network";
import type { AzureRegion } from "../residency/azure-region";
import type { RegionalTelemetry } from "../telemetry/regional-telemetry";
import type { UserAssignedIdentityAttributes } from "./api-management-service";

/** Properties of an API Management service that is created. */
export interface ApimGatewayProps {
  /** Tier of the service. There is no default: it is billed by the hour from the first minute on. */
  readonly tier: ApimTier;

  /** Who publishes the APIs, shown in the portal and in mails; 1 to 100 characters. */
  readonly publisherName: string;

  /** Where API Management sends its mails. */
  readonly publisherEmail: string;

  /**
   * Region of the service; one of the zone. Another region makes another service: name it outright if the order of the zone
   * may change.
   *
   * @default - the first region of the zone
   */
  readonly region?: AzureRegion;

  /**
   * Units of the service; how many a tier takes differs.
   *
   * @default 1
   */
  readonly units?: number;

  /**
   * Availability zones of the region that the units are spread over, `1` to `3`. Premium only.
   *
   * @default - Azure chooses, where the tier has zones
   */
  readonly availabilityZones?: string[];

  /**
   * Name of the service; unique in all of Azure.
   *
   * @default - `apim-<prefix>-<zone>-<region>-<digest>`
   */
  readonly serviceName?: string;

  /**
   * Identity that calls the accounts, for one that exists already.
   *
   * @default - an identity of the service itself
   */
  readonly userAssignedIdentity?: UserAssignedIdentityAttributes;

  /**
   * How the service stands in a virtual network.
   *
   * @default - in none
   */
  readonly virtualNetwork?: ApimVirtualNetwork;

  /**
   * Resource id of the subnet of the service; required with `virtualNetwork`.
   *
   * @default - none
   */
  readonly subnetId?: string;

  /**
   * Where the logs of the gateway go: to the workspace of its region. They hold no bodies.
   *
   * @default - a workspace is created in the region of the gateway
   */
  readonly telemetry?: RegionalTelemetry;

  /**
   * Tags of the service, beside those of the zone.
   *
   * @default - the tags of the zone
   */
  readonly tags?: { [name: string]: string };
}
