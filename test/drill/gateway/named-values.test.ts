import { withNamedValues } from "../../../src/drill/gateway/named-values";

const VALUES = new Map([
  ["one", "1"],
  ["long.name-2", "a long value"],
]);

describe("named values", () => {
  test("are put in wherever they stand, in code too", () => {
    const { text, missing } = withNamedValues('<a x="{{one}}">@("{{long.name-2}}")</a>', VALUES);

    expect({ text, missing }).toEqual({ text: '<a x="1">@("a long value")</a>', missing: [] });
  });

  test.each(['$"{{not}} a {{ name }}"', "{{}}", "{{a b}}", "<!-- {{nobody}} -->"])("are no others: %s", (text) => {
    const found = withNamedValues(text, new Map([["not", "NOT"]]));

    expect(found.missing).toEqual([]);
    expect(found.text).toBe(text.replace("{{not}}", "NOT"));
  });

  test("are told where they are missing", () => {
    const { missing } = withNamedValues("<a>\n  {{one}} {{two}}\n</a>", VALUES);

    expect(missing).toEqual([{ name: "two", at: { line: 2, column: 11 } }]);
  });

  test.each([
    [1, 1, 1, 1],
    [2, 3, 2, 3],
    [2, 8, 2, 3],
    [2, 16, 2, 19],
    [3, 2, 3, 2],
  ])(
    "do not move places: line %s, column %s is %s, %s as it was written",
    (line, column, writtenLine, writtenColumn) => {
      const { placeOf } = withNamedValues("<a>\n  {{long.name-2}}, end\n</a>", VALUES);

      expect(placeOf({ line, column })).toEqual({ line: writtenLine, column: writtenColumn });
    },
  );
});
