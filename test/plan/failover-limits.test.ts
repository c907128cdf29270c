import type { FailoverRequest } from "../../src/plan/failover-request";
import { planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import type { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat } from "../support/fixtures";
import { failoverAccount, failoverRequest, QUICK, THINKING } from "../support/fixtures-failover";

const { SWEDEN_CENTRAL } = AzureRegion;

function plan(options: Partial<FailoverRequest> = {}) {
  return planFailover(failoverRequest(options));
}

describe("the limits of a route", () => {
  const limits = (options: Partial<FailoverRequest>) => {
    const { maxAttempts, headerTimeoutInSeconds, streamHeaderTimeoutInSeconds, deadlineInSeconds } =
      plan(options).routes[0];
    return [maxAttempts, headerTimeoutInSeconds, streamHeaderTimeoutInSeconds, deadlineInSeconds];
  };
  const holding = (model: OpenAIModel, count = 4) =>
    Array.from({ length: count }, (_, index) =>
      failoverAccount(SWEDEN_CENTRAL, { key: `a${index}`, deployments: [chat({ model })] }),
    );

  test("fit the model", () => {
    expect(limits({ accounts: holding(QUICK) })).toEqual([3, 60, 15, 120]);
    expect(limits({ accounts: holding(THINKING) })).toEqual([3, 180, 180, 230]);
  });

  test.each([1, 2, 3])("never ask %d accounts more often than there are", (count) => {
    const tuning = FailoverTuning.of({ maxAttempts: 10 });

    expect(limits({ accounts: holding(QUICK, count), tuning })[0]).toBe(count);
    expect(limits({ accounts: holding(QUICK, count) })[0]).toBe(Math.min(count, 3));
  });

  test("are what was asked for", () => {
    const tuning = FailoverTuning.of({
      maxAttempts: 4,
      headerTimeoutInSeconds: 30,
      streamHeaderTimeoutInSeconds: 10,
      deadlineInSeconds: 50,
      failoverOnMisconfiguration: false,
      circuitBreakerFailures: 7,
      circuitBreakerTripInSeconds: 90,
    });
    const { routes, backends } = plan({ accounts: holding(THINKING), tuning });

    expect(limits({ accounts: holding(THINKING), tuning })).toEqual([4, 30, 10, 50]);
    expect(routes[0].failoverOnMisconfiguration).toBe(false);
    expect(backends[0].circuitBreaker).toEqual({ failures: 7, intervalInSeconds: 10, tripInSeconds: 90 });
  });

  test("come one by one from the deployment, then from all", () => {
    const tuning = FailoverTuning.of({ maxAttempts: 2, deadlineInSeconds: 90, failoverOnMisconfiguration: false });
    const tuningByDeployment = {
      chat: FailoverTuning.of({ deadlineInSeconds: 80, failoverOnMisconfiguration: true }),
    };
    const request = { accounts: holding(QUICK), tuning, tuningByDeployment };

    expect(limits(request)).toEqual([2, 60, 15, 80]);
    expect(plan(request).routes[0].failoverOnMisconfiguration).toBe(true);
  });

  test("give way to a short deadline", () => {
    const tuning = FailoverTuning.of({ deadlineInSeconds: 10 });

    expect(limits({ accounts: holding(QUICK), tuning })).toEqual([3, 10, 10, 10]);
    expect(limits({ accounts: holding(THINKING), tuning })).toEqual([3, 10, 10, 10]);
  });

  test.each([
    [undefined, 20],
    [240, 20],
    [241, 21],
    [6000, 500],
    [1_000_000, 10_000],
  ])("stop to call an account after half of a peak of %s requests per minute: %d failures", (peak, failures) => {
    const accounts = [failoverAccount(SWEDEN_CENTRAL, { deployments: [chat({ peakRequestsPerMinute: peak })] })];

    expect(plan({ accounts }).backends[0].circuitBreaker?.failures).toBe(failures);
  });

  test("have no circuit breaker where the tier has none", () => {
    expect(plan({ tier: ApimTier.CONSUMPTION }).backends[0].circuitBreaker).toBeUndefined();
    expect(plan({ tier: ApimTier.BASIC_V2 }).backends[0].circuitBreaker).toBeDefined();
  });
});
