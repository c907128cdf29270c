import { Failback } from "../../src/request/failback";
import { testLimits } from "../support/limit-cases";

describe("Failback.of", () => {
  testLimits("Failback.of", Failback.of, [
    ["successesBeforeReturn", 1, 100, "100"],
    ["trialPercent", 1, 100, "100"],
    ["trialIntervalInSeconds", 1, 300, "300"],
    ["reopenInSeconds", 1, 3600, "3,600"],
    ["reopenAfterTimeoutInSeconds", 1, 3600, "3,600"],
    ["rampInSeconds", 0, 3600, "3,600"],
    ["forgiveAfterInSeconds", 60, 86_400, "86,400"],
  ]);
});
