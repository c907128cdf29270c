import type { RunResult } from "../report/scenario-result";
import type { DrillTopology } from "../topology";
import { checkOf, isSame } from "./check";
import { DOCUMENT_MEASURES } from "./document-measures";
import type { CasePlan } from "./scenario-plan";

/** Looks at the text of the policies; nothing runs. */
export function runDocumentCase(topology: DrillTopology, { name, expect }: CasePlan): RunResult {
  const checks = expect.map((each) => checkOf(each, DOCUMENT_MEASURES[each.measure].read(topology), isSame));
  return {
    name,
    settings: [],
    verdict: checks.every(({ isMet }) => isMet) ? "pass" : "fail",
    phases: [],
    detectSeconds: undefined,
    failoverSeconds: undefined,
    failbackSeconds: undefined,
    transitions: 0,
    amplification: undefined,
    sustainedAmplification: undefined,
    addedLatency: { p50: 0, p95: 0, p99: 0 },
    truncatedAnswers: 0,
    tripwireBytes: 0,
    attemptsMost: 0,
    executedShare: undefined,
    statementsPerRequest: undefined,
    shares: [],
    checks,
  };
}
