import type { AppIndex } from "./app-index";
import { type Form, formAt, formOfWay, pointerOf } from "./form";
import type { Gift, MeantBox, MeantFlow, MeantResource, Route, Value } from "./meant";
import { GROUP_OF_IDS } from "./names";

/** An attribute of a resource that something has: empty for all of them. */
export type Mention = Pick<Gift, "key" | "attribute">;

/** Routes that name something without referring to it. */
const NAMING: readonly Route[] = ["data source", "arm id", "name", "name in capitals", "host", "default"];

type Having = MeantResource | MeantBox;
type Found = (key: string) => MeantResource;

/** Keys of the resources that something refers to by an expression: not those that it only names. */
export function referredTo(value: Value, found: Found): readonly string[] {
  switch (value.kind) {
    case "text":
      return value.holder === undefined ? [] : [value.holder];
    case "resource": {
      // A data source is asked for the name in a group, which may be written as a reference.
      const { group } = found(value.key);
      if (value.route === "data source" && group) return referredTo(group, found);
      return NAMING.includes(value.route) ? [] : [value.key];
    }
    case "kept":
      return [value.key];
    case "either":
    case "hidden":
      return value.keys;
    default:
      return [];
  }
}

/** Everything that a resource refers to, whatever for. */
export function allReferredTo(resource: MeantResource, found: Found): readonly string[] {
  const { group, location, ways, flows, gifts } = resource;
  const values = [...(group ? [group] : []), ...(location ? [location] : []), ...flowValues([...ways, ...flows])];
  return [
    ...values.flatMap((value) => referredTo(value, found)),
    ...gifts.flatMap(({ key, wrapping }) => (isId(wrapping) ? [] : [key])),
  ];
}

/** What a resource has of others, by the attribute. */
export class Mentions {
  constructor(private readonly index: AppIndex) {}

  of(one: Having): readonly Mention[] {
    return this.behind(one).flatMap((each) => this.writtenIn(each));
  }

  /** What is named by an id that is written out, also as a default. */
  namedIn(one: Having): readonly MeantResource[] {
    const keys = this.behind(one).flatMap((each) => idsIn(each));
    return keys.flatMap((key) => {
      const { type, name } = this.index.resource(key);
      return this.index.names.bearers([type], name, GROUP_OF_IDS);
    });
  }

  /** Something, and what hands on to it all that it has: whatever is not of Azure. */
  private behind(one: Having): readonly Having[] {
    const all = new Set([one]);
    // A set that grows while it is walked.
    for (const each of all) {
      for (const { key } of this.writtenIn(each)) {
        const resource = this.index.resource(key);
        if (!resource.type.startsWith("azurerm_")) all.add(resource);
      }
    }
    return [...all];
  }

  private writtenIn(one: Having): readonly Mention[] {
    if ("kind" in one) return this.given(one.gifts);
    const { type, stack, group, location, ways, flows, gifts } = one;
    const inFlows = (all: readonly MeantFlow[], formOf: (type: string, path: string) => Form) =>
      all.flatMap(({ path, values }) => values.flatMap((value) => this.inValue(value, formOf(type, path), stack)));
    return [
      ...(group ? this.inValue(group, "name", stack) : []),
      ...(location ? this.inValue(location, "name", stack) : []),
      ...inFlows(ways, formOfWay),
      ...inFlows(flows, formAt),
      ...this.given(gifts),
    ];
  }

  private given(gifts: readonly Gift[]): readonly Mention[] {
    return gifts.flatMap((gift) => {
      if (isId(gift.wrapping)) return [];
      if (gift.wrapping === "signature") return this.signed(gift);
      return gift.wrapping === "data source" ? [gift, ...this.read(gift)] : [gift];
    });
  }

  /** A data source reads whatever has the name. */
  private read({ key, attribute }: Gift): readonly Mention[] {
    const { names } = this.index;
    const meant = this.index.resource(key);
    const found = names.hasName(meant) ? names.bearers([meant.type], meant.name) : [];
    return found.map((one) => ({ key: one.key, attribute }));
  }

  /** What a data source makes of something opens it, and all that is behind it; a group holds nothing itself. */
  private signed({ key }: Gift): readonly Mention[] {
    const keys = new Set([key]);
    // A set that grows while it is walked.
    for (const each of keys) {
      const resource = this.index.resource(each);
      if (resource.type.startsWith("azurerm_")) continue;
      for (const next of allReferredTo(resource, (other) => this.index.resource(other))) keys.add(next);
    }
    const open = [...keys].filter((each) => this.index.resource(each).type !== "azurerm_resource_group");
    return open.map((each) => ({ key: each, attribute: "sas" }));
  }

  private inValue(value: Value, form: Form, from: number): readonly Mention[] {
    const asked = (key: string): Mention => ({ key, attribute: pointerOf(this.index.resource(key).type, form) });
    switch (value.kind) {
      case "text":
        return value.holder === undefined ? [] : [{ key: value.holder, attribute: "location" }];
      case "resource":
        return this.byRoute(value.key, value.route, form, from);
      // Whose secret it is, the vault does not say.
      case "kept":
        return [{ key: value.key, attribute: "secret" }];
      case "either":
      case "hidden":
        return value.keys.map(asked);
      default:
        return [];
    }
  }

  private byRoute(key: string, route: Route, form: Form, from: number): readonly Mention[] {
    const meant = this.index.resource(key);
    const { type } = meant;
    switch (route) {
      case "id":
      case "below":
        return [{ key, attribute: "id" }];
      case "attribute":
        return [{ key, attribute: form === "id" ? "resource_manager_id" : pointerOf(type, form) }];
      case "label":
        return [{ key, attribute: "name" }];
      case "data source":
        return this.index.readBy(meant, from).map((one) => ({ key: one.key, attribute: pointerOf(type, form) }));
      default:
        return NAMING.includes(route) ? [] : [{ key, attribute: pointerOf(type, form) }];
    }
  }
}

function flowValues(flows: MeantResource["flows"]): readonly Value[] {
  return flows.flatMap(({ values }) => values);
}

function isId(wrapping: Gift["wrapping"]): boolean {
  return wrapping === "arm id" || wrapping === "local arm id";
}

/** Keys of what a resource or a box names by ids. */
function idsIn(one: Having): readonly string[] {
  const named = one.gifts.flatMap(({ key, wrapping }) => (isId(wrapping) ? [key] : []));
  if ("kind" in one) return named;
  const { type, ways, flows } = one;
  return [
    ...named,
    ...ways.flatMap(({ path, values }) => values.flatMap((value) => idIn(value, formOfWay(type, path)))),
    ...flows.flatMap(({ path, values }) => values.flatMap((value) => idIn(value, formAt(type, path)))),
  ];
}

function idIn(value: Value, form: Form): readonly string[] {
  if (value.kind !== "resource") return [];
  return value.route === "arm id" || (value.route === "default" && form === "id") ? [value.key] : [];
}
