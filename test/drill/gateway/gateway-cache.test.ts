import { GatewayCache } from "../../../src/drill/gateway/gateway-cache";

const SECOND = { delayMs: 5, durationMs: 1000 };

describe("the cache of a region", () => {
  test("finds what was stored after the delay, until it expires", () => {
    const cache = new GatewayCache<string>();

    cache.store("k", "v", { now: 100, ...SECOND });

    expect([104, 105, 1099, 1100].map((now) => cache.lookup("k", now))).toEqual([undefined, "v", "v", undefined]);
  });

  test("finds the older value until the newer one is visible", () => {
    const cache = new GatewayCache<string>();

    cache.store("k", "old", { now: 0, ...SECOND });
    cache.store("k", "new", { now: 100, ...SECOND });

    expect([104, 105].map((now) => cache.lookup("k", now))).toEqual(["old", "new"]);
  });

  test("lets the last of two writes win, although nobody read the first", () => {
    const cache = new GatewayCache<number>();

    for (let now = 0; now < 10; now++) cache.store("k", now, { now, delayMs: 5, durationMs: 1000 });

    expect([4, 5, 9, 14].map((now) => cache.lookup("k", now))).toEqual([undefined, 0, 4, 9]);
  });

  test("removes after the delay, and what is not there at once", () => {
    const cache = new GatewayCache<string>();
    cache.store("k", "v", { now: 0, ...SECOND });

    cache.remove("k", { now: 100, delayMs: 5 });
    cache.remove("other", { now: 100, delayMs: 5 });

    expect([104, 105].map((now) => cache.lookup("k", now))).toEqual(["v", undefined]);
    expect(cache.size).toBe(1);
  });

  test("forgets what has expired", () => {
    const cache = new GatewayCache<number>();

    for (let key = 0; key < 10_000; key++) cache.store(`k${key}`, key, { now: key * 10, ...SECOND });

    expect(cache.size).toBeLessThan(2000);
  });

  test("loses a share of what it holds", () => {
    const cache = new GatewayCache<number>();
    for (const key of ["a", "b", "c"]) cache.store(key, 1, { now: 0, ...SECOND });
    const draws = [0.4, 0.5, 0.6];

    cache.lose(0.5, () => draws.shift() ?? 1);

    expect(["a", "b", "c"].map((key) => cache.lookup(key, 10))).toEqual([undefined, 1, 1]);
  });
});
