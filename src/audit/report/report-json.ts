import { stableJson } from "../../private/stable-json";
import type { AuditReportData } from "./audit-report-data";

/** The report for machines. Properties are in order, and what does not apply is not there. */
export function auditReportJson(data: AuditReportData): string {
  return `${stableJson(data, 2)}\n`;
}
