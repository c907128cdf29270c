import type { DrillVerdict } from "../drill-verdict";

/**
 * `pass`: all that was expected came true. `partial`: as much of it as can, and a label says what cannot. `safe`: the fault cannot
 * be undone, and callers see it. `fail`: something expected did not come true.
 */
export type Verdict = `${DrillVerdict}`;

/** What came of a scenario, in plain data. */
export interface ScenarioResult {
  readonly scenario: string;
  /** How reports call it: the scenario, with the deployment where it gives a result for each. */
  readonly name: string;
  /** What callers asked for; undefined: nothing was sent. */
  readonly deployment: string | undefined;
  readonly title: string;
  readonly about: string;
  readonly contract: readonly string[];
  readonly verdict: Verdict;
  /** Why the verdict is not `pass`; empty when it is. */
  readonly reason: string;
  readonly seed: number;
  /** Of the policy as Azure receives it. */
  readonly policyHash: string;
  readonly topologyHash: string;
  /** Accounts in the order in which the policy prefers them. */
  readonly order: readonly string[];
  readonly runs: readonly RunResult[];
}

/** One course of events with one setting of the switches. */
export interface RunResult {
  /** Case, account and switches; empty when a scenario has only one run. */
  readonly name: string;
  /** Switches that are not as usual. */
  readonly settings: readonly SettingResult[];
  readonly verdict: Verdict;
  readonly phases: readonly PhaseResult[];
  /** Undefined: it did not happen, or there was nothing to detect. */
  readonly detectSeconds: number | undefined;
  readonly failoverSeconds: number | undefined;
  readonly failbackSeconds: number | undefined;
  /** Changes of the region that serves the majority. */
  readonly transitions: number;
  readonly amplification: number | undefined;
  /** After the first ten seconds of the faults. */
  readonly sustainedAmplification: number | undefined;
  readonly addedLatency: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly truncatedAnswers: number;
  readonly tripwireBytes: number;
  readonly attemptsMost: number;
  /** Share of the requests for which all policies ran. */
  readonly executedShare: number | undefined;
  /** Policies that ran, by request. */
  readonly statementsPerRequest: number | undefined;
  readonly shares: readonly { readonly account: string; readonly share: number }[];
  readonly checks: readonly CheckResult[];
}

export interface SettingResult {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** What callers got in a part of the time. */
export interface PhaseResult {
  readonly name: string;
  /** Undefined: from the start, and to the end. */
  readonly fromSeconds: number | undefined;
  readonly untilSeconds: number | undefined;
  readonly requests: number;
  readonly completeAnswers: number;
  /** Undefined without a request. */
  readonly availability: number | undefined;
  /** Where the true availability lies with 95 % confidence. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** One expectation and what was found. */
export interface CheckResult {
  readonly text: string;
  readonly isMet: boolean;
  /** As it is shown. */
  readonly found: string;
  /** Why not more is expected; empty where all is. */
  readonly limit: string;
  /** Under a limit: whether more would have been met, so that the limit is not needed. */
  readonly isLimitIdle: boolean;
}
