import { countryName } from "../../residency/countries";
import type {
  AcceptedFinding,
  AuditReportData,
  ReportedFinding,
  ReportedSource,
  ReportedZone,
} from "./audit-report-data";
import { oneLine } from "./one-line";

/** The report for people, as Markdown; one line for each finding, so that it can be searched. */
export function auditReportText(data: AuditReportData): string {
  const { today, sources, zones, facts } = data;
  const lines = [
    "# Residency audit",
    "",
    `- result: ${auditSummary(data)}`,
    `- day: ${today}`,
    `- facts: ${facts.map(({ table, asOf }) => `${table} ${asOf}`).join(", ")}`,
    ...sources.map(sourceLine),
    ...zones.flatMap(zoneLines),
  ];
  return `${lines.map(oneLine).join("\n")}\n`;
}

/** `2 findings (1 that cannot be decided), 1 waived`. */
export function auditSummary({ counts }: AuditReportData): string {
  const { findings, undecided, waived } = counts;
  const open = undecided === 0 ? "" : ` (${undecided} of what cannot be decided)`;
  return `${counted(findings, "finding")}${open}, ${waived} waived`;
}

function sourceLine({ stack, file, resources, outsideZones }: ReportedSource): string {
  const outside = outsideZones === 0 ? "" : `, ${outsideZones} of them outside of zones and not audited as their own`;
  return `- read: ${file}, stack '${stack}', ${counted(resources, "resource")}${outside}`;
}

function zoneLines(zone: ReportedZone): readonly string[] {
  const { path, boundary, regions, findings, waived } = zone;
  return [
    "",
    `## Zone ${path}`,
    "",
    `- boundary: ${boundary.name}, stored in ${countries(boundary.storedIn)}, processed in ${countries(boundary.processedIn)}`,
    `- regions: ${regions.length === 0 ? "not told" : regions.join(", ")}`,
    ...section(`### ${counted(findings.length, "finding")}`, findings.map(findingLine)),
    ...section(`### ${waived.length} waived`, waived.map(waivedLine)),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, "", ...lines];
}

function findingLine(finding: ReportedFinding): string {
  const { code, path, attribute, text, at } = finding;
  return `- [${code}] ${path} ${attribute}: ${text} (${at.file}:${at.line}:${at.column})`;
}

function waivedLine({ code, path, attribute, text, waiver }: AcceptedFinding): string {
  const until = `until ${waiver.expiresOn}, ${counted(waiver.daysLeft, "day")} left`;
  return `- [${code}] ${path} ${attribute}: ${text}; approved by ${waiver.approvedBy} ${until}: ${waiver.reason}`;
}

function countries(codes: readonly string[]): string {
  return codes.length > 3 ? `${codes.length} countries` : codes.map(countryName).join(", ");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
