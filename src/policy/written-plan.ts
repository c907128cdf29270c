import type { FailoverPlan } from "../plan/failover-plan";

/** A plan whose fragments are written: the sections of the policy include them by id. */
export interface WrittenPlan extends FailoverPlan {
  readonly fragmentIds: { readonly [part in "request" | "memory" | "answer"]: string };
}
