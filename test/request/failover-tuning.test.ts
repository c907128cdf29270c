import { Ejection } from "../../src/request/ejection";
import { Failback } from "../../src/request/failback";
import { FailoverTuning, type FailoverTuningOptions } from "../../src/request/failover-tuning";
import { RetryBudget } from "../../src/request/retry-budget";
import { ThrottlingHold } from "../../src/request/throttling-hold";
import { untyped } from "../support/fixtures";
import { codesOf, problemsOf } from "../support/fixtures-errors";
import { testLimits } from "../support/limit-cases";

describe("FailoverTuning.of", () => {
  testLimits("FailoverTuning.of", FailoverTuning.of, [
    ["maxAttempts", 1, 10, "10"],
    ["headerTimeoutInSeconds", 1, 230, "230"],
    ["streamHeaderTimeoutInSeconds", 1, 230, "230"],
    ["deadlineInSeconds", 5, 230, "230"],
    ["circuitBreakerFailures", 1, 10_000, "10,000"],
    ["circuitBreakerTripInSeconds", 1, 3600, "3,600"],
    ["retryIntervalInSeconds", 0, 10, "10"],
    ["workflowAffinityInSeconds", 60, 86_400, "86,400", "off"],
  ]);

  test("holds what it is given", () => {
    const options = {
      maxAttempts: 2,
      headerTimeoutInSeconds: 30,
      streamHeaderTimeoutInSeconds: 10,
      deadlineInSeconds: 60,
      failoverOnMisconfiguration: false,
      circuitBreakerFailures: 100,
      circuitBreakerTripInSeconds: 60,
      retryIntervalInSeconds: 1,
      workflowAffinityInSeconds: 600,
      ejection: Ejection.of({ failures: 2 }),
      failback: Failback.of({ rampInSeconds: 0 }),
      throttling: ThrottlingHold.of({ defaultInSeconds: 5 }),
      retryBudget: RetryBudget.of({ percent: 0 }),
    };

    expect({ ...FailoverTuning.of(options) }).toEqual(options);
  });

  test("takes a timeout that is as long as the deadline", () => {
    expect(() => FailoverTuning.of({ headerTimeoutInSeconds: 60, deadlineInSeconds: 60 })).not.toThrow();
  });

  test("fails for timeouts above the deadline", () => {
    const options = { headerTimeoutInSeconds: 61, streamHeaderTimeoutInSeconds: 90, deadlineInSeconds: 60 };

    expect(problemsOf(() => FailoverTuning.of(options))).toEqual([
      "[HeaderTimeoutTooLong] headerTimeoutInSeconds: 61 seconds for one attempt are more than the 60 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
      "[HeaderTimeoutTooLong] streamHeaderTimeoutInSeconds: 90 seconds for one attempt are more than the 60 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
    ]);
  });

  test("fails for a switch that is neither on nor off", () => {
    expect(problemsOf(() => FailoverTuning.of(untyped({ failoverOnMisconfiguration: "false" })))).toEqual([
      "[TuningInvalid] failoverOnMisconfiguration: 'false' given where true or false is needed",
    ]);
  });

  test.each([
    ["ejection", "Ejection"],
    ["failback", "Failback"],
    ["throttling", "ThrottlingHold"],
    ["retryBudget", "RetryBudget"],
  ])("fails for a map in place of %s", (name, type) => {
    expect(problemsOf(() => FailoverTuning.of(untyped({ [name]: {} })))).toEqual([
      `[TuningInvalid] ${name}: a value of type object given where ${type}.of(options) is needed`,
    ]);
    expect(problemsOf(() => FailoverTuning.of(untyped({ [name]: RetryBudget })))).toHaveLength(1);
    expect(problemsOf(() => FailoverTuning.of(untyped({ [name]: null })))).toHaveLength(1);
  });

  test("fails for all that is wrong at once", () => {
    const options = untyped<FailoverTuningOptions>({
      maxAttempts: 0,
      deadlineInSeconds: 4,
      failoverOnMisconfiguration: 1,
      throttling: 10,
    });

    expect(codesOf(() => FailoverTuning.of(options))).toEqual([
      "TuningInvalid maxAttempts",
      "TuningInvalid deadlineInSeconds",
      "TuningInvalid failoverOnMisconfiguration",
      "TuningInvalid throttling",
    ]);
  });
});
