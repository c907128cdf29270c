import { ARM_TYPES } from "./arm-types";
import type { Aspect } from "./aspect";
import { TYPES, type Way, waysOf } from "./facts";
import type { MeantApp, MeantResource, Route, Target, Value } from "./meant";
import { GROUP_OF_IDS, type GroupName, mayShareGroup, Names } from "./names";

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
  readonly names: Names;
  private readonly byKey: ReadonlyMap<string, MeantResource>;

  /**
   * @param areDefaultsBelieved Whether a default leads somewhere: what may belong together is found by it, what is judged must be
   * certain.
   */
  constructor(
    readonly app: MeantApp,
    private readonly blind: ReadonlySet<Aspect>,
    private readonly areDefaultsBelieved = blind.has("defaults that lead somewhere"),
  ) {
    this.byKey = new Map(app.resources.map((resource) => [resource.key, resource]));
    this.names = new Names(app.resources, areDefaultsBelieved || !this.sees("names that may be given"));
  }

  sees(aspect: Aspect): boolean {
    return !this.blind.has(aspect);
  }

  /** The same app by somebody who believes defaults. */
  believing(): AppIndex {
    return new AppIndex(this.app, this.blind, this.sees("what defaults may mean"));
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
        return this.declared(
          value.route === "default" && !this.sees("defaults that lead somewhere") ? (value.says ?? "") : value.what,
        );
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
    const isRecord = value.kind === "resource" && DNS.test(this.resource(value.key).type);
    return this.ends(this.read(value, "host"), from).map((end) =>
      isRecord || ("resource" in end && DNS.test(end.resource.type)) ? UNKNOWN : end,
    );
  }

  /** The same in a text, where a value of no place means nothing. */
  endsInText(value: Value, from: number): readonly End[] {
    return this.isPlaceless(value, from) ? [NOTHING] : this.ends(this.read(value, "host"), from);
  }

  /** The same of a secret, which must come from somewhere. */
  endsOfSecret(value: Value, from: number): readonly End[] {
    return this.isPlaceless(value, from) ? [UNKNOWN] : this.ends(value, from);
  }

  /** What a bare name of one of some types leads to, in the group of a child where it is that of its parent. */
  endsOfName(value: Value, from: number, types: readonly string[], child?: MeantResource): readonly End[] {
    if (value.kind === "outer") {
      const isExpression = value.route === "expression" || value.route === "default";
      const isThere = isExpression || mayShareGroup(this.groupOf(child), GROUP_OF_IDS);
      return isThere ? this.ends(value, from) : [UNKNOWN];
    }
    if (value.kind !== "resource") return this.ends(value, from);
    const meant = this.resource(value.key);
    if (value.route === "default" && !this.areDefaultsBelieved) return [UNKNOWN];
    // A reference to the name is one to the resource, whatever group it is in.
    const isName = ["name", "name in capitals", "default"].includes(value.route);
    const isHolder = !isName && types.includes(meant.type);
    const isTold = isName || this.names.hasName(meant);
    const named = isTold ? this.names.bearers(types, meant.name, this.groupOf(child)) : [];
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

  /** A default that is believed, as what it says. */
  private read(value: Value, route: Route): Value {
    return value.kind === "resource" && value.route === "default" && this.areDefaultsBelieved
      ? { ...value, route }
      : value;
  }

  private groupOf(child: MeantResource | undefined): GroupName | undefined {
    return this.sees("groups of names") && child ? this.names.groupOf(child) : undefined;
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
    return this.meantBy(resource, route, from);
  }

  /** What a data source reads that is asked for the name of a resource. */
  readBy(meant: MeantResource, from: number): readonly MeantResource[] {
    return this.names.bearers([meant.type], meant.name, this.names.groupOf(meant, from));
  }

  /** All that a name in a value may stand for. */
  private meantBy(resource: MeantResource, route: Route, from: number): readonly End[] {
    const { type, name } = resource;
    switch (route) {
      case "data source": {
        const found = this.readBy(resource, from).map((one) => this.endOf(one));
        return found.length > 0 ? found : [TYPES.get(type)?.class === "no-data" ? NOTHING : UNKNOWN];
      }
      case "arm id": {
        const found = this.names.bearers([type], name, GROUP_OF_IDS).map((one) => this.endOf(one));
        // Another subscription may have one of the same name, where names are not one of a kind.
        return found.length > 0 && ARM_TYPES[type]?.[1] ? found : [...found, UNKNOWN];
      }
      case "host":
        return this.names.hasName(resource) ? [this.endOf(resource)] : [UNKNOWN];
      case "default":
        return this.areDefaultsBelieved ? this.meantBy(resource, "arm id", from) : [UNKNOWN];
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
