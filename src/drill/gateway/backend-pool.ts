import type { PoolMember } from "../topology";

/** Chooses among the members of a pool, in one unit. */
export class BackendPool {
  private readonly groups: readonly (readonly PoolMember[])[];
  private turn = 0;

  constructor(members: readonly PoolMember[]) {
    const priorities = [...new Set(members.map(({ priority }) => priority))].sort((one, other) => one - other);
    this.groups = priorities.map((priority) => members.filter((member) => member.priority === priority));
  }

  /**
   * The id of a member of the first priority that has one left. Members of equal weight take turns, others are drawn by weight.
   * Undefined when all are tripped.
   */
  choose(isTripped: (id: string) => boolean, random: () => number): string | undefined {
    for (const group of this.groups) {
      const left = group.filter(({ id }) => !isTripped(id));
      if (left.length > 0) return this.oneOf(left, random).id;
    }
    return undefined;
  }

  private oneOf(members: readonly PoolMember[], random: () => number): PoolMember {
    if (members.every(({ weight }) => weight === members[0].weight)) {
      this.turn += 1;
      return members[(this.turn - 1) % members.length];
    }
    let draw = random() * members.reduce((sum, { weight }) => sum + weight, 0);
    for (const member of members) {
      draw -= member.weight;
      if (draw < 0) return member;
    }
    return members[members.length - 1];
  }
}
