import { type App, TerraformStack } from "cdktf";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import type { ResidencyZone } from "../../../src/zone/residency-zone";
import { newStack, newZone } from "../../support/fixtures";
import type { AuditCase } from "./audit-case";

/** Adds to an app that has one zone, inside it or beside it. */
export type Build = (zone: ResidencyZone, stack: TerraformStack, app: App) => void;

/** In the stack `prod`, the zone `eu` in Sweden and France, bounded by the EU Data Boundary. */
export function inEu(name: string, expected: readonly string[], build: Build): AuditCase {
  return { name, expected, build: (app) => addTo(app, newZone(newStack("prod", app)), build) };
}

/**
 * In the stack `prod`, the zone `nl` in West Europe, bounded by the Netherlands: the paired region, North Europe, is in
 * Ireland and so outside.
 */
export function inNetherlands(name: string, expected: readonly string[], build: Build): AuditCase {
  return { name, expected, build: (app) => addTo(app, zoneIn(newStack("prod", app), "NL"), build) };
}

const REGION_OF = {
  GB: AzureRegion.UK_SOUTH,
  NL: AzureRegion.WEST_EUROPE,
  SE: AzureRegion.SWEDEN_CENTRAL,
  US: AzureRegion.EAST_US,
} as const;

/** A zone of one country, named after it. */
export function zoneIn(stack: TerraformStack, country: keyof typeof REGION_OF): ResidencyZone {
  const dataClass = DataClass.of("customer-content", { boundary: ResidencyBoundary.country(country) });
  return newZone(stack, { regions: [REGION_OF[country]], dataClass }, country.toLowerCase());
}

function addTo(app: App, zone: ResidencyZone, build: Build): void {
  build(zone, TerraformStack.of(zone), app);
}
