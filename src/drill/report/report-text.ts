import { markdownTable } from "../../private/vendor";
import type { DrillReportData } from "./drill-report-data";
import type { CheckResult, PhaseResult, RunResult, ScenarioResult } from "./scenario-result";
import { truncatedLine, unmetChecks, verdictCounts } from "./summary";

/** The report for people, as Markdown. */
export function reportText(data: DrillReportData): string {
  const { gateway, results } = data;
  const deployments = [...new Set(results.flatMap(({ deployment }) => deployment ?? []))];
  const bytes = results.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.tripwireBytes, 0);
  const units = gateway.units === 1 ? "1 unit" : `${gateway.units} units`;
  const lines = [
    `# Failover drill of ${data.api}`,
    "",
    `- gateway: ${gateway.name} in ${gateway.region}, ${gateway.tier}, ${units}`,
    `- zone: ${data.zone}`,
    `- policy: sha256 ${data.policyHash}`,
    `- topology: sha256 ${data.topologyHash}`,
    `- deployments: ${deployments.length === 0 ? "none, nothing was sent" : deployments.join(", ")}`,
    `- seed: ${data.seed}`,
    `- result: ${verdictCounts(results)}`,
    `- answers that lack words and look whole: ${truncatedLine(results)}`,
    `- bytes outside the zone: ${bytes}`,
    "",
    markdownTable([HEAD, ...results.filter(({ runs }) => runs.length > 0).map(row)]),
    ...reasonLines(results),
    ...limitLines(results),
    ...skippedLines(results),
  ];
  return `${lines.join("\n")}\n`;
}

/** One scenario with everything that was measured, as Markdown. */
export function scenarioText(result: ScenarioResult): string {
  const lines = [
    `## ${result.name}: ${result.verdict}`,
    "",
    result.title,
    ...(result.reason === "" ? [] : ["", result.reason]),
    ...result.runs.flatMap(runLines),
  ];
  return `${lines.join("\n")}\n`;
}

const HEAD = [
  "scenario",
  "deployment",
  "verdict",
  "availability (95 %)",
  "in the fault",
  "detected",
  "failed over",
  "back",
  "transitions",
  "amplification",
  "added p50 / p95 / p99",
  "truncated",
  "tripwire bytes",
];

function row(result: ScenarioResult): string[] {
  const { runs } = result;
  const [first] = runs;
  const most = (of: (run: RunResult) => number) => String(Math.max(...runs.map(of)));
  return [
    result.scenario,
    result.deployment ?? "-",
    result.verdict,
    availability(first.phases.find(({ name }) => name === "all")),
    availability(first.phases.find(({ name }) => name === "fault")),
    seconds(first.detectSeconds),
    seconds(first.failoverSeconds),
    seconds(first.failbackSeconds),
    String(first.transitions),
    number(first.sustainedAmplification ?? first.amplification),
    first.phases.length === 0 ? "-" : latency(first),
    most(({ truncatedAnswers }) => truncatedAnswers),
    most(({ tripwireBytes }) => tripwireBytes),
  ];
}

function runLines(run: RunResult): string[] {
  const phases = run.phases.map((phase) => [
    phase.name,
    `${seconds(phase.fromSeconds, "start")} to ${seconds(phase.untilSeconds, "end")}`,
    String(phase.requests),
    availability(phase),
  ]);
  const facts = [
    `detected: ${seconds(run.detectSeconds)}`,
    `failed over: ${seconds(run.failoverSeconds)}`,
    `back: ${seconds(run.failbackSeconds)}`,
    `transitions: ${run.transitions}`,
    `amplification: ${number(run.amplification)}`,
    `sustained: ${number(run.sustainedAmplification)}`,
    `added latency: ${latency(run)}`,
    `attempts at most: ${run.attemptsMost}`,
    `requests executed: ${percent(run.executedShare)}`,
    `policies per request: ${number(run.statementsPerRequest)}`,
  ];
  return [
    "",
    `### ${run.name === "" ? "as usual" : run.name}: ${run.verdict}`,
    "",
    ...(phases.length === 0
      ? []
      : [markdownTable([["phase", "time", "requests", "availability"], ...phases]), "", facts.join(", "), ""]),
    ...run.checks.map(checkLine),
  ];
}

function checkLine({ text, isMet, found, limit }: CheckResult): string {
  return `- ${isMet ? "ok" : "NOT MET"}: ${text} (found ${found})${limit === "" ? "" : ` [limit: ${limit}]`}`;
}

function reasonLines(results: readonly ScenarioResult[]): string[] {
  const lines = results.flatMap(unmetChecks).map((line) => `- ${line}`);
  return lines.length === 0 ? [] : ["", "## What did not come true", "", ...lines];
}

/** What cannot be had, and on which unsettled behavior of API Management that depends. */
function limitLines(results: readonly ScenarioResult[]): string[] {
  const bySwitch = results.flatMap(({ name: scenario, runs }) =>
    runs.flatMap(({ settings, checks }) => {
      const labels = new Set(checks.map(({ limit }) => limit).filter((limit) => limit !== ""));
      const switches = settings.map(({ name, value }) => `${name} ${value}`).join(", ");
      return [...labels].map((label) => [scenario, switches === "" ? "any" : switches, label]);
    }),
  );
  const always = results
    .filter(({ verdict, runs }) => (verdict === "safe" || verdict === "partial") && runs.length > 0)
    .filter(({ name }) => !bySwitch.some(([scenario]) => scenario === name))
    .map(({ name, reason }) => [name, "any", reason]);
  const rows = [...new Map([...always, ...bySwitch].map((each) => [each.join("|"), each])).values()];
  if (rows.length === 0) return [];
  return ["", "## Limits", "", markdownTable([["scenario", "switch", "limit"], ...rows])];
}

function skippedLines(results: readonly ScenarioResult[]): string[] {
  const skipped = results.filter(({ verdict }) => verdict === "not-applicable");
  if (skipped.length === 0) return [];
  return ["", "## Not applicable", "", ...skipped.map(({ name, reason }) => `- ${name}: ${reason}`)];
}

function availability(phase: PhaseResult | undefined): string {
  if (phase?.availability === undefined) return "-";
  return `${percent(phase.availability)} (${percent(phase.low)} to ${percent(phase.high)})`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "-" : `${Number((share * 100).toFixed(3))} %`;
}

function seconds(value: number | undefined, otherwise = "-"): string {
  return value === undefined ? otherwise : `${Number(value.toFixed(1))} s`;
}

function latency({ addedLatency: { p50, p95, p99 } }: RunResult): string {
  return [p50, p95, p99]
    .map((value) => `${Math.round(value * 1000)}`)
    .join(" / ")
    .concat(" ms");
}

function number(value: number | undefined): string {
  return value === undefined ? "-" : String(Number(value.toFixed(3)));
}
