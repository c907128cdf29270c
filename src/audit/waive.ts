import type { ResidencyWaiver } from "../residency/residency-waiver";
import type { AuditedZone } from "./audited-zone";
import { type Finding, findingAt } from "./finding";
import { isUnder } from "./path-under";

/** A finding that is accepted, and by what. */
export interface Waived<F extends Finding> {
  readonly finding: F;
  readonly waiver: ResidencyWaiver;
}

export interface WaivedFindings<F extends Finding> {
  readonly remaining: readonly F[];
  readonly waived: readonly Waived<F>[];
  /** One for each waiver that accepts nothing. */
  readonly unused: readonly Finding[];
}

/** Takes out what waivers of a zone accept: one code, at a construct and below it. The first that fits is the one. */
export function waive<F extends Finding>(
  findings: readonly F[],
  { path: zone, waivers }: Pick<AuditedZone, "path" | "waivers">,
): WaivedFindings<F> {
  const used = new Set<ResidencyWaiver>();
  const remaining: F[] = [];
  const waived: Waived<F>[] = [];
  for (const finding of findings) {
    const fitting = waivers.filter(({ code, target }) => code === finding.code && isUnder(finding.path, target));
    for (const waiver of fitting) used.add(waiver);
    if (fitting.length === 0) remaining.push(finding);
    else waived.push({ finding, waiver: fitting[0] });
  }
  const unused = waivers
    .filter((waiver) => !used.has(waiver))
    .map(({ code, target }) =>
      findingAt({ path: target, address: target }, "waiver", "WaiverUnused", { code, target, zone }),
    );
  return { remaining, waived, unused };
}
