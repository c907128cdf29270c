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

export function outsideFacts(boundary: ResidencyBoundary, { name, country }: AzureRegion): OutsideFacts {
  return { region: name, country, boundary: boundary.name, allowed: likelyFirst(boundary.regionNames) };
}
