import { type Problem, problem } from "../private/problem-list";
import type { DataClass } from "../residency/data-class";

/** What has to be known of a zone to judge a failover between zones. */
export interface FailoverZone {
  readonly node: { readonly id: string };
  readonly dataClass: DataClass;
}

/** Zones that a data class names as targets: each must exist in the app and permit nothing that the data class forbids. */
export function failoverTargetProblems(zone: FailoverZone, others: readonly FailoverZone[]): Problem[] {
  const { boundary, failover } = zone.dataClass;
  return failover.zoneNames.flatMap((name, index) => {
    const path = `dataClass.failover.zoneNames[${index}]`;
    const found = others.filter((other) => other.node.id === name);
    if (found.length === 0) {
      const known = [...new Set(others.map((other) => other.node.id))].sort();
      return [problem("FailoverZoneUnknown", path, { zone: name, known })];
    }
    const wider = found.find((other) => !boundary.contains(other.dataClass.boundary));
    if (!wider) return [];
    const facts = { zone: name, its: wider.dataClass.boundary.name, boundary: boundary.name };
    return [problem("FailoverLeavesBoundary", path, facts)];
  });
}
