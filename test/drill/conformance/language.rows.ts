import type { ConformanceRow, Source } from "./conformance-row";
import { type ExpressionRow, expressionRow } from "./expression-row";
import { C_SHARP, DOTNET, ERRORS, EXPRESSIONS, issue, page, SEND_REQUEST_SAMPLE } from "./sources";

const SEVEN: Source = [EXPRESSIONS, "policy expressions syntax is C# 7"];

function language(chapter: string, says: string): Source {
  return [`${C_SHARP}/${chapter}`, says];
}

const ROWS: readonly ExpressionRow[] = [
  { name: "a sum", source: [EXPRESSIONS, "example: @((1+1).ToString())"], code: "(1+1).ToString()", gives: "2" },
  {
    name: "a length",
    source: [EXPRESSIONS, 'example: @("Hi There".Length)'],
    code: '"Hi There".Length.ToString()',
    gives: "8",
  },
  {
    name: "a choice by ContainsKey",
    source: [EXPRESSIONS, 'example: ContainsKey("maxAge") ? int.Parse(...) : 3600'],
    code: '(context.Variables.ContainsKey("maxAge") ? int.Parse((string)context.Variables["maxAge"]) : 3600).ToString()',
    gives: "3600",
  },
  {
    name: "ints divide without a rest",
    source: language("operators/arithmetic-operators", "integer division"),
    code: "(7 / 2).ToString() + (-7 / 2) + (7 % 3) + (-7 % 3)",
    gives: "3-31-1",
  },
  {
    name: "a double makes a division exact",
    source: language("operators/arithmetic-operators", "floating-point division"),
    code: "(7 / 2.0).ToString() + ((double)1 / 4)",
    gives: "3.50.25",
  },
  {
    name: "a cast to int cuts off",
    source: language("builtin-types/numeric-conversions", "rounded towards zero"),
    code: "((int)3.9).ToString() + (int)-3.9",
    gives: "3-3",
  },
  {
    name: "an int wraps",
    source: language("statements/checked-and-unchecked", "unchecked is the default"),
    code: "{ var i = int.MaxValue; i++; return i.ToString(); }",
    gives: "-2147483648",
  },
  {
    name: "a long does not",
    source: language("builtin-types/integral-numeric-types", "long: 64 bits"),
    code: "((long)int.MaxValue + 1).ToString()",
    gives: "2147483648",
  },
  {
    name: "true and false have capitals",
    source: [`${DOTNET}/system.boolean.tostring`, '"True" or "False"'],
    code: "(1 < 2).ToString() + (1 > 2)",
    gives: "TrueFalse",
  },
  {
    name: "?. on null gives null",
    source: language("operators/member-access-operators", "null-conditional operators"),
    code: 'context.Product?.Name ?? "no product"',
    gives: "no product",
  },
  {
    name: "?. on null skips the calls after it",
    source: language("operators/member-access-operators", "the rest of the chain is not evaluated"),
    code: "(((string)null)?.Trim().Length ?? -1).ToString()",
    gives: "-1",
  },
  {
    name: "?? takes the first that is not null",
    source: language("operators/null-coalescing-operator", "right-associative"),
    code: '(string)null ?? (string)null ?? "third"',
    gives: "third",
  },
  {
    name: "?: chooses, and nests to the right",
    source: language("operators/conditional-operator", "right-associative"),
    code: '1 > 2 ? "a" : 2 > 3 ? "b" : "c"',
    gives: "c",
  },
  {
    name: "&& and || stop early",
    source: language("operators/boolean-logical-operators", "conditional logical operators"),
    code: '((string)null == null || ((string)null).Length > 0).ToString() + (false && int.Parse("x") > 0)',
    gives: "TrueFalse",
  },
  {
    name: "a string joins anything",
    source: language("operators/addition-operator", "string concatenation"),
    code: "\"\" + 1 + 2.5 + true + 'c' + null + (1 + 2)",
    gives: "12.5Truec3",
  },
  {
    name: "interpolation",
    source: [page("send-request"), '$"token={(string)context.Variables["token"]}"'],
    code: '$"{context.Request.Method}-{1 + 1}"',
    gives: "POST-2",
  },
  {
    name: "interpolation with a format and an alignment",
    source: language("tokens/interpolated", "{value,alignment:format}"),
    code: '$"{3.14159:F2}|{7:D3}|{"a",3}|{"b",-3}|"',
    gives: "3.14|007|  a|b  |",
  },
  {
    name: "String.Format",
    source: [page("set-method"), 'String.Format("{0} {1}\\nHost: {2}", ...)'],
    code: String.raw`String.Format("{0} {1}\n{0:X}", 255, "b")`,
    gives: "255 b\nFF",
  },
  {
    name: "escapes of a string",
    source: language("builtin-types/reference-types", "string escape sequences"),
    code: String.raw`"\t\"\\\u0041"`,
    gives: '\t"\\A',
  },
  {
    name: "a char counts as a number",
    source: language("builtin-types/char", "implicitly convertible to int"),
    code: "('a' + 1).ToString() + (char)('a' + 1)",
    gives: "98b",
  },
  {
    name: "a declared double takes an int",
    source: language("builtin-types/numeric-conversions", "implicit numeric conversions"),
    code: "{ double x = 1; return (x / 2).ToString(); }",
    gives: "0.5",
  },
  {
    name: "as gives null for another type",
    source: language("operators/type-testing-and-cast", "as returns null"),
    code: '((object)1 as string) ?? "no string"',
    gives: "no string",
  },
  {
    name: "is declares a variable",
    source: SEVEN,
    code: '{ object o = 5; if (o is int n) { return (n + 1).ToString(); } return "no"; }',
    gives: "6",
  },
  {
    name: "out declares a variable",
    source: SEVEN,
    code: '{ if (int.TryParse("12", out var n)) { return (n + 1).ToString(); } return "no"; }',
    gives: "13",
  },
  {
    name: "TryParse leaves 0 behind when it fails",
    source: [`${DOTNET}/system.int32.tryparse`, "zero if the conversion failed"],
    code: '{ int n = 5; var ok = int.TryParse("1s", out n); return ok + n.ToString(); }',
    gives: "False0",
  },
  {
    name: "if, for and while",
    source: [EXPRESSIONS, "multi-statement expressions"],
    code: '{ var s = ""; for (int i = 0; i < 3; i++) { if (i == 1) { continue; } s += i; } while (s.Length < 4) { s += "x"; } return s; }',
    gives: "02xx",
  },
  {
    name: "foreach over a list",
    source: [page("set-body"), "foreach (var key in new [] {...})"],
    code: "{ var sum = 0; foreach (var n in new List<int> { 1, 2, 3 }) { sum += n; } return sum.ToString(); }",
    gives: "6",
  },
  {
    name: "switch",
    source: SEVEN,
    code: '{ switch (context.Request.Method) { case "GET": return "read"; case "PUT": case "POST": return "write"; default: return "other"; } }',
    gives: "write",
  },
  {
    name: "try and catch",
    source: SEVEN,
    code: '{ try { return int.Parse("x").ToString(); } catch { return "caught"; } }',
    gives: "caught",
  },
  {
    name: "catch of Exception, and finally",
    source: [EXPRESSIONS, "System.Exception: all members"],
    code: '{ var s = ""; try { s += int.Parse("x"); } catch (Exception e) { s += e.Message.Length > 5; } finally { s += "f"; } return s; }',
    gives: "Truef",
  },
  {
    name: "a lambda sees what is around it when it runs",
    source: SEVEN,
    code: "{ var k = 10; var q = new List<int> { 1 }.Select(x => x + k); k = 20; return q.First().ToString(); }",
    gives: "21",
  },
  {
    name: "a tuple of System.Tuple",
    source: [EXPRESSIONS, "System.Tuple: all members"],
    code: '{ var t = Tuple.Create(1, "b"); return t.Item2 + t.Item1; }',
    gives: "b1",
  },
  {
    name: "a null reference throws",
    source: [ERRORS, "a runtime exception had occurred during evaluation of a particular expression"],
    code: "((string)null).Trim()",
    throws: /Object reference not set to an instance of an object/,
  },
  {
    name: "a division by zero throws",
    source: [`${DOTNET}/system.dividebyzeroexception`, "attempt to divide an integral value by zero"],
    code: "{ var z = 0; return (1 / z).ToString(); }",
    throws: /divide by zero/i,
  },
  {
    name: "an index beyond the end throws",
    source: [SEND_REQUEST_SAMPLE, "Split(' ')[1] of a header that is not there"],
    code: 'context.Request.Headers.GetValueOrDefault("Authorization","").Split(\' \')[1]',
    throws: /index/i,
  },
  {
    name: "First of nothing throws",
    source: [`${DOTNET}/system.linq.enumerable.first`, "InvalidOperationException: the source sequence is empty"],
    code: "(new List<string>()).First()",
    throws: /Sequence contains no elements/,
  },
  {
    name: "a number with a fraction is no int",
    source: [issue("Azure-Samples/openai-apim-lb", 29), "Convert.ToInt32 of a header"],
    code: 'Convert.ToInt32("1.5").ToString()',
    throws: /correct format/,
  },
];

/** Operators, conversions and statements. */
export const LANGUAGE_ROWS: readonly ConformanceRow[] = ROWS.map(expressionRow);
