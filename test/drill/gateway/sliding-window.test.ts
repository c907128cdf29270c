import fc from "fast-check";
import { SlidingWindow } from "../../../src/drill/gateway/sliding-window";

describe("a sliding window", () => {
  test("holds what was added within its length", () => {
    const window = new SlidingWindow(1000);

    window.add(0, 2);
    window.add(600, 3);

    expect([999, 1000, 1599, 1600].map((now) => window.total(now))).toEqual([5, 3, 3, 0]);
  });

  test.each([
    [6, 0],
    [5, 400],
    [3, 1000],
    [1, 1000],
  ])("tells the wait until its total is below %s", (limit, wait) => {
    const window = new SlidingWindow(1000);
    window.add(0, 2);
    window.add(600, 3);

    expect(window.waitMs(600, limit)).toBe(wait);
  });

  test("agrees with adding up what is in it", () => {
    const events = fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 300 }), amount: fc.integer({ min: 1, max: 5 }) }),
    );

    fc.assert(
      fc.property(events, (list) => {
        const window = new SlidingWindow(1000);
        const added: { at: number; amount: number }[] = [];
        let now = 0;
        for (const { gap, amount } of list) {
          now += gap;
          window.add(now, amount);
          added.push({ at: now, amount });
          const expected = added.filter(({ at }) => at > now - 1000).reduce((sum, each) => sum + each.amount, 0);
          expect(window.total(now)).toBe(expected);
        }
      }),
    );
  });
});
