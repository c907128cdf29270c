import type { AppIndex } from "./app-index";
import { Connections } from "./connections";
import { rowsOf, type Way, waysOf } from "./facts";
import { isUnder, type MeantBox, type MeantFlow, type MeantResource, ZONE } from "./meant";
import { allReferredTo } from "./mentions";

/** What belongs to the zone, and what hangs on what. */
export class Membership {
  readonly members: ReadonlySet<MeantResource>;
  /** Those of the zone, and those beside it that are given something of it. */
  readonly boxes: readonly MeantBox[];
  private readonly connections: Connections;
  /** Stacks in which constructs of the zone wrote something; all of them where they wrote nothing. */
  private readonly homes: ReadonlySet<number>;
  private readonly index: AppIndex;

  /** What may belong together is found by defaults too. */
  constructor(certain: AppIndex) {
    this.index = certain.believing();
    const { resources, boxes } = this.index.app;
    this.connections = new Connections(this.index);
    const all = [...resources, ...boxes];
    const own = all.filter(isOfZone);
    this.homes = new Set((own.length > 0 ? own : all).map(({ stack }) => stack));
    const zone = this.withAllBelow(this.written());
    // What is connected to the zone brings all that hangs on it, but nothing that is connected to it in turn.
    const joined = resources.filter((resource) => !zone.has(resource) && this.connections.joins(resource, zone));
    this.members = this.withAllBelow([...zone, ...joined]);
    const stacks = new Set([...this.homes, ...[...this.members].map(({ stack }) => stack)]);
    this.boxes = boxes.filter(
      (box) => (box.path === undefined ? stacks.has(box.stack) : isOfZone(box)) || this.connections.boxJoins(box, zone),
    );
  }

  /** What certainly hangs on a resource: its children, and what takes data from it. */
  followersOf(resource: MeantResource): readonly MeantResource[] {
    return this.index.app.resources.filter((other) => this.hangsOn(other, resource, false));
  }

  private withAllBelow(resources: readonly MeantResource[]): ReadonlySet<MeantResource> {
    const members = new Set(resources);
    // A set that grows while it is walked.
    for (const member of members) {
      for (const other of this.index.app.resources) if (this.hangsOn(other, member, true)) members.add(other);
    }
    return members;
  }

  private hangsOn(follower: MeantResource, resource: MeantResource, isDoubtEnough: boolean): boolean {
    if (follower === resource) return false;
    const { index } = this;
    const anchors = [
      ...waysOf(follower.type).map((way) => ({ way, isOrigin: false })),
      ...rowsOf(follower.type).flatMap(({ path, origin, named }) => {
        const way: Way = { attribute: path, by: named ? "name" : "id", parents: named ?? ["*"] };
        const isWritten = follower.flows.some((flow) => flow.path === path);
        return origin && isWritten ? [{ way, isOrigin: true }] : [];
      }),
    ];
    // Any of them may be what was meant, at whichever attribute it stands.
    const couldBe = anchors.flatMap(({ way, isOrigin }) => (isOrigin ? ["*"] : way.parents));
    return anchors.some(({ way, isOrigin }) => {
      if (!index.sees(isOrigin ? "takers of data of the zone" : "children of the zone")) return false;
      const written = [...follower.ways, ...follower.flows].filter((flow: MeantFlow) => flow.path === way.attribute);
      return written
        .flatMap(({ values }) => values)
        .some((value) => {
          const ends = index.parentEnds(value, follower, way);
          if (ends.some((end) => "resource" in end && end.resource === resource)) return true;
          const isOpen = isDoubtEnough && ends.some((end) => "unknown" in end);
          if (!isOpen || !index.sees("children that may be of the zone")) return false;
          return this.connections.mayMean(value, follower, couldBe).has(resource);
        });
    });
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

  private refers(one: MeantResource, { key }: MeantResource): boolean {
    return allReferredTo(one, (other) => this.index.resource(other)).includes(key);
  }

  /** What nobody wrote and is mentioned by some resources or mentions one, directly or through others that nobody wrote. */
  private connectedTo(some: readonly MeantResource[]): ReadonlySet<MeantResource> {
    const near = new Set(some);
    for (const one of near) {
      for (const other of this.index.app.resources) {
        if (other.path !== undefined || other.stack !== one.stack) continue;
        if (this.refers(one, other) || this.refers(other, one)) near.add(other);
      }
    }
    return near;
  }
}

function isOfZone({ path }: { readonly path?: string }): boolean {
  return path !== undefined && isUnder(path, ZONE);
}
