/** A day of traffic through one policy, in a process of its own. Prints what it took and what the report says, as JSON. */
import { readFileSync } from "node:fs";
import { FailoverDrill, Scenario } from "cdktf-multi-region-openai";
import { cpuNow } from "./cpu-clock";

export interface DrillOrder {
  readonly file: string;
  /** YAML. */
  readonly scenario: string;
}

export interface DrillCost {
  /** Reading the document and compiling the policy, once. */
  readonly readSeconds: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly requests: number;
  readonly availability: number;
  readonly statementsPerRequest: number;
  readonly executedShare: number;
}

interface Report {
  readonly results: readonly {
    readonly runs: readonly {
      readonly phases: readonly { readonly name: string; readonly requests: number }[];
      readonly statementsPerRequest: number;
      readonly executedShare: number;
    }[];
  }[];
}

function main({ file, scenario }: DrillOrder): void {
  const started = cpuNow();
  const drill = FailoverDrill.fromTerraformJson(readFileSync(file, "utf8"));
  const day = Scenario.fromYaml(scenario, "day");
  const read = cpuNow();
  const report = drill.run(day);
  const ended = cpuNow();
  const [run] = (JSON.parse(report.toJson()) as Report).results[0].runs;
  const cost: DrillCost = {
    readSeconds: (read - started) / 1000,
    seconds: (ended - read) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    requests: run.phases.find(({ name }) => name === "all")?.requests ?? 0,
    availability: report.availability,
    statementsPerRequest: run.statementsPerRequest,
    executedShare: run.executedShare,
  };
  console.log(JSON.stringify(cost));
}

main(JSON.parse(process.argv[2]));
