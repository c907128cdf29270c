import type { FailoverDrillOptions } from "../../drill/failover-drill-options";
import { DEFAULT_BEHAVIOR } from "../../drill/gateway/gateway-behavior";
import type { RunResult, ScenarioResult } from "../../drill/report/scenario-result";
import type { Scenario } from "../../drill/scenario";
import type { CaseSetup } from "../../drill/scenario/case-setup";
import { caseSetups } from "../../drill/scenario/case-setups";
import { durationText } from "../../drill/scenario/duration";
import { prepareCase } from "../../drill/scenario/prepare-case";
import { deploymentsFor, scenarioResult } from "../../drill/scenario/run-scenario";
import type { ScenarioPlan } from "../../drill/scenario/scenario-plan";
import type { DrillTopology } from "../../drill/topology";
import type { Clock } from "../../drill/world/event-heap";
import { UsageError } from "../terminal";
import { RealDrive } from "./real-drive";

/** Nobody waits longer for a scenario. */
const LONGEST_MS = 120_000;

/**
 * Runs the scenarios of streams in real time, over sockets of this machine: what a virtual drill takes for granted of chunks and
 * broken connections happens here.
 *
 * @param onProgress Told which share of them is done.
 */
export async function drillOverLoopback(
  topology: DrillTopology,
  scenarios: readonly Scenario[],
  options: Pick<FailoverDrillOptions, "seed" | "deployment">,
  onProgress: (share: number) => void,
): Promise<readonly ScenarioResult[]> {
  const plans = scenarios.map(({ _plan }) => _plan).filter(hasStreams);
  if (plans.length === 0) throw new UsageError("none of the scenarios sends requests for streams");
  const all = plans.flatMap((plan) =>
    deploymentsFor(topology, plan, options.deployment).map((deployment) => ({ plan, deployment })),
  );
  const results: ScenarioResult[] = [];
  for (const [index, { plan, deployment }] of all.entries()) {
    onProgress(index / all.length);
    const asked = { ...options, deployment };
    const { reason, setups } = caseSetups(topology, plan, asked);
    const why = reason === "" ? tooLong(plan) : reason;
    const runs = why === "" ? await runEach(setups) : [];
    results.push(scenarioResult(topology, plan, asked, { reason: why, runs }));
  }
  return results;
}

function hasStreams({ kind, cases }: ScenarioPlan): boolean {
  return kind === "traffic" && cases.some(({ load }) => load.some(({ isStream }) => isStream));
}

function tooLong({ cases }: ScenarioPlan): string {
  const isSilent = cases.some(({ faults }) =>
    faults.some(({ act }) => act.kind === "no-answer" && act.cause === "hang"),
  );
  if (isSilent) return "accounts never answer in it, and over loopback time is real";
  const ends = cases.flatMap(({ load }) =>
    load.map(({ fromMs, untilMs, count, everyMs, atOnce }) =>
      Math.min(untilMs, fromMs + (Math.ceil(count / atOnce) - 1) * everyMs),
    ),
  );
  const last = Math.max(...ends);
  return last > LONGEST_MS ? `it lasts ${durationText(last)}, and over loopback time is real` : "";
}

async function runEach(setups: readonly CaseSetup[]): Promise<readonly RunResult[]> {
  const runs: RunResult[] = [];
  for (const setup of setups) {
    const name = setup.name === "" ? "over loopback" : `${setup.name}, over loopback`;
    const { drive, judge } = prepareCase({ ...setup, name });
    const stop = startClock(drive.clock);
    await new RealDrive(drive, setup.topology, { ...DEFAULT_BEHAVIOR, ...setup.behavior }).run();
    stop();
    runs.push(judge());
  }
  return runs;
}

/** Lets a clock go with the time of this machine until it is stopped. */
function startClock(clock: Clock): () => void {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  Object.defineProperty(clock, "now", { get: elapsed, configurable: true });
  return () => Object.defineProperty(clock, "now", { value: elapsed(), writable: true });
}
