/**
 * How an API Management service stands in a virtual network.
 *
 * @see https://learn.microsoft.com/azure/api-management/virtual-network-concepts
 */
export enum ApimVirtualNetwork {
  /**
   * The gateway reaches what is in the network, and callers reach it from the internet: a place in the network in the classic
   * tiers, outbound integration in the v2 tiers.
   */
  EXTERNAL = "External",
  /** The gateway reaches what is in the network, and callers reach it from there only. */
  INTERNAL = "Internal",
}
