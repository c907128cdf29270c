import type { AzureRegion } from "../../residency/azure-region";
import { outsideFacts } from "../../residency/outside-facts";
import { knownRegionNames } from "../../residency/region-table";
import type { AuditContext } from "../audit-context";
import type { PairFlow } from "../facts";
import { finding } from "../finding";
import type { FlowJudge } from "./flow-judge";
import { ownRegions } from "./paired-region";

/** Copies go to the paired region of the resource's own when it is in the same geography, whatever is written. */
export const judgePair: FlowJudge<PairFlow> = (resource, row, context) => {
  const { boundary } = context;
  // Where nobody knows the region, it may be any that is inside; one that is not is a finding itself.
  const own = ownRegions(resource, context) ?? possibleRegions(context);
  const pairs = own
    .filter((region) => boundary.permitsStorage(region))
    .flatMap((region) => pairOf(region, row, context) ?? []);
  return pairs
    .filter(({ pair }) => !boundary.permitsStorage(pair))
    .slice(0, 1)
    .map(({ region, pair }) => {
      const what = `the copy of what is in '${region.name}'`;
      return finding(resource, row.path, row.code, { what, ...outsideFacts(boundary, pair) });
    });
};

function pairOf(region: AzureRegion, { except }: PairFlow, { catalogue }: AuditContext) {
  if (region.pairedRegion === undefined || except.includes(region.name)) return undefined;
  const pair = catalogue.region(region.pairedRegion);
  return pair?.geography === region.geography ? { region, pair } : undefined;
}

function possibleRegions({ boundary, catalogue }: AuditContext): readonly AzureRegion[] {
  return knownRegionNames()
    .flatMap((name) => catalogue.region(name) ?? [])
    .filter((region) => boundary.permitsStorage(region));
}
