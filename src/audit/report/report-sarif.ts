import { createHash } from "node:crypto";
import { PROBLEMS, type ProblemCode } from "../../private/problems";
import { byCodePoint } from "../../private/text";
import { WAIVABLE_CODES } from "../../residency/residency-waiver";
import type { AuditReportData, ReportedFinding, ReportedWaiver } from "./audit-report-data";
import { oneLine } from "./one-line";

/** What GitHub takes in one run; of more, it takes nothing at all. */
export const MOST_RESULTS = 25_000;
/** Of more, GitHub shows the worst only. */
export const SHOWN_RESULTS = 5_000;

export interface SarifOptions {
  readonly version: string;
  /** How many results are written at most. @default - as many as GitHub takes */
  readonly mostResults?: number;
}

const NAME = "cdktf-multi-region-openai";
const HOME = "https://github.com/cdktf-multi-region-openai/cdktf-multi-region-openai";
const WAIVABLE = "Whoever may answer for it can accept it for a time, with a ResidencyWaiver.";
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** The report as code scanning reads it: SARIF 2.1.0, what is waived as a suppressed result. */
export function auditReportSarif(data: AuditReportData, { version, mostResults = MOST_RESULTS }: SarifOptions): string {
  const all = numbered([
    ...data.zones.flatMap(({ findings }) => findings.map((finding) => ({ finding, waiver: undefined }))),
    ...data.zones.flatMap(({ waived }) => waived.map((finding) => ({ finding, waiver: finding.waiver }))),
  ]);
  const written = all.slice(0, mostResults);
  const codes = [...new Set(written.map(({ finding }) => finding.code))].sort(byCodePoint);
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: NAME,
            fullName: `${NAME} audit`,
            informationUri: HOME,
            ...(/^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : { version }),
            rules: codes.map(rule),
          },
        },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notices(all.length, written.length) }],
        columnKind: "utf16CodeUnits",
        results: written.map((item) => result(item, indexes.get(item.finding.code) ?? 0)),
        properties: { today: data.today, facts: data.facts, counts: data.counts },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** What is not in the file, or will not be shown; nothing where all is. */
export function sarifNotice(found: number, written: number): string | undefined {
  if (written < found)
    return `${found - written} of ${found} results are left out, because GitHub refuses larger files; --format json has all`;
  if (written > SHOWN_RESULTS) return `there are ${written} results, of which GitHub shows ${SHOWN_RESULTS}`;
  return undefined;
}

interface Item {
  readonly finding: ReportedFinding;
  /** The one that counts on the day of the audit. */
  readonly waiver?: ReportedWaiver;
}

interface NumberedItem extends Item {
  /** Tells it from others in the same place, 1 for the first. */
  readonly number: number;
}

function numbered(items: readonly Item[]): readonly NumberedItem[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = placeKey(item.finding);
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return { ...item, number };
  });
}

/** Texts, values, lines and days may change, and it is still the same finding. */
function placeKey({ code, zone, path, attribute }: ReportedFinding): string {
  return JSON.stringify([code, zone, path, attribute]);
}

function rule(code: ProblemCode): object {
  const { when } = PROBLEMS[code];
  const waivable = WAIVABLE_CODES.includes(code) ? ` ${WAIVABLE}` : "";
  const help = `${when} The message says what is allowed and what to change.${waivable}`;
  return {
    id: code,
    name: code,
    shortDescription: { text: when },
    fullDescription: { text: when },
    help: { text: help, markdown: help },
    defaultConfiguration: { level: "error" },
    properties: { tags: ["data-residency"], precision: "very-high", "problem.severity": "error" },
  };
}

function result({ finding, waiver, number }: NumberedItem, ruleIndex: number): object {
  const { code, path, attribute, text, at, zone } = finding;
  const hash = createHash("sha256").update(placeKey(finding)).digest("hex").slice(0, 16);
  return {
    ruleId: code,
    ruleIndex,
    level: "error",
    message: { text: oneLine(`${path} ${attribute}: ${text}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(at.file), uriBaseId: "%SRCROOT%" },
          region: { startLine: at.line, startColumn: at.column },
        },
        logicalLocations: [{ fullyQualifiedName: path, kind: "resource" }],
      },
    ],
    // The name under which GitHub looks for it.
    partialFingerprints: { primaryLocationLineHash: `${hash}:${number}` },
    suppressions: waiver
      ? [{ kind: "external", status: "accepted", justification: oneLine(justification(waiver)) }]
      : [],
    properties: { zone, attribute },
  };
}

function justification({ reason, approvedBy, expiresOn }: ReportedWaiver): string {
  return `${reason} (approved by ${approvedBy} until ${expiresOn})`;
}

function notices(found: number, written: number): readonly object[] {
  const text = sarifNotice(found, written);
  return text === undefined ? [] : [{ level: "warning", message: { text } }];
}

function uriOf(file: string): string {
  return file
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}
