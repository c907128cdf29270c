import type { AppIndex } from "./app-index";
import { rowsOf, TYPES, waysOf } from "./facts";
import { isUnder, type MeantFlow, type MeantResource, mentionedIn, type Value, ZONE } from "./meant";

/** What belongs to the zone, and what hangs on what. */
export class Membership {
  readonly members: ReadonlySet<MeantResource>;
  /** Stacks in which constructs of the zone wrote something; all of them where they wrote nothing. */
  private readonly homes: ReadonlySet<number>;

  constructor(private readonly index: AppIndex) {
    const { resources, modules } = index.app;
    const all = [...resources, ...modules];
    const own = all.filter(isOfZone);
    this.homes = new Set((own.length > 0 ? own : all).map(({ stack }) => stack));
    const members = new Set(this.written());
    // A set that grows while it is walked.
    for (const member of members) {
      for (const other of index.app.resources) if (this.hangsOn(other, member, true)) members.add(other);
    }
    this.members = members;
  }

  /** Stacks that have something of the zone. */
  get stacks(): ReadonlySet<number> {
    return new Set([...this.homes, ...[...this.members].map(({ stack }) => stack)]);
  }

  /** What certainly hangs on a resource: its children, and what takes data from it. */
  followersOf(resource: MeantResource): readonly MeantResource[] {
    return this.index.app.resources.filter((other) => this.hangsOn(other, resource, false));
  }

  private hangsOn(follower: MeantResource, resource: MeantResource, isDoubtEnough: boolean): boolean {
    if (follower === resource) return false;
    const { index } = this;
    const anchors = [
      ...waysOf(follower.type).map((way) => ({ way, isOrigin: false })),
      ...rowsOf(follower.type).flatMap(({ path, origin }) =>
        origin ? { way: { attribute: path, by: "id", parents: ["*"] } as const, isOrigin: true } : [],
      ),
    ];
    // Any of them may be what was meant, at whichever attribute it stands.
    const couldBe = anchors.flatMap(({ way }) => way.parents);
    return anchors.some(({ way, isOrigin }) => {
      if (!index.sees(isOrigin ? "takers of data of the zone" : "children of the zone")) return false;
      const written = [...follower.ways, ...follower.flows].filter((flow: MeantFlow) => flow.path === way.attribute);
      return written
        .flatMap(({ values }) => values)
        .some((value) => {
          const ends = index.parentEnds(value, follower, way);
          if (ends.some((end) => "resource" in end && end.resource === resource)) return true;
          const isOpen = ends.some((end) => "unknown" in end);
          return isOpen && isDoubtEnough && this.mayMean(value, follower, couldBe).has(resource);
        });
    });
  }

  /** What is mentioned where the parent cannot be told: what could be one, or is behind what could not. */
  private mayMean(value: Value, { stack }: MeantResource, parents: readonly string[]): ReadonlySet<MeantResource> {
    const found = new Set<MeantResource>();
    if (!this.index.sees("children that may be of the zone")) return found;
    const seen = new Set(mentionedIn(value).map((key) => this.index.resource(key)));
    for (const resource of seen) {
      if (resource.stack !== stack && !this.index.sees("what another stack may mean")) continue;
      const couldBe = parents.includes(resource.type) || (parents.includes("*") && TYPES.has(resource.type));
      if (couldBe) found.add(resource);
      else for (const next of this.mentionedBy(resource)) seen.add(next);
    }
    return found;
  }

  private mentionedBy({ location, ways, flows }: MeantResource): readonly MeantResource[] {
    const values = [...(location ? [location] : []), ...[...ways, ...flows].flatMap((flow) => flow.values)];
    return values.flatMap(mentionedIn).map((key) => this.index.resource(key));
  }

  /** What constructs of the zone wrote; and what nobody wrote, unless it has to do with others and nothing with the zone. */
  private written(): readonly MeantResource[] {
    const { resources } = this.index.app;
    const ofZone = resources.filter(isOfZone);
    if (!this.index.sees("what nobody wrote")) return ofZone;
    const nearZone = this.connectedTo(ofZone);
    const nearOthers = this.connectedTo(resources.filter((one) => one.path !== undefined && !isOfZone(one)));
    const strays = resources.filter(
      (stray) =>
        stray.path === undefined && this.homes.has(stray.stack) && (nearZone.has(stray) || !nearOthers.has(stray)),
    );
    return [...ofZone, ...strays];
  }

  /** What nobody wrote and is mentioned by some resources or mentions one, directly or through others that nobody wrote. */
  private connectedTo(some: readonly MeantResource[]): ReadonlySet<MeantResource> {
    const near = new Set(some);
    for (const one of near) {
      for (const other of this.index.app.resources) {
        if (other.path !== undefined || other.stack !== one.stack) continue;
        if (this.mentionedBy(one).includes(other) || this.mentionedBy(other).includes(one)) near.add(other);
      }
    }
    return near;
  }
}

function isOfZone({ path }: { readonly path?: string }): boolean {
  return path !== undefined && isUnder(path, ZONE);
}
