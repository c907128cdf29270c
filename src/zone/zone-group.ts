import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { ResourceGroupPlan } from "../plan/plan-zone";
import type { AzureRegion } from "../residency/azure-region";

/** The resource group of a region of a zone. */
export interface ZoneGroup {
  readonly region: AzureRegion;
  /** A reference for one that the zone creates. */
  readonly name: string;
  /** Undefined for one that exists. */
  readonly id?: string;
  readonly provider?: TerraformProvider;
}

/** What every resource group of a zone has. */
export interface ZoneGroupProps {
  readonly tags?: { [name: string]: string };
  readonly provider?: TerraformProvider;
}

/** The resource group of a region as it was planned: created below the zone, or taken as it is. */
export function zoneGroup(
  zone: Construct,
  { region, name, isCreated }: ResourceGroupPlan,
  { tags, provider }: ZoneGroupProps,
): ZoneGroup {
  if (!isCreated) return { region, name, provider };
  const { name: location } = region;
  const group = new ResourceGroup(zone, `resource-group-${location}`, { name, location, tags, provider });
  return { region, name: group.name, id: group.id, provider };
}
