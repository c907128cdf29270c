import type { FailoverMemory } from "../../src/plan/failover-plan";
import type { FailoverRequest } from "../../src/plan/failover-request";
import { planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { Ejection, type EjectionOptions } from "../../src/request/ejection";
import { Failback } from "../../src/request/failback";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { RetryBudget } from "../../src/request/retry-budget";
import { ThrottlingHold, type ThrottlingHoldOptions } from "../../src/request/throttling-hold";
import { failoverRequest } from "../support/fixtures-failover";

function memory(options: Partial<FailoverRequest> = {}): FailoverMemory | undefined {
  return planFailover(failoverRequest(options)).routes[0].memory;
}

const DEFAULTS: FailoverMemory = {
  failures: 5,
  transportFailures: 2,
  windowMs: 60_000,
  openMs: 30_000,
  longestOpenMs: 300_000,
  jitterPercent: 20,
  misconfiguredMs: 60_000,
  slowMs: 0,
  slowStreamMs: 0,
  badRequestPercent: 0,
  successesBeforeReturn: 3,
  trialPercent: 5,
  trialIntervalMs: 5_000,
  reopenMs: 10_000,
  reopenAfterTimeoutMs: 30_000,
  rampMs: 120_000,
  forgiveMs: 600_000,
  holdMs: 10_000,
  quotaExhaustedMs: 60_000,
  longestHoldMs: 300_000,
  budgetPercent: 20,
  budgetMinimum: 10,
  workflowMs: 0,
};

/** Every limit with a value of its own, and what becomes of it. */
const ALL = FailoverTuning.of({
  workflowAffinityInSeconds: 900,
  ejection: Ejection.of({
    failures: 7,
    transportFailures: 4,
    windowInSeconds: 61,
    openInSeconds: 31,
    longestOpenInSeconds: 301,
    jitterPercent: 0,
    misconfiguredInSeconds: 62,
    slowAfterInSeconds: 21,
    slowStreamAfterInSeconds: 6,
    badRequestPercent: 40,
  }),
  failback: Failback.of({
    successesBeforeReturn: 1,
    trialPercent: 6,
    trialIntervalInSeconds: 8,
    reopenInSeconds: 11,
    reopenAfterTimeoutInSeconds: 32,
    rampInSeconds: 0,
    forgiveAfterInSeconds: 601,
  }),
  throttling: ThrottlingHold.of({ defaultInSeconds: 12, quotaExhaustedAfterInSeconds: 63, longestInSeconds: 302 }),
  retryBudget: RetryBudget.of({ percent: 0, minimum: 13 }),
});
const ALL_PLANNED: FailoverMemory = {
  failures: 7,
  transportFailures: 4,
  windowMs: 61_000,
  openMs: 31_000,
  longestOpenMs: 301_000,
  jitterPercent: 0,
  misconfiguredMs: 62_000,
  slowMs: 21_000,
  slowStreamMs: 6_000,
  badRequestPercent: 40,
  successesBeforeReturn: 1,
  trialPercent: 6,
  trialIntervalMs: 8_000,
  reopenMs: 11_000,
  reopenAfterTimeoutMs: 32_000,
  rampMs: 0,
  forgiveMs: 601_000,
  holdMs: 12_000,
  quotaExhaustedMs: 63_000,
  longestHoldMs: 302_000,
  budgetPercent: 0,
  budgetMinimum: 13,
  workflowMs: 900_000,
};

describe("the memory of a route", () => {
  test("has the defaults of the contract", () => {
    expect(memory()).toEqual(DEFAULTS);
    expect(memory({ tuning: FailoverTuning.of({ maxAttempts: 1 }) })).toEqual(DEFAULTS);
  });

  test("is what was asked for, for all or for the deployment", () => {
    expect(memory({ tuning: ALL })).toEqual(ALL_PLANNED);
    expect(memory({ tuningByDeployment: { chat: ALL } })).toEqual(ALL_PLANNED);
  });

  test("comes limit by limit from the deployment, then from all", () => {
    const own = FailoverTuning.of({
      workflowAffinityInSeconds: 0,
      ejection: Ejection.of({ failures: 9, slowAfterInSeconds: 0 }),
      throttling: ThrottlingHold.of({ longestInSeconds: 400 }),
    });

    expect(memory({ tuning: ALL, tuningByDeployment: { chat: own } })).toEqual({
      ...ALL_PLANNED,
      failures: 9,
      slowMs: 0,
      longestHoldMs: 400_000,
      workflowMs: 0,
    });
  });

  test.each<[EjectionOptions, number, number]>([
    [{ openInSeconds: 600 }, 600, 600],
    [{ openInSeconds: 300 }, 300, 300],
    [{ openInSeconds: 299 }, 299, 300],
    [{ longestOpenInSeconds: 20 }, 20, 20],
    [{ longestOpenInSeconds: 31 }, 30, 31],
  ])("lets a default give way to %j", (options, open, longest) => {
    expect(memory({ tuning: FailoverTuning.of({ ejection: Ejection.of(options) }) })).toMatchObject({
      openMs: open * 1000,
      longestOpenMs: longest * 1000,
    });
  });

  test.each<[ThrottlingHoldOptions, number, number, number]>([
    [{ defaultInSeconds: 100 }, 100, 100, 300],
    [{ longestInSeconds: 5 }, 5, 5, 5],
    [{ longestInSeconds: 30 }, 10, 30, 30],
    [{ quotaExhaustedAfterInSeconds: 4 }, 4, 4, 300],
    [{ defaultInSeconds: 20, longestInSeconds: 40 }, 20, 40, 40],
    [{ defaultInSeconds: 70, longestInSeconds: 400 }, 70, 70, 400],
  ])("lets the defaults of a hold give way to %j", (options, hold, exhausted, longest) => {
    expect(memory({ tuning: FailoverTuning.of({ throttling: ThrottlingHold.of(options) }) })).toMatchObject({
      holdMs: hold * 1000,
      quotaExhaustedMs: exhausted * 1000,
      longestHoldMs: longest * 1000,
    });
  });

  test.each(Object.values(ApimTier))("is there on %s only with a cache", (tier) => {
    expect(memory({ tier }) !== undefined).toBe(tier !== ApimTier.CONSUMPTION);
  });
});
