/**
 * Tier of an Azure API Management service. What each can and costs differs a lot; the plan refuses what a tier cannot.
 *
 * @see https://learn.microsoft.com/azure/api-management/api-management-features
 */
export enum ApimTier {
  /** Billed per call. Cannot stream answers, has no circuit breaker, and takes policies of 16 KiB: few deployments and accounts. */
  CONSUMPTION = "Consumption",
  /** One unit without an SLA, for trying things out. */
  DEVELOPER = "Developer",
  /** Classic tier for small loads, up to 2 units. */
  BASIC = "Basic",
  /** Classic tier for medium loads, up to 4 units. */
  STANDARD = "Standard",
  /** Classic tier with availability zones, several regions and a place inside a virtual network. */
  PREMIUM = "Premium",
  /** Quick to create and to scale; requests that failover may send again are limited to 2 MiB, as in every v2 tier. */
  BASIC_V2 = "BasicV2",
  /** Like Basic v2, and reaches backends in a virtual network. */
  STANDARD_V2 = "StandardV2",
  /** Like Standard v2, with a place inside a virtual network, and availability zones. */
  PREMIUM_V2 = "PremiumV2",
}
