import { RetryBudget } from "../../src/request/retry-budget";
import { testLimits } from "../support/limit-cases";

describe("RetryBudget.of", () => {
  testLimits("RetryBudget.of", RetryBudget.of, [
    ["percent", 0, 100, "100"],
    ["minimum", 0, 1000, "1,000"],
  ]);
});
