import { csharpParser, type ParseExpression } from "../support/csharp-parser";

let parse: ParseExpression;

beforeAll(async () => {
  parse = await csharpParser();
});

describe("a policy expression", () => {
  test.each([
    "@(context.Response == null || context.Response.StatusCode >= 500)",
    '@{ var a = "b"; if (a == null) { return 1; } return 2; }',
    '@("closing ) in a text" + \')\' + @"and } here")',
    "@{\n  // a remark\n  return new[] { 1, 2 }.Select(x => x + 1).ToList();\n}",
    '@(context.Request.Body.As<JObject>(preserveContent: true)["model"])',
  ])("parses: %s", (text) => {
    expect(parse(text).faults).toEqual([]);
  });

  test.each([
    ["@(1 +)", ["1:6: 'identifier' is missing"]],
    ["@(context.Response.)", ["1:20: 'identifier' is missing"]],
    ['@("open)', ["it is no C#"]],
    ["@('two')", ["1:5: unexpected 'wo'"]],
    ["@{\n  var a = 1\n  return a;\n}", ["3:3: unexpected 'return a'"]],
    ["@{ return 1; } }", ["1:18: unexpected '}'"]],
    ["@(1) + (2)", ["it is more than one expression"]],
    ["@{ return 1; } public object Other() { return 2; }", ["it is more than one expression"]],
    ["@(1); return (2)", ["it is more than one expression"]],
    ["@(a // b)", ["it is no C#"]],
    ["@(1", ["the expression does not end"]],
    ["@{ return 1; )", ["the expression does not end"]],
  ])("fails for %s", (text, faults) => {
    expect(parse(text).faults).toEqual(faults);
  });

  test("fails for a text that is none", () => {
    expect(() => parse("context.Api")).toThrow("'context.Api' is no expression");
  });
});
