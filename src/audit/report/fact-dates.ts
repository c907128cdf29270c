import { COUNTRIES_SOURCE } from "../../residency/data/countries";
import { DATA_ZONES_SOURCE } from "../../residency/data/data-zones";
import { DEPLOYMENT_TYPES_SOURCE } from "../../residency/data/deployment-types";
import { REGIONS_SOURCE } from "../../residency/data/regions";
import { DATA_FLOWS_SOURCE } from "../data/data-flows";
import { RESOURCE_TYPES_SOURCE } from "../data/resource-types";

/** A table that the audit judges by, and the day that it tells of. */
export interface FactDate {
  readonly table: string;
  readonly asOf: string;
}

export const FACT_DATES: readonly FactDate[] = [
  { table: "countries", asOf: COUNTRIES_SOURCE.asOf },
  { table: "data flows", asOf: DATA_FLOWS_SOURCE.asOf },
  { table: "data zones", asOf: DATA_ZONES_SOURCE.asOf },
  { table: "deployment types", asOf: DEPLOYMENT_TYPES_SOURCE.asOf },
  { table: "regions", asOf: REGIONS_SOURCE.asOf },
  { table: "resource types", asOf: RESOURCE_TYPES_SOURCE.asOf },
];
