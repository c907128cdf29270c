import type { LoadPlan } from "./scenario-plan";

/** Of one course of events. Many more than tell anything new, and few enough to end within minutes. */
export const MOST_REQUESTS = 5_000_000;

/** About how many requests a load sends. */
export function requestsOf({ fromMs, untilMs, everyMs, count, atOnce, turns }: LoadPlan): number {
  return Math.min(count, atOnce * Math.ceil((untilMs - fromMs) / everyMs)) * Math.max(1, turns);
}
