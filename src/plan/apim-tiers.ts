import { ApimTier } from "../request/apim-tier";
import { ApimVirtualNetwork } from "../request/apim-virtual-network";

/** What one tier of API Management can. */
export interface ApimTierFacts {
  /** Units that the azurerm provider takes; 0 is what it writes for Consumption. */
  readonly leastUnits: number;
  readonly mostUnits: number;
  readonly hasSla: boolean;
  readonly hasCircuitBreaker: boolean;
  /** Whether a policy can remember something from one request to the next. */
  readonly hasCache: boolean;
  /** Whether an answer can be streamed through it. */
  readonly streams: boolean;
  readonly mostPolicyBytes: number;
  /** Size of a request that can be sent again to another backend. */
  readonly mostBufferedBytes: number;
  /** Whether Azure can spread it over the availability zones of a region. */
  readonly hasZones: boolean;
  /** Whether the azurerm provider takes `zones`. */
  readonly takesZones: boolean;
  readonly virtualNetworks: readonly ApimVirtualNetwork[];
}

const KIB = 1024;
const MIB = 1024 * KIB;
const { EXTERNAL, INTERNAL } = ApimVirtualNetwork;

/**
 * Where the rows come from; each source with the date of the text that was read. Microsoft's SLA document is not among them,
 * so a row only tells whether there is an SLA.
 */
export const APIM_TIER_SOURCES = {
  units: {
    title: "azurerm, sku_name of azurerm_api_management",
    url: "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/apimanagement/validate/api_management_sku.go",
    asOf: "2025-12-04",
  },
  zonesOfProvider: {
    title: "azurerm, zones is only supported when the sku type is Premium",
    url: "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/apimanagement/api_management_resource.go",
    asOf: "2025-12-04",
  },
  zones: {
    title: "Reliability in Azure API Management",
    url: "https://learn.microsoft.com/azure/reliability/reliability-api-management",
    asOf: "2026-09-09",
  },
  sla: {
    title: "Feature-based comparison of the tiers",
    url: "https://learn.microsoft.com/azure/api-management/api-management-features",
    asOf: "undated copy",
  },
  circuitBreaker: {
    title: "Backends in API Management",
    url: "https://learn.microsoft.com/azure/api-management/backends",
    asOf: "2025-05-20",
  },
  cache: {
    title: "Caching overview",
    url: "https://learn.microsoft.com/azure/api-management/caching-overview",
    asOf: "undated copy",
  },
  streaming: {
    title: "Configure an API for server-sent events",
    url: "https://learn.microsoft.com/azure/api-management/how-to-server-sent-events",
    asOf: "2022-02-24",
  },
  sizes: {
    title: "Limits of API Management",
    url: "https://learn.microsoft.com/azure/api-management/service-limits",
    asOf: "2026-04-08",
  },
  virtualNetworks: {
    title:
      "Use a virtual network with API Management; integrate for outbound connections; inject a Premium v2 instance",
    url: "https://learn.microsoft.com/azure/api-management/virtual-network-concepts",
    asOf: "2025-12-04",
  },
} as const;

const CLASSIC = {
  leastUnits: 1,
  hasSla: true,
  hasCircuitBreaker: true,
  hasCache: true,
  streams: true,
  mostPolicyBytes: 512 * KIB,
  mostBufferedBytes: 500 * MIB,
  hasZones: false,
  takesZones: false,
  virtualNetworks: [],
} as const;

const V2 = { ...CLASSIC, mostBufferedBytes: 2 * MIB } as const;

/** One row for each tier. */
export const APIM_TIERS: { readonly [tier in ApimTier]: ApimTierFacts } = {
  [ApimTier.CONSUMPTION]: {
    ...V2,
    leastUnits: 0,
    mostUnits: 0,
    hasCircuitBreaker: false,
    hasCache: false,
    streams: false,
    mostPolicyBytes: 16 * KIB,
  },
  [ApimTier.DEVELOPER]: { ...CLASSIC, mostUnits: 1, hasSla: false, virtualNetworks: [EXTERNAL, INTERNAL] },
  [ApimTier.BASIC]: { ...CLASSIC, mostUnits: 2 },
  [ApimTier.STANDARD]: { ...CLASSIC, mostUnits: 4 },
  [ApimTier.PREMIUM]: {
    ...CLASSIC,
    mostUnits: 99,
    hasZones: true,
    takesZones: true,
    virtualNetworks: [EXTERNAL, INTERNAL],
  },
  [ApimTier.BASIC_V2]: { ...V2, mostUnits: 10 },
  // External is the integration for outbound calls here; the gateway itself stays public.
  [ApimTier.STANDARD_V2]: { ...V2, mostUnits: 10, hasZones: true, virtualNetworks: [EXTERNAL] },
  [ApimTier.PREMIUM_V2]: { ...V2, mostUnits: 30, hasZones: true, virtualNetworks: [EXTERNAL, INTERNAL] },
};
