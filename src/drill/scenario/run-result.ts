import type { CheckResult, PhaseResult, RunResult, Verdict } from "../report/scenario-result";
import type { CaseSetup } from "./case-setup";
import type { Cell } from "./cell";
import { ratio, seconds, total } from "./figures";
import type { RunView } from "./run-view";
import type { PhasePlan } from "./scenario-plan";
import { wilson } from "./wilson";

/** What a run tells, in plain data. */
export function runResult(
  run: RunView,
  setup: Pick<CaseSetup, "name" | "settings"> & Pick<RunResult, "executedShare">,
  checks: readonly CheckResult[],
): RunResult {
  const all = run.stretches.sum(undefined, undefined);
  const sustained = run.phases.some(({ name }) => name === "sustained")
    ? run.stretches.sum("sustained", undefined)
    : undefined;
  const served = total(all.served);
  return {
    name: setup.name,
    settings: setup.settings,
    verdict: verdictOf(checks),
    phases: [whole(all), ...run.phases.map((phase) => phaseResult(phase, run.stretches.sum(phase.name, undefined)))],
    detectSeconds: seconds(run.watch.detectMs),
    failoverSeconds: seconds(run.watch.failoverMs),
    failbackSeconds: seconds(run.watch.failbackMs),
    transitions: run.watch.transitions,
    amplification: ratio(all.attempts, all.wishes),
    sustainedAmplification: sustained && ratio(sustained.attempts, sustained.wishes),
    addedLatency: {
      p50: all.added.quantile(0.5) / 1000,
      p95: all.added.quantile(0.95) / 1000,
      p99: all.added.quantile(0.99) / 1000,
    },
    truncatedAnswers: all.truncated,
    tripwireBytes: [...run.strayBytes.values()].reduce((sum, bytes) => sum + bytes, 0),
    attemptsMost: all.attemptsMost,
    executedShare: setup.executedShare,
    statementsPerRequest: ratio(all.statements, all.requests - all.left),
    shares: run.topology.accounts.map(({ key }, index) => ({
      account: key,
      share: ratio(all.served[index], served) ?? 0,
    })),
    checks,
  };
}

function verdictOf(checks: readonly CheckResult[]): Verdict {
  if (checks.some(({ isMet }) => !isMet)) return "fail";
  return checks.some(({ limit }) => limit !== "") ? "partial" : "pass";
}

function whole(cell: Cell): PhaseResult {
  return phaseResult({ name: "all", fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }, cell);
}

function phaseResult({ name, fromMs, untilMs }: PhasePlan, { wishes, left, complete }: Cell): PhaseResult {
  const requests = wishes - left;
  const interval = wilson(complete, requests);
  return {
    name,
    fromSeconds: Number.isFinite(fromMs) ? fromMs / 1000 : undefined,
    untilSeconds: Number.isFinite(untilMs) ? untilMs / 1000 : undefined,
    requests,
    completeAnswers: complete,
    availability: ratio(complete, requests),
    low: interval?.low,
    high: interval?.high,
  };
}
