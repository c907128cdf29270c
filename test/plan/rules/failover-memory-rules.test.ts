import type { FailoverRequest } from "../../../src/plan/failover-request";
import { memoryProblems } from "../../../src/plan/rules/failover-memory-rules";
import { ApimTier } from "../../../src/request/apim-tier";
import { Ejection } from "../../../src/request/ejection";
import { Failback } from "../../../src/request/failback";
import { FailoverTuning, type FailoverTuningOptions } from "../../../src/request/failover-tuning";
import { RetryBudget } from "../../../src/request/retry-budget";
import { ThrottlingHold } from "../../../src/request/throttling-hold";
import { AzureRegion } from "../../../src/residency/azure-region";
import { chat, untyped } from "../../support/fixtures";
import { failoverAccount, failoverRequest, QUICK, THINKING } from "../../support/fixtures-failover";
import { codes, rendered } from "../../support/fixtures-request";

/** One account with a quick and a thinking model. */
function judged(tuning: FailoverTuningOptions, own: FailoverTuningOptions = {}, more: Partial<FailoverRequest> = {}) {
  const deployments = [chat({ model: QUICK }, "quick"), chat({ model: THINKING }, "thinking")];
  return memoryProblems(
    failoverRequest({
      accounts: [failoverAccount(AzureRegion.SWEDEN_CENTRAL, { deployments })],
      tuning: FailoverTuning.of(tuning),
      tuningByDeployment: { quick: FailoverTuning.of(own) },
      ...more,
    }),
  );
}

describe("memoryProblems", () => {
  test.each<[string, FailoverTuningOptions, FailoverTuningOptions?]>([
    ["nothing asked for", {}],
    ["a first ejection above the default of the longest", { ejection: Ejection.of({ openInSeconds: 900 }) }],
    [
      "limits in order from two places",
      { ejection: Ejection.of({ openInSeconds: 40 }), throttling: ThrottlingHold.of({ defaultInSeconds: 20 }) },
      { ejection: Ejection.of({ longestOpenInSeconds: 40 }), throttling: ThrottlingHold.of({ longestInSeconds: 20 }) },
    ],
    ["slow below the timeouts of every model", { ejection: Ejection.of({ slowAfterInSeconds: 59 }) }],
    [
      "slow above the timeout of a model where it is off",
      { ejection: Ejection.of({ slowAfterInSeconds: 90, slowStreamAfterInSeconds: 90 }) },
      { ejection: Ejection.of({ slowAfterInSeconds: 0, slowStreamAfterInSeconds: 0 }) },
    ],
    ["a pause below the deadline", { retryIntervalInSeconds: 4, deadlineInSeconds: 5 }],
  ])("passes %s", (_, tuning, own) => {
    expect(judged(tuning, own)).toEqual([]);
  });

  test("finds limits from two places that contradict each other", () => {
    const found = judged(
      { ejection: Ejection.of({ openInSeconds: 40 }), throttling: ThrottlingHold.of({ longestInSeconds: 50 }) },
      {
        ejection: Ejection.of({ longestOpenInSeconds: 39 }),
        throttling: ThrottlingHold.of({ quotaExhaustedAfterInSeconds: 51 }),
      },
    );

    expect(rendered(found)).toEqual([
      "[TuningInvalid] tuningByDeployment.quick.ejection.longestOpenInSeconds: 39 given where at least the 40 of openInSeconds is needed",
      "[TuningInvalid] tuning.throttling.longestInSeconds: 50 given where at least the 51 of quotaExhaustedAfterInSeconds is needed",
    ]);
  });

  test("finds a limit for slow answers that none would reach", () => {
    const ejection = Ejection.of({ slowAfterInSeconds: 60, slowStreamAfterInSeconds: 15 });

    expect(rendered(judged({ ejection }))).toEqual([
      "[TuningInvalid] tuning.ejection.slowAfterInSeconds: 60 given where less than the 60 of headerTimeoutInSeconds is needed",
      "[TuningInvalid] tuning.ejection.slowStreamAfterInSeconds: 15 given where less than the 15 of streamHeaderTimeoutInSeconds is needed",
    ]);
  });

  test("compares with the timeout that applies", () => {
    const ejection = Ejection.of({ slowAfterInSeconds: 30 });

    expect(codes(judged({ ejection, headerTimeoutInSeconds: 31 }))).toEqual([]);
    expect(codes(judged({ ejection, headerTimeoutInSeconds: 30 }))).toEqual([
      "TuningInvalid tuning.ejection.slowAfterInSeconds",
    ]);
    expect(codes(judged({ deadlineInSeconds: 30 }, { ejection }))).toEqual([
      "TuningInvalid tuningByDeployment.quick.ejection.slowAfterInSeconds",
    ]);
  });

  test("finds a pause that takes all of the time", () => {
    expect(rendered(judged({ retryIntervalInSeconds: 5 }, { deadlineInSeconds: 5 }))).toEqual([
      "[TuningInvalid] tuning.retryIntervalInSeconds: 5 given where less than the 5 of deadlineInSeconds is needed",
    ]);
  });

  test("finds everything that a tier without a cache forgets", () => {
    const tuning = {
      maxAttempts: 2,
      retryIntervalInSeconds: 1,
      ejection: Ejection.of({}),
      failback: Failback.of({}),
      throttling: ThrottlingHold.of({}),
      retryBudget: RetryBudget.of({}),
    };
    const found = judged(tuning, { workflowAffinityInSeconds: 60 }, { tier: ApimTier.CONSUMPTION });

    expect(codes(found)).toEqual([
      "TierDoesNotFit tuning.ejection",
      "TierDoesNotFit tuning.failback",
      "TierDoesNotFit tuning.throttling",
      "TierDoesNotFit tuning.retryBudget",
      "TierDoesNotFit tuningByDeployment.quick.workflowAffinityInSeconds",
    ]);
    expect(rendered(found)[0]).toBe(
      "[TierDoesNotFit] tuning.ejection: 'Consumption' has no cache, so it remembers nothing from one request to the next; leave the limit out, requests fail over all the same, or use another tier",
    );
    expect(judged(tuning, {}, { tier: ApimTier.BASIC_V2 })).toEqual([]);
  });

  test("does not judge the memory of what is no tier, and limits that are none", () => {
    expect(judged({ ejection: Ejection.of({}) }, {}, { tier: untyped("Gold") })).toEqual([]);
    expect(judged({}, {}, { tuning: { ejection: {} }, tuningByDeployment: { quick: 3 } })).toEqual([]);
  });
});
