import { Ejection } from "../../../src/request/ejection";
import { Failback } from "../../../src/request/failback";
import { FailoverTuning } from "../../../src/request/failover-tuning";
import { RetryBudget } from "../../../src/request/retry-budget";
import { ThrottlingHold } from "../../../src/request/throttling-hold";

/** The knobs of section 2.1 as the contract names their defaults; times in seconds. */
export const DEFAULT_KNOBS = {
  maxAttempts: 3,
  headerTimeout: 60,
  streamHeaderTimeout: 15,
  deadline: 120,
  retryInterval: 0,
  failsOverOnMisconfiguration: true,
  breakerFailures: 20,
  failures: 5,
  transportFailures: 2,
  window: 60,
  open: 30,
  longestOpen: 300,
  jitterPercent: 20,
  misconfigured: 60,
  /** Infinity: no answer is too slow. */
  slowAfter: Number.POSITIVE_INFINITY,
  slowStreamAfter: Number.POSITIVE_INFINITY,
  successes: 3,
  trialPercent: 5,
  trialInterval: 5,
  reopen: 10,
  reopenAfterTimeout: 30,
  ramp: 120,
  forgiveAfter: 600,
  hold: 10,
  quotaExhaustedAfter: 60,
  longestHold: 300,
  budgetPercent: 20,
  budgetMinimum: 10,
  /** 0: jobs keep to no account. */
  workflowAffinity: 0,
};

export type Knobs = typeof DEFAULT_KNOBS;

/** The options that ask for knobs; one that is at its default is left out. */
export function tuningOf(knobs: Knobs): FailoverTuning {
  const asked = (name: keyof Knobs): number | undefined =>
    knobs[name] === DEFAULT_KNOBS[name] ? undefined : (knobs[name] as number);
  return FailoverTuning.of({
    maxAttempts: asked("maxAttempts"),
    headerTimeoutInSeconds: asked("headerTimeout"),
    streamHeaderTimeoutInSeconds: asked("streamHeaderTimeout"),
    deadlineInSeconds: asked("deadline"),
    retryIntervalInSeconds: asked("retryInterval"),
    failoverOnMisconfiguration: knobs.failsOverOnMisconfiguration,
    circuitBreakerFailures: asked("breakerFailures"),
    workflowAffinityInSeconds: asked("workflowAffinity"),
    ejection: Ejection.of({
      failures: asked("failures"),
      transportFailures: asked("transportFailures"),
      windowInSeconds: asked("window"),
      openInSeconds: asked("open"),
      longestOpenInSeconds: asked("longestOpen"),
      jitterPercent: asked("jitterPercent"),
      misconfiguredInSeconds: asked("misconfigured"),
      slowAfterInSeconds: asked("slowAfter"),
      slowStreamAfterInSeconds: asked("slowStreamAfter"),
    }),
    failback: Failback.of({
      successesBeforeReturn: asked("successes"),
      trialPercent: asked("trialPercent"),
      trialIntervalInSeconds: asked("trialInterval"),
      reopenInSeconds: asked("reopen"),
      reopenAfterTimeoutInSeconds: asked("reopenAfterTimeout"),
      rampInSeconds: asked("ramp"),
      forgiveAfterInSeconds: asked("forgiveAfter"),
    }),
    throttling: ThrottlingHold.of({
      defaultInSeconds: asked("hold"),
      quotaExhaustedAfterInSeconds: asked("quotaExhaustedAfter"),
      longestInSeconds: asked("longestHold"),
    }),
    retryBudget: RetryBudget.of({ percent: asked("budgetPercent"), minimum: asked("budgetMinimum") }),
  });
}
