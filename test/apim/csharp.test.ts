import fc from "fast-check";
import { csharp, csharpBlock, joinedBy, stringLiteral, UNPRINTABLE } from "../../src/apim/csharp";
import { literalMeaning, trickyText } from "../support/fixtures-text";

// In two parts, so that the linter does not take them for templates.
const TEMPLATE = "${";

describe("csharp", () => {
  test("puts texts in as literals, and code, numbers and flags as they are", () => {
    const inner = csharp`context.Response != null`;

    const { code, isBlock } = csharp`${inner} && a == ${'say "b"'} && c < ${-5} && d == ${true} && e == ${"5"}`;

    expect(code).toBe('context.Response != null && a == "say \\"b\\"" && c < -5 && d == true && e == "5"');
    expect(isBlock).toBe(false);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "refuses a number that C# would read otherwise: %d",
    (number) => {
      expect(() => csharp`a < ${number}`).toThrow(`${number} is no whole number`);
    },
  );

  test("joins code with an operator, texts in it staying literals", () => {
    const parts = ["a", 'b"'].map((text) => csharp`x == ${text}`);

    expect(joinedBy(" || ", parts).code).toBe('x == "a" || x == "b\\""');
    expect(joinedBy(", ", []).code).toBe("");
  });
});

describe("csharpBlock", () => {
  test("loses the indent of our source, and keeps its own", () => {
    const block = csharpBlock`
      if (a)
      {
        return ${1};
      }

      return 2;
    `;

    expect(block.code.split("\n")).toEqual(["if (a)", "{", "  return 1;", "}", "", "return 2;"]);
    expect(block.isBlock).toBe(true);
  });

  test("does not take a text for a line of its own", () => {
    expect(
      csharpBlock`
      return ${"a\n      b"};
    `.code,
    ).toBe('return "a\\u000a      b";');
  });

  test("takes in other code as deep as the hole that stands for it", () => {
    const inner = csharp`if (a)\n{\n  b();\n}`;

    const block = csharpBlock`
      while (c)
      {
        ${inner}
      }
    `;

    expect(block.code.split("\n")).toEqual([...["while (c)", "{"], ...["  if (a)", "  {", "    b();", "  }"], "}"]);
  });

  test("can be one line", () => {
    expect(csharpBlock`return 1;`.code).toBe("return 1;");
  });
});

describe("stringLiteral", () => {
  test.each([
    ["plain", "plain", '"plain"'],
    ["empty", "", '""'],
    ["a quote", 'a"b', '"a\\"b"'],
    ["a backslash", "a\\b", '"a\\\\b"'],
    ["a backslash before a quote", '\\"', '"\\\\\\""'],
    ["what looks like an escape", "\\u0041", '"\\\\u0041"'],
    ["a line feed", "a\nb", '"a\\u000ab"'],
    ["a tab", "\t", '"\\u0009"'],
    ["a line separator", "\u2028", '"\\u2028"'],
    ["a byte order mark", "\ufeff", '"\\ufeff"'],
    ["half of a pair", "\ud83d", '"\\ud83d"'],
    ["a whole pair", "😀", '"😀"'],
    ["letters of other scripts", "é中", '"é中"'],
    ["an apostrophe", "it's", '"it\'s"'],
    ["a named value", "{{name}}", '"{\\u007bname}}"'],
    ["three braces", "{{{", '"{\\u007b\\u007b"'],
    ["a template of Terraform", `${TEMPLATE}x}`, '"$\\u007bx}"'],
    ["a directive of Terraform", "%{x}", '"%\\u007bx}"'],
    ["an escaped template of Terraform", `$${TEMPLATE}x}`, '"$$\\u007bx}"'],
    ["what is harmless", "{a} $x %d $ {", '"{a} $x %d $ {"'],
  ])("writes %s", (_, text, literal) => {
    expect(stringLiteral(text)).toBe(literal);
    expect(literalMeaning(literal)).toBe(text);
  });

  test("means the text, on one line, with nothing that another reader takes", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const literal = stringLiteral(text);

        expect(literalMeaning(literal)).toBe(text);
        expect(literal).not.toMatch(/\{\{|[$%]\{|[\n\r\t]/);
        expect(literal.search(UNPRINTABLE)).toBe(-1);
      }),
    );
  });
});

describe("UNPRINTABLE", () => {
  test.each([
    "\0",
    "\t",
    "\n",
    "\x1f",
    "\x7f",
    "\x9f",
    "\u2028",
    "\u2029",
    "\u00ad",
    "\u200b",
    "\u200f",
    "\u202a",
    "\u202e",
    "\u2060",
    "\u2069",
    "\ufdd0",
    "\ufdef",
    "\ufeff",
    "\ufffe",
    "\uffff",
  ])("finds %j", (char) => {
    expect(`a${char}b`.search(UNPRINTABLE)).toBe(1);
  });

  test.each(["\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800", "\ud83dx"])("finds half of a pair: %j", (char) => {
    expect(`a${char}`.search(UNPRINTABLE)).toBe(1);
  });

  test.each([
    " ",
    "~",
    "\u00a0",
    "\u2010",
    "\u2027",
    "\u202f",
    "ÿ",
    "中",
    "\ufdcf",
    "\ufdf0",
    "\ufffd",
    "😀",
    "\u{10ffff}",
  ])("leaves %j", (char) => {
    expect(`a${char}b`.search(UNPRINTABLE)).toBe(-1);
  });

  test("finds all that XML 1.0 forbids", () => {
    const forbidden = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      // https://www.w3.org/TR/xml/#charsets
      (char) => !/[\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(char),
    );

    expect(forbidden.filter((char) => char.search(UNPRINTABLE) < 0)).toEqual([]);
  });
});
