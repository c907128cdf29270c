import { countriesAround, DATA_ZONES, DEPLOYMENT_TYPES, type Region } from "./facts";
import type { Judging, Verdict } from "./judging";
import type { MeantResource } from "./meant";

const TYPE = "sku.name";

/** The deployment type and the region of the account decide where prompts are processed. */
export function processingVerdicts(judging: Judging, deployment: MeantResource): readonly Verdict[] {
  const { places, index } = judging;
  if (!index.sees("processing of a deployment")) return [];
  const [value] = deployment.flows.filter(({ path }) => path === TYPE).flatMap((flow) => flow.values);
  // Azure takes a type as it is spelt, and in no other way.
  const said = value?.kind === "text" ? places.said(value) : undefined;
  const scope = DEPLOYMENT_TYPES.find(({ name }) => name === said)?.processingScope;
  return [
    ...(scope === undefined ? [{ code: "Unknown", attribute: TYPE }] : []),
    ...places.of(deployment).flatMap(({ place, attribute }): readonly Verdict[] => {
      if (typeof place === "string" || !("region" in place)) {
        const untold = judging.atPlace(place, attribute, "LocationOutsideBoundary");
        return scope === "Global" ? [...untold, { code: "ProcessingLeavesBoundary", attribute: TYPE }] : untold;
      }
      if (scope === undefined || staysInside(scope, place.region, index.app.boundary.processedIn)) return [];
      const isWithoutZone = scope === "DataZone" && place.region.dataZone === undefined;
      return [{ code: isWithoutZone ? "RegionWithoutDataZone" : "ProcessingLeavesBoundary", attribute: TYPE }];
    }),
  ];
}

/** Whether everything that a scope of processing reaches from a region is permitted. */
export function staysInside(scope: string, region: Region, processedIn: readonly string[]): boolean {
  return reached(scope, region)?.every((country) => processedIn.includes(country)) ?? false;
}

/** Nothing where no border is promised. */
function reached(scope: string, region: Region): readonly string[] | undefined {
  if (scope === "Geography") return countriesAround(region);
  if (scope === "DataZone") return DATA_ZONES.find(({ name }) => name === region.dataZone)?.countries;
  return undefined;
}
