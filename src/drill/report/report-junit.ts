import type { DrillReportData } from "./drill-report-data";
import type { CheckResult, RunResult, ScenarioResult } from "./scenario-result";
import { xmlText } from "./xml-text";

/**
 * The report as a build server reads it: a scenario is a suite, a run is a case. It has no times: those of the virtual clock would be
 * taken for how long the build has waited, and those of this machine would make equal reports differ.
 */
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
  if (result.runs.length === 0) return [{ name: result.name, run: undefined, result }];
  return result.runs.map((run) => ({ name: run.name === "" ? result.name : run.name, run, result }));
}

function suite(result: ScenarioResult, properties: { readonly [name: string]: string }): string[] {
  const cases = casesOf(result);
  const deployment = result.deployment === undefined ? {} : { deployment: result.deployment };
  return [
    `  <testsuite${attributes({ name: result.name, ...counts(cases) })}>`,
    "    <properties>",
    ...Object.entries({ ...properties, ...deployment, verdict: result.verdict }).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    "    </properties>",
    ...cases.flatMap(caseLines),
    "  </testsuite>",
  ];
}

function caseLines({ name, run, result }: Case): string[] {
  const head = `    <testcase${attributes({ name, classname: result.name })}`;
  if (run === undefined) {
    const what = result.verdict === "fail" ? "failure" : "skipped";
    return [`${head}>`, `      <${what}${attributes({ message: result.reason })}/>`, "    </testcase>"];
  }
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
  const failures = cases.filter(({ run, result }) => (run ?? result).verdict === "fail").length;
  const skipped = cases.filter(({ run, result }) => (run ?? result).verdict === "not-applicable").length;
  return { tests: String(cases.length), failures: String(failures), errors: "0", skipped: String(skipped) };
}

function attributes(all: { readonly [name: string]: string }): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${xmlText(value).replace(/[\t\n\r]/g, " ")}"`)
    .join("");
}
