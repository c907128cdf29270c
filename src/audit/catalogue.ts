import { normaliseRegion } from "../private/region-name";
import { hostKey } from "../private/web-address";
import { AzureRegion } from "../residency/azure-region";
import { DeploymentType } from "../residency/deployment-type";

/** A host that answers from a region, by the word of whoever declares it. */
export interface DeclaredHost {
  readonly host: string;
  readonly region: AzureRegion;
}

/** What is known: regions and deployment types of the tables, and what was declared with its facts. */
export class Catalogue {
  private readonly regions = new Map<string, AzureRegion>();
  private readonly types = new Map<string, DeploymentType>();
  private readonly hosts = new Map<string, Map<string, AzureRegion>>();

  constructor(
    regions: readonly AzureRegion[] = [],
    types: readonly DeploymentType[] = [],
    hosts: readonly DeclaredHost[] = [],
  ) {
    for (const region of regions) this.regions.set(region.name, region);
    for (const type of types) this.types.set(type.name, type);
    for (const { host, region } of hosts) {
      const places = this.hosts.get(hostKey(host)) ?? new Map<string, AzureRegion>();
      this.hosts.set(hostKey(host), places.set(region.name, region));
    }
  }

  region(name: string): AzureRegion | undefined {
    const key = normaliseRegion(name);
    const known = this.regions.get(key) ?? (AzureRegion.isKnown(key) ? AzureRegion.of(key) : undefined);
    if (known) this.regions.set(key, known);
    return known;
  }

  /** Every region that a host was declared for: where two are named, nobody can tell which is meant. */
  hostRegions(host: string): readonly AzureRegion[] {
    return [...(this.hosts.get(hostKey(host))?.values() ?? [])];
  }

  /** Exactly as Azure spells it: what differs in case is refused by the provider, and is no type that is known. */
  deploymentType(name: string): DeploymentType | undefined {
    const known = this.types.get(name) ?? (DeploymentType.isKnown(name) ? DeploymentType.of(name) : undefined);
    if (known) this.types.set(name, known);
    return known;
  }
}
