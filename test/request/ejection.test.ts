import { Ejection } from "../../src/request/ejection";
import { problemsOf } from "../support/fixtures-errors";
import { testLimits } from "../support/limit-cases";

describe("Ejection.of", () => {
  testLimits("Ejection.of", Ejection.of, [
    ["failures", 1, 100, "100"],
    ["transportFailures", 1, 100, "100"],
    ["windowInSeconds", 1, 3600, "3,600"],
    ["openInSeconds", 1, 3600, "3,600"],
    ["longestOpenInSeconds", 1, 3600, "3,600"],
    ["jitterPercent", 0, 50, "50"],
    ["misconfiguredInSeconds", 1, 3600, "3,600"],
    ["slowAfterInSeconds", 1, 230, "230", "off"],
    ["slowStreamAfterInSeconds", 1, 230, "230", "off"],
    ["badRequestPercent", 1, 100, "100", "off"],
  ]);

  test("takes a longest ejection that is as long as the first", () => {
    expect(Ejection.of({ openInSeconds: 40, longestOpenInSeconds: 40 })).toMatchObject({
      openInSeconds: 40,
      longestOpenInSeconds: 40,
    });
  });

  test("leaves a default to the plan, which lets it give way", () => {
    expect(Ejection.of({ openInSeconds: 600 }).longestOpenInSeconds).toBeUndefined();
    expect(Ejection.of({ longestOpenInSeconds: 20 }).openInSeconds).toBeUndefined();
  });

  test("fails for a longest ejection that is shorter than the first", () => {
    expect(problemsOf(() => Ejection.of({ openInSeconds: 2000, longestOpenInSeconds: 1999 }))).toEqual([
      "[TuningInvalid] longestOpenInSeconds: 1,999 given where at least the 2,000 of openInSeconds is needed",
    ]);
  });
});
