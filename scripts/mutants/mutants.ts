import { ASKED_MUTANTS } from "./asked-mutants";
import { BAD_REQUEST_MUTANTS } from "./bad-request-mutants";
import { CALLER_MUTANTS } from "./caller-mutants";
import { CLASSIFICATION_MUTANTS } from "./classification-mutants";
import { EJECTION_MUTANTS } from "./ejection-mutants";
import { KNOB_MUTANTS } from "./knob-mutants";
import { MEMORY_MUTANTS } from "./memory-mutants";
import type { Mutation } from "./mutation";
import { ORDER_MUTANTS } from "./order-mutants";
import { SHARED_MUTANTS } from "./shared-mutants";

/** Every change that a scenario must notice. */
export const MUTANTS: readonly Mutation[] = [
  ...CLASSIFICATION_MUTANTS,
  ...KNOB_MUTANTS,
  ...ORDER_MUTANTS,
  ...MEMORY_MUTANTS,
  ...EJECTION_MUTANTS,
  ...ASKED_MUTANTS,
  ...CALLER_MUTANTS,
  ...BAD_REQUEST_MUTANTS,
  ...SHARED_MUTANTS,
];
