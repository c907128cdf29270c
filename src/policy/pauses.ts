import type { FailoverPlan } from "../plan/failover-plan";

/** Whether any route waits between two attempts. */
export function pauses({ routes }: FailoverPlan): boolean {
  return routes.some(({ retryIntervalInSeconds }) => retryIntervalInSeconds > 0);
}
