import type { TerraformProvider } from "cdktf";
import type { AzureRegion } from "../residency/azure-region";
import type { DataClass } from "../residency/data-class";
import type { PolicyAssignments } from "../residency/policy-assignments";

/** Properties of a residency zone. */
export interface ResidencyZoneProps {
  /** Regions of the zone in order of preference; the first is the primary. Each must be inside the boundary. */
  readonly regions: AzureRegion[];

  /** What kind of data the zone holds: its boundary, and how far it may fail over. */
  readonly dataClass: DataClass;

  /**
   * Your own prefix for names, 2 to 12 lower-case letters, digits and single `-`. It goes into every name, and into the digest
   * of every name that is unique in all of Azure.
   */
  readonly namePrefix: string;

  /**
   * Tags of every resource of the zone.
   *
   * @default - none
   */
  readonly tags?: { [name: string]: string };

  /**
   * Provider of every resource of the zone, for a zone with a subscription of its own.
   *
   * @default - the default azurerm provider of the stack
   */
  readonly provider?: TerraformProvider;

  /**
   * Providers of single regions, by region name.
   *
   * @default - `provider` in every region
   */
  readonly providerByRegion?: { [region: string]: TerraformProvider };

  /**
   * Names of the resource groups that are created, by region name.
   *
   * @default - `rg-<prefix>-<zone>-<region>-<digest>`
   */
  readonly resourceGroupNames?: { [region: string]: string };

  /**
   * Names of existing resource groups, by region name. None is created in these regions.
   *
   * @default - a resource group is created in every region
   */
  readonly existingResourceGroups?: { [region: string]: string };

  /**
   * Azure Policy assignments on the resource groups: they deny what would leave the boundary, whoever asks for it. They need the
   * right to write policy assignments on the groups, and policy definitions in the subscription.
   *
   * @default - they are made, with definitions of their own
   */
  readonly policyAssignments?: PolicyAssignments;
}
