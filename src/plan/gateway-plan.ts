import type { ApimTier } from "../request/apim-tier";
import type { ApimVirtualNetwork } from "../request/apim-virtual-network";
import type { AzureRegion } from "../residency/azure-region";
import type { ZoneFacts } from "./openai-request";

/** Everything that is asked of an API Management service. What may be anything is judged by the rules. */
export interface GatewayRequest {
  readonly zone: ZoneFacts;
  /** Path of the construct; part of a generated name. */
  readonly path: string;
  /** `AzureRegion`; one of the zone. */
  readonly region: unknown;
  /** Undefined: a name is made. */
  readonly serviceName?: unknown;
  /** `ApimTier`. */
  readonly tier: unknown;
  /** Undefined: 1. */
  readonly units?: unknown;
  /** List of `1`, `2` and `3`; undefined or empty: Azure chooses, or the tier has none. */
  readonly availabilityZones?: unknown;
  readonly publisherName: unknown;
  readonly publisherEmail: unknown;
  /** `ApimVirtualNetwork`; undefined: none. The property that callers write is `virtualNetwork`. */
  readonly virtualNetworkType?: unknown;
  /** Resource id of the subnet. */
  readonly subnetId?: unknown;
}

/** The API Management service that will be built. */
export interface GatewayPlan {
  readonly name: string;
  readonly region: AzureRegion;
  readonly tier: ApimTier;
  /** `Premium_2`. */
  readonly skuName: string;
  readonly units: number;
  /** Empty: not pinned. */
  readonly availabilityZones: readonly string[];
  readonly publisherName: string;
  readonly publisherEmail: string;
  readonly virtualNetworkType?: ApimVirtualNetwork;
  readonly subnetId?: string;
}
