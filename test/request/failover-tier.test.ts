import { Token } from "cdktf";
import { FailoverTier } from "../../src/request/failover-tier";
import { untyped } from "../support/fixtures";
import { codesOf, problemsOf } from "../support/fixtures-errors";

describe("FailoverTier.of", () => {
  test("names accounts, each with the weight of its capacity", () => {
    const tier = FailoverTier.of(["swedencentral", "francecentral"]);

    expect(tier.accountKeys).toEqual(["swedencentral", "francecentral"]);
    expect([...tier._weights.values()]).toEqual([undefined, undefined]);
  });

  test("keeps what it was given when the list changes later", () => {
    const keys = ["swedencentral"];
    const tier = FailoverTier.of(keys);

    keys.push("francecentral");

    expect(tier.accountKeys).toEqual(["swedencentral"]);
  });

  test.each<[string, unknown, string]>([
    ["no account", [], "an empty list"],
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["a text", "swedencentral", "'swedencentral'"],
    ["a map", { swedencentral: 1 }, "a value of type object"],
  ])("fails for %s", (_, keys, shown) => {
    expect(problemsOf(() => FailoverTier.of(untyped(keys)))).toEqual([
      `[StrategyInvalid] accountKeys: ${shown} given where a list of at least one account key is needed`,
    ]);
  });

  test("fails for what is no key, and for an account twice, all at once", () => {
    expect(problemsOf(() => FailoverTier.of(untyped(["a", "", 5, undefined, "a"])))).toEqual([
      "[StrategyInvalid] accountKeys[1]: '' given where an account key is needed",
      "[StrategyInvalid] accountKeys[2]: 5 given where an account key is needed",
      "[StrategyInvalid] accountKeys[3]: undefined given where an account key is needed",
      "[StrategyInvalid] accountKeys[4]: 'a' again given where each account once is needed",
    ]);
  });

  test.each<[string, unknown]>([
    ["a list", Token.asList({ creationStack: [], resolve: () => ["a"] })],
    ["a key", [Token.asString({ creationStack: [], resolve: () => "a" })]],
  ])("fails for %s that only Terraform knows", (_, keys) => {
    expect(codesOf(() => FailoverTier.of(untyped(keys)))).toEqual(["LiteralNeeded accountKeys"]);
  });
});

describe("FailoverTier.weighted", () => {
  test("names accounts with their weights", () => {
    const tier = FailoverTier.weighted({ swedencentral: 1000, francecentral: 1 });

    expect([...tier._weights]).toEqual([
      ["swedencentral", 1000],
      ["francecentral", 1],
    ]);
  });

  test.each([0, -1, 0.5, 1001, Number.NaN, Number.POSITIVE_INFINITY])("fails for the weight %d", (weight) => {
    expect(problemsOf(() => FailoverTier.weighted({ swedencentral: weight }))).toEqual([
      `[WeightInvalid] weightByAccount.swedencentral: ${weight} is no weight; write a whole number from 1 to 1,000, or leave the account out so that it gets no traffic`,
    ]);
  });

  test.each<[unknown, string]>([
    ["3", "'3'"],
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
  ])("fails for %j, which is no number", (weight, shown) => {
    expect(problemsOf(() => FailoverTier.weighted(untyped({ a: weight })))).toEqual([
      expect.stringContaining(`[WeightInvalid] weightByAccount.a: ${shown} is no weight`),
    ]);
  });

  test.each<[string, unknown, string]>([
    ["an empty map", {}, "an empty map"],
    ["nothing", undefined, "undefined"],
    ["a list", ["a"], "a list"],
  ])("fails for %s", (_, weights, shown) => {
    expect(problemsOf(() => FailoverTier.weighted(untyped(weights)))).toEqual([
      `[StrategyInvalid] weightByAccount: ${shown} given where a map with at least one weight by account key is needed`,
    ]);
  });

  test("fails for a key that is empty", () => {
    expect(codesOf(() => FailoverTier.weighted({ "": 1 }))).toEqual(["StrategyInvalid weightByAccount"]);
  });

  test("fails for a weight or a key that only Terraform knows, without its encoding", () => {
    const weight = Token.asNumber({ creationStack: [], resolve: () => 5 });
    const key = Token.asString({ creationStack: [], resolve: () => "a" });

    expect(problemsOf(() => FailoverTier.weighted({ a: weight }))).toEqual([
      "[LiteralNeeded] weightByAccount.a: a weight is only known to Terraform, but a share of the traffic decides what is built; write it as a literal",
    ]);
    expect(codesOf(() => FailoverTier.weighted({ [key]: 1 }))).toEqual(["LiteralNeeded weightByAccount"]);
  });
});
