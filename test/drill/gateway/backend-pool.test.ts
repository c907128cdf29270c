import { BackendPool } from "../../../src/drill/gateway/backend-pool";

const NONE = () => false;
const FIRST = () => 0;

describe("a pool", () => {
  test("takes members of equal weight in turn", () => {
    const pool = new BackendPool([member("a"), member("b"), member("c")]);

    expect(times(5, () => pool.choose(NONE, FIRST))).toEqual(["a", "b", "c", "a", "b"]);
  });

  test("draws members of other weights by them", () => {
    const pool = new BackendPool([member("a", 1, 3), member("b", 1, 1)]);

    expect([0, 0.74, 0.75, 0.99].map((draw) => pool.choose(NONE, () => draw))).toEqual(["a", "a", "b", "b"]);
  });

  test("uses a lower priority when all of the higher are tripped", () => {
    const pool = new BackendPool([member("c", 2), member("a", 1), member("b", 1)]);
    const choose = (...tripped: string[]) => pool.choose((id) => tripped.includes(id), FIRST);

    expect([choose(), choose("a"), choose("a", "b"), choose("a", "b", "c")]).toEqual(["a", "b", "c", undefined]);
  });
});

function member(id: string, priority = 1, weight = 1) {
  return { id, priority, weight };
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
