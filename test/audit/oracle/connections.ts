import type { AppIndex, End } from "./app-index";
import { isEmpty, isHarmless, isKey, isOfState } from "./attributes";
import { type FlowRow, rowsOf, TYPES } from "./facts";
import { HIDING, type MeantBox, type MeantResource, type Value } from "./meant";
import { allReferredTo, type Mention, Mentions, referredTo } from "./mentions";

type Zone = ReadonlySet<MeantResource>;

const GROUP = "azurerm_resource_group";
const CONNECTING = ["BackendOutsideBoundary", "ReferenceLeavesZone", "TransitOutsideBoundary"];
const LEADING = ["host", "reference", "secret", "text"];

/** What is connected to a zone beside it: it gets data of the zone, or can ask for it. */
export class Connections {
  private readonly mentions: Mentions;
  private readonly found = (key: string) => this.index.resource(key);

  constructor(private readonly index: AppIndex) {
    this.mentions = new Mentions(index);
  }

  /** Whether something beside a zone belongs to it by a connection, by its group, by a key, or because nobody sees into it. */
  joins(resource: MeantResource, zone: Zone): boolean {
    const { index } = this;
    return (
      (index.sees("connections to the zone") && this.isConnected(resource, zone)) ||
      (index.sees("resource groups of the zone") && this.isInGroup(resource, zone)) ||
      (index.sees("keys of the zone") && this.hasKey(resource, zone)) ||
      (index.sees("what cannot be seen into") &&
        isBlind(resource) &&
        this.isGiven(resource, zone, isStranger(resource)))
    );
  }

  boxJoins(box: MeantBox, zone: Zone): boolean {
    return this.index.sees("boxes beside the zone") && this.isGiven(box, zone);
  }

  /** What is mentioned where nobody can tell what is meant: what could be it, or is behind what could not. */
  mayMean(value: Value, { stack }: MeantResource, types: readonly string[]): ReadonlySet<MeantResource> {
    const found = new Set<MeantResource>();
    const seen = new Set(referredTo(value, this.found).map(this.found));
    for (const resource of seen) {
      if (resource.stack !== stack && !this.index.sees("what another stack may mean")) continue;
      const couldBe = types.includes(resource.type) || (types.includes("*") && TYPES.has(resource.type));
      if (couldBe) found.add(resource);
      else for (const key of allReferredTo(resource, this.found)) seen.add(this.found(key));
    }
    return found;
  }

  /** Data goes both ways. */
  private isConnected(resource: MeantResource, zone: Zone): boolean {
    return rowsOf(resource.type)
      .filter((row) => this.connects(row))
      .some((row) =>
        resource.flows
          .filter(({ path }) => path === row.path)
          .flatMap(({ values }) => values)
          .some((value) => this.isAtEnd(this.endsOf(value, row, resource), value, resource, ["*"], zone)),
      );
  }

  private connects({ judge, code, path, oneWay }: FlowRow): boolean {
    if (oneWay && this.index.sees("what is only written to")) return false;
    return judge === "rule" ? path !== "sku.name" : LEADING.includes(judge) && CONNECTING.includes(code);
  }

  private endsOf(value: Value, { judge, path, named }: FlowRow, { stack }: MeantResource): readonly End[] {
    if (named) return this.index.endsOfName(value, stack, named);
    if (judge === "reference" || path === "resource_id") return this.index.ends(value, stack);
    const isText = judge === "text" || judge === "secret";
    return isText ? this.index.endsInText(value, stack) : this.index.endsOfHost(value, stack);
  }

  private isInGroup(resource: MeantResource, zone: Zone): boolean {
    const { type, group, stack } = resource;
    const kind = TYPES.get(type)?.class;
    if ((kind !== "located" && kind !== "opaque") || group === undefined) return false;
    if (group.kind === "text") {
      const isRead = !HIDING.includes(group.telling);
      return isRead && this.index.names.bearers([GROUP], group.says).some((one) => zone.has(one));
    }
    return this.isAtEnd(this.index.endsOfName(group, stack, [GROUP]), group, resource, [GROUP], zone);
  }

  private isAtEnd(
    ends: readonly End[],
    value: Value,
    resource: MeantResource,
    types: readonly string[],
    zone: Zone,
  ): boolean {
    const isOfZone = (one: MeantResource) => zone.has(one) && !isEmpty(one.type);
    if (ends.some((end) => "resource" in end && isOfZone(end.resource))) return true;
    const isOpen = ends.some((end) => "unknown" in end) && this.index.sees("connections that may be to the zone");
    return isOpen && [...this.mayMean(value, resource, types)].some(isOfZone);
  }

  private hasKey(resource: MeantResource, zone: Zone): boolean {
    if (!resource.type.startsWith("azurerm_")) return false;
    return this.ofZone(this.mentions.of(resource), zone).some(([type, attribute]) => isKey(type, attribute));
  }

  /** @param isStranger It makes nothing in Azure, so the name of a group is a name. */
  private isGiven(one: MeantResource | MeantBox, zone: Zone, isStranger = false): boolean {
    const mentions = this.ofZone(this.mentions.of(one), zone).filter(
      ([type, attribute]) => !isStranger || type !== GROUP || attribute !== "name",
    );
    if (mentions.some(([type, attribute]) => !isHarmless(type, attribute))) return true;
    return (
      this.index.sees("ids that are written out") &&
      this.mentions.namedIn(one).some((named) => zone.has(named) && !isEmpty(named.type))
    );
  }

  /** What is mentioned of a zone, where there is something of the zone in it. */
  private ofZone(mentions: readonly Mention[], zone: Zone): readonly (readonly [type: string, attribute: string])[] {
    return mentions.flatMap(({ key, attribute }) => {
      const mentioned = this.index.resource(key);
      return zone.has(mentioned) && !isEmpty(mentioned.type) ? [[mentioned.type, attribute] as const] : [];
    });
  }
}

function isBlind({ type, hasProvisioner }: MeantResource): boolean {
  if (hasProvisioner) return true;
  const known = TYPES.get(type);
  return known === undefined ? !isOfState(type) : known.class === "opaque";
}

function isStranger({ type, hasProvisioner }: MeantResource): boolean {
  return !hasProvisioner && !/^az(?:urerm|api)_/.test(type);
}
