/** What one unit of a deployment's capacity stands for. */
export enum BillingUnit {
  /** Billed per token; the capacity is a limit in tokens per minute. */
  TOKENS_PER_MINUTE = "TokensPerMinute",
  /** Billed per provisioned throughput unit (PTU) and hour, used or not. */
  PROVISIONED_THROUGHPUT_UNITS = "ProvisionedThroughputUnits",
  /** Batch: billed per token, limited by the tokens that wait in the queue. */
  ENQUEUED_TOKENS = "EnqueuedTokens",
}
