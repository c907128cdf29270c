import type { RunResult } from "../../../src/drill/report/scenario-result";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import { runScenario } from "../../../src/drill/scenario/run-scenario";
import type { DrillTopology } from "../../../src/drill/topology";
import { type Habits, plainGateway } from "./plain-gateway";
import { plainTopology } from "./plain-topology";

/** Runs a scenario with gateways that have habits instead of policies; one case, one setting. */
export function plainRun(yaml: string, habits: Habits = {}, topology: DrillTopology = plainTopology()): RunResult {
  const text = `title: A test\n${yaml.includes("expect:") ? yaml : `${yaml}\nexpect: [{ measure: requests, at-least: 0 }]`}`;
  const { runs, reason } = runScenario(topology, parseScenario(text, "test"), { make: plainGateway(topology, habits) });
  if (runs.length !== 1) throw new Error(`${runs.length} runs: ${reason}`);
  return runs[0];
}

/** What a measure finds, as it is shown. */
export function measured(yaml: string, measure: string, habits: Habits = {}, topology?: DrillTopology): string {
  const { checks } = plainRun(`${yaml}\nexpect: [{ measure: ${measure}, is: x }]`, habits, topology);
  return checks[checks.length - 1].found;
}
