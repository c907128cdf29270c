import { countriesAround, DATA_ZONES, type Region } from "./facts";

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
