import { ExpressionFault } from "../../../src/apim/expression-fault";
import { compileExpressions, reasonNotToCompile, unlessSkipped } from "../../support/csharp-compiler";
import { compiled } from "../support/expression-run";

const skipped = reasonNotToCompile();

type Refused = readonly [code: string, offset: number, message: string];

/** What C# does not compile either. */
const REFUSED_BY_CSHARP: readonly Refused[] = [
  ["undeclared", 0, "'undeclared' is not declared, and no type"],
  ['"a".Foo', 4, "'string' has no 'Foo' that policy expressions may use and this interpreter knows"],
  ['"a".Trim(1)', 4, "no 'Trim' of 'string' takes (int)"],
  ["context.Backend", 8, "'IContext' has no 'Backend' that policy expressions may use and this interpreter knows"],
  [
    "context.Elapsed.TotalHour",
    16,
    "'TimeSpan' has no 'TotalHour' that policy expressions may use and this interpreter knows",
  ],
  ['"a" - 1', 0, "'-' does not apply to 'string' and 'int'"],
  ["!5", 0, "'!' does not apply to 'int'"],
  ['1 ? "a" : "b"', 0, "'int' does not convert to 'bool'"],
  ['true ? "a" : 1', 0, "'? :' has no type for 'string' and 'int'"],
  ["1m + 1.5", 0, "'+' does not apply to 'decimal' and 'double'"],
  ["(string)5", 0, "'int' cannot be cast to 'string'"],
  ['(int)"5"', 0, "'string' cannot be cast to 'int'"],
  ["5 ?? 1", 0, "'??' needs what can be null, not 'int'"],
  ["5?.ToString()", 3, "'?.' needs what can be null, not 'int'"],
  ["5 as int", 0, "'as' needs a type that can be null, not 'int'"],
  ['new[] { 1, "a" }', 0, "the items of the array have no type that all convert to"],
  ['new List<int> { "a" }', 16, "'List<int>' has no 'Add' that takes this"],
  ['Math.Max(1, "a")', 5, "no 'Max' of 'Math' takes (int, string)"],
  ["new[] { 1 }.Select(x => x.Foo)", 12, "no 'Select' of 'int[]' takes (a function)"],
  ["new[] { 1 }.Where(x => 5).ToList()", 12, "no 'Where' of 'int[]' takes (a function)"],
  ['JObject.Parse("{}").Select(x => x)', 20, "no 'Select' of 'JObject' takes (a function)"],
  ['JObject.Parse("{}")["a"] == "b"', 0, "'==' does not apply to 'JToken' and 'string'"],
  ['context.Variables["a"] + 1', 0, "'+' does not apply to 'object' and 'int'"],
  ['context.Variables["a"] == 1', 0, "'==' does not apply to 'object' and 'int'"],
  ["{ int x = 1.5; return x; }", 10, "'double' does not convert to 'int'"],
  ['{ int x = "a"; return x; }', 10, "'string' does not convert to 'int'"],
  ["{ var x = null; return x; }", 6, "'var' has no type for '<null>'"],
  ["{ byte x = 300; return x; }", 11, "'int' does not convert to 'byte'"],
  ["{ var x = 1; var x = 2; return x; }", 17, "'x' is declared twice"],
  ["{ var x = 1; { var x = 2; } return x; }", 19, "'x' is declared twice"],
  ["{ const int x = 1; x = 2; return x; }", 19, "'x' cannot be changed here"],
  ["{ foreach (var x in new[] { 1 }) { x = 2; } return 1; }", 35, "'x' cannot be changed here"],
  ["{ foreach (var x in 5) { } return 1; }", 2, "'foreach' cannot walk through 'int'"],
  ["{ if (true) { } }", 1, "not every path returns a value"],
  ["{ while (1 > 2) { return 1; } }", 1, "not every path returns a value"],
  ['{ switch (context.Request.Method) { case "GET": return 1; } }', 1, "not every path returns a value"],
  ["{ switch (1) { case 1: return 1; case 1: return 2; } return 3; }", 38, "this case is there twice"],
  ['{ long n; return int.TryParse("1", out n); }', 21, "no 'TryParse' of 'int' takes (string, out long)"],
  ['{ "a".Length = 5; return 1; }', 6, "'Length' of 'string' is read only"],
  ["{ \"abc\"[0] = 'x'; return 1; }", 2, "an index of 'string' is read only"],
  ['{ string s; s.Trim() = ""; return 1; }', 12, "nothing can be assigned to this"],
];

