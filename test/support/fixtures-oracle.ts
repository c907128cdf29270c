import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./built-library";

// What the facts say, read from the JSON files and judged by the simplest code that can be right. Nothing of src is used,
// so that a mistake there cannot hide itself here.

interface RegionFact {
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  readonly country: string;
  readonly dataZone?: string;
  readonly pairedRegion?: string;
  readonly availabilityZones: boolean;
}

interface TypeFact {
  readonly name: string;
  readonly processingScope: string;
  readonly billingUnit: string;
  readonly quotaPool: string;
  readonly acceptedByProvider: boolean;
}

export interface ModelFact {
  readonly name: string;
  readonly version: string;
  readonly reasoning: boolean;
  readonly retirement?: string;
  readonly availability: Readonly<Record<string, readonly string[]>>;
}

export interface BoundaryFact {
  readonly storedIn: readonly string[];
  readonly processedIn: readonly string[];
  readonly acceptedDataZones?: readonly string[];
}

export const REGION_FACTS: readonly RegionFact[] = fact("regions.json").regions;
export const TYPE_FACTS: readonly TypeFact[] = fact("deployment-types.json").deploymentTypes;
export const MODEL_FACTS: readonly ModelFact[] = fact("models.json").models;
export const COUNTRY_FACTS: readonly {
  readonly code: string;
  readonly name: string;
  readonly euMemberState: boolean;
  readonly euDataBoundary: boolean;
}[] = fact("countries.json").countries;
const ZONE_FACTS: readonly { readonly name: string; readonly countries?: readonly string[] }[] =
  fact("data-zones.json").dataZones;

/** Every country in which a deployment may process; undefined when nobody can tell. */
export function processingCountries(typeName: string, regionName: string): readonly string[] | undefined {
  const region = regionFact(regionName);
  const type = TYPE_FACTS.find(({ name }) => name === typeName);
  if (type?.processingScope === "Geography") return countriesOfGeography(region.geography);
  if (type?.processingScope === "DataZone") return ZONE_FACTS.find(({ name }) => name === region.dataZone)?.countries;
  return undefined;
}

export function mayProcess(boundary: BoundaryFact, typeName: string, regionName: string): boolean {
  const countries = processingCountries(typeName, regionName);
  if (countries !== undefined) return countries.every((country) => boundary.processedIn.includes(country));
  const isDataZone = TYPE_FACTS.find(({ name }) => name === typeName)?.processingScope === "DataZone";
  const zone = regionFact(regionName).dataZone;
  return isDataZone && zone !== undefined && (boundary.acceptedDataZones ?? []).includes(zone);
}

export function mayStore(boundary: BoundaryFact, regionName: string): boolean {
  return boundary.storedIn.includes(regionFact(regionName).country);
}

export function mayStoreAtRest(boundary: BoundaryFact, regionName: string): boolean {
  return countriesOfGeography(regionFact(regionName).geography).every((country) => boundary.storedIn.includes(country));
}

/** Fails for a name that is no region, so that a document cannot pass with one. */
export function regionFact(name: string): RegionFact {
  const found = REGION_FACTS.find((region) => region.name === name);
  if (!found) throw new Error(`'${name}' is no region of facts/regions.json`);
  return found;
}

function countriesOfGeography(geography: string): readonly string[] {
  return REGION_FACTS.filter((region) => region.geography === geography).map((region) => region.country);
}

function fact(file: string) {
  return JSON.parse(readFileSync(join(ROOT, "facts", file), "utf8"));
}
