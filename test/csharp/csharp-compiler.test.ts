import {
  type CompileFault,
  type ContextState,
  type CSharpProgram,
  type CSharpSource,
  compileExpressions,
  missingProgram,
  type Outcome,
  reasonNotToCompile,
  unlessSkipped,
} from "../support/csharp-compiler";

const skipped = reasonNotToCompile();

const REFUSED: [text: string, returns: CSharpSource["returns"], line: number, column: number, message: string][] = [
  ["@(1)", "bool", 1, 3, "Cannot implicitly convert type `int' to `bool'"],
  ['@("a")', "int", 1, 3, "Cannot implicitly convert type `string' to `int'"],
  ["@(context.Elapsed.TotalSeconds)", "int", 1, 19, "Cannot implicitly convert type `double' to `int'"],
  ["@(context.Response?.StatusCode)", "int", 1, 21, "Cannot implicitly convert type `int?' to `int'"],
  ["@(new List<string>())", "VariableValue", 1, 3, "to `VariableValue'"],
  ["@(context.Request)", "VariableValue", 1, 11, "to `VariableValue'"],
  ["@(\n  context.Backend)", "object", 2, 11, "does not contain a definition for `Backend'"],
  ["@(context.Response.StatusReason)", "string", 1, 20, "does not contain a definition for `StatusReason'"],
  ["@{ if (context.Tracing) { return 1; } }", "object", 1, 1, "not all code paths return a value"],
  ["@(undeclared)", "object", 1, 3, "The name `undeclared' does not exist"],
  ["@(new HttpClient())", "object", 1, 7, "The type or namespace name `HttpClient' could not be found"],
];

const ANSWERS: [text: string, state: ContextState, expected: Partial<Outcome>][] = [
  ["@(context.Response == null)", {}, { type: "System.Boolean", value: true }],
  ["@(context.Response.StatusCode)", { response: { statusCode: 429 } }, { type: "System.Int32", value: 429 }],
  [
    '@(context.Request.Headers.GetValueOrDefault("A", "none"))',
    { request: { headers: { a: ["x", "y"] } } },
    { type: "System.String", value: "x,y" },
  ],
  [
    '@(context.Request.Url.Query.GetValueOrDefault("a", "none") + context.Request.Url.Path)',
    { request: { url: "https://host.example/p/q?a=%20b" } },
    { type: "System.String", value: " b/p/q" },
  ],
  ['@(context.Variables["n"])', { variables: { n: 5 } }, { type: "System.Int32", value: 5 }],
  ['@(context.Variables["n"])', { variables: { n: { long: 5 } } }, { type: "System.Int64", value: 5 }],
  ['@(context.Variables["n"])', { variables: { n: null } }, { type: "null", value: null }],
  [
    '@(((IResponse)context.Variables["r"]).StatusCode)',
    { variables: { r: { response: { statusCode: 200 } } } },
    { type: "System.Int32", value: 200 },
  ],
  [
    '@(context.Request.Body.As<JObject>(preserveContent: true)["a"])',
    { request: { body: '{"a":{"b":[1]}}' } },
    { type: "Newtonsoft.Json.Linq.JObject", value: { b: [1] } },
  ],
  ["@(context.Elapsed.TotalSeconds)", { elapsedInMilliseconds: 1500 }, { type: "System.Double", value: 1.5 }],
  ["@(context.LastError.Reason)", { lastError: { Reason: "Timeout" } }, { type: "System.String", value: "Timeout" }],
  ["@(context.Deployment.Region)", { deployment: { Region: "West Europe" } }, { value: "West Europe" }],
  ['@("\\ud83d" + "\\u0001é😀")', {}, { type: "System.String", value: "\ud83d\u0001é😀" }],
];

const EXCEPTIONS: [text: string, state: ContextState, error: string][] = [
  ["@(context.Response.StatusCode)", { response: null }, "System.NullReferenceException"],
  ['@(context.Variables.GetValueOrDefault<int>("n", 0))', { variables: { n: "5" } }, "System.InvalidCastException"],
  ['@(context.Variables["n"])', {}, "System.Collections.Generic.KeyNotFoundException"],
  [
    "@(context.Request.Body.As<string>() + context.Request.Body.As<string>())",
    { request: { body: "a" } },
    "System.InvalidOperationException",
  ],
  ["@(context.Request.Body.As<JObject>())", { request: { body: "{" } }, "Newtonsoft.Json.JsonReaderException"],
];

