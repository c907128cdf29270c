import { returnsOf } from "../support/expression-check";
import { unsetFaults } from "../support/policy-flow";
import { expressionsOf, readPolicy } from "../support/policy-reader";
import { variableFaults } from "../support/policy-variables";

const READ_N = "context.Variables.GetValueOrDefault&lt;int&gt;(&quot;n&quot;, 0)";

describe("variableFaults", () => {
  test("accepts a variable that is set as what it is read as", () => {
    const root = inbound(
      `<set-variable name="n" value="@(1)" /><set-variable name="t" value="@(${READ_N}.ToString())" />`,
      '<authentication-managed-identity resource="r" output-token-variable-name="token" />',
      '<set-variable name="u" value="@(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;token&quot;, &quot;&quot;))" />',
    );

    expect(variableFaults(root)).toEqual([]);
    expect(expressionsOf(root).map(returnsOf)).toEqual(["int", "VariableValue", "VariableValue"]);
  });

  test.each([
    [
      `<set-variable name="n" value="1" /><set-header name="a"><value>@(${READ_N})</value></set-header>`,
      "set as a string",
    ],
    [`<set-header name="a"><value>@(${READ_N})</value></set-header>`, "'n' is read as int, and never set"],
    [
      `<set-variable name="n" value="@(${READ_N} + context.Variables.GetValueOrDefault&lt;bool&gt;(&quot;n&quot;, true))" />`,
      "'n' is read as bool and as int",
    ],
    [
      '<set-variable name="n" value="@(context.Variables.GetValueOrDefault&lt;long&gt;(&quot;n&quot;, 0))" />',
      "'n' is read as long, which is none of bool,int,string,JObject",
    ],
    ['<set-variable name="n" value="@(context.Variables[&quot;n&quot;])" />', "a variable is read without a type"],
    [
      '<set-variable name="n" value="@((bool)context.Variables[&quot;n&quot;] ? 1 : (int)context.Variables[&quot;n&quot;])" />',
      "'n' is read as int and as bool",
    ],
  ])("fails for %s", (xml, fault) => {
    expect(variableFaults(inbound(xml))).toEqual([expect.stringContaining(fault)]);
  });
});

describe("unsetFaults", () => {
  const setN = '<set-variable name="n" value="@(1)" />';
  const readN = '<set-variable name="m" value="@((int)context.Variables[&quot;n&quot;])" />';
  const end = '<return-response><set-status code="404" reason="Not Found" /></return-response>';
  const forward = "<forward-request />";
  const choose = (when: string, otherwise: string) =>
    `<choose><when condition="@(true)">${when}</when><otherwise>${otherwise}</otherwise></choose>`;
  const retry = (condition: string, inner: string) =>
    `<retry condition="@(${condition})" count="1" interval="0">${inner}</retry>`;
  const N_IS_1 = "(int)context.Variables[&quot;n&quot;] == 1";

  test.each([
    [{ inbound: setN + readN }],
    [{ inbound: setN, backend: readN + forward, outbound: readN }],
    [{ inbound: choose(setN, setN) + readN }],
    [{ inbound: choose(setN, end) + readN }],
    [{ inbound: choose(end, end) + readN }],
    [{ backend: retry(N_IS_1, setN + forward + readN), outbound: readN }],
    [{ inbound: `<cache-lookup-value key="k" variable-name="n" default-value="@(1)" />${readN}` }],
    [{ inbound: `<authentication-managed-identity resource="r" output-token-variable-name="n" />${readN}` }],
  ])("accepts %j", (sections) => {
    expect(unsetFaults(policies(sections))).toEqual([]);
  });

  test.each([
    [{ inbound: readN + setN }, "policies/inbound/set-variable[1]/@value: 'n' may not be set here"],
    [{ inbound: choose(setN, "") + readN }, "policies/inbound/set-variable/@value: 'n' may not be set here"],
    [
      { inbound: `<choose><when condition="@(true)">${setN}</when></choose>${readN}` },
      "policies/inbound/set-variable/@value: 'n' may not be set here",
    ],
    [{ inbound: setN, "on-error": readN }, "policies/on-error/set-variable/@value: 'n' may not be set here"],
    [{ backend: retry(N_IS_1, forward + setN) }, "policies/backend/retry/@condition: 'n' may not be set here"],
    [{ backend: retry("true", forward + setN), outbound: readN }, "policies/outbound/set-variable/@value: 'n' may not"],
    [
      { inbound: `<cache-lookup-value key="k" variable-name="n" />${readN}` },
      "policies/inbound/set-variable/@value: 'n' may not be set here",
    ],
    [
      { inbound: `<choose><when condition="@(${N_IS_1})">${setN}</when></choose>` },
      "policies/inbound/choose/when/@condition: 'n' may not be set here",
    ],
  ])("fails for %j", (sections, fault) => {
    expect(unsetFaults(policies(sections))).toEqual([expect.stringContaining(fault)]);
  });
});

function policies(sections: Readonly<Record<string, string>>) {
  const list = Object.entries(sections).map(([name, xml]) => `<${name}>${xml}</${name}>`);
  return readPolicy(`<policies>${list.join("")}</policies>`);
}

function inbound(...policies: readonly string[]) {
  return readPolicy(`<policies><inbound>${policies.join("")}</inbound></policies>`);
}
