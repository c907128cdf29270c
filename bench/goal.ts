/** How many times the raw cost a thing may cost. */
export const GOALS = {
  load: 1.1,
  synth: 1.25,
  checkedSynth: 1.75,
  memory: 1.3,
  growth: 1.25,
  policySize: 1,
  drill: 1,
  audit: 4,
  auditMemory: 2,
} as const;

/** Time of the library as a multiple of the raw time, without and with the validations of the app. */
export interface Ratios {
  readonly library: number;
  readonly libraryChecked: number;
}

/** What was measured against a goal. */
export interface Verdict {
  readonly what: string;
  readonly ratio: number;
  readonly goal: number;
  /** What costs most of what is above the raw cost. */
  readonly dominates: string;
}

export function isMissed({ ratio, goal }: Verdict): boolean {
  // Judged as printed: 1.254 reads 1.25 and is no miss.
  return Number(ratio.toFixed(2)) > goal;
}

/** A ratio for a table, with a mark where the goal is missed. */
export function ratioCell(verdict: Verdict): string {
  return `${verdict.ratio.toFixed(2)}x${isMissed(verdict) ? " MISSED" : ""}`;
}

export function verdictLines(verdicts: readonly Verdict[]): string[] {
  const missed = verdicts.filter(isMissed);
  const met = verdicts.length - missed.length;
  return [
    `Goals met: ${met} of ${verdicts.length}.`,
    ...missed.map(
      ({ what, ratio, goal, dominates }) =>
        `MISSED ${what}: ${ratio.toFixed(2)}x, goal ${goal.toFixed(2)}x; what dominates: ${dominates}`,
    ),
  ];
}
