import { lint, lintIn } from "../../support/lint";

const set = (name: string, value: string) => `<set-variable name="${name}" value="${value}" />`;
const read = (code: string) => set("other", `@(${code})`);
const N = "context.Variables[&quot;n&quot;]";
const INT_N = "context.Variables.GetValueOrDefault&lt;int&gt;(&quot;n&quot;, 0)";
const when = (condition: string, inner: string) => `<choose><when condition="@(${condition})">${inner}</when></choose>`;
const retry = (condition: string, inner: string) =>
  `<retry condition="@(${condition})" count="1" interval="0">${inner}</retry>`;

describe("the type of a variable", () => {
  const CODE = "VariableTypeMismatch";

  test.each([
    set("n", "@(1)") + read(INT_N) + read(`(int)${N} + 1`),
    set("n", "@(1)") + read(`(int?)${N}`),
    set("n", "1") + read(`int.Parse((string)${N})`) + read(`Convert.ToInt32(${N})`) + read(`(object)${N}`),
    set("n", "@(new JObject())") + read(`((JToken)${N})[&quot;a&quot;]`),
    set("n", "@(context.Request.Method)") + read(`(int)${N}`),
    set("n", "@{ if (context.Tracing) { return 1; } return 2; }") + read(`(int)${N}`),
    `<cache-lookup-value key="k" variable-name="n" />${read(`(int)${N}`)}`,
    '<send-request response-variable-name="n"><set-url>a</set-url></send-request>' +
      read(`((IResponse)${N}).StatusCode`),
    `<authentication-managed-identity resource="r" output-token-variable-name="n" />${read(`(string)${N}`)}`,
    // Every request passes the second before it reads.
    set("n", "-1") + set("n", "@(1)") + read(`(int)${N}`),
    set("n", "-1") + when("context.Tracing", set("n", "@(1)") + read(`(int)${N}`)),
    set("n", "@(1)") + read(`(int)${N}`) + set("n", "a"),
    retry("true", set("n", "@(1)") + read(`(int)${N}`) + set("n", "a")),
  ])("fits: %s", (xml) => {
    expect(lintIn("inbound", xml, CODE)).toEqual([]);
  });

  test.each([
    [
      set("n", "1") + read(`(int)${N}`),
      "error VariableTypeMismatch: 'n' is read as Int32, but line 1 sets it to the text '1': write value=\"@(1)\"",
    ],
    [set("n", "1") + read(INT_N), "'n' is read as Int32, but line 1 sets it to the text '1'"],
    [set("n", "true") + read("context.Variables.GetValueOrDefault(&quot;n&quot;, false)"), "'n' is read as Boolean"],
    [
      set("n", "@(1)") + read(`(string)${N}`),
      "error VariableTypeMismatch: 'n' is read as String, but line 1 sets it to a value of type Int32",
    ],
    [
      read(`(int)${N}`) + read(`(bool)${N}`),
      "warning VariableTypeMismatch: 'n' is read as Boolean, and in line 1 as Int32: one of them throws",
    ],
    [set("n", "@(1)") + read(`(long)${N}`), "'n' is read as Int64, but line 1 sets it to a value of type Int32"],
    [
      set("n", "@(1)") + when("context.Tracing", set("n", "@(&quot;a&quot;)")) + read(`(int)${N}`),
      "warning VariableTypeMismatch: 'n' is read as Int32, but line 1 sets it to a value of type String",
    ],
    [
      set("n", "@(1)") + retry("true", read(`(int)${N}`) + when("context.Tracing", set("n", "@(&quot;a&quot;)"))),
      "warning VariableTypeMismatch: 'n' is read as Int32, but line 1 sets it to a value of type String",
    ],
    [set("n", "a") + read(`(int)${N}`) + set("n", "@(1)"), "error VariableTypeMismatch: 'n' is read as Int32"],
    // The first request that is throttled comes to the cast: Azure-Samples/openai-apim-lb#13.
    [
      set("n", "1") + retry(`(int)${N} &gt; 0`, when("context.Tracing", set("n", "@(2)"))),
      "error VariableTypeMismatch: 'n' is read as Int32, but line 1 sets it to the text '1'",
    ],
    [set("n", "1") + when("context.Tracing", set("n", "@(2)")) + read(`(int)${N}`), "error VariableTypeMismatch"],
    [`${set("n", "1")}<cache-lookup-value key="k" variable-name="n" />${read(`(int)${N}`)}`, "the text '1'"],
    [set("n", "@{ var a = 1; return a.ToString(); }") + read(`(int)${N}`), "a value of type String"],
    [set("n", "@(context.Response.StatusCode == 429)") + read(`(int)${N}`), "a value of type Boolean"],
    [set("n", "@(&quot;a&quot; + context.RequestId)") + read(`(int)${N}`), "a value of type String"],
    [set("n", "@(context.Tracing ? 1 : 2)") + read(`(string)${N}`), "a value of type Int32"],
    [`<cache-lookup-value key="k" variable-name="n" default-value="0" />${read(`(int)${N}`)}`, "the text '0'"],
  ])("fails for %s", (xml, finding) => {
    expect(lintIn("inbound", xml, CODE)).toEqual([expect.stringContaining(finding)]);
  });

  test("is that of the last policy that every request has passed, unless an error may come before", () => {
    const inbound = `<inbound>${set("n", "a")}${set("n", "@(1)")}</inbound>`;
    const use = read(`(int)${N}`);

    expect(lint(`<policies>${inbound}<outbound>${use}</outbound></policies>`, [CODE])).toEqual([]);
    expect(lint(`<policies>${inbound}<on-error>${use}</on-error></policies>`, [CODE])).toEqual([
      expect.stringContaining("error VariableTypeMismatch: 'n' is read as Int32, but line 1 sets it to the text 'a'"),
    ]);
    expect(lint(`<fragment>${set("n", "a")}${use}</fragment>`, [CODE])).toHaveLength(1);
  });
});