/** What C# compiles, and API Management does not permit, or this interpreter does not know. */
const REFUSED_HERE: readonly Refused[] = [
  ['System.IO.File.ReadAllText("a")', 0, "'System.IO.File' is not permitted in policy expressions"],
  ["Environment.NewLine", 0, "'Environment' is not permitted in policy expressions"],
  ["System.Threading.Thread.Sleep(1)", 0, "'System.Threading' is not permitted in policy expressions"],
  ["new System.Net.Http.HttpClient()", 4, "'System.Net.Http.HttpClient' is not permitted in policy expressions"],
  ["{ Func<int, int> f = x => x; return f(1); }", 2, "'System.Func' is not permitted in policy expressions"],
  [
    "DateTime.UtcNow.ToUniversalTime()",
    16,
    "'DateTime' has no 'ToUniversalTime' that policy expressions may use and this interpreter knows",
  ],
  ["context.Timestamp.Kind", 18, "'DateTime' has no 'Kind' that policy expressions may use and this interpreter knows"],
  [
    "{ try { return 1; } catch (FormatException) { return 2; } }",
    27,
    "'FormatException' is not permitted in policy expressions",
  ],
  ["typeof(int).Name", 0, "'typeof' is not permitted in policy expressions"],
  ['new XElement("a")', 4, "'XElement' is not known to this interpreter"],
  ['new StringReader("a")', 4, "'StringReader' is not known to this interpreter"],
  ["(1, 2)", 0, "tuples are not known to this interpreter"],
  ["context.Request.Body.As<int>()", 0, "a body cannot be read as 'int'"],
];

function faultOf(code: string): unknown {
  try {
    compiled(code);
    return undefined;
  } catch (error) {
    // The brace of a block is not part of the code that is read.
    const before = code.startsWith("{") ? 1 : 0;
    return error instanceof ExpressionFault ? [error.offset + before, error.message] : error;
  }
}

describe("an expression that is refused", () => {
  test.each([...REFUSED_BY_CSHARP, ...REFUSED_HERE])("fails for %s", (code, offset, message) => {
    expect(faultOf(code)).toEqual([offset, message]);
  });

  test.each([
    ["1", "bool", "'int' does not convert to 'bool'"],
    ['"a"', "int", "'string' does not convert to 'int'"],
    ["1", "string", "'int' does not convert to 'string'"],
    ["context.Response?.StatusCode", "int", "'int?' does not convert to 'int'"],
  ] as const)("fails for %s where a %s is wanted", (code, wanted, message) => {
    expect(() => compiled(code, wanted)).toThrow(message);
  });
});

describe.skipIf(skipped)(`the C# compiler${unlessSkipped(skipped)}`, () => {
  test("refuses the same", () => {
    let accepted = REFUSED_BY_CSHARP.map(([code]) => code);
    // What is wrong with the syntax of one hides what is wrong with the others.
    for (let refused = true; refused && accepted.length > 0; ) {
      const { faults } = compileExpressions(
        accepted.map((code) => ({ text: code.startsWith("{") ? `@${code}` : `@(${code})`, returns: "VariableValue" })),
        7,
      );
      refused = faults.length > 0;
      accepted = accepted.filter((_, index) => !faults.some(({ expression }) => expression === index));
    }

    expect(accepted).toEqual([]);
  });
});
