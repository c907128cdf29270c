import { byCodePoint, grouped, quotedList, shown } from "../../src/private/text";

describe("quotedList", () => {
  test.each<[string[], string]>([
    [[], "none"],
    [["a"], "'a'"],
    [["a", "b"], "'a', 'b'"],
  ])("%j is %s", (items, text) => {
    expect(quotedList(items)).toBe(text);
  });

  test("ends in an ellipsis past twelve items, or past as many as told", () => {
    const items = Array.from({ length: 13 }, (_, index) => String(index));

    expect(quotedList(items.slice(0, 12))).not.toContain("…");
    expect(quotedList(items)).toMatch(/'11', …$/);
    expect(quotedList(items, 2)).toBe("'0', '1', …");
  });
});

describe("grouped", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [150_000, "150,000"],
    [1_234_567, "1,234,567"],
  ])("%d is %s", (value, text) => {
    expect(grouped(value)).toBe(text);
  });
});

describe("byCodePoint", () => {
  test("orders capitals before small letters, whatever the machine", () => {
    expect(["b", "a", "B", "ä", "a"].sort(byCodePoint)).toEqual(["B", "a", "a", "b", "ä"]);
  });
});

describe("shown", () => {
  test.each<[unknown, string]>([
    ["uksouth", "'uksouth'"],
    ["", "''"],
    [undefined, "undefined"],
    [null, "null"],
    [1.5, "1.5"],
    [true, "true"],
    [["a"], "a list"],
    [{}, "a value of type object"],
    [() => 1, "a value of type function"],
  ])("%j is shown as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("cuts a long text", () => {
    expect(shown("x".repeat(80))).toHaveLength(82);
    expect(shown("x".repeat(81))).toBe(`'${"x".repeat(77)}…'`);
  });
});
