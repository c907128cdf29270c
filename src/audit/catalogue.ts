import { normaliseRegion } from "../private/region-name";
import { AzureRegion } from "../residency/azure-region";
import { DeploymentType } from "../residency/deployment-type";

/** Regions and deployment types that are known: those of the tables and those that were declared with their facts. */
export class Catalogue {
  private readonly regions = new Map<string, AzureRegion>();
  private readonly types = new Map<string, DeploymentType>();

  constructor(regions: readonly AzureRegion[] = [], types: readonly DeploymentType[] = []) {
    for (const region of regions) this.regions.set(region.name, region);
    for (const type of types) this.types.set(type.name, type);
  }

  region(name: string): AzureRegion | undefined {
    const key = normaliseRegion(name);
    const known = this.regions.get(key) ?? (AzureRegion.isKnown(key) ? AzureRegion.of(key) : undefined);
    if (known) this.regions.set(key, known);
    return known;
  }

  /** Exactly as Azure spells it: what differs in case is refused by the provider, and is no type that is known. */
  deploymentType(name: string): DeploymentType | undefined {
    const known = this.types.get(name) ?? (DeploymentType.isKnown(name) ? DeploymentType.of(name) : undefined);
    if (known) this.types.set(name, known);
    return known;
  }
}
