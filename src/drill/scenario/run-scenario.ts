import { policyHash, topologyHash } from "../report/hashes";
import type { RunResult, ScenarioResult, Verdict } from "../report/scenario-result";
import type { DrillTopology } from "../topology";
import { caseSetups } from "./case-setups";
import { eachDeployment } from "./deployments";
import { runDocumentCase } from "./document-case";
import { Drive } from "./drive";
import { knownOf } from "./known-topology";
import { prepareCase } from "./prepare-case";
import type { RunOptions } from "./run-options";
import type { ScenarioPlan } from "./scenario-plan";
import { standingOf } from "./standing";

/** What became of the runs of a scenario, or why there were none. */
export interface ScenarioRuns {
  /** Why the scenario makes no sense for the topology; empty when it does. */
  readonly reason: string;
  readonly runs: readonly RunResult[];
}

/**
 * What a scenario is run for: for each deployment, where it says so and none is given. Each gives a result of its own.
 *
 * @param given Undefined: the one for chat that most accounts have.
 */
export function deploymentsFor(
  topology: DrillTopology,
  { isForEachDeployment }: ScenarioPlan,
  given: string | undefined,
): (string | undefined)[] {
  return isForEachDeployment && given === undefined ? eachDeployment(topology) : [given];
}

/**
 * Runs a scenario against one deployment of a topology: each case with each setting of the switches. The same seed gives the same
 * result.
 */
export function runScenario(topology: DrillTopology, scenario: ScenarioPlan, options: RunOptions = {}): ScenarioResult {
  if (scenario.kind === "document") {
    const runs = scenario.cases.map((plan) => runDocumentCase(topology, plan));
    return scenarioResult(topology, scenario, options, { reason: "", runs });
  }
  const { reason, setups } = caseSetups(topology, scenario, options);
  const runs = setups.map((setup, index) => {
    const onProgress = options.onProgress && ((share: number) => options.onProgress?.((index + share) / setups.length));
    const prepared = prepareCase({ ...setup, onProgress });
    new Drive(prepared.drive).run();
    return prepared.judge();
  });
  return scenarioResult(topology, scenario, options, { reason, runs });
}

/** Puts the runs of a scenario together. */
export function scenarioResult(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  options: RunOptions,
  { reason, runs }: ScenarioRuns,
): ScenarioResult {
  const { deployment, order, isDead, leftOut } = factsOf(topology, scenario, options);
  const verdict = reason === "" ? verdictOf(scenario, runs, leftOut) : isDead ? "fail" : "not-applicable";
  return {
    scenario: scenario.name,
    name: scenario.isForEachDeployment ? `${scenario.name} for ${deployment}` : scenario.name,
    deployment,
    title: scenario.title,
    about: scenario.about,
    contract: scenario.contract,
    verdict,
    reason: reason === "" ? reasonOf(scenario, runs, verdict, leftOut) : reason,
    seed: options.seed ?? 1,
    policyHash: policyHash(topology),
    topologyHash: topologyHash(topology),
    order,
    runs,
  };
}

/** What a result tells of the deployment that it is about. */
function factsOf(topology: DrillTopology, scenario: ScenarioPlan, { deployment, make }: RunOptions) {
  if (scenario.kind === "document") return { order: [], isDead: false, leftOut: [] };
  const known = knownOf(topology, deployment, make);
  const { order } = known.roles;
  const { expected, leftOut } = standingOf(topology, known);
  // A policy that answers nobody while all is well has failed, whatever the scenario asks for. But accounts may have deployments
  // that are not for this gateway.
  const isMeant = !scenario.isForEachDeployment || expected.length > 0;
  return {
    deployment: known.deployments.drilled,
    order,
    isDead: order.length === 0 && isMeant,
    leftOut: scenario.isForEachAccount
      ? leftOut.map((key) => `'${key}' has '${known.deployments.drilled}', and the policy never asks it for that`)
      : [],
  };
}

/** A scenario that promises less than `pass` has said what cannot be had, so that a limit on top of it changes nothing. */
function verdictOf({ best }: ScenarioPlan, runs: readonly RunResult[], leftOut: readonly string[]): Verdict {
  const verdicts = runs.map(({ verdict }) => verdict);
  if (verdicts.includes("fail")) return "fail";
  const isLimited = verdicts.includes("partial") || leftOut.length > 0;
  return best === "pass" && isLimited ? "partial" : best;
}

function reasonOf(
  scenario: ScenarioPlan,
  runs: readonly RunResult[],
  verdict: Verdict,
  leftOut: readonly string[],
): string {
  if (verdict === "pass") return "";
  const checks = runs.flatMap((run) => run.checks.map((check) => ({ run, check })));
  const failed = checks.find(({ check }) => !check.isMet);
  if (failed) {
    const where = failed.run.name === "" ? "" : ` (${failed.run.name})`;
    return `${failed.check.text}: found ${failed.check.found}${where}`;
  }
  const labels = checks.map(({ check }) => check.limit).filter((label) => label !== "");
  const own = scenario.reason === undefined ? [] : [scenario.reason];
  return [...new Set([...own, ...labels, ...leftOut])].join("; ");
}
