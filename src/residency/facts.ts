/** Where the rows of a table come from and how old they are. */
export interface TableSource {
  readonly title: string;
  readonly asOf: string;
  readonly url: string;
}

/** One physical region of the Azure public cloud. */
export interface RegionRow {
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly physicalLocation: string;
  readonly pairedRegion?: string;
  readonly availabilityZones: boolean;
  readonly accessRestricted: boolean;
  /** The data zone that a `DataZone…` deployment of this region belongs to; absent where none is listed. */
  readonly dataZone?: string;
}

/** A data zone: the set of countries in which a `DataZone…` deployment may process. */
export interface DataZoneRow {
  readonly name: string;
  /** Absent when Microsoft does not publish the members. */
  readonly countries?: readonly string[];
  readonly note?: string;
}

/** One `sku.name` of a model deployment. */
export interface DeploymentTypeRow {
  readonly name: string;
  readonly processingScope: "Geography" | "DataZone" | "Global";
  readonly billingUnit: "TokensPerMinute" | "ProvisionedThroughputUnits" | "EnqueuedTokens";
  readonly quotaPool: "Region" | "DataZone" | "Subscription";
  /** Whether the azurerm provider accepts the name. */
  readonly acceptedByProvider: boolean;
}

/** How provisioned throughput of a model is sold. */
export interface ProvisionedThroughputRow {
  readonly zoneMinimum: number;
  readonly zoneStep: number;
  readonly regionalMinimum: number;
  readonly regionalStep: number;
  /** Input tokens per minute that one unit carries. */
  readonly inputTokensPerMinute: number;
  /** How many input tokens one output token counts for; absent where Microsoft publishes a formula instead. */
  readonly outputToInputRatio?: number;
}

/** One version of a model: where it is, until when, and how it is counted. */
export interface ModelRow {
  readonly name: string;
  readonly version: string;
  readonly format: string;
  /** Whether the model may think before it answers; the same for all versions of a name. */
  readonly reasoning: boolean;
  readonly lifecycle?: string;
  /** ISO date. */
  readonly retirement?: string;
  readonly replacement?: string;
  /** Deployment type -> regions. */
  readonly availability: { readonly [deploymentType: string]: readonly string[] };
  /** Deployment type -> tokens per minute of quota tier 0..6; null where none is published. */
  readonly quotaTokensPerMinute?: { readonly [deploymentType: string]: readonly (number | null)[] };
  /** Deployment type -> requests per minute that come with 1,000 tokens per minute. */
  readonly requestsPerThousandTokens?: { readonly [deploymentType: string]: number };
  /** Tokens per minute of one unit of `sku.capacity`; absent means 1,000. */
  readonly tokensPerUnit?: number;
  readonly provisioned?: ProvisionedThroughputRow;
}

/** A country by its ISO 3166-1 alpha-2 code. */
export interface CountryRow {
  readonly code: string;
  readonly name: string;
  readonly euMemberState: boolean;
  readonly euDataBoundary: boolean;
}
