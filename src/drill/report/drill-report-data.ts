import type { DrillTopology } from "../topology";
import { policyHash, topologyHash } from "./hashes";
import type { ScenarioResult, Verdict } from "./scenario-result";

/** What a drill has found, in plain data: equal runs give equal data. */
export interface DrillReportData {
  readonly gateway: { readonly name: string; readonly region: string; readonly tier: string; readonly units: number };
  readonly api: string;
  readonly zone: string;
  readonly policyHash: string;
  readonly topologyHash: string;
  readonly seed: number;
  /** The worst of all scenarios that were run. */
  readonly verdict: Verdict;
  readonly results: readonly ScenarioResult[];
}

const BEST_FIRST: readonly Verdict[] = ["not-applicable", "pass", "safe", "partial", "fail"];

/** Puts the results of scenarios together. */
export function drillReportData(
  topology: DrillTopology,
  results: readonly ScenarioResult[],
  seed: number,
): DrillReportData {
  const { gateway, api, zone } = topology;
  const worst = Math.max(0, ...results.map(({ verdict }) => BEST_FIRST.indexOf(verdict)));
  return {
    gateway: { name: gateway.name, region: gateway.region, tier: gateway.tier, units: gateway.units },
    api: api.name,
    zone: zone.name,
    policyHash: policyHash(topology),
    topologyHash: topologyHash(topology),
    seed,
    verdict: BEST_FIRST[worst],
    results,
  };
}
