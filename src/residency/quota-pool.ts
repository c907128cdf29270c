/** Which deployments of a subscription draw on the same quota. */
export enum QuotaPool {
  /** Every region has a quota of its own. */
  REGION = "Region",
  /** All regions of a data zone share one quota: a second region adds resilience, not tokens. */
  DATA_ZONE = "DataZone",
  /** All regions of a subscription share one quota. */
  SUBSCRIPTION = "Subscription",
}
