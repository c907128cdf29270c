import { CLASSIFICATION_MUTANTS } from "./classification-mutants";
import { KNOB_MUTANTS } from "./knob-mutants";
import { MEMORY_MUTANTS } from "./memory-mutants";
import type { Mutation } from "./mutation";
import { ORDER_MUTANTS } from "./order-mutants";

// The same changes where accounts share the requests: a policy that only serves in this way has no other scenarios.

const OTHERS = [...CLASSIFICATION_MUTANTS, ...KNOB_MUTANTS, ...ORDER_MUTANTS, ...MEMORY_MUTANTS];

export const SHARED_MUTANTS: readonly Mutation[] = [
  shared("400 is tried elsewhere", "shared-errors-of-callers"),
  shared("403 is tried elsewhere", "shared-errors-of-callers"),
  shared("401 is passed on", "shared-misconfigured"),
  shared("429 is passed on", "shared-throttled"),
  shared("503 is passed on", "shared-return"),
  shared("hold: not written down", "shared-throttled"),
  shared("state: not kept to its account", "shared-conversations"),
  shared("misconfigured 1 instead of 60000", "shared-misconfigured"),
  shared("failures 50 instead of 5", "shared-return"),
  shared("open 1000 instead of 30000", "shared-return"),
  shared("open 290000 instead of 30000", "shared-return"),
  shared("ramp 1 instead of 120000", "shared-return"),
  shared("trials: good ones do not count", "shared-return"),
  shared("ramp: who is left out is not asked at all", "shared-stand-in"),
];

function shared(name: string, noticedBy: string): Mutation {
  const other = OTHERS.find((each) => each.name === name);
  if (other === undefined) throw new Error(`there is no mutant '${name}'`);
  return { ...other, name: `shared: ${name}`, noticedBy: [noticedBy], at: ["T2"] };
}
