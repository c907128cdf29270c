import { reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { goldenPolicy, PolicyProgram, setterOf } from "../support/policy-program";

const skipped = reasonNotToCompile();
const REQUESTS = 4000;

/** Weights that a plan may hold, tier by tier. */
const TIERS: readonly string[] = [
  "a=1,b=1",
  "a=3,b=1",
  "a=1,b=2,c=3",
  "a=1000,b=1",
  "a=1,b=1,c=1,d=1,e=1,f=1",
  "a=2,b=1;c=1",
  "a=5,b=5;c=9,d=1;e=1",
];

describe.skipIf(skipped)(`the order in which backends are asked${unlessSkipped(skipped)}`, () => {
  test.each(["a=1", "a=1;b=1", "b=7;a=1000;c=1"])("is that of the tiers where each has one backend: %s", (tiers) => {
    const expected = tiers.split(";").map((tier) => tier.split("=")[0]);

    expect([...new Set(orders(tiers, 200).map(String))]).toEqual([String(expected)]);
  });

  test.each(TIERS)("has each backend once, and no tier before another one is used up: %s", (tiers) => {
    const expected = tiersOf(tiers).map((members) => members.map(([id]) => id).sort());

    for (const order of ordersOf(tiers)) {
      const rest = [...order];
      expect(expected.map(({ length }) => rest.splice(0, length).sort())).toEqual(expected);
      expect(rest).toEqual([]);
    }
  });

  test.each(TIERS)("begins with each backend as often as its weight says: %s", (tiers) => {
    const all = ordersOf(tiers);
    let from = 0;
    for (const members of tiersOf(tiers)) {
      const sum = members.reduce((total, [, weight]) => total + weight, 0);
      for (const [id, weight] of members) {
        const share = weight / sum;
        const count = all.filter((order) => order[from] === id).length;
        const sigma = Math.sqrt(REQUESTS * share * (1 - share));
        expect(Math.abs(count - REQUESTS * share)).toBeLessThanOrEqual(3 * sigma);
      }
      from += members.length;
    }
  });

  test("shares what is left by the weights of those who are left", () => {
    const begun = orders("a=6,b=3,c=1", REQUESTS).filter(([first]) => first === "a");
    const share = begun.filter(([, second]) => second === "b").length / begun.length;

    expect(Math.abs(share - 3 / 4)).toBeLessThanOrEqual(3 * Math.sqrt((0.75 * 0.25) / begun.length));
  });

  test("is the same for the same request, so that the log tells why a backend came first", () => {
    expect(orders("a=1,b=1,c=1", 50)).toEqual(orders("a=1,b=1,c=1", 50));
  });
});

let drawn: ReadonlyMap<string, string[][]> | undefined;

/** The orders of all requests of one of the tables; drawn once for all. */
function ordersOf(tiers: string): string[][] {
  drawn ??= new Map(TIERS.map((each) => [each, orders(each, REQUESTS)]));
  return drawn.get(tiers) ?? [];
}

function orders(tiers: string, count: number): string[][] {
  const expression = setterOf(goldenPolicy("tiered"), "inbound", "failover-draw");
  const ids = tiersOf(tiers).flatMap((members) => members.map(([id]) => id));
  const variables = {
    "failover-tiers": tiers,
    "failover-knobs": "{ least: 10, budget: 20 }",
    "failover-memories": Object.fromEntries(ids.map((id) => [id, "{}"])),
    "failover-stateful": false,
    "failover-replayable": true,
    "failover-max-attempts": 3,
  };
  const states = requestIds(count).map((requestId) => ({ requestId, variables }));
  return PolicyProgram.golden
    .values(expression, states)
    .map((draw) => (draw as { candidates: string }).candidates.split(","));
}

function tiersOf(text: string): [id: string, weight: number][][] {
  return text.split(";").map((tier) =>
    tier.split(",").map((member): [string, number] => {
      const [id, weight] = member.split("=");
      return [id, Number(weight)];
    }),
  );
}

/** Always the same ids, made as Azure makes them: random but for the bits of the version. */
function requestIds(count: number): string[] {
  let state = 0x2545f491;
  const word = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0).toString(16).padStart(8, "0");
  };
  return Array.from({ length: count }, () => {
    const hex = word() + word() + word() + word();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  });
}
