import fc from "fast-check";
import { Histogram } from "../../../src/drill/scenario/histogram";

const times = fc.array(fc.double({ min: 0, max: 300_000, noNaN: true }), { minLength: 1, maxLength: 300 });

function of(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

describe("a histogram", () => {
  test("gives quantiles within one percent", () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95, 0.99, 1), (values, share) => {
        const exact = [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];
        const found = of(values).quantile(share);

        expect(found).toBeGreaterThanOrEqual(exact < 0.1 ? 0 : exact * 0.999);
        expect(found).toBeLessThanOrEqual(Math.max(0.1, exact * 1.0101));
      }),
    );
  });

  test("of two is that of all their values", () => {
    fc.assert(
      fc.property(times, times, (some, others) => {
        const sum = of(some);
        sum.addAll(of(others));
        const all = of([...some, ...others]);

        expect([sum.count, sum.most, sum.quantile(0.5)]).toEqual([all.count, all.most, all.quantile(0.5)]);
      }),
    );
  });

  test("without values is 0 throughout", () => {
    expect([new Histogram().quantile(0.99), new Histogram().most, new Histogram().count]).toEqual([0, 0, 0]);
  });
});
