import { lookOf } from "../private/guards";
import { normaliseRegion } from "../private/region-name";
import { DATA_ZONES } from "./data/data-zones";
import { REGIONS } from "./data/regions";
import type { DataZoneRow, RegionRow } from "./facts";

const byName: ReadonlyMap<string, RegionRow> = new Map(REGIONS.map((row) => [row.name, row]));
const zoneByName: ReadonlyMap<string, DataZoneRow> = new Map(DATA_ZONES.map((row) => [row.name, row]));

export function regionRow(name: string): RegionRow | undefined {
  return byName.get(normaliseRegion(name));
}

/** A region that a name could be mistaken for, although Azure does not take it as one. */
export function lookAlikeRow(name: string): RegionRow | undefined {
  return byName.get(lookOf(name));
}

export function dataZoneRow(name: string): DataZoneRow | undefined {
  return zoneByName.get(name);
}

export function knownRegionNames(): readonly string[] {
  return [...byName.keys()].sort();
}

/** Countries of all regions of a geography; empty for one that the table does not hold. */
export function countriesOfGeography(geography: string): readonly string[] {
  const countries = REGIONS.filter((row) => row.geography === geography).map((row) => row.country);
  return [...new Set(countries)].sort();
}

/** Regions with Azure OpenAI in a data zone first: what a message offers is cut after a dozen. */
export function likelyFirst(names: readonly string[]): readonly string[] {
  const isLikely = (name: string) => regionRow(name)?.dataZone !== undefined;
  return [...names.filter(isLikely), ...names.filter((name) => !isLikely(name))];
}

/** Known names that begin like a wrong one, to offer what was probably meant. */
export function similarRegions(name: string): readonly string[] {
  const start = normaliseRegion(name).slice(0, 4);
  return knownRegionNames().filter((known) => known.startsWith(start));
}
