import type { AzureRegion } from "./azure-region";
import { likelyFirst } from "./region-table";
import type { ResidencyBoundary } from "./residency-boundary";

/** What a message says of a region outside a boundary: where it is, and which regions are inside. */
export interface OutsideFacts {
  readonly region: string;
  readonly country: string;
  readonly boundary: string;
  readonly allowed: readonly string[];
}

/** What a message says of a region whose geography reaches outside a boundary. */
export interface AtRestFacts {
  readonly region: string;
  readonly geography: string;
  readonly outside: readonly string[];
  readonly boundary: string;
}

export function atRestFacts(boundary: ResidencyBoundary, region: AzureRegion): AtRestFacts {
  const storedIn = new Set(boundary.storedIn);
  const outside = region.geographyCountries.filter((country) => !storedIn.has(country));
  return { region: region.name, geography: region.geography, outside, boundary: boundary.name };
}

export function outsideFacts(boundary: ResidencyBoundary, { name, country }: AzureRegion): OutsideFacts {
  return { region: name, country, boundary: boundary.name, allowed: likelyFirst(boundary.regionNames) };
}
