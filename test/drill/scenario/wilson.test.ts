import { wilson } from "../../../src/drill/scenario/wilson";

describe("the Wilson interval", () => {
  // Values of R: binom::binom.wilson.
  test.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [999, 1000, 0.9944, 0.9998],
    [100, 100, 0.963, 1],
  ])("of %i in %i is %f to %f", (times, trials, low, high) => {
    const interval = wilson(times, trials);

    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test("is none without a trial", () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});
