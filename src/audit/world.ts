import { hostKey } from "../private/web-address";
import { resolveAttribute } from "../terraform/block";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { HOST_DOMAINS } from "./data/data-flows";

/** The documents that are audited together, and indexes of what is in them; each is made when it is first asked for. */
export class World {
  readonly resources: readonly TerraformResource[];
  private names?: ReadonlyMap<string, readonly TerraformResource[]>;
  private hosts?: ReadonlyMap<string, readonly TerraformResource[]>;
  private ids?: ReadonlyMap<string, readonly TerraformResource[]>;

  constructor(readonly documents: readonly TerraformDocument[]) {
    this.resources = documents.flatMap((document) => document.resources);
  }

  /** Resources of some types that have a name; Azure knows no case in it. */
  named(types: readonly string[], name: string): readonly TerraformResource[] {
    this.names ??= indexed(this.resources, ({ type, body, document }) => {
      const found = resolveAttribute(document, body, "name");
      return found?.kind === "literal" ? [`${type} ${String(found.value).toLowerCase()}`] : [];
    });
    return this.lookUp(this.names, types, name.toLowerCase());
  }

  /** Resources of a document whose name is written as the same expression, which only Terraform evaluates. */
  namedAs(document: TerraformDocument, types: readonly string[], expression: string): readonly TerraformResource[] {
    this.expressions ??= indexed(this.resources, ({ type, body, document: home }) => {
      const found = resolveAttribute(home, body, "name");
      return found?.kind === "unknown" && found.expression !== "" ? [`${type} ${found.expression}`] : [];
    });
    return this.lookUp(this.expressions, types, expression).filter((resource) => resource.document === document);
  }
  private expressions?: ReadonlyMap<string, readonly TerraformResource[]>;

  /** Resources that answer under a host; more than one only where Azure would refuse the second. */
  atHost(host: string): readonly TerraformResource[] {
    this.hosts ??= indexed(this.resources, (resource) =>
      HOST_DOMAINS.filter(({ types }) => types.includes(resource.type)).flatMap(({ domain, attribute }) => {
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

  private lookUp(
    index: ReadonlyMap<string, readonly TerraformResource[]>,
    types: readonly string[],
    key: string,
  ): readonly TerraformResource[] {
    return types.flatMap((type) => index.get(`${type} ${key}`) ?? []);
  }
}

function indexed(
  resources: readonly TerraformResource[],
  keysOf: (resource: TerraformResource) => readonly string[],
): ReadonlyMap<string, readonly TerraformResource[]> {
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
