import { AUDIT_PROBLEMS } from "./problems/audit-problems";
import { CONSTRUCT_PROBLEMS } from "./problems/construct-problems";
import { DRILL_PROBLEMS } from "./problems/drill-problems";
import { GATEWAY_PROBLEMS } from "./problems/gateway-problems";
import { PLAN_PROBLEMS } from "./problems/plan-problems";
import { VALUE_PROBLEMS } from "./problems/value-problems";

/** Every problem that the library can tell of. The codes are stable; the texts may improve. */
export const PROBLEMS = {
  ...VALUE_PROBLEMS,
  ...PLAN_PROBLEMS,
  ...GATEWAY_PROBLEMS,
  ...CONSTRUCT_PROBLEMS,
  ...AUDIT_PROBLEMS,
  ...DRILL_PROBLEMS,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export type ProblemFacts<C extends ProblemCode> = Parameters<(typeof PROBLEMS)[C]["text"]>[0];
