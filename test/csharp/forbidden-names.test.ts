import { forbiddenNames } from "../support/csharp-names";
import { csharpParser, type ParseExpression } from "../support/csharp-parser";

let parse: ParseExpression;

beforeAll(async () => {
  parse = await csharpParser();
});

describe("forbiddenNames", () => {
  test.each([
    '@(context.Variables.GetValueOrDefault<int>("n", 0) < 3 && context.Elapsed.TotalSeconds < 30)',
    '@(System.Uri.EscapeDataString("a") + Uri.EscapeDataString("b") + string.Join(",", new List<string> { "c" }))',
    "@(DateTime.UtcNow.AddSeconds(1).Year + DateTimeOffset.UtcNow.ToUnixTimeSeconds() + new DateTime(2026, 1, 1).Day)",
    '@(new Regex("a").Match("a").Groups[1].Value + Regex.IsMatch("a", "b", RegexOptions.None))',
    "@{ int n; string[] a = null; foreach (var x in a) { if (int.TryParse(x, out n)) { return n; } } return 0; }",
    "@{ try { return 1; } catch (Exception error) { return error.Message; } }",
    '@(((IResponse)context.Variables["r"]).StatusCode)',
    '@(new JObject(new JProperty("a", JToken.Parse("1"))).ToString(Newtonsoft.Json.Formatting.None))',
    "@(new[] { 1 }.Select(x => new { A = x, x }).Sum(y => y.A))",
    "@(default(DateTimeOffset) == (DateTimeOffset?)null)",
    '@(context.Request?.Url?.Query.GetValueOrDefault("a", "") ?? context.LastError?.Reason)',
    '@{ switch (context.Deployment.Region) { case "a": return 1; default: return 2; } }',
    '@((bool?)context.Variables.GetValueOrDefault<JObject>("a", new JObject())["b"] ?? false)',
    "@(context.Request.Headers.Where(header => header.Key.Length > 1).Any())",
  ])("accepts %s", (text) => {
    expect(faults(text)).toEqual([]);
  });

  test.each([
    ["@(new HttpClient())", "1:7: 'HttpClient' is not a type that expressions may use"],
    ["@(System.Threading.Thread.Sleep(1))", "'System.Threading' is not a type that expressions may use"],
    ["@(System.IO.File.ReadAllText(null))", "'System.IO.File' is not a type that expressions may use"],
    ['@(Environment.GetEnvironmentVariable("a"))', "'Environment' is not a type"],
    ["@((Func<int, int>)null)", "'Func' is not a type"],
    ["@(new List<Thread>())", "'Thread' is not a type"],
    ["@(context.Variables.GetValueOrDefault<HttpClient>(null))", "'HttpClient' is not a type"],
    ["@{ CultureInfo a = null; return a; }", "'CultureInfo' is not a type"],
    ["@{ try { return 1; } catch (IOException) { return 2; } }", "'IOException' is not a type"],
    ["@(undeclared + 1)", "'undeclared' is not a type"],
    ["@{ dynamic a = 1; return a; }", "'dynamic' is not a type"],
  ])("fails for the type in %s", (text, fault) => {
    expect(faults(text)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    ['@(DateTime.TryParse("a", out b))', "1:12: 'DateTime.TryParse' is not allowed"],
    ["@(DateTime.UtcNow.ToUniversalTime())", "'DateTime.ToUniversalTime' is not allowed"],
    ["@(context.Timestamp.Kind)", "'DateTime.Kind' is not allowed"],
    ["@{ var a = DateTime.Today; return a.AddDays(1).ToLocalTime(); }", "'DateTime.ToLocalTime' is not allowed"],
    ["@{ DateTime a = default(DateTime); return a.ToFileTime(); }", "'DateTime.ToFileTime' is not allowed"],
    ['@(Regex.Escape("a"))', "'Regex.Escape' is not allowed"],
    ['@(new Regex("a").GetGroupNames())', "'Regex.GetGroupNames' is not allowed"],
    ['@(new Regex("a").Match("a").NextMatch())', "'Match.NextMatch' is not allowed"],
    ["@(JsonConvert.PopulateObject(null, null))", "'JsonConvert.PopulateObject' is not allowed"],
    ["@(context.Backend)", "'IContext.Backend' is not allowed"],
    ["@(context.Principal.Name)", "'IContext.Principal' is not allowed"],
    ["@(context.Response.Status)", "'IResponse.Status' is not allowed"],
    ["@(context.Request?.Uri)", "'IRequest.Uri' is not allowed"],
    ["@{ var url = context.Request.Url; return url.AbsolutePath; }", "'IUrl.AbsolutePath' is not allowed"],
    ["@(context.Response.StatusReason)", "'StatusReason' is not allowed"],
    ['@(((IResponse)context.Variables["r"]).StatusReason)', "'StatusReason' is not allowed"],
    ['@(context.Response?.StatusReason == "x")', "'StatusReason' is not allowed"],
  ])("fails for the member in %s", (text, fault) => {
    expect(faults(text)).toContainEqual(expect.stringContaining(fault));
  });

  test.each([
    ['@(int.TryParse("1", out var n) ? n : 0)', "1:25: a variable declared in an argument is not allowed"],
    ['@(context.Variables["a"] is string s ? s : "")', "pattern matching is not allowed"],
    ["@(context.Response is null)", "pattern matching is not allowed"],
    ["@(1 switch { 1 => 2, _ => 3 })", "a switch expression is not allowed"],
    ["@{ int f() { return 1; } return f(); }", "a local function is not allowed"],
    ['@($"{1}")', "an interpolated string is not allowed"],
    ["@((1, 2).Item1)", "a tuple is not allowed"],
    ["@(1 < (1, 2).Item1)", "a tuple is not allowed"],
    ["@(typeof(int).Name)", "typeof is not allowed"],
    ["@(context.User ?? throw new Exception())", "throw inside an expression is not allowed"],
    ["@(context.User!.Id)", "'!' after a value is not allowed"],
    ["@(1_000)", "the number 1_000 is not allowed"],
    ["@{ string a = default; return a; }", "default without a type is not allowed"],
    ['@{ string a = null; a ??= "b"; return a; }', "'??=' is not allowed"],
    ['@("abc"[^1])', "'^' before an index is not allowed"],
  ])("fails for the construct in %s", (text, fault) => {
    expect(faults(text)).toContainEqual(expect.stringContaining(fault));
  });
});

function faults(text: string): string[] {
  const expression = parse(text);
  expect(expression.faults).toEqual([]);
  return forbiddenNames(expression);
}
