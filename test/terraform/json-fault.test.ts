import fc from "fast-check";
import { jsonFault, positionOf } from "../../src/terraform/json-fault";

function told(text: string): string {
  const fault = jsonFault(text);
  return fault ? `${positionOf(text, fault.index)}: ${fault.what}` : "valid";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("jsonFault", () => {
  test.each([
    ["{}"],
    ["[]"],
    [' {"a": [1, -2.5e+3, "x\\u0041\\n", true, false, null, {}], "b": {"a": []}} '],
    ['"text"'],
    ["0"],
    ['{"a":{"a":1},"b":{"a":1}}'],
    ['{"__proto__":{"toString":1}}'],
  ])("takes %s", (text) => {
    expect(told(text)).toBe("valid");
  });

  test.each([
    ['{"a": 1', "line 1, column 8: the text ends in the middle of the document"],
    ['{"a": "b', "line 1, column 7: there is a text that does not end"],
    ['{"a": "b\\', "line 1, column 7: there is a text that does not end"],
    ["", "line 1, column 1: the text ends in the middle of the document"],
    ['{\n  "a": tru\n}', "line 2, column 8: there is a symbol that JSON does not have"],
    ['{"a": 01}', `line 1, column 8: there is "1" where ',' belongs`],
    ['{"a" 1}', `line 1, column 6: there is "1" where ':' belongs`],
    ["{a: 1}", "line 1, column 2: there is a symbol that JSON does not have"],
    ['{"a": 1,}', 'line 1, column 9: there is "}" where a property name in double quotes belongs'],
    ["[1 2]", `line 1, column 4: there is "2" where ',' belongs`],
    ["[1,]", 'line 1, column 4: there is "]" where a value belongs'],
    ["{} {}", "line 1, column 4: there is more text after the end of the document"],
    ['["a\tb"]', "line 1, column 2: there is a text with a control character that is not escaped"],
    ['["\\x"]', "line 1, column 2: there is a text with an escape sequence that is none"],
    ['["\\u12g4"]', "line 1, column 2: there is a text with a '\\u' escape that is none"],
    ["\uFEFF{}", "line 1, column 1: there is a symbol that JSON does not have"],
    ["[😀]", "line 1, column 2: there is a symbol that JSON does not have"],
    ["NaN", "line 1, column 1: there is a symbol that JSON does not have"],
  ])("fails for %j", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test("fails for a property that is written twice in one object, however it is spelled", () => {
    expect(told('{"a": 1,\n "\\u0061": 2}')).toBe("line 2, column 2: the property 'a' is written twice in one object");
  });

  test("fails for a document that nests deeper than any tool writes, and does not exhaust the stack", () => {
    const text = ['{"a":'.repeat(200_000), "1", "}".repeat(200_000)].join("");

    expect(told(text)).toBe("line 1, column 1277: the document nests deeper than 256 levels");
  });

  test("agrees with JSON.parse on every document", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 8 }),
        fc.nat(),
        fc.constantFrom("", "{", "}", '"', ",", ":", "\\", "\n", "1", "x"),
        (text, at, mark) => {
          const index = at % (text.length + 1);
          const mutated = text.slice(0, index) + mark + text.slice(index + 1);
          const fault = jsonFault(mutated);

          if (fault?.what.includes("written twice")) return;
          expect(fault === undefined).toBe(isJson(mutated));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
