import type { ExpressionFault } from "../../src/apim/expression-fault";
import type { Literal } from "../../src/apim/expression-tree";
import { parseBlock, parseExpression } from "../../src/apim/parse-expression";

describe("a literal", () => {
  test.each<[code: string, type: Literal["type"], value: Literal["value"]]>([
    ["0", "int", "0"],
    ["2147483647", "int", "2147483647"],
    ["2147483648", "uint", "2147483648"],
    ["4294967296", "long", "4294967296"],
    ["9223372036854775808", "ulong", "9223372036854775808"],
    ["-2147483648", "int", "-2147483648"],
    ["-9223372036854775808", "long", "-9223372036854775808"],
    ["0x7FFFFFFF", "int", "0x7fffffff"],
    ["0xFFFFFFFF", "uint", "0xffffffff"],
    ["0b101", "int", "0b101"],
    ["1_000_000", "int", "1000000"],
    ["1u", "uint", "1"],
    ["5000000000u", "ulong", "5000000000"],
    ["1L", "long", "1"],
    ["1ul", "ulong", "1"],
    ["1.50", "double", "1.50"],
    [".5", "double", ".5"],
    ["1e3", "double", "1e3"],
    ["1d", "double", "1"],
    ["1.5f", "float", "1.5"],
    ["1m", "decimal", "1"],
    ["true", "bool", true],
    ["null", "null", null],
    ["'\"'", "char", '"'],
    ["'\\''", "char", "'"],
    ["'\\u0041'", "char", "A"],
    ['"a\\"b\\\\c\\n\\t\\0\\x41\\u00e9\\U0001F600"', "string", 'a"b\\c\n\t\0Aé😀'],
    ['@"a\\b""{c}\nd"', "string", 'a\\b"{c}\nd'],
  ])("%s is a %s", (code, type, value) => {
    expect(parseExpression(code)).toEqual({ kind: "literal", type, value, at: 0 });
  });
});

describe("an expression", () => {
  const int = { name: "int", arguments: [], rank: 0, isNullable: false };
  const a = { kind: "name", name: "a", at: expect.any(Number) };
  const one = { kind: "literal", type: "int", value: "1", at: expect.any(Number) };

  test.each<[code: string, tree: object]>([
    [
      "(int)-1",
      {
        kind: "cast",
        at: 0,
        type: { ...int, at: 1 },
        operand: { kind: "unary", operator: "-", isPostfix: false, operand: one, at: 5 },
      },
    ],
    ["(a) - 1", { kind: "binary", operator: "-", left: a, right: one, at: 1 }],
    ["(a)(1)", { kind: "cast", type: { ...int, name: "a", at: 1 }, operand: one, at: 0 }],
    [
      "a?.b.c",
      {
        kind: "member",
        name: "c",
        nameAt: 5,
        isConditional: false,
        at: 0,
        target: { kind: "member", name: "b", nameAt: 3, isConditional: true, at: 0, target: a },
      },
    ],
    [
      "(a?.b).c",
      {
        kind: "member",
        name: "c",
        nameAt: 7,
        isConditional: false,
        at: 1,
        target: { kind: "member", name: "b", nameAt: 4, isConditional: true, isEnclosed: true, at: 1, target: a },
      },
    ],
    ["a?[1]", { kind: "index", target: a, arguments: [one], isConditional: true, at: 0 }],
    [
      "a<int>(1)",
      { kind: "call", target: { ...a, typeArguments: [{ ...int, at: 2 }] }, arguments: [{ value: one, at: 7 }], at: 0 },
    ],
    [
      "a(out var b, n: 1)",
      {
        kind: "call",
        target: a,
        at: 0,
        arguments: [
          {
            value: { kind: "name", name: "b", at: 10 },
            modifier: "out",
            declares: { type: undefined, name: "b" },
            at: 2,
          },
          { name: "n", value: one, at: 13 },
        ],
      },
    ],
    ["a is int", { kind: "is", operand: a, type: { ...int, at: 5 }, isNegated: false, at: 0 }],
    ["a is int b", { kind: "is", operand: a, type: { ...int, at: 5 }, declares: "b", isNegated: false, at: 0 }],
    [
      "a is not null",
      {
        kind: "is",
        operand: a,
        constant: { kind: "literal", type: "null", value: null, at: 9 },
        isNegated: true,
        at: 0,
      },
    ],
    ["a as int?", { kind: "as", operand: a, type: { ...int, isNullable: true, at: 5 }, at: 0 }],
    [
      "a as int ? 1 : 1",
      {
        kind: "conditional",
        condition: { kind: "as", operand: a, type: { ...int, at: 5 }, at: 0 },
        whenTrue: one,
        whenFalse: one,
        at: 0,
      },
    ],
    [
      "new { a, B = 1 }",
      {
        kind: "new",
        type: undefined,
        arguments: [],
        at: 0,
        initializer: {
          kind: "object",
          members: [
            { name: "a", at: 6, value: a },
            { name: "B", at: 9, value: one },
          ],
        },
      },
    ],
    ["new int[1]", { kind: "new-array", element: { ...int, at: 4 }, size: one, at: 0 }],
    ["new int[][] { a }", { kind: "new-array", element: { ...int, rank: 1, at: 4 }, items: [a], at: 0 }],
    ["new[] { 1, }", { kind: "new-array", element: undefined, items: [one], at: 0 }],
    [
      "new int { { 1, a } }",
      {
        kind: "new",
        type: { ...int, at: 4 },
        arguments: [],
        initializer: { kind: "collection", items: [[one, a]] },
        at: 0,
      },
    ],
    [
      "new int { [1] = a }",
      {
        kind: "new",
        type: { ...int, at: 4 },
        arguments: [],
        initializer: { kind: "indexed", entries: [{ key: one, value: a }] },
        at: 0,
      },
    ],
    ['$"x{{{a,1:D2}"', { kind: "interpolation", parts: ["x{", { value: a, alignment: one, format: "D2" }], at: 0 }],
    [
      "a ?? 1 ?? a",
      {
        kind: "binary",
        operator: "??",
        left: a,
        right: { kind: "binary", operator: "??", left: one, right: a, at: 5 },
        at: 0,
      },
    ],
    ["a ??= 1", { kind: "assignment", operator: "??=", target: a, value: one, at: 0 }],
    ["a => 1", { kind: "lambda", parameters: [{ name: "a" }], body: one, at: 0 }],
    ["@class", { kind: "name", name: "class", at: 0 }],
  ])("%s", (code, tree) => {
    expect(parseExpression(code)).toEqual(tree);
  });

  test("takes no time for many brackets, closed or not", () => {
    const depth = 200;

    expect(parseExpression(`${"(".repeat(depth)}1${")".repeat(depth)}`)).toEqual(one);
    expect(() => parseExpression(`${"(a)(".repeat(depth)}`)).toThrow("')' is missing at the end");
    expect(() => parseExpression(`${"f(x => g(".repeat(depth)};`)).toThrow("unexpected ';'");
  });

  test("fails where the brackets are too many for the machine", () => {
    const depth = 100_000;

    expect(() => parseExpression("(".repeat(depth))).toThrow("it is nested too deeply");
  });
});

