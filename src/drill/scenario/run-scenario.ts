import type { GatewayBehavior } from "../gateway/gateway-behavior";
import { policyHash, topologyHash } from "../report/hashes";
import type { RunResult, ScenarioResult, SettingResult, Verdict } from "../report/scenario-result";
import type { DrillTopology } from "../topology";
import { inapplicable } from "./applicability";
import { takes } from "./call-form";
import type { CaseSetup } from "./case-setup";
import { deploymentNames, kindOfModel } from "./deployments";
import { runDocumentCase } from "./document-case";
import { Drive } from "./drive";
import type { MakeGateway } from "./gateways";
import { type KnownTopology, knownOf } from "./known-topology";
import { prepareCase } from "./prepare-case";
import type { Bounds, CasePlan, ScenarioPlan } from "./scenario-plan";

export interface RunOptions {
  /** 1 without it. */
  readonly seed?: number;
  /** Switches of the gateway that differ from the default in every run. */
  readonly behavior?: Partial<GatewayBehavior>;
  /** Deployment to ask for; without it the one for chat that most accounts have. */
  readonly deployment?: string;
  /** What holds in every run, where it differs from the defaults of the failover contract. */
  readonly bounds?: Partial<Bounds>;
  /** Told now and then which share of the scenario is done. */
  readonly onProgress?: (share: number) => void;
  /** Makes the gateways; without it they run the policies of the topology. */
  readonly make?: MakeGateway;
}

/** What became of the runs of a scenario, or why there were none. */
export interface ScenarioRuns {
  /** Why the scenario makes no sense for the topology; empty when it does. */
  readonly reason: string;
  readonly runs: readonly RunResult[];
}

/** Runs a scenario against a topology: each case with each setting of the switches. The same seed gives the same result. */
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

/** What has to be run for a scenario that sends requests; or the reason why it makes no sense for the topology. */
export function caseSetups(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  options: RunOptions,
): { readonly reason: string; readonly setups: readonly CaseSetup[] } {
  const known = knownOf(topology, options.deployment, options.make);
  const reason = inapplicable(topology, scenario, known.roles, known.deployments);
  return { reason, setups: reason === "" ? allSetups(topology, scenario, known, options) : [] };
}

/** Puts the runs of a scenario together. */
export function scenarioResult(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  { seed = 1, deployment, make }: RunOptions,
  { reason, runs }: ScenarioRuns,
): ScenarioResult {
  const order = scenario.kind === "traffic" ? knownOf(topology, deployment, make).roles.order : [];
  // A policy that answers nobody while all is well has failed, whatever the scenario asks for.
  const isDead = scenario.kind === "traffic" && order.length === 0;
  const unfit = isDead ? "fail" : "not-applicable";
  const verdict = reason === "" ? verdictOf(scenario, runs) : unfit;
  return {
    scenario: scenario.name,
    title: scenario.title,
    about: scenario.about,
    contract: scenario.contract,
    verdict,
    reason: reason === "" ? reasonOf(scenario, runs, verdict) : reason,
    seed,
    policyHash: policyHash(topology),
    topologyHash: topologyHash(topology),
    order,
    runs,
  };
}

function allSetups(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  known: KnownTopology,
  options: RunOptions,
): CaseSetup[] {
  const { seed = 1 } = options;
  const behaviors = behaviorsOf(scenario, options.behavior ?? {});
  const bounds = { ...usualBounds(topology, known.deployments.chat), ...scenario.bounds, ...options.bounds };
  return scenario.cases.flatMap((plan) =>
    placesOf(topology, scenario, plan).flatMap(({ current, plan: placed }) =>
      behaviors.map(({ settings, behavior }): CaseSetup => {
        const place = current && `${current.deployment} at ${current.account}`;
        const switches = settings.map(({ name, value }) => `${name} ${value}`);
        const name = [plan.name, place, ...switches].filter((part) => part !== undefined && part !== "").join(", ");
        return { topology, ...known, current, plan: placed, bounds, behavior, settings, name, seed };
      }),
    ),
  );
}

/** Three attempts, and a second more than the deadline, which is later for models that think before they answer. */
function usualBounds({ accounts }: DrillTopology, name: string): Bounds {
  const thinks = accounts.some(({ deployments }) => deployments.some((each) => each.name === name && each.isReasoning));
  return { attempts: 3, seconds: thinks ? 231 : 121 };
}

/** As usual, and with each value of each switch that the scenario names. */
function behaviorsOf({ settings }: ScenarioPlan, given: Partial<GatewayBehavior>) {
  const single = settings.flatMap(({ name, values }) => values.map((value): SettingResult => ({ name, value })));
  return [[], ...single.map((each) => [each])].map((changed: readonly SettingResult[]) => ({
    settings: changed,
    behavior: { ...given, ...Object.fromEntries(changed.map(({ name, value }) => [name, value])) },
  }));
}

/** The case itself; or once for each account and deployment that the API takes calls for. */
function placesOf(topology: DrillTopology, { isForEachAccount }: ScenarioPlan, plan: CasePlan) {
  if (!isForEachAccount) return [{ current: undefined, plan }];
  return deploymentNames(topology).flatMap((deployment) => {
    const call = kindOfModel(topology, deployment);
    if (!takes(topology.api, call)) return [];
    const load = plan.load.map((each) => ({ ...each, call }));
    return topology.accounts.map(({ key }) => ({ current: { account: key, deployment }, plan: { ...plan, load } }));
  });
}

function verdictOf({ best }: ScenarioPlan, runs: readonly RunResult[]): Verdict {
  const verdicts = runs.map(({ verdict }) => verdict);
  if (verdicts.includes("fail")) return "fail";
  return verdicts.includes("partial") ? "partial" : best;
}

function reasonOf(scenario: ScenarioPlan, runs: readonly RunResult[], verdict: Verdict): string {
  if (verdict === "pass") return "";
  const checks = runs.flatMap((run) => run.checks.map((check) => ({ run, check })));
  const failed = checks.find(({ check }) => !check.isMet);
  if (failed) {
    const where = failed.run.name === "" ? "" : ` (${failed.run.name})`;
    return `${failed.check.text}: found ${failed.check.found}${where}`;
  }
  const labels = checks.map(({ check }) => check.limit).filter((label) => label !== "");
  return [...new Set([...(scenario.reason === undefined ? [] : [scenario.reason]), ...labels])].join("; ");
}
