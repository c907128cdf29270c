import type { AppIndex, End } from "./app-index";
import { type Condition, type FlowRow, rowsOf, TYPES } from "./facts";
import type { Judging, RowContext, Seen } from "./judging";
import { GIVEN, type MeantResource, type Value } from "./meant";
import type { Membership } from "./membership";
import { isAccount, type Place, Places, regionsIn } from "./places";
import { processingVerdicts } from "./processing";
import { rowVerdicts } from "./rows";
import type { Verdict } from "./verdict";
import { truthOf } from "./words";

const DEPLOYMENT = "azurerm_cognitive_deployment";
/** A network does not hand on what passes it. */
const PEERINGS = [
  "azurerm_databricks_virtual_network_peering",
  "azurerm_virtual_hub_connection",
  "azurerm_virtual_network_peering",
];

/** Judges resources, those of the zone and what takes data of them. */
export class Verdicts implements Judging {
  readonly places: Places;

  constructor(
    readonly index: AppIndex,
    private readonly membership: Membership,
  ) {
    this.places = new Places(index);
  }

  /** Everything that is wrong with a resource. */
  of(resource: MeantResource): readonly Verdict[] {
    return [...this.placeVerdicts(resource), ...this.does(resource, () => new Set())];
  }

  /** What is wrong with the place of something at an attribute. */
  atPlace(place: Place, attribute: string, code: string): readonly Verdict[] {
    if (place === "nowhere") return [];
    if (place === "unknown") return [{ code: "Unknown", attribute }];
    if (place === "world") return [{ code: "TransitOutsideBoundary", attribute }];
    if (place === "anything") return [{ code: "ResourceNotClassified", attribute }];
    return this.places.isRight(place) ? [] : [{ code, attribute }];
  }

  /** What is wrong with where a value leads; of what is in the zone it is told there. */
  atEnds(ends: readonly End[], attribute: string, code: string, seen: Seen): readonly Verdict[] {
    return ends.flatMap((end) => {
      const target = "resource" in end ? end.resource : undefined;
      if (target && this.isMember(target)) return [];
      const found = this.places
        .ofEnd(end)
        .flatMap((place) => [
          ...this.atPlace(place, attribute, code),
          ...(target && isAccount(target) ? this.atRest(place, attribute) : []),
        ]);
      if (found.length > 0 || !target) return found;
      return this.handsOn(target, seen) ? [{ code, attribute }] : [];
    });
  }

  /** An account keeps data anywhere in its geography. */
  atRest(place: Place, attribute: string): readonly Verdict[] {
    const regions = regionsIn(place).filter((region) => this.places.isInside(region));
    const isInside = regions.every((region) => this.places.isGeographyInside(region));
    return isInside ? [] : [{ code: "AtRestLeavesBoundary", attribute }];
  }

  /** Whether what a resource is given goes on to where it must not be: from it, from what hangs on it, from what keeps it. */
  handsOn(taker: MeantResource, seen: Seen): boolean {
    if (!this.index.sees("what a taker hands on") || isKnown(seen, `all of ${taker.key}`)) return false;
    const followers = this.membership
      .followersOf(taker)
      .filter((one) => !this.isMember(one) && !PEERINGS.includes(one.type));
    return (
      this.does(taker, () => seen).length > 0 ||
      this.keptByLeaks(taker, seen) ||
      followers.some((one) => this.placeVerdicts(one, seen).length > 0 || this.handsOn(one, seen))
    );
  }

  isMember(resource: MeantResource): boolean {
    return this.membership.members.has(resource);
  }

  deploymentsOf(account: MeantResource): readonly MeantResource[] {
    return this.membership.followersOf(account).filter(({ type }) => type === DEPLOYMENT);
  }

  /** What a resource does, wherever it is. */
  does(resource: MeantResource, seen: () => Seen): readonly Verdict[] {
    const { index } = this;
    const runs = resource.hasProvisioner && index.sees("provisioners");
    return [
      ...(runs ? [{ code: "ResourceNotClassified", attribute: "provisioner.local-exec" }] : []),
      ...(resource.type === DEPLOYMENT ? processingVerdicts(this, resource) : []),
      ...rowsOf(resource.type)
        .filter((row) => this.counts(row, resource))
        .flatMap((row) => rowVerdicts(this.rowContext(resource, row, seen))),
    ];
  }

