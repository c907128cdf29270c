import { normaliseRegion } from "../private/region-name";
import { hostKey } from "../private/web-address";
import { AzureRegion } from "../residency/azure-region";
import { DeploymentType } from "../residency/deployment-type";

/** A host that answers from a region, by the word of whoever declares it. */
export interface DeclaredHost {
  readonly host: string;
  readonly region: AzureRegion;
}

/** Something that no document has and that is in a region, by the word of whoever declares it. */
export interface DeclaredExternal {
  /** An ARM id, which stands for everything in it too; a host; or an expression as it is written in the document. */
  readonly what: string;
  readonly region: AzureRegion;
}

type Places = Map<string, Map<string, AzureRegion>>;

/** What is known: regions and deployment types of the tables, and what was declared with its facts. */
export class Catalogue {
  private readonly regions = new Map<string, AzureRegion>();
  private readonly types = new Map<string, DeploymentType>();
  private readonly hosts: Places = new Map();
  private readonly ids: Places = new Map();
  /** By the last part of an id. */
  private readonly idsByName = new Map<string, Set<string>>();
  private readonly texts: Places = new Map();

  constructor(
    regions: readonly AzureRegion[] = [],
    types: readonly DeploymentType[] = [],
    hosts: readonly DeclaredHost[] = [],
    externals: readonly DeclaredExternal[] = [],
  ) {
    for (const region of regions) this.regions.set(region.name, region);
    for (const type of types) this.types.set(type.name, type);
    for (const { host, region } of hosts) declare(this.hosts, hostKey(host), region);
    for (const { what, region } of externals) {
      this.regions.set(region.name, this.regions.get(region.name) ?? region);
      declare(this.texts, textKey(what), region);
      if (what.startsWith("/")) this.declareId(idKey(what), region);
      else declare(this.hosts, hostKey(what.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/?#:].*$/s, "")), region);
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
    return valuesOf(this.hosts.get(hostKey(host)));
  }

  /** Every region that an ARM id, or the nearest above it, was declared for. */
  idRegions(id: string): readonly AzureRegion[] {
    if (this.ids.size === 0) return [];
    const parts = idKey(id).split("/");
    for (let length = parts.length; length > 0; length--) {
      const found = this.ids.get(parts.slice(0, length).join("/"));
      if (found) return valuesOf(found);
    }
    return [];
  }

  /**
   * Every region that an ARM id was declared for which names a resource of a type.
   *
   * @param type Of Azure Resource Manager, in lower case.
   * @param group Name of its resource group; left out, any.
   */
  namedRegions(type: string, name: string, group?: string): readonly AzureRegion[] {
    const end = `/providers/${type}/${name}`.toLowerCase();
    const within = group === undefined ? "/" : `/resourcegroups/${group}/`.toLowerCase();
    return [...(this.idsByName.get(lastPart(end)) ?? [])].flatMap((id) =>
      id.endsWith(end) && `${id.slice(0, -end.length)}/`.endsWith(within) ? valuesOf(this.ids.get(id)) : [],
    );
  }

  private declareId(id: string, region: AzureRegion): void {
    declare(this.ids, id, region);
    const name = lastPart(id);
    this.idsByName.set(name, (this.idsByName.get(name) ?? new Set()).add(id));
  }

  /** Every region that an expression was declared for, with its braces or without them. */
  textRegions(text: string): readonly AzureRegion[] {
    return valuesOf(this.texts.get(textKey(text)));
  }

  /** Exactly as Azure spells it: what differs in case is refused by the provider, and is no type that is known. */
  deploymentType(name: string): DeploymentType | undefined {
    const known = this.types.get(name) ?? (DeploymentType.isKnown(name) ? DeploymentType.of(name) : undefined);
    if (known) this.types.set(name, known);
    return known;
  }
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

function declare(places: Places, key: string, region: AzureRegion): void {
  const regions = places.get(key) ?? new Map<string, AzureRegion>();
  places.set(key, regions.set(region.name, region));
}

function valuesOf(places: ReadonlyMap<string, AzureRegion> | undefined): readonly AzureRegion[] {
  return places ? [...places.values()] : [];
}

function idKey(id: string): string {
  return id.replace(/\/+$/, "").toLowerCase();
}

function textKey(text: string): string {
  return text.trim().replace(/^\$\{\s*(.*?)\s*\}$/s, "$1");
}
