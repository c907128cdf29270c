import { daysBetween, yearsAfter } from "../../private/dates";
import { byCodePoint } from "../../private/text";
import type { ResidencyWaiver } from "../../residency/residency-waiver";
import type { AuditReport, ZoneFinding } from "../audit-document";
import type { AuditedZone } from "../audited-zone";
import { findingAt } from "../finding";
import { FACT_DATES, type FactDate } from "./fact-dates";
import { isUndecided } from "./undecided";

/** Where something is written; lines and columns count from 1, columns in UTF-16 code units. */
export interface WrittenAt {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding and its place. */
export interface ReportedFinding extends ZoneFinding {
  readonly at: WrittenAt;
  /** The waiver that accepted it until it expired. */
  readonly waiver?: ReportedWaiver;
}

/** A finding that a waiver accepts on the day of the audit. */
export interface AcceptedFinding extends ReportedFinding {
  readonly waiver: ReportedWaiver;
}

/** A waiver in plain data. */
export interface ReportedWaiver {
  readonly code: string;
  readonly target: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** The last day on which it counts. */
  readonly expiresOn: string;
  readonly expired: boolean;
  /** From the day of the audit to its last day; negative when it has expired. */
  readonly daysLeft: number;
}

export interface ReportedZone {
  readonly path: string;
  readonly boundary: {
    readonly name: string;
    readonly storedIn: readonly string[];
    readonly processedIn: readonly string[];
    readonly acceptedDataZones: readonly string[];
  };
  readonly regions: readonly string[];
  readonly findings: readonly ReportedFinding[];
  readonly waived: readonly AcceptedFinding[];
}

/** A file that was read. */
export interface ReportedSource {
  /** Name of the stack. */
  readonly stack: string;
  readonly file: string;
  readonly resources: number;
  /** Resources of constructs that stand in no zone: of these, only what takes data from a zone is audited. */
  readonly outsideZones: number;
}

export interface ReportCounts {
  readonly findings: number;
  /** Of the findings, those of which the document does not tell enough to decide. */
  readonly undecided: number;
  readonly waived: number;
  /** Waivers that ended before the day of the audit. */
  readonly expiredWaivers: number;
}

/** What an audit has found, in plain data: equal documents and days give equal data. */
export interface AuditReportData {
  /** Day by which waivers are judged. */
  readonly today: string;
  readonly sources: readonly ReportedSource[];
  readonly zones: readonly ReportedZone[];
  readonly counts: ReportCounts;
  /** Days of the tables that the audit judges by. */
  readonly facts: readonly FactDate[];
}

/** What a report is made of. */
export interface AuditReportParts {
  readonly today: string;
  readonly sources: readonly ReportedSource[];
  readonly zones: readonly AuditedZone[];
  readonly audit: AuditReport;
  locate(finding: ZoneFinding): WrittenAt;
}

/** For longer, nobody answers for what they have approved. */
const MOST_YEARS = 2;

/**
 * What a waiver accepts is a finding again once it has expired, and so is the waiver itself. One that will not expire for years
 * is a finding too, besides what it accepts.
 */
export function auditReportData(parts: AuditReportParts): AuditReportData {
  const zones = [...parts.zones].sort((a, b) => byCodePoint(a.path, b.path)).map((zone) => reported(zone, parts));
  const findings = zones.flatMap((zone) => zone.findings);
  return {
    today: parts.today,
    sources: parts.sources,
    zones,
    counts: {
      findings: findings.length,
      undecided: findings.filter(isUndecided).length,
      waived: zones.flatMap(({ waived }) => waived).length,
      expiredWaivers: findings.filter(({ code }) => code === "WaiverExpired").length,
    },
    facts: FACT_DATES,
  };
}

function reported(
  { path, boundary, regions, waivers }: AuditedZone,
  { today, audit, locate }: AuditReportParts,
): ReportedZone {
  const own = audit.waived.filter(({ finding }) => finding.zone === path);
  const accepted = own.map(({ finding, waiver }): AcceptedFinding => {
    return { ...finding, at: locate(finding), waiver: reportedWaiver(waiver, today) };
  });
  const expired = new Set(own.map(({ waiver }) => waiver).filter((waiver) => isExpired(waiver, today)));
  const findings: readonly ReportedFinding[] = [
    ...audit.findings
      .filter(({ zone }) => zone === path)
      .map((finding): ReportedFinding => ({ ...finding, at: locate(finding) })),
    ...accepted.filter(({ waiver }) => waiver.expired),
    ...[
      ...[...expired].map((waiver) => ({ waiver, finding: expiredFinding(waiver, path, today) })),
      ...waivers
        .filter(({ expiresOn }) => expiresOn > latestFor(today))
        .map((waiver) => ({ waiver, finding: tooLongFinding(waiver, path, today) })),
    ].map(({ waiver, finding }): ReportedFinding => {
      return { ...finding, at: locate(finding), waiver: reportedWaiver(waiver, today) };
    }),
  ];
  const { name, storedIn, processedIn, acceptedDataZones } = boundary;
  return {
    path,
    boundary: { name, storedIn, processedIn, acceptedDataZones },
    regions: regions.map((region) => region.name),
    findings: [...findings].sort(inOrder),
    waived: accepted.filter(({ waiver }) => !waiver.expired).sort(inOrder),
  };
}

function expiredFinding(waiver: ResidencyWaiver, zone: string, today: string): ZoneFinding {
  const { code, target, approvedBy, expiresOn } = waiver;
  const facts = { code, approvedBy, expiresOn, today };
  return { ...findingAt({ path: target, address: target }, "waiver", "WaiverExpired", facts), zone };
}

function tooLongFinding(waiver: ResidencyWaiver, zone: string, today: string): ZoneFinding {
  const { code, target, approvedBy, expiresOn } = waiver;
  const facts = { code, approvedBy, expiresOn, latest: latestFor(today) };
  return { ...findingAt({ path: target, address: target }, "waiver", "WaiverTooLong", facts), zone };
}

/** The last day that a waiver may have. */
function latestFor(today: string): string {
  return yearsAfter(today, MOST_YEARS);
}

function reportedWaiver(waiver: ResidencyWaiver, today: string): ReportedWaiver {
  const { code, target, reason, approvedBy, expiresOn } = waiver;
  const expired = isExpired(waiver, today);
  return { code, target, reason, approvedBy, expiresOn, expired, daysLeft: daysBetween(today, expiresOn) };
}

function isExpired({ expiresOn }: ResidencyWaiver, today: string): boolean {
  return daysBetween(today, expiresOn) < 0;
}

function inOrder(a: ReportedFinding, b: ReportedFinding): number {
  return (
    byCodePoint(a.path, b.path) ||
    byCodePoint(a.code, b.code) ||
    byCodePoint(a.attribute, b.attribute) ||
    byCodePoint(a.text, b.text)
  );
}