describe("a variable that is not set", () => {
  const CODE = "VariableNotSet";
  const setN = set("n", "@(1)");
  const readN = read(`(int)${N}`);
  const forward = "<forward-request />";
  const HAS_N = "context.Variables.ContainsKey(&quot;n&quot;)";
  const policies = (sections: Readonly<Record<string, string>>) => {
    const list = Object.entries(sections).map(([name, xml]) => `<${name}>${xml}</${name}>`);
    return `<policies>${list.join("")}</policies>`;
  };

  test.each([
    [{ inbound: setN + readN }],
    [{ outbound: readN, inbound: setN, backend: readN + forward }],
    [{ inbound: when("true", setN) + readN }],
    [{ inbound: when("true", setN), "on-error": readN }],
    [{ backend: retry(`(int)${N} == 1`, setN + forward) }],
    [{ backend: retry("true", when("context.Tracing", readN) + forward + setN) }],
    [{ inbound: `<cache-lookup-value key="k" variable-name="n" />${readN}` }],
    [{ inbound: `<authentication-managed-identity resource="r" output-token-variable-name="n" />${readN}` }],
    [{ inbound: read(INT_N) }],
    [{ inbound: read(`${HAS_N} ? (int)${N} : 0`) }],
    [{ inbound: when(HAS_N, readN) + setN }],
    [{ inbound: when("context.Tracing", readN) + setN }],
    [{ inbound: read(`new[] { 1 }.Select(x => (int)${N}).First()`) + setN }],
    [{ inbound: read(`context.Tracing ? (int)${N} : 0`) + read(`context.Tracing &amp;&amp; (int)${N} == 1`) + setN }],
    [{ inbound: `${set("m", `@{ if (context.Tracing) { return 1; } return (int)${N}; }`)}${setN}` }],
    [{ inbound: `<choose><when condition="@(!${HAS_N})" /><otherwise>${readN}</otherwise></choose>` }],
    [{ inbound: `<include-fragment fragment-id="a" />${readN}`, backend: readN }],
  ])("is none: %j", (sections) => {
    expect(lint(policies(sections), [CODE])).toEqual([]);
  });

  const LATER = "warning VariableNotSet: 'n' is set after this only: read it with context.Variables.GetValueOrDefault";

  test.each([
    [{ inbound: readN + setN }, LATER],
    [{ inbound: set("n", `@((int)${N} + 1)`) }, LATER],
    [{ inbound: readN, outbound: setN }, LATER],
    [{ inbound: read(`context.Tracing &amp;&amp; (int)${N} == 1`) }, "'n' is set by no policy of this document"],
    [{ inbound: read(`(int)${N} == 1 ? 1 : 2`) + setN }, LATER],
    [{ inbound: `${readN}<include-fragment fragment-id="a" />` }, "'n' is set by no policy of this document"],
    [{ inbound: readN }, "warning VariableNotSet: 'n' is set by no policy of this document: read it with"],
    [{ "on-error": read(`${N}`) }, "warning VariableNotSet"],
    [{ inbound: read(`!${HAS_N} ? (int)${N} : 0`) }, "warning VariableNotSet"],
    [{ inbound: `${readN}<return-response response-variable-name="n" />` }, "'n' is set by no policy of this document"],
  ])("fails for %j", (sections, finding) => {
    expect(lint(policies(sections), [CODE])).toEqual([expect.stringContaining(finding)]);
  });

  test("is not looked for in a fragment", () => {
    expect(lint(`<fragment>${readN}</fragment>`, [CODE])).toEqual([]);
  });

  test("is found through fragments that are given", () => {
    const xml = policies({ inbound: `<include-fragment fragment-id="a" />${readN}` });
    const find = (fragment: string) =>
      lint(xml, [CODE], { fragments: new Map([["a", `<fragment>${fragment}</fragment>`]]) });

    expect(find(setN)).toEqual([]);
    expect(find(set("m", "1"))).toEqual([expect.stringContaining("'n' is set by no policy of this document")]);
  });
});
