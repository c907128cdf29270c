import { ARM_TYPES } from "./arm-types";
import type { Aspect } from "./aspect";
import { TYPES, type Way, waysOf } from "./facts";
import type { MeantApp, MeantResource, Route, Target, Value } from "./meant";
import { bearers, GROUP, mayShareGroup } from "./names";

/** Where a target ends: at a resource of the app, in a region by somebody's word, nowhere, or nobody knows. */
export type End =
  | { readonly resource: MeantResource }
  | { readonly region: string }
  | { readonly nothing: true }
  | { readonly unknown: true };

const UNKNOWN: End = { unknown: true };
const NOTHING: End = { nothing: true };
/** In these is anything, anywhere, so that what is below one may be too. */
const SCOPES = ["azurerm_management_group", "azurerm_resource_group", "azurerm_subscription"];
const DNS = /^azurerm_(?:private_)?dns_/;
/** Values of the state, names in the tenant, ids of subscriptions and roles: they are in no place. */
const PLACELESS = /^(?:random_|time_|tls_|azuread_|azurerm_(?:client_config|subscription|role_definition)$)/;

/** The resources of an app by key, and what a target leads to among them. */
export class AppIndex {
  private readonly byKey: ReadonlyMap<string, MeantResource>;

  constructor(
    readonly app: MeantApp,
    private readonly blind: ReadonlySet<Aspect>,
  ) {
    this.byKey = new Map(app.resources.map((resource) => [resource.key, resource]));
  }

  sees(aspect: Aspect): boolean {
    return !this.blind.has(aspect);
  }

  resource(key: string): MeantResource {
    const found = this.byKey.get(key);
    if (!found) throw new Error(`no resource '${key}'`);
    return found;
  }

  /** @param from Number of the stack in which it is written. */
  ends(value: Value, from: number): readonly End[] {
    switch (value.kind) {
      case "resource":
        return this.endsAt(value, from);
      case "either":
        // A function is not followed into another stack.
        if (value.keys.some((key) => this.resource(key).stack !== from)) return [UNKNOWN];
        return value.keys.map((key) => this.endOf(this.resource(key))).slice(0, this.sees("either of two") ? 2 : 1);
      case "outer":
        return this.declared(value.what);
      case "kept":
        return [this.sees("what is kept in a vault") ? UNKNOWN : { resource: this.resource(value.key) }];
      case "private":
        return [NOTHING];
      case "text":
        return [];
      default:
        return [UNKNOWN];
    }
  }

  /** The same of an address: a record of DNS is nowhere, but leads anywhere. */
  endsOfHost(value: Value, from: number): readonly End[] {
    return this.ends(value, from).map((end) => ("resource" in end && DNS.test(end.resource.type) ? UNKNOWN : end));
  }

  /** The same in a text, where a value of no place means nothing. */
  endsInText(value: Value, from: number): readonly End[] {
    return this.isPlaceless(value, from) ? [NOTHING] : this.ends(value, from);
  }

  /** The same of a secret, which must come from somewhere. */
  endsOfSecret(value: Value, from: number): readonly End[] {
    return this.isPlaceless(value, from) ? [UNKNOWN] : this.ends(value, from);
  }

  /** What a bare name of one of some types leads to, in the group of a child where it is that of its parent. */
  endsOfName(value: Value, from: number, types: readonly string[], child?: MeantResource): readonly End[] {
    if (value.kind === "outer") {
      const isThere = value.route === "expression" || mayShareGroup(this.groupOf(child), GROUP);
      return isThere ? this.ends(value, from) : [UNKNOWN];
    }
    if (value.kind !== "resource") return this.ends(value, from);
    const meant = this.resource(value.key);
    // A reference to the name is one to the resource, whatever group it is in.
    const isHolder = value.route !== "name" && value.route !== "name in capitals" && types.includes(meant.type);
    const named = bearers(this.app.resources, types, meant.name, this.groupOf(child));
    const found = new Set([...(isHolder ? [meant] : []), ...named]);
    return found.size > 0 ? [...found].map((resource) => ({ resource })) : [UNKNOWN];
  }

  /** What a resource belongs to by one of its ways. */
  parentEnds(value: Value, child: MeantResource, { by, parents }: Pick<Way, "by" | "parents">): readonly End[] {
    const isAny = parents.includes("*");
    const ends = by === "name" ? this.endsOfName(value, child.stack, parents, child) : this.ends(value, child.stack);
    return ends.map((end) => {
      // No word puts into a region what works world-wide.
      if ("region" in end) return !isAny && parents.every(isOfTheWorld) ? UNKNOWN : end;
      if (!("resource" in end) || isAny || !TYPES.has(end.resource.type)) return end;
      const above = typesAbove(parents);
      return above.has(end.resource.type) || above.has("*") ? end : UNKNOWN;
    });
  }

  private groupOf(child: MeantResource | undefined) {
    return this.sees("groups of names") ? child?.group : undefined;
  }

  private isPlaceless(value: Value, from: number): boolean {
    if (value.kind !== "resource") return false;
    const { type, stack } = this.resource(value.key);
    return PLACELESS.test(type) && (value.route !== "function" || stack === from);
  }

  private endsAt({ key, route }: Target & { kind: "resource" }, from: number): readonly End[] {
    const resource = this.resource(key);
    if (route === "function" && resource.stack !== from) return [UNKNOWN];
    if (route === "below" && SCOPES.includes(resource.type)) return [UNKNOWN];
    return this.meantBy(resource, route);
  }

  /** All that a name in a value may stand for. */
  private meantBy(resource: MeantResource, route: Route): readonly End[] {
    const { resources } = this.app;
    const { type, name, group } = resource;
    switch (route) {
      case "data source":
        return bearers(resources, [type], name, group).map((one) => this.endOf(one));
      case "arm id": {
        const found = bearers(resources, [type], name, GROUP).map((one) => this.endOf(one));
        // Another subscription may have one of the same name, where names are not one of a kind.
        return found.length > 0 && ARM_TYPES[type]?.[1] ? found : [...found, UNKNOWN];
      }
      default:
        return [this.endOf(resource)];
    }
  }

  private endOf(resource: MeantResource): End {
    return resource.type.startsWith("azurerm_") ? { resource } : UNKNOWN;
  }

  private declared(what: string): readonly End[] {
    if (!this.sees("what is declared")) return [NOTHING];
    const regions = this.app.declared.filter((one) => one.what === what).map(({ region }) => ({ region }));
    return regions.length > 0 ? regions : [UNKNOWN];
  }
}

/** Types, and all that resources of them may belong to, however far up. */
function typesAbove(types: readonly string[]): ReadonlySet<string> {
  const above = new Set(types);
  // A set that grows while it is walked.
  for (const type of above) for (const way of waysOf(type)) for (const parent of way.parents) above.add(parent);
  return above;
}

function isOfTheWorld(type: string): boolean {
  return [...typesAbove([type])].every((known) => ["child", "global"].includes(TYPES.get(known)?.class ?? ""));
}
