/**
 * Quota tier of a subscription. Azure raises it with usage. The control-plane API tells the present one:
 * `GET /subscriptions/…/providers/Microsoft.CognitiveServices/quotaTiers?api-version=2025-10-01-preview`.
 *
 * @see https://learn.microsoft.com/azure/foundry/openai/quotas-limits
 */
export enum QuotaTier {
  /** The free tier. */
  FREE = 0,
  /** Tier 1, where a new pay-as-you-go subscription starts. */
  TIER_1 = 1,
  /** Tier 2. */
  TIER_2 = 2,
  /** Tier 3. */
  TIER_3 = 3,
  /** Tier 4. */
  TIER_4 = 4,
  /** Tier 5. */
  TIER_5 = 5,
  /** Tier 6, the highest that Microsoft publishes. */
  TIER_6 = 6,
}
