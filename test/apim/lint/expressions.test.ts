import { lint, lintExpression, lintIn } from "../../support/lint";

describe("expressions", () => {
  test.each([
    ["@(1 +)", "6 error InvalidExpression: something is missing at the end"],
    [
      "@{ int f() { return 1; } return f(); }",
      "4 error InvalidExpression: a local function is not supported in policy expressions",
    ],
    ["@(a; b)", "4 error InvalidExpression: unexpected ';'"],
  ])("fail that are no C#: %s", (text, finding) => {
    expect(lintExpression(text)).toContainEqual(finding);
  });

  test.each([
    [
      "Bearer @(1)",
      "8 error ExpressionInText: an expression with other text around it is not evaluated: put the text into the expression",
    ],
    ["@(1) @{ return 2; }", "1 error ExpressionInText: an expression"],
  ])("fail with other text around them: %s", (text, finding) => {
    expect(lintExpression(text, "inbound", "ExpressionInText")).toEqual([expect.stringContaining(finding)]);
  });

  test.each(["a@b.c", "{{@}}", "@", "@(", "@{x", "a @( b", '@("a@(b)")'])(
    "are not what only looks like one: %s",
    (text) => {
      expect(lintExpression(text, "inbound", "ExpressionInText")).toEqual([]);
    },
  );

  test.each([
    [
      '@{ string a = null; a ??= "b"; return a; }',
      "21 error NewerSyntax: '??=' is newer than C# 7, the language of expressions",
    ],
    ["@{ int a = default; return a; }", "12 error NewerSyntax: 'default' without a type is newer"],
    ["@(context.Api is not null)", "3 error NewerSyntax: 'is not' is newer"],
  ])("fail in a newer language: %s", (text, finding) => {
    expect(lintExpression(text)).toContainEqual(expect.stringContaining(finding));
  });

  test.each([
    "@{ if (context.Tracing) { return 1; } return 2; }",
    "@{ if (context.Tracing) return 1; else return 2; }",
    "@{ throw new Exception(); }",
    "@{ try { return 1; } catch (Exception) { return 2; } }",
    "@{ try { var a = 1; } finally { return 2; } }",
    "@{ while (true) { if (context.Tracing) { return 1; } } }",
    "@{ for (;;) { } }",
    "@{ do { } while (true); }",
    "@{ switch (1) { case 1: return 1; default: throw new Exception(); } }",
    "@{ using (var a = SHA256.Create()) { return 1; } }",
    "@{ var a = new[] { 1 }.Select(x => { return x; }); return a.First(); }",
  ])("return on every path: %s", (text) => {
    expect(lintExpression(text, "inbound", "MissingReturn")).toEqual([]);
  });

  test.each([
    ["@{ if (context.Tracing) { return 1; } }", "1 error MissingReturn: not all paths return a value"],
    ["@{ var a = 1; }", "1 error MissingReturn"],
    ["@{ foreach (var a in new[] { 1 }) { return a; } }", "1 error MissingReturn"],
    ["@{ while (context.Tracing) { return 1; } }", "1 error MissingReturn"],
    ["@{ while (true) { break; } }", "1 error MissingReturn"],
    ["@{ while (true) { try { break; } catch { } } }", "1 error MissingReturn"],
    ["@{ switch (1) { case 1: return 1; } }", "1 error MissingReturn"],
    ["@{ switch (1) { case 1: break; default: return 1; } }", "1 error MissingReturn"],
    ["@{ try { return 1; } catch (Exception) { } }", "1 error MissingReturn"],
    ["@{ return; }", "4 error MissingReturn: this 'return' has no value"],
  ])("fail that do not return on every path: %s", (text, finding) => {
    expect(lintExpression(text, "inbound", "MissingReturn")).toEqual([expect.stringContaining(finding)]);
  });

  test("fail where they stand, in a document of either kind", () => {
    const xml =
      '<policies><inbound>\n<set-variable name="a" value="@(QUOTbQUOT\n  + HttpClient.X)" /></inbound></policies>';
    const places = ["&quot;", '"'].map((quote) => lint(xml.replaceAll("QUOT", quote), ["TypeNotAllowed"]));

    expect(places[0]).toEqual([expect.stringContaining("'HttpClient'")]);
    expect(places[1]).toEqual(places[0]);
  });
});

describe("the words of a status", () => {
  test.each([
    '@(context.Response.StatusReason == "Service Unavailable")',
    '@(context.Response.StatusReason.Contains("pool"))',
    '@("x".Equals(context.Response.StatusReason))',
    '@(Regex.IsMatch(context.Response.StatusReason ?? "", "a"))',
    '@{ var reason = context.Response.StatusReason; if (reason.StartsWith("a")) { return 1; } return 2; }',
    '@{ var reason = context.Response.StatusReason ?? ""; return reason == "a"; }',
    '@{ switch (context.Response.StatusReason) { case "a": return 1; default: return 2; } }',
    '@(((IResponse)context.Variables["r"]).StatusReason != "OK")',
  ])("fail that decide: %s", (text) => {
    expect(lintExpression(text, "outbound", "StatusReasonCompared")).toEqual([
      expect.stringContaining("error StatusReasonCompared: the words of a status change: decide by StatusCode"),
    ]);
  });

  test.each([
    "@(context.Response.StatusReason)",
    '@("failed: " + context.Response.StatusReason)',
    "@(context.Response.StatusCode == 503 ? context.Response.StatusReason : null)",
    "@{ var reason = context.Response.StatusReason; return reason; }",
  ])("may be passed on: %s", (text) => {
    expect(lintExpression(text, "outbound", "StatusReasonCompared")).toEqual([]);
  });
});

describe("a number in a header", () => {
  test.each([
    [
      '@(Convert.ToInt32(context.Response.Headers.GetValueOrDefault("Retry-After", "10")))',
      "3 error HeaderParsedUnchecked: 'Convert.ToInt32' throws where the header holds anything else: use TryParse",
    ],
    ['@(int.Parse(context.Response.Headers["Retry-After"].First()) + 1)', "'int.Parse' throws"],
    ['@(Int64.Parse(context.Request.Headers.GetValueOrDefault("a", "")))', "'Int64.Parse' throws"],
    [
      '@{ var a = context.Response.Headers.GetValueOrDefault("a", "1"); return double.Parse(a.Trim()); }',
      "'double.Parse' throws",
    ],
    [
      '@{ string a = null; a = context.Response.Headers["a"][0]; return DateTimeOffset.Parse(a); }',
      "'DateTimeOffset.Parse' throws",
    ],
  ])("fails for %s", (text, finding) => {
    expect(lintExpression(text, "outbound", "HeaderParsedUnchecked")).toEqual([expect.stringContaining(finding)]);
  });

  test.each([
    '@{ int n; return int.TryParse(context.Response.Headers.GetValueOrDefault("a", ""), out n) ? n : 0; }',
    '@{ try { return int.Parse(context.Response.Headers.GetValueOrDefault("a", "")); } catch { return 0; } }',
    '@(int.Parse("1") + Convert.ToInt32(context.Variables["a"]))',
    '@(JObject.Parse("{}").ToString() + context.Request.Headers.Count)',
  ])("is accepted: %s", (text) => {
    expect(lintExpression(text, "outbound", "HeaderParsedUnchecked")).toEqual([]);
  });
});

test("a policy that is none has one finding", () => {
  expect(lint("<policies><inbound></policies>")).toEqual(["error UnreadablePolicy: 'inbound' is not closed"]);
  expect(lintIn("inbound", "<base />")).toEqual([]);
});
