import { stableJson } from "../../private/stable-json";
import type { DrillReportData } from "./drill-report-data";

/** The report for machines. Properties are in order, and what was not found is not there. */
export function reportJson(data: DrillReportData): string {
  return `${stableJson(data, 2)}\n`;
}
