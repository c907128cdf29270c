import { hostKey } from "../private/web-address";
import { resolveAttribute } from "../terraform/block";
import type { Resolution } from "../terraform/resolution";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { certain, isDefault } from "./certain";
import { HOST_DOMAINS } from "./data/data-flows";
import type { HostDomainRow } from "./facts";
import { Namesakes } from "./namesakes";

type KeysOf = (resource: TerraformResource) => readonly string[];
type Index = ReadonlyMap<string, readonly TerraformResource[]>;

const NONE: readonly TerraformResource[] = [];
/** No name begins so. */
const BY_DEFAULT = " default ";

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
   * @param isCertain Whether a name that is the default of a variable is none, as another one may be given.
   */
  named(
    types: readonly string[],
    name: string,
    child?: TerraformResource,
    isCertain = false,
  ): readonly TerraformResource[] {
    return types.flatMap((type) => inGroupOf(child, this.namesakes(type, name, isCertain)));
  }

  /** The same of those that may be in a resource group. */
  namedInGroup(types: readonly string[], name: string, group: string, isCertain = false): readonly TerraformResource[] {
    return types.flatMap((type) => Namesakes.of(this.namesakes(type, name, isCertain)).inGroupNamed(group));
  }

  /** Resources of a document whose name is written as the same expression, which only Terraform evaluates. */
  namedAs(
    document: TerraformDocument,
    types: readonly string[],
    expression: string,
    child?: TerraformResource,
  ): readonly TerraformResource[] {
    const expressionsOf = ({ body, document: home }: TerraformResource) => {
      const told = resolveAttribute(home, body, "name");
      const found = told && certain(told, body.name);
      return found?.kind === "unknown" && found.expression !== "" ? [this.keyIn(home, found.expression)] : [];
    };
    const key = this.keyIn(document, expression);
    return types.flatMap((type) =>
      inGroupOf(child, this.ofType(this.expressions, type, expressionsOf).get(key) ?? NONE),
    );
  }

  /** Resources that answer under a host; more than one only where Azure would refuse the second. */
  atHost(host: string, isCertain = false): readonly TerraformResource[] {
    this.hosts ??= indexed(this.resources, (resource) =>
      (domainsOf.get(resource.type) ?? []).flatMap(({ domain, attribute }) => {
        const label = resolveAttribute(resource.document, resource.body, attribute);
        return keysOf(label, (text) => hostKey(`${text}.${domain}`));
      }),
    );
    return foundIn(this.hosts, hostKey(host), isCertain);
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

  private namesakes(type: string, name: string, isCertain: boolean): readonly TerraformResource[] {
    const namesOf = ({ body, document }: TerraformResource) =>
      keysOf(resolveAttribute(document, body, "name"), (text) => text.toLowerCase());
    return foundIn(this.ofType(this.names, type, namesOf), name.toLowerCase(), isCertain);
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

/** Under a default a resource is kept apart: it may be called otherwise. */
function keysOf(found: Resolution | undefined, keyOf: (text: string) => string): readonly string[] {
  if (found?.kind !== "literal") return [];
  const key = keyOf(String(found.value));
  return [isDefault(found) ? `${BY_DEFAULT}${key}` : key];
}

function foundIn(index: Index, key: string, isCertain: boolean): readonly TerraformResource[] {
  const found = index.get(key) ?? NONE;
  const perhaps = isCertain ? undefined : index.get(`${BY_DEFAULT}${key}`);
  return perhaps ? [...found, ...perhaps] : found;
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
