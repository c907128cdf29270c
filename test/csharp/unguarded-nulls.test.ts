import { unguardedNulls } from "../support/csharp-nulls";
import { csharpParser, type ParseExpression } from "../support/csharp-parser";
import type { Section } from "../support/policy-reader";

let parse: ParseExpression;

beforeAll(async () => {
  parse = await csharpParser();
});

describe("unguardedNulls", () => {
  test.each([
    "@(context.Response == null || context.Response.StatusCode >= 500)",
    "@(context.Response != null && (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500))",
    "@(!(context.Response == null) && context.Response.StatusCode == 429)",
    "@(null != context.Response ? context.Response.StatusCode : 0)",
    "@(context.Response == null ? 0 : context.Response.StatusCode)",
    '@(context.Response?.Headers.GetValueOrDefault("a", ""))',
    "@(context.Response?.StatusCode == 429 && context.Response.Headers.Count > 0)",
    "@(context.Response?.StatusCode >= 500 && context.Response.Headers.Count > 0)",
    "@{ if (context.Response == null) { return 0; } return context.Response.StatusCode; }",
    "@{ if (context.Response == null || context.Elapsed.Ticks > 9) return 0; return context.Response.StatusCode; }",
    "@{ if (context.Response != null) { return context.Response.StatusCode; } return 0; }",
    "@{ if (context.Response == null) { return 0; } else { return context.Response.StatusCode; } }",
    "@{ var r = context.Response; if (r == null) { return 0; } return r.StatusCode; }",
    "@{ var has = context.Response != null; return has && context.Response.StatusCode == 1; }",
    "@(context.Response != null && new[] { 1 }.Any(x => x == context.Response.StatusCode))",
    '@(context.Request.Body != null && context.Request.Body.As<string>(preserveContent: true) == "")',
    '@(context.Request.Body?.As<JObject>(preserveContent: true)["a"])',
  ])("accepts %s", (text) => {
    expect(faults(text, "backend")).toEqual([]);
  });

  test.each([
    ["@(context.Response.StatusCode == 429)", "1:3: 'context.Response' may be null here"],
    ["@(context.Response.StatusCode == 429 && context.Response != null)", "'context.Response' may be null here"],
    ["@(context.Response == null && context.Response.StatusCode == 429)", "'context.Response' may be null here"],
    ["@(context.Response != null || context.Response.StatusCode == 429)", "'context.Response' may be null here"],
    ["@(context.Response == null ? context.Response.StatusCode : 0)", "'context.Response' may be null here"],
    ["@(context.Response?.StatusCode != 429 && context.Response.Headers.Count > 0)", "'context.Response' may be null"],
    [
      "@((context.Response != null || context.Tracing) && context.Response.StatusCode == 1)",
      "'context.Response' may be",
    ],
    ["@{ if (context.Response == null) { var a = 1; } return context.Response.StatusCode; }", "'context.Response' may"],
    ["@{ var r = context.Response; return r.StatusCode; }", "1:37: 'context.Response' may be null here"],
    [
      "@{ var has = context.Response != null; has = true; return has && context.Response.StatusCode == 1; }",
      "'context.Response' may be null here",
    ],
    ["@(context.Request.Body.As<string>())", "'context.Request.Body' may be null here"],
    ["@(context.LastError.Reason)", "'context.LastError' may be null here"],
    ["@(context.Subscription.Id)", "'context.Subscription' may be null here"],
  ])("fails for %s", (text, fault) => {
    expect(faults(text, "backend")).toEqual([expect.stringContaining(fault)]);
  });

  test("takes a response for certain in outbound, and an error in on-error", () => {
    expect(faults("@(context.Response.StatusCode)", "outbound")).toEqual([]);
    expect(faults("@(context.LastError.Reason)", "on-error")).toEqual([]);
    expect(faults("@(context.LastError.Reason)", "outbound")).toHaveLength(1);
    expect(faults("@(context.Response.StatusCode)", "on-error")).toHaveLength(1);
    expect(faults("@(context.Response.StatusCode)", undefined)).toHaveLength(1);
  });
});

function faults(text: string, section: Section | undefined): string[] {
  const expression = parse(text);
  expect(expression.faults).toEqual([]);
  return unguardedNulls(expression, section);
}