describe("what is refused", () => {
  test.each([
    ["await a", "'await' is not supported in policy expressions", 0],
    ["async x => x", "'async' before a lambda is not supported in policy expressions", 0],
    ["delegate(int x) { }", "an anonymous method is not supported in policy expressions", 0],
    ["from x in a select x", "a query, unlike .Select() and .Where(), is not supported in policy expressions", 0],
    ["a switch { 1 => 2 }", "a switch expression is not supported in policy expressions", 2],
    ["a with { B = 1 }", "'with' is not supported in policy expressions", 2],
    ["a is { B: 1 }", "a property pattern is not supported in policy expressions", 5],
    ["a is > 1", "a relational pattern is not supported in policy expressions", 5],
    ["a is 1 or 2", "unexpected 'or'", 7],
    ["a is A or B", "the pattern 'or' is not supported in policy expressions", 7],
    ["a!.b", "'!' after a value is not supported in policy expressions", 1],
    ["a[^1]", "an index from the end is not supported in policy expressions", 2],
    ["a[1..2]", "a range is not supported in policy expressions", 3],
    ["[1, 2]", "a collection expression is not supported in policy expressions", 0],
    ["new()", "'new' without a type is not supported in policy expressions", 3],
    ["new int[1, 2]", "unexpected ','", 9],
    ["(int[,])a", "an array of more than one dimension is not supported in policy expressions", 4],
    ["this.a", "'this' is not supported in policy expressions", 0],
    ["checked(1)", "'checked' is not supported in policy expressions", 0],
    ["global::System", "'::' is not supported in policy expressions", 0],
    ['"""a"""', "a raw string is not supported in policy expressions", 0],
    ["1 #if", "a preprocessor line is not supported in policy expressions", 2],
    ["'ab'", "between single quotes stands one character; a text has double quotes", 0],
    ['"a', "a text does not end", 2],
    ['"\\q"', "'\\q' is no escape sequence", 1],
    ["99999999999999999999", "99999999999999999999 is too large for a number", 0],
    ['$"{a ? b : c}"', "'? :' in an interpolated text needs parentheses", 5],
    ["1 = 2", "nothing can be assigned to this", 0],
    ["new { 1 }", "a member of an anonymous object needs a name", 6],
    ["a +", "something is missing at the end", 3],
    ["(a", "')' is missing at the end", 2],
    ["a b", "unexpected 'b'", 2],
  ])("fails for %s", (code, message, offset) => {
    expect(() => parseExpression(code)).toThrow(fault(message, offset));
  });

  test.each([
    ["int f(int a) { return a; } return f(1);", "a local function is not supported in policy expressions", 0],
    ["static int f() => 1; return f();", "a local function is not supported in policy expressions", 0],
    ["dynamic a = 1; return a;", "'dynamic' is not supported in policy expressions", 0],
    ["lock (a) { }", "'lock' is not supported in policy expressions", 0],
    ["unsafe { }", "'unsafe' is not supported in policy expressions", 0],
    ["goto a;", "'goto' is not supported in policy expressions", 0],
    ["a: return 1;", "a label is not supported in policy expressions", 0],
    ["yield return 1;", "'yield' is not supported in policy expressions", 0],
    ["using var a = b;", "'using' without parentheses is not supported in policy expressions", 0],
    ["var (a, b) = c;", "a deconstruction is not supported in policy expressions", 0],
    ["switch (a) { case int b: return b; }", "a pattern in a 'case' is not supported in policy expressions", 13],
    ["switch (a) { case 1 when b: return b; }", "a pattern in a 'case' is not supported in policy expressions", 13],
    ["a;", "a value alone is no statement", 0],
    ["if (a) var b = 1;", "a declaration needs a block here", 7],
    ["try { } return 1;", "'try' needs 'catch' or 'finally'", 0],
    ["var a = 1 return a;", "';' is missing before 'return'", 10],
    ["return 1", "';' is missing at the end", 8],
    ["{ return 1;", "'}' is missing at the end", 11],
    ["return 1; }", "unexpected '}'", 10],
  ])("fails for the statements %s", (code, message, offset) => {
    expect(() => parseBlock(code)).toThrow(fault(message, offset));
  });
});

function fault(message: string, offset: number): ExpressionFault {
  return expect.objectContaining({ name: "ExpressionFault", message, offset });
}