  private rowContext(resource: MeantResource, row: FlowRow, seen: () => Seen): RowContext {
    const values = resource.flows.filter(({ path }) => path === row.path).flatMap((flow) => flow.values);
    return { judging: this, resource, row, values: values.filter(isWritten), all: values, seen };
  }

  /** The data of a child is in its parent, and goes where that sends it; what other children do is theirs. */
  private keptByLeaks(resource: MeantResource, seen: Seen): boolean {
    if (!this.index.sees("what a parent does") || isKnown(seen, `above ${resource.key}`)) return false;
    return this.parentsOf(resource).some((parent) => this.parentLeaks(parent, seen));
  }

  private parentLeaks(parent: MeantResource, seen: Seen): boolean {
    if (!this.index.sees("what a parent does") || this.isMember(parent)) return false;
    if (isKnown(seen, `parent ${parent.key}`)) return false;
    return this.does(parent, () => seen).length > 0 || this.keptByLeaks(parent, seen);
  }

  private parentsOf(resource: MeantResource): readonly MeantResource[] {
    return this.places.of(resource).flatMap(({ parent }) => (parent ? [parent] : []));
  }

  private placeVerdicts(resource: MeantResource, seen?: Seen): readonly Verdict[] {
    const { type, location } = resource;
    if (TYPES.get(type)?.class === "global") return [];
    const isDeployment = type === DEPLOYMENT;
    const found = this.places.of(resource).flatMap(({ attribute, place, parent }) => {
      if (parent && this.isMember(parent)) return [];
      // Where nobody knows, the rule on processing says so.
      if (isDeployment && place === "unknown") return [];
      const told = [
        ...this.atPlace(place, attribute, "LocationOutsideBoundary"),
        ...(isDeployment || isAccount(resource) ? this.atRest(place, attribute) : []),
      ];
      if (told.length > 0 || !parent || !this.parentLeaks(parent, seen ?? new Set())) return told;
      return [{ code: "LocationOutsideBoundary", attribute }];
    });
    const isInNoTable = found.some(({ code }) => code === "ResourceNotClassified") && !TYPES.has(type);
    if (!isInNoTable || !location || !isWritten(location)) return found;
    return [
      ...found,
      ...this.atPlace(this.places.ofLocation(resource, location), "location", "LocationOutsideBoundary"),
    ];
  }

  /** Whether a row counts for a resource: it does wherever that cannot be told. */
  private counts({ onlyIf, unless }: FlowRow, resource: MeantResource): boolean {
    if (!this.index.sees("conditions")) return true;
    if (onlyIf && this.holds(onlyIf, resource) === "no") return false;
    return !(unless && this.holds(unless, resource) === "yes");
  }

  private holds({ path, startsWith }: Condition, { flows }: MeantResource): "yes" | "no" | "unknown" {
    const [value] = flows.filter((flow) => flow.path === path).flatMap(({ values }) => values.filter(isWritten));
    if (value === undefined) return "no";
    if (startsWith.includes("")) return "yes";
    // Of a default nobody knows whether it is taken.
    const told = value.kind === "text" && !GIVEN.includes(value.telling) ? this.places.texts.said(value) : undefined;
    const isSwitch = startsWith.every((start) => truthOf(start) !== undefined);
    const said = (isSwitch ? truthOf(told)?.toString() : told)?.toLowerCase();
    if (said === undefined) return "unknown";
    return startsWith.some((start) => said.startsWith(start.toLowerCase())) ? "yes" : "no";
  }
}

/** Nothing is written in an empty text. */
function isWritten(value: Value): boolean {
  return value.kind !== "text" || value.says !== "";
}

function isKnown(seen: Seen, what: string): boolean {
  if (seen.has(what)) return true;
  seen.add(what);
  return false;
}
