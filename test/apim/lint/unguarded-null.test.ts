import type { Section } from "../../../src/apim/policy-element";
import { lint, lintExpression, lintIn } from "../../support/lint";

const CODE = "UnguardedNull";

describe("what may be null", () => {
  test.each([
    "@(context.Response == null || context.Response.StatusCode >= 500)",
    "@(context.Response != null && (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500))",
    "@(!(context.Response == null) && context.Response.StatusCode == 429)",
    "@(null != context.Response ? context.Response.StatusCode : 0)",
    "@(context.Response == null ? 0 : context.Response.StatusCode)",
    "@(context.Response is null ? 0 : context.Response.StatusCode)",
    '@(context.Response?.Headers.GetValueOrDefault("a", ""))',
    "@(context.Response?.StatusCode == 429 && context.Response.Headers.Count > 0)",
    "@(context.Response?.StatusCode >= 500 && context.Response.Headers.Count > 0)",
    "@{ if (context.Response == null) { return 0; } return context.Response.StatusCode; }",
    "@{ if (context.Response == null || context.Elapsed.Ticks > 9) return 0; return context.Response.StatusCode; }",
    "@{ if (context.Response != null) { return context.Response.StatusCode; } return 0; }",
    "@{ if (context.Response == null) { return 0; } else { return context.Response.StatusCode; } }",
    "@{ while (context.Response != null) { return context.Response.StatusCode; } return 0; }",
    "@{ var r = context.Response; if (r == null) { return 0; } return r.StatusCode; }",
    "@{ var has = context.Response != null; return has && context.Response.StatusCode == 1; }",
    "@(context.Response != null && new[] { 1 }.Any(x => x == context.Response.StatusCode))",
    '@(context.Request.Body != null && context.Request.Body.As<string>(preserveContent: true) == "")',
    '@(context.Request.Body?.As<JObject>(preserveContent: true)["a"])',
  ])("is guarded in %s", (text) => {
    expect(lintExpression(text, "backend", CODE)).toEqual([]);
  });

  test.each([
    ["@(context.Response.StatusCode == 429)", "3 error UnguardedNull: 'context.Response' may be null here"],
    ["@(context.Response.StatusCode == 429 && context.Response != null)", "3 error"],
    ["@(context.Response == null && context.Response.StatusCode == 429)", "31 error"],
    ["@(context.Response != null || context.Response.StatusCode == 429)", "31 error"],
    ["@(context.Response == null ? context.Response.StatusCode : 0)", "30 error"],
    ["@(context.Response is null && context.Response.StatusCode == 1)", "31 error"],
    ["@(context.Response?.StatusCode != 429 && context.Response.Headers.Count > 0)", "42 error"],
    ["@((context.Response != null || context.Tracing) && context.Response.StatusCode == 1)", "52 error"],
    ["@{ if (context.Response == null) { var a = 1; } return context.Response.StatusCode; }", "56 error"],
    [
      "@{ var r = context.Response; return r.StatusCode; }",
      "37 error UnguardedNull: 'context.Response' may be null here",
    ],
    [
      "@{ var has = context.Response != null; has = true; return has && context.Response.StatusCode == 1; }",
      "66 error",
    ],
    ["@(context?.Response.StatusCode)", "3 error"],
    ["@(context.LastError.Reason)", "3 error UnguardedNull: 'context.LastError' may be null here"],
    ["@(context.Request.Body.As<string>())", "3 warning UnguardedNull: 'context.Request.Body' may be null here"],
    ["@(context.Subscription.Id)", "3 warning UnguardedNull: 'context.Subscription' may be null here"],
    ["@(context.Product.Name + context.User?.Id)", "3 warning UnguardedNull: 'context.Product' may be null here"],
  ])("fails for %s", (text, finding) => {
    expect(lintExpression(text, "backend", CODE)).toEqual([expect.stringContaining(finding)]);
  });

  test.each<[section: Section, text: string, count: number]>([
    ["outbound", "@(context.Response.StatusCode)", 0],
    ["on-error", "@(context.LastError.Reason)", 0],
    ["outbound", "@(context.LastError.Reason)", 1],
    ["on-error", "@(context.Response.StatusCode)", 1],
    ["inbound", "@(context.Response.StatusCode)", 1],
  ])("is another in each section: %s, %s", (section, text, count) => {
    expect(lintExpression(text, section, CODE)).toHaveLength(count);
  });

  test("cannot be told in a fragment, but for what some requests lack everywhere", () => {
    const xml =
      '<fragment><set-variable name="a" value="@(context.Response.StatusCode)" /><set-variable name="b" value="@(context.Product.Id)" /></fragment>';

    expect(lint(xml, [CODE])).toEqual(["warning UnguardedNull: 'context.Product' may be null here"]);
  });

  const use = '<set-variable name="a" value="@(context.Response.StatusCode)" />';
  const call = '<forward-request buffer-request-body="true" />';
  const choose = (condition: string, when: string, rest = "") =>
    `<choose><when condition="@(${condition})">${when}</when>${rest}</choose>`;

  test.each([
    choose("context.Response != null", use),
    choose("context.Response != null", choose("context.Response.StatusCode == 1", use)),
    choose("context.Response == null", "", `<otherwise>${use}</otherwise>`),
    choose("context.Response == null", "", `<when condition="@(context.Response.StatusCode == 1)">${use}</when>`),
  ])("is guarded by a branch around it: %s", (xml) => {
    expect(lintIn("backend", xml, CODE)).toEqual([]);
  });

  test.each([
    choose("context.Response == null", use),
    choose("context.Response != null", "", `<otherwise>${use}</otherwise>`),
    choose("context.Response != null", "") + use,
    choose("context.Response.StatusCode == 1", ""),
    choose("context.Response != null", call + use),
    choose("context.Response != null", "", `<when condition="@(true)">${use}</when>`),
  ])("fails where the branch does not guard it: %s", (xml) => {
    expect(lintIn("backend", xml, CODE)).toEqual(["error UnguardedNull: 'context.Response' may be null here"]);
  });
});
