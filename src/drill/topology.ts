/** What a drill runs against: the policy of one API as Azure receives it, and everything that policy can reach. */
export interface DrillTopology {
  readonly gateway: DrillGateway;
  readonly api: DrillApi;
  readonly scopes: PolicyScopes;
  readonly backends: readonly BackendEntity[];
  /** Accounts of the zone. */
  readonly accounts: readonly DrillAccount[];
  /** Accounts that are known but lie outside the zone: not one byte may reach them. */
  readonly strangers: readonly DrillAccount[];
  readonly zone: { readonly name: string; readonly regions: readonly string[] };
}

/** The API Management service. */
export interface DrillGateway {
  readonly name: string;
  readonly region: string;
  /** As in the SKU: `Standard`, `Premium`, `Consumption`. */
  readonly tier: string;
  /** Units of the region; 1 where the tier has none. */
  readonly units: number;
}

/** The API that callers use. */
export interface DrillApi {
  readonly name: string;
  /** Below the gateway, without a slash before or after; empty for none. */
  readonly path: string;
  /** Where a request goes that no policy sends elsewhere; undefined: nowhere. */
  readonly serviceUrl?: string;
  readonly operations: readonly DrillOperation[];
}

/** One call that the API takes. */
export interface DrillOperation {
  readonly id: string;
  readonly method: string;
  /** Below the path of the API: `/openai/deployments/{deployment}/chat/completions`. */
  readonly urlTemplate: string;
  /** Text of its own policy; none: the one of the API holds. */
  readonly policy?: string;
}

/** Policy documents from the outermost scope to the innermost, as Azure receives them. */
export interface PolicyScopes {
  readonly global?: string;
  readonly product?: string;
  /** Undefined: the API has none, and each section is its base. */
  readonly api?: string;
  readonly operation?: string;
  /** Text of each fragment by its id. */
  readonly fragments: ReadonlyMap<string, string>;
  /** Value of each named value by its display name. */
  readonly namedValues: ReadonlyMap<string, string>;
}

/** A backend entity of API Management: an address, or a pool of other backends. */
export interface BackendEntity {
  readonly id: string;
  /** Without a slash at the end; undefined for a pool. */
  readonly url?: string;
  /** Headers that the entity adds to each call, such as `api-key`. */
  readonly headers: ReadonlyMap<string, string>;
  readonly breaker?: BreakerRule;
  /** Members of a pool; undefined for a single backend. */
  readonly pool?: readonly PoolMember[];
}

/** The circuit breaker of a backend. It counts failures, or takes their share. */
export interface BreakerRule {
  readonly count?: number;
  /** 1 to 100. */
  readonly percentage?: number;
  readonly intervalMs: number;
  readonly tripMs: number;
  readonly statusRanges: readonly { readonly min: number; readonly max: number }[];
  readonly errorReasons: readonly string[];
  /** Whether a `Retry-After` of the backend replaces the trip time. */
  readonly acceptRetryAfter: boolean;
}

/** One backend of a pool. */
export interface PoolMember {
  readonly id: string;
  /** Lower is asked first. */
  readonly priority: number;
  readonly weight: number;
}

/** An Azure OpenAI account. */
export interface DrillAccount {
  /** What `X-Served-By` and a scenario call it. */
  readonly key: string;
  /** Lower case. */
  readonly host: string;
  /** As Azure writes it in identifiers: `swedencentral`. */
  readonly region: string;
  /** Empty: not known, and any is taken to be there. */
  readonly deployments: readonly DrillDeployment[];
  /** Tells which accounts share their quota; undefined: all of a topology are in one subscription. */
  readonly subscription?: string;
}

/** One model of an account. */
export interface DrillDeployment {
  readonly name: string;
  readonly model: string;
  readonly version: string;
  /** `DataZoneStandard`, `ProvisionedManaged`. */
  readonly sku: string;
  /** As in the SKU: thousands of tokens per minute, or provisioned throughput units. */
  readonly capacity: number;
  readonly isProvisioned: boolean;
  /** Whether it thinks before it answers; undefined: not known. */
  readonly isReasoning?: boolean;
}