describe.skipIf(skipped)(`the C# compiler${unlessSkipped(skipped)}`, () => {
  test("accepts what Azure documents, as C# 6", () => {
    const { faults } = compileExpressions([
      { text: "@(context.Response == null || context.Response.StatusCode >= 500)", returns: "bool" },
      { text: '@(context.Request.Headers.GetValueOrDefault("a", "b"))', returns: "string" },
      { text: '@{ int n; return int.TryParse("1", out n) ? n : 0; }', returns: "int" },
      { text: '@(context.Request.Body.As<JObject>(preserveContent: true)["a"])' },
      { text: '@(new JObject(new JProperty("a", 1)))', returns: "VariableValue" },
      { text: "@{ if (context.Tracing) { return 1; } return 2; }", returns: "VariableValue" },
      { text: "@(context.LastError?.Reason ?? context.Deployment.Region)", returns: "string" },
      { text: "@{\n  // a remark\n  return new[] { 1 }.Select(x => x + 1).Sum();\n}", returns: "int" },
    ]);

    expect(faults).toEqual([]);
  });

  describe("what it refuses", () => {
    let faults: readonly CompileFault[];

    beforeAll(() => {
      faults = compileExpressions(REFUSED.map(([text, returns]) => ({ text, returns }))).faults;
    });

    test.each(REFUSED)("fails for %s as %s", (text, _, line, column, message) => {
      const expression = REFUSED.findIndex(([each]) => each === text);
      const own = faults.filter((fault) => fault.expression === expression);

      expect(own).toEqual([{ expression, line, column, message: expect.stringContaining(message) }]);
    });
  });

  // The compiler stops after the first of these, and before all of the others.
  test.each([
    ["@(context.Api is string s ? s : null)", "not part of the C# 6.0 language"],
    ["@(1 +)", "Unexpected symbol `)'"],
  ])("fails for the syntax of %s", (text, message) => {
    const { faults, program } = compileExpressions([{ text: "@(true)" }, { text }]);

    expect(faults).toEqual([expect.objectContaining({ expression: 1, message: expect.stringContaining(message) })]);
    expect(program).toBeUndefined();
  });

  test("fails for members that Azure does not allow, whatever they are called on", () => {
    const program = compiled([
      "@(DateTime.UtcNow.AddDays(1))",
      '@{ var days = new[] { "2026-01-01" }; return days.Select(x => DateTime.Parse(x).ToUniversalTime()).First(); }',
      '@(new Regex("a").Match("a").Groups[1].Success)',
      "@(context.Timestamp.Kind)",
      "@(Environment.NewLine)",
      "@{ foreach (var x in new List<int>()) { switch (x) { case 1: return (object)1; default: return null; } } return 2; }",
      "@(context.Variables.Select(x => x.Key).OrderBy(x => x).ToList().ConvertAll(x => x.GetType().Name))",
    ]);

    expect(program.forbiddenMembers()).toEqual([
      [],
      ["System.DateTime.ToUniversalTime is not allowed"],
      [],
      ["System.DateTime.Kind is not allowed"],
      ["System.Environment is not a type that expressions may use"],
      [],
      expect.arrayContaining(["System.Converter is not a type that expressions may use"]),
    ]);
  });
});

describe.skipIf(skipped)(`a compiled expression${unlessSkipped(skipped)}`, () => {
  let program: CSharpProgram;

  beforeAll(() => {
    program = compiled([...ANSWERS, ...EXCEPTIONS].map(([text]) => text));
  });

  test.each(ANSWERS)("%s", (text, state, expected) => {
    const expression = ANSWERS.findIndex(([each, own]) => each === text && own === state);

    expect(program.run([{ expression, state }])).toMatchObject([expected]);
  });

  test.each(EXCEPTIONS)("fails as it would at Azure: %s", (text, state, error) => {
    const expression = ANSWERS.length + EXCEPTIONS.findIndex(([each]) => each === text);

    expect(program.run([{ expression, state }])).toMatchObject([{ error }]);
  });

  test("runs many cases in one process, each with its own state", () => {
    const program = compiled(['@(context.Variables.GetValueOrDefault<int>("n", 0) + 1)', "@(context.RequestId)"]);
    const cases = [1, 2, 3].map((n) => ({ expression: 0, state: { variables: { n } } }));
    const last = { expression: 1, state: { requestId: "00000000-0000-0000-0000-000000000007" } };

    const outcomes = program.run([...cases, last]);

    expect(outcomes.map((each) => "value" in each && each.value)).toEqual([2, 3, 4, last.state.requestId]);
  });
});

describe("a machine without mono", () => {
  const path = process.env.PATH;
  const ci = process.env.CI;

  afterEach(() => {
    process.env.PATH = path;
    if (ci === undefined) delete process.env.CI;
    else process.env.CI = ci;
  });

  test("skips these tests with the reason in their name", () => {
    process.env.PATH = "";
    delete process.env.CI;

    expect(unlessSkipped(reasonNotToCompile())).toBe(" (skipped: mcs is not installed)");
  });

  test.each(["true", "1"])("fails these tests where CI is %s", (value) => {
    process.env.PATH = "";
    process.env.CI = value;

    expect(reasonNotToCompile()).toBeUndefined();
    expect(missingProgram()).toBe("mcs is not installed");
    expect(() => compileExpressions([])).toThrow(
      "mcs is not installed: apt-get install mono-mcs mono-runtime libnewtonsoft-json5.0-cil",
    );
  });
});

function compiled(texts: readonly string[]): CSharpProgram {
  const { faults, program } = compileExpressions(texts.map((text) => ({ text })));
  expect(faults).toEqual([]);
  if (!program) throw new Error("there is no program");
  return program;
}
