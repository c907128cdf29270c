import { existsSync } from "node:fs";
import { basename } from "node:path";
import { DrillReport } from "../drill/drill-report";
import { FailoverDrill } from "../drill/failover-drill";
import { Scenario } from "../drill/scenario";
import { deploymentProblems } from "../drill/scenario/deployments";
import { readTopologies } from "../drill/source/read-topologies";
import type { DrillTopology } from "../drill/topology";
import { type Problem, throwIfAny } from "../private/problem-list";
import { readDocuments, readText } from "./document-files";
import { drillOverLoopback } from "./loopback/loopback-drill";
import { progressOf } from "./progress";
import { ExitCode, type Terminal, UsageError } from "./terminal";
import { type Format, writtenReports } from "./written-reports";

/** As problems call it. */
const COMMAND = "cdktf-multi-region-openai drill";

/** What the options of the command say. */
export interface DrillFlags {
  readonly scenario?: readonly string[];
  readonly format: Format;
  readonly seed: number;
  readonly set?: readonly string[];
  readonly deployment?: string;
  readonly loopback?: boolean;
  readonly list?: boolean;
}

/** Drills every API with a policy that the documents at paths hold. */
export async function drillPaths(paths: readonly string[], flags: DrillFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.list) return list(terminal);
  if (paths.length === 0) throw new UsageError("there is nothing to drill; give cdktf.out or a cdk.tf.json");
  const scenarios = flags.scenario?.map(scenarioAt) ?? Scenario.all();
  const values = valuesOf(flags.set ?? []);
  const topologies = readTopologies(readDocuments(paths), values, COMMAND);
  throwIfAny(COMMAND, deploymentProblemsIn(topologies, flags.deployment));
  const reports = await drillAll(topologies, scenarios, flags, terminal);
  terminal.out(writtenReports(reports, flags.format));
  for (const report of reports)
    terminal.err(`${reports.length > 1 ? `${report._subject()}: ` : ""}${report._closing()}\n`);
  return reports.every(({ isPassed }) => isPassed) ? ExitCode.GOOD : ExitCode.BAD;
}

/** Of what is given, before anything runs. */
function deploymentProblemsIn(topologies: readonly DrillTopology[], name: string | undefined): Problem[] {
  if (name === undefined) return [];
  return topologies.flatMap((topology) =>
    deploymentProblems(topology, name).map((found) => ({ ...found, path: `--deployment for ${topology.api.name}` })),
  );
}

async function drillAll(
  topologies: readonly DrillTopology[],
  scenarios: readonly Scenario[],
  flags: DrillFlags,
  terminal: Terminal,
): Promise<readonly DrillReport[]> {
  const progress = progressOf(terminal);
  const reports: DrillReport[] = [];
  try {
    for (const [index, topology] of topologies.entries()) {
      const show = (share: number) => progress.show((index + share) / topologies.length, topology.api.name);
      reports.push(
        flags.loopback
          ? DrillReport._of(topology, await drillOverLoopback(topology, scenarios, flags, show), flags.seed)
          : FailoverDrill._of(topology, flags)._runEach(scenarios, show),
      );
    }
  } finally {
    progress.end();
  }
  return reports;
}

function list(terminal: Terminal): ExitCode {
  const scenarios = Scenario.all();
  const width = Math.max(0, ...scenarios.map(({ name }) => name.length));
  for (const { name, title } of scenarios) terminal.out(`${name.padEnd(width)}  ${title}\n`);
  return ExitCode.GOOD;
}

/** A file where there is one of that name, else one that is built in. */
function scenarioAt(nameOrFile: string): Scenario {
  if (!existsSync(nameOrFile)) return Scenario.named(nameOrFile);
  return Scenario.fromYaml(readText(nameOrFile), basename(nameOrFile).replace(/\.ya?ml$/, ""));
}

function valuesOf(settings: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(
    settings.map((setting) => {
      const at = setting.indexOf("=");
      if (at < 1) throw new UsageError(`'${setting}' given where NAME=VALUE is needed after --set`);
      return [setting.slice(0, at), setting.slice(at + 1)];
    }),
  );
}
