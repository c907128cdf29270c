import { Breaker } from "../../../src/drill/gateway/breaker";
import type { BreakerRule } from "../../../src/drill/topology";

const RULE: BreakerRule = {
  count: 3,
  intervalMs: 10_000,
  tripMs: 30_000,
  statusRanges: [{ min: 500, max: 599 }],
  errorReasons: [],
  acceptRetryAfter: false,
};
const SHARE: BreakerRule = { ...RULE, count: undefined, percentage: 50 };

describe("a breaker that counts", () => {
  test("opens with the last of so many failures in its interval", () => {
    const breaker = new Breaker(RULE, 1);

    for (const now of [0, 4000]) breaker.record(now, true);
    const before = breaker.isOpen(9999);
    breaker.record(9999, true);

    expect([before, breaker.isOpen(9999), breaker.isOpen(39_998), breaker.isOpen(39_999)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("forgets failures that are older than its interval", () => {
    const breaker = new Breaker(RULE, 1);

    for (const now of [0, 4000, 10_000]) breaker.record(now, true);

    expect(breaker.isOpen(10_000)).toBe(false);
  });

  test("begins to count anew after it was open", () => {
    const breaker = new Breaker(RULE, 1);
    for (const now of [0, 1, 2]) breaker.record(now, true);

    for (const now of [30_010, 30_020]) breaker.record(now, true);

    expect(breaker.isOpen(30_030)).toBe(false);
  });

  test("takes no notice of calls that end while it is open", () => {
    const breaker = new Breaker(RULE, 1);
    for (const now of [0, 1, 2]) breaker.record(now, true);

    for (const now of [20_000, 20_001, 20_002]) breaker.record(now, true);

    expect(breaker.isOpen(30_002)).toBe(false);
  });

  test.each([
    [true, 5000, 5002],
    [true, undefined, 30_002],
    [false, 5000, 30_002],
  ])(
    "is open as long as Retry-After says if it accepts that: %s, %s ms",
    (acceptRetryAfter, retryAfterMs, closesAt) => {
      const breaker = new Breaker({ ...RULE, acceptRetryAfter }, 1);

      for (const now of [0, 1, 2]) breaker.record(now, true, retryAfterMs);

      expect([breaker.isOpen(closesAt - 1), breaker.isOpen(closesAt)]).toEqual([true, false]);
    },
  );

  test("takes for failures what is in its ranges", () => {
    const breaker = new Breaker(RULE, 1);

    expect([499, 500, 599, 429].map((status) => breaker.counts(status))).toEqual([false, true, true, false]);
  });
});

describe("a breaker that takes the share", () => {
  test("opens when it is reached", () => {
    const breaker = new Breaker(SHARE, 1);

    for (const now of [0, 1, 2]) breaker.record(now, false);
    for (const now of [3, 4]) breaker.record(now, true);
    const before = breaker.isOpen(5);
    breaker.record(5, true);

    expect([before, breaker.isOpen(5)]).toEqual([false, true]);
  });

  test("looks at no fewer calls than it is told", () => {
    const few = new Breaker(SHARE, 20);

    for (let now = 0; now < 19; now++) few.record(now, true);
    const before = few.isOpen(19);
    few.record(19, true);

    expect([before, few.isOpen(19)]).toEqual([false, true]);
  });

  test("forgets calls that are older than its interval", () => {
    const breaker = new Breaker(SHARE, 1);

    for (let call = 0; call < 10; call++) breaker.record(0, false);
    breaker.record(9000, true);
    const before = breaker.isOpen(9000);
    breaker.record(11_000, true);

    expect([before, breaker.isOpen(11_000)]).toEqual([false, true]);
  });
});
