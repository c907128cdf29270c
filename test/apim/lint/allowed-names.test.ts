import { lintExpression } from "../../support/lint";

const CODES = ["TypeNotAllowed", "MemberNotAllowed"];

describe("names of an expression", () => {
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
    '@(int.TryParse("1", out var n) ? n : 0)',
    '@(context.Variables["a"] is string s ? s : "")',
    '@(JToken.Parse("1").Type is JTokenType.Integer)',
    "@{ TimeZoneInfo.AdjustmentRule a = null; return TimeZoneInfo.Utc.Id + System.TimeZoneInfo.Local.Id + a; }",
    "@{ using (var a = System.Security.Cryptography.SHA256.Create()) { return a.ComputeHash(Encoding.UTF8.GetBytes(nameof(a))); } }",
    "@(context.Request.Url.ToString() + context.User.Groups.Select(g => g.Name).First())",
    '@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Claims["a"].First())',
    "@{ DateTime a = DateTime.Now; var b = a; return b.AddDays(1).ToString(); }",
  ])("are accepted in %s", (text) => {
    expect(lintExpression(text, "outbound", ...CODES)).toEqual([]);
  });

  test.each([
    [
      "@(new HttpClient())",
      "7 error TypeNotAllowed: 'HttpClient' is not a type that expressions may use, nor a name that is declared here",
    ],
    ["@(System.Threading.Thread.Sleep(1))", "3 error TypeNotAllowed: 'System.Threading' is not a type"],
    ["@(System.IO.File.ReadAllText(null))", "3 error TypeNotAllowed: 'System.IO.File' is not a type"],
    ['@(Environment.GetEnvironmentVariable("a"))', "3 error TypeNotAllowed: 'Environment' is not a type"],
    ["@((Func<int, int>)null)", "4 error TypeNotAllowed: 'Func' is not a type"],
    ["@(new List<Thread>())", "12 error TypeNotAllowed: 'Thread' is not a type"],
    ["@(context.Variables.GetValueOrDefault<HttpClient>(null))", "39 error TypeNotAllowed: 'HttpClient' is not a type"],
    ["@{ CultureInfo a = null; return a; }", "4 error TypeNotAllowed: 'CultureInfo' is not a type"],
    [
      "@{ try { return 1; } catch (IOException) { return 2; } }",
      "29 error TypeNotAllowed: 'IOException' is not a type",
    ],
    ["@(undeclared + 1)", "3 error TypeNotAllowed: 'undeclared' is not a type"],
    ["@(typeof(int).Name)", "3 error TypeNotAllowed: 'System.Type' is not a type"],
    ["@((1, 2).Item1)", "3 error TypeNotAllowed: 'System.ValueTuple' is not a type"],
  ])("fails for the type in %s", (text, finding) => {
    expect(lintExpression(text, "outbound", ...CODES)).toEqual([expect.stringContaining(finding)]);
  });

  test.each([
    ['@(DateTime.TryParse("a", out var b))', "12 error MemberNotAllowed: expressions may not use 'DateTime.TryParse'"],
    ["@(DateTime.UtcNow.ToUniversalTime())", "'DateTime.ToUniversalTime'"],
    ["@(System.DateTime.UtcNow.ToUniversalTime())", "'DateTime.ToUniversalTime'"],
    ["@(context.Timestamp.Kind)", "'DateTime.Kind'"],
    ["@{ var a = DateTime.Today; return a.AddDays(1).ToLocalTime(); }", "'DateTime.ToLocalTime'"],
    ["@{ DateTime a = default(DateTime); return a.ToFileTime(); }", "'DateTime.ToFileTime'"],
    ['@(Regex.Escape("a"))', "'Regex.Escape'"],
    ['@(new Regex("a").GetGroupNames())', "'Regex.GetGroupNames'"],
    ['@(new Regex("a").Match("a").NextMatch())', "'Match.NextMatch'"],
    ["@(JsonConvert.PopulateObject(null, null))", "'JsonConvert.PopulateObject'"],
    ['@(XDocument.Load("a"))', "'XDocument.Load'"],
    ["@(context.Backend)", "11 error MemberNotAllowed: expressions may not use 'IContext.Backend'"],
    ["@(context.Principal.Name)", "'IContext.Principal'"],
    ["@(context.Response.Status)", "'IResponse.Status'"],
    ["@(context.Request?.Uri)", "'IRequest.Uri'"],
    ["@{ var url = context.Request.Url; return url.AbsolutePath; }", "'IUrl.AbsolutePath'"],
    ['@(((IResponse)context.Variables["a"]).Code)', "'IResponse.Code'"],
  ])("fails for the member in %s", (text, finding) => {
    expect(lintExpression(text, "outbound", ...CODES)).toEqual([expect.stringContaining(finding)]);
  });
});
