import { Token } from "cdktf";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { untyped } from "../support/fixtures";
import { codesOf, messageOf, problemsOf } from "../support/fixtures-errors";

/** The tiers of a strategy as plain entries, for two accounts that hold the deployment. */
function tiers(strategy: FailoverStrategy) {
  return strategy._tiersFor(["a", "b"]).map((weights) => [...weights]);
}

describe("FailoverStrategy.activePassive", () => {
  test.each([undefined, {}])("asks all accounts in their order for %j", (options) => {
    const strategy = FailoverStrategy.activePassive(options);

    expect(strategy.name).toBe("active-passive");
    expect(strategy._accountKeys).toBeUndefined();
    expect(tiers(strategy)).toEqual([[["a", 1]], [["b", 1]]]);
  });

  test("asks accounts in an order of its own", () => {
    const order = ["b", "c", "a"];
    const strategy = FailoverStrategy.activePassive({ order });

    order.pop();

    expect(strategy._accountKeys).toEqual(["b", "c", "a"]);
    expect(tiers(strategy)).toEqual([[["b", 1]], [["c", 1]], [["a", 1]]]);
  });

  test("fails for an order without accounts, and with one twice", () => {
    expect(messageOf(() => FailoverStrategy.activePassive({ order: [] }))).toBe(
      "FailoverStrategy.activePassive has 1 problem:\n  [StrategyInvalid] order: an empty list given where a list of at least one account key is needed",
    );
    expect(codesOf(() => FailoverStrategy.activePassive({ order: ["a", "b", "a"] }))).toEqual([
      "StrategyInvalid order[2]",
    ]);
  });

  test("fails for an order that only Terraform knows", () => {
    const order = [Token.asString({ creationStack: [], resolve: () => "a" })];

    expect(codesOf(() => FailoverStrategy.activePassive({ order }))).toEqual(["LiteralNeeded order"]);
  });

  test("fails for a list where options are needed", () => {
    expect(problemsOf(() => FailoverStrategy.activePassive(untyped(["a"])))).toEqual([
      "[StrategyInvalid] options: a list given where a map of options is needed",
    ]);
    expect(codesOf(() => FailoverStrategy.activePassive(untyped(null)))).toEqual(["StrategyInvalid options"]);
  });
});

describe("FailoverStrategy.activeActive", () => {
  test.each([undefined, {}])("shares by capacity over all accounts for %j", (options) => {
    const strategy = FailoverStrategy.activeActive(options);

    expect(strategy.name).toBe("active-active");
    expect(strategy._accountKeys).toBeUndefined();
    expect(tiers(strategy)).toEqual([
      [
        ["a", undefined],
        ["b", undefined],
      ],
    ]);
  });

  test("shares by weights of its own", () => {
    const weights: { [key: string]: number } = { a: 3, c: 1 };
    const strategy = FailoverStrategy.activeActive({ weights });

    weights.b = 5;

    expect(strategy._accountKeys).toEqual(["a", "c"]);
    expect(tiers(strategy)).toEqual([
      [
        ["a", 3],
        ["c", 1],
      ],
    ]);
  });

  test("fails for weights that are none", () => {
    const weights = { a: 0, b: 1.5, c: -1, d: 1 };

    expect(codesOf(() => FailoverStrategy.activeActive({ weights }))).toEqual([
      "WeightInvalid weights.a",
      "WeightInvalid weights.b",
      "WeightInvalid weights.c",
    ]);
    expect(codesOf(() => FailoverStrategy.activeActive({ weights: {} }))).toEqual(["StrategyInvalid weights"]);
    expect(codesOf(() => FailoverStrategy.activeActive(untyped("a")))).toEqual(["StrategyInvalid options"]);
  });
});

describe("FailoverStrategy.tiered", () => {
  test("asks tiers in their order", () => {
    const list = [FailoverTier.weighted({ a: 3, b: 1 }), FailoverTier.of(["c"])];
    const strategy = FailoverStrategy.tiered(list);

    list.pop();

    expect(strategy.name).toBe("tiered");
    expect(strategy._accountKeys).toEqual(["a", "b", "c"]);
    expect(tiers(strategy)).toEqual([
      [
        ["a", 3],
        ["b", 1],
      ],
      [["c", undefined]],
    ]);
  });

  test("fails for an account in two tiers", () => {
    const list = [FailoverTier.of(["a", "b"]), FailoverTier.of(["c"]), FailoverTier.of(["b", "a"])];

    expect(problemsOf(() => FailoverStrategy.tiered(list))).toEqual([
      "[StrategyInvalid] tiers[2]: 'b' again given where each account in one tier is needed",
      "[StrategyInvalid] tiers[2]: 'a' again given where each account in one tier is needed",
    ]);
  });

  test.each<[string, unknown, string]>([
    ["no tier", [], "tiers: an empty list given where a list of at least one FailoverTier is needed"],
    ["nothing", undefined, "tiers: undefined given where a list of at least one FailoverTier is needed"],
    ["a list of keys", ["a"], "tiers[0]: 'a' given where FailoverTier.of(accountKeys) is needed"],
    ["lists of keys", [["a"]], "tiers[0]: a list given where FailoverTier.of(accountKeys) is needed"],
  ])("fails for %s", (_, list, text) => {
    expect(problemsOf(() => FailoverStrategy.tiered(untyped(list)))).toEqual([`[StrategyInvalid] ${text}`]);
  });
});
