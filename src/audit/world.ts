import { hostKey } from "../private/web-address";
import { resolveAttribute } from "../terraform/block";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { HOST_DOMAINS } from "./data/data-flows";
import type { HostDomainRow } from "./facts";
import { Namesakes } from "./namesakes";

type KeysOf = (resource: TerraformResource) => readonly string[];
type Index = ReadonlyMap<string, readonly TerraformResource[]>;

const NONE: readonly TerraformResource[] = [];

const domainsOf = new Map<string, HostDomainRow[]>();
for (const row of HOST_DOMAINS)
  for (const type of row.types) domainsOf.set(type, [...(domainsOf.get(type) ?? []), row]);

/** The documents that are audited together, and indexes of what is in them; each is made when it is first asked for. */
export class World {
  readonly resources: readonly TerraformResource[];
  private types?: Index;
  /** By type. */
  private readonly names = new Map<string, Index>();
  private readonly expressions = new Map<string, Index>();
  private hosts?: Index;
  private ids?: Index;

  constructor(readonly documents: readonly TerraformDocument[]) {
    this.resources = documents.flatMap((document) => document.resources);
  }

  /**
   * Resources of some types that have a name; Azure knows no case in it.
   *
   * @param child What is in the same resource group; left out, any group may be meant.
   */
  named(types: readonly string[], name: string, child?: TerraformResource): readonly TerraformResource[] {
    return types.flatMap((type) => inGroupOf(child, this.namesakes(type, name)));
  }

  /** The same of those that may be in a resource group. */
  namedInGroup(types: readonly string[], name: string, group: string): readonly TerraformResource[] {
    return types.flatMap((type) => Namesakes.of(this.namesakes(type, name)).inGroupNamed(group));
  }

  /** Resources of a document whose name is written as the same expression, which only Terraform evaluates. */
  namedAs(
    document: TerraformDocument,
    types: readonly string[],
    expression: string,
    child?: TerraformResource,
  ): readonly TerraformResource[] {
    const keysOf = ({ body, document: home }: TerraformResource) => {
      const found = resolveAttribute(home, body, "name");
      return found?.kind === "unknown" && found.expression !== "" ? [this.keyIn(home, found.expression)] : [];
    };
    const key = this.keyIn(document, expression);
    return types.flatMap((type) => inGroupOf(child, this.ofType(this.expressions, type, keysOf).get(key) ?? NONE));
  }

  /** Resources that answer under a host; more than one only where Azure would refuse the second. */
  atHost(host: string): readonly TerraformResource[] {
    this.hosts ??= indexed(this.resources, (resource) =>
      (domainsOf.get(resource.type) ?? []).flatMap(({ domain, attribute }) => {
        const label = resolveAttribute(resource.document, resource.body, attribute);
        return label?.kind === "literal" ? [hostKey(`${label.value}.${domain}`)] : [];
      }),
    );
    return this.hosts.get(hostKey(host)) ?? [];
  }

  /** The resource of an ARM id, or the nearest above it; only a plan or state file holds ids. */
  withId(id: string): readonly TerraformResource[] {
    this.ids ??= indexed(this.resources, ({ body }) => {
      const own = Object.hasOwn(body, "id") ? body.id : undefined;
      return typeof own === "string" && own.startsWith("/") ? [own.toLowerCase()] : [];
    });
    if (this.ids.size === 0) return [];
    const parts = id.toLowerCase().replace(/\/+$/, "").split("/");
    // Above a provider there are groups and subscriptions, in which anything may be anywhere.
    const least = parts.lastIndexOf("providers");
    for (let length = parts.length; length > least; length--) {
      const found = this.ids.get(parts.slice(0, length).join("/"));
      if (found) return found;
    }
    return [];
  }

  private namesakes(type: string, name: string): readonly TerraformResource[] {
    const keysOf = ({ body, document }: TerraformResource) => {
      const found = resolveAttribute(document, body, "name");
      return found?.kind === "literal" ? [String(found.value).toLowerCase()] : [];
    };
    return this.ofType(this.names, type, keysOf).get(name.toLowerCase()) ?? NONE;
  }

  /** The index of the resources of a type. Most types are never asked for, so each has its own. */
  private ofType(indexes: Map<string, Index>, type: string, keysOf: KeysOf): Index {
    this.types ??= indexed(this.resources, (resource) => [resource.type]);
    const known = indexes.get(type) ?? indexed(this.types.get(type) ?? NONE, keysOf);
    indexes.set(type, known);
    return known;
  }

  private keyIn(document: TerraformDocument, expression: string): string {
    return `${this.documents.indexOf(document)} ${expression}`;
  }
}

function inGroupOf(
  child: TerraformResource | undefined,
  namesakes: readonly TerraformResource[],
): readonly TerraformResource[] {
  return child ? Namesakes.of(namesakes).inGroupOf(child) : namesakes;
}

function indexed(resources: readonly TerraformResource[], keysOf: KeysOf): Index {
  const index = new Map<string, TerraformResource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) {
      const others = index.get(key);
      if (others) others.push(resource);
      else index.set(key, [resource]);
    }
  }
  return index;
}
