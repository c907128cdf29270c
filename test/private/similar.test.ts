import { didYouMean, similarTo } from "../../src/private/similar";

const KNOWN = ["chat", "embedding", "short-outage", "shared-outage", "hanging", "hanging-stream"];

describe("names like a wrong one", () => {
  test.each([
    ["chta", ["chat"]],
    ["Chat", ["chat"]],
    ["cat", ["chat"]],
    ["embeding", ["embedding"]],
    ["embeddings", ["embedding"]],
    ["hangin", ["hanging", "hanging-stream"]],
    ["outage", ["short-outage", "shared-outage"]],
    ["at", []],
    ["x", []],
    ["nonsense", []],
    ["", []],
    ["chat".repeat(100), []],
  ])("of %j are %j", (name, similar) => {
    expect(similarTo(name, KNOWN)).toEqual(similar);
  });

  test("are offered in a message, where there are any", () => {
    expect(didYouMean("chta", KNOWN)).toBe("; did you mean 'chat'");
    expect(didYouMean("nonsense", KNOWN)).toBe("");
  });
});
