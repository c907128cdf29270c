import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { auditDocuments, type ZoneFinding } from "../audit/audit-document";
import { isUnder } from "../audit/path-under";
import { type AuditReportData, auditReportData, type WrittenAt } from "../audit/report/audit-report-data";
import { auditReportJson } from "../audit/report/report-json";
import { auditReportSarif, MOST_RESULTS, sarifNotice } from "../audit/report/report-sarif";
import { auditReportText, auditSummary } from "../audit/report/report-text";
import { isIsoDate } from "../private/dates";
import { ProblemError } from "../private/problem-list";
import type { AuditFormat } from "./audit/audit-formats";
import { type AuditedStack, type AuditRound, emptyZones, readAuditInput } from "./audit/audit-input";
import { writeReportFile } from "./audit/write-report-file";
import { nameInReport, WrittenPlaces } from "./audit/written-places";
import { packageVersion } from "./package-version";
import { type LateProgress, lateProgressOf } from "./progress";
import { ExitCode, type Terminal, UsageError } from "./terminal";

/** What the options of the command say. */
export interface AuditFlags {
  readonly format: AuditFormat;
  readonly out?: string;
  readonly today?: string;
  readonly zones?: string;
}

/** What GitHub takes of one file, compressed. */
const MOST_COMPRESSED_BYTES = 10_000_000;
/** Characters of a document that take about a second. */
const LONG_TEXT = 4_000_000;

/** Audits what is at a path for the zones that it defines, or that are given. */
export function auditPath(path: string, flags: AuditFlags, terminal: Terminal): ExitCode {
  const today = dayOf(flags.today);
  const progress = lateProgressOf(terminal);
  try {
    const rounds = readAuditInput(path, flags.zones, (file) => progress.show(0, `reading ${file}`));
    refuseOverwriting(flags.out, rounds);
    const data = reportOf(rounds, { path, today, progress });
    progress.show(0.95, "writing the report");
    const { text, notice } = written(data, flags.format);
    if (flags.out === undefined) terminal.out(text);
    else writeReportFile(flags.out, text);
    progress.end();
    const empty = emptyZones(rounds).map((zone) => `the zone '${zone}' has no resource of its own in what was read\n`);
    terminal.err(`${auditSummary(data)}.\n${notice === undefined ? "" : `${notice}\n`}${empty.join("")}`);
    return data.counts.findings > 0 ? ExitCode.BAD : ExitCode.GOOD;
  } catch (error) {
    throw told(error, path);
  } finally {
    progress.end();
  }
}

function dayOf(today: string | undefined): string {
  if (today === undefined) return new Date().toISOString().slice(0, 10);
  if (isIsoDate(today)) return today;
  throw new UsageError(`'${today}' given where a date that exists, written YYYY-MM-DD, is needed after --today`);
}

function reportOf(
  rounds: readonly AuditRound[],
  { path, today, progress }: { readonly path: string; readonly today: string; readonly progress: LateProgress },
): AuditReportData {
  const [{ stacks }] = rounds;
  const zones = rounds.flatMap((round) => round.zones);
  const isLong = stacks.reduce((sum, { source }) => sum + source.text.length, 0) > LONG_TEXT;
  progress.show(0.3, "auditing", isLong);
  const audits = rounds.map((round) => auditDocuments(round.stacks, round.zones));
  const audit = {
    findings: audits.flatMap(({ findings }) => findings),
    waived: audits.flatMap(({ waived }) => waived),
  };
  const named = stacks.map((stack) => ({ stack, file: nameInReport(stack.source.file, path) }));
  const places = rounds
    .flatMap((round) => round.stacks)
    .map((stack) => ({ stack: stack.name, in: new WrittenPlaces(stack, nameInReport(stack.source.file, path)) }));
  const locate = (finding: ZoneFinding): WrittenAt => {
    const own = places.filter(({ stack }) => stack === finding.stack);
    const found = [...own, ...places].map((place) => place.in);
    return (
      first(found, (all) => all.at(finding.path)) ?? first(found, (all) => all.ofZone(finding.zone)) ?? found[0].start
    );
  };
  const sources = named.map(({ stack, file }) => ({
    stack: stack.name,
    file,
    resources: stack.document.resources.length,
    outsideZones: outside(stack, zones),
  }));
  return auditReportData({ today, sources, zones, audit, locate });
}

function outside({ document }: AuditedStack, zones: readonly { readonly path: string }[]): number {
  return document.resources.filter(({ path }) => path !== undefined && !zones.some((zone) => isUnder(path, zone.path)))
    .length;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function written(data: AuditReportData, format: AuditFormat): { readonly text: string; readonly notice?: string } {
  if (format === "text") return { text: auditReportText(data) };
  if (format === "json") return { text: auditReportJson(data) };
  const version = packageVersion();
  const found = data.counts.findings + data.counts.waived;
  for (let mostResults = MOST_RESULTS; ; mostResults = Math.floor(Math.min(mostResults, found) / 2)) {
    const text = auditReportSarif(data, { version, mostResults });
    const isSmall = text.length * 3 <= MOST_COMPRESSED_BYTES || gzipSync(text).length <= MOST_COMPRESSED_BYTES;
    if (isSmall || mostResults === 0) return { text, notice: sarifNotice(found, Math.min(found, mostResults)) };
  }
}

/** A report in the place of what it tells of would be the last of it. */
function refuseOverwriting(out: string | undefined, rounds: readonly AuditRound[]): void {
  if (out === undefined) return;
  const files = rounds.flatMap(({ stacks }) => stacks.map(({ source }) => resolve(source.file)));
  if (files.includes(resolve(out))) throw new UsageError(`'${out}' is what is audited; write the report elsewhere`);
}

/** Whoever gave the file cannot do anything with a stack trace. */
function told(error: unknown, path: string): unknown {
  if (error instanceof UsageError || error instanceof ProblemError) return error;
  if (error instanceof RangeError) return new UsageError(`'${path}' nests too deep or is too large: ${error.message}`);
  const { message } = error as Error;
  return new UsageError(`the audit of '${path}' broke off, which is a fault of the command: ${message}`);
}
