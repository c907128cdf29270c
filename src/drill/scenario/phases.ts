import type { CasePlan, PhasePlan } from "./scenario-plan";

/** Phases that each scenario has: by its faults, and `sustained` for the faults without their first ten seconds. */
export const IMPLIED_PHASES: readonly string[] = ["before", "fault", "sustained", "after"];

const SETTLING = 10_000;

/** When the first fault begins and the last one ends; undefined without faults. */
export function faultWindow({ faults }: CasePlan): { readonly fromMs: number; readonly untilMs: number } | undefined {
  if (faults.length === 0) return undefined;
  return {
    fromMs: Math.min(...faults.map(({ fromMs }) => fromMs)),
    untilMs: Math.max(...faults.map(({ untilMs }) => untilMs)),
  };
}

/** All phases of a case, declared ones last. */
export function phasesOf(plan: CasePlan): PhasePlan[] {
  const window = faultWindow(plan);
  if (window === undefined) return [...plan.phases];
  const { fromMs, untilMs } = window;
  const sustained = Math.min(fromMs + SETTLING, untilMs);
  return [
    { name: "before", fromMs: Number.NEGATIVE_INFINITY, untilMs: fromMs },
    { name: "fault", fromMs, untilMs },
    { name: "sustained", fromMs: sustained, untilMs },
    { name: "after", fromMs: untilMs, untilMs: Number.POSITIVE_INFINITY },
    ...plan.phases,
  ];
}
