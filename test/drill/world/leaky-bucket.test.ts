import { LeakyBucket } from "../../../src/drill/world/leaky-bucket";

describe("a leaky bucket", () => {
  test("takes a burst of its size and then as many as drain", () => {
    const bucket = new LeakyBucket(2, 3);

    const waits = [0, 0, 0, 0, 250, 250, 1000].map((at) => bucket.take(at));

    expect(waits).toEqual([0, 0, 0, 1, 0, 251, 0]);
  });

  test("says to the millisecond when it has room again", () => {
    const bucket = new LeakyBucket(10, 1);
    bucket.take(0);
    bucket.take(1);

    const wait = bucket.take(1);

    expect(bucket.take(1 + wait - 2)).toBeGreaterThan(0);
    expect(bucket.take(1 + wait)).toBe(0);
  });

  test("lets through what it can over time, whatever is asked", () => {
    const bucket = new LeakyBucket(10, 5);
    let taken = 0;
    for (let at = 0; at < 60_000; at += 20) taken += bucket.take(at) === 0 ? 1 : 0;

    expect(taken).toBeGreaterThanOrEqual(600);
    expect(taken).toBeLessThanOrEqual(606);
  });
});
