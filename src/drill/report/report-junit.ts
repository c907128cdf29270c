import type { DrillReportData } from "./drill-report-data";
import type { CheckResult, RunResult, ScenarioResult } from "./scenario-result";
import { xmlText } from "./xml-text";

/** The report as a build server reads it: a scenario is a suite, a run is a case. */
export function reportJunit(data: DrillReportData): string {
  const { results } = data;
  const properties = { "policy-hash": data.policyHash, "topology-hash": data.topologyHash, seed: String(data.seed) };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `failover drill of ${data.api}`, ...counts(results.flatMap(casesOf)) })}>`,
    ...results.flatMap((result) => suite(result, properties)),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

interface Case {
  readonly name: string;
  readonly run: RunResult | undefined;
  readonly result: ScenarioResult;
}

function casesOf(result: ScenarioResult): Case[] {
  if (result.runs.length === 0) return [{ name: result.scenario, run: undefined, result }];
  return result.runs.map((run) => ({ name: run.name === "" ? result.scenario : run.name, run, result }));
}

function suite(result: ScenarioResult, properties: { readonly [name: string]: string }): string[] {
  const cases = casesOf(result);
  return [
    `  <testsuite${attributes({ name: result.scenario, ...counts(cases) })}>`,
    "    <properties>",
    ...Object.entries({ ...properties, verdict: result.verdict }).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    "    </properties>",
    ...cases.flatMap(caseLines),
    "  </testsuite>",
  ];
}

function caseLines({ name, run, result }: Case): string[] {
  const head = `    <testcase${attributes({ name, classname: result.scenario, time: "0" })}`;
  if (run === undefined)
    return [`${head}>`, `      <skipped${attributes({ message: result.reason })}/>`, "    </testcase>"];
  const failed = run.checks.filter(({ isMet }) => !isMet);
  if (failed.length === 0) return [`${head}/>`];
  return [
    `${head}>`,
    ...failed.map(
      (check) => `      <failure${attributes({ message: messageOf(check) })}>${xmlText(result.title)}</failure>`,
    ),
    "    </testcase>",
  ];
}

function messageOf({ text, found }: CheckResult): string {
  return `${text}: found ${found}`;
}

function counts(cases: readonly Case[]): { readonly [name: string]: string } {
  const failures = cases.filter(({ run }) => run?.verdict === "fail").length;
  const skipped = cases.filter(({ run }) => run === undefined).length;
  return { tests: String(cases.length), failures: String(failures), errors: "0", skipped: String(skipped) };
}

function attributes(all: { readonly [name: string]: string }): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${xmlText(value).replace(/[\t\n\r]/g, " ")}"`)
    .join("");
}
