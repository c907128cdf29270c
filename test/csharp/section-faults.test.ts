import { readPolicy } from "../support/policy-reader";
import { sectionFaults } from "../support/policy-sections";

const FORWARD = "<forward-request />";

describe("sectionFaults", () => {
  test("accepts a document with a retry, its own answers and a token", () => {
    const document = policies({
      inbound: `<base />
        <set-variable name="n" value="@(0)" />
        <set-header name="api-key" exists-action="delete" />
        <authentication-managed-identity resource="https://example" output-token-variable-name="t" ignore-error="false" />
        <choose>
          <when condition="@(true)"><rewrite-uri template="/a" copy-unmatched-params="true" /></when>
          <otherwise>
            <return-response>
              <set-status code="404" reason="Not Found" />
              <set-header name="a"><value>b</value></set-header>
              <set-body>{"error": {}}</set-body>
            </return-response>
          </otherwise>
        </choose>`,
      backend: `<retry id="r" condition="@(true)" count="2" interval="0" first-fast-retry="true">
          <set-backend-service backend-id="a" />
          <forward-request timeout="@(10)" buffer-request-body="true" />
        </retry>`,
      outbound: "<base />",
      "on-error": `<base /><trace source="a" severity="error"><message>@("b")</message></trace>`,
    });

    expect(sectionFaults(readPolicy(document))).toEqual([]);
  });

  test("accepts a named value where a number is asked for", () => {
    const backend = `<limit-concurrency key="a" max-count="{{most}}">${FORWARD}</limit-concurrency>`;

    expect(faultsIn("backend", backend)).toEqual([]);
  });

  test.each([
    ["inbound", FORWARD, "forward-request (line 1): may stand in backend only, not in inbound"],
    [
      "outbound",
      '<set-backend-service backend-id="a" />',
      "set-backend-service (line 1): may stand in inbound, backend only, not in outbound",
    ],
    [
      "on-error",
      '<retry condition="true" count="1" interval="0"><set-query-parameter name="a" exists-action="delete" /></retry>',
      "retry/set-query-parameter (line 1): may stand in inbound, backend only, not in on-error",
    ],
    ["inbound", '<choose><when condition="true"><base /></when></choose>', "must be directly in its section"],
    ["inbound", "<base /><base />", "base[2] (line 1): stands twice in the section"],
    ["inbound", "<send-mail />", "send-mail (line 1): is no policy that the table knows"],
    ["inbound", "<toString />", "toString (line 1): is no policy that the table knows"],
    ["inbound", "<value>a</value>", "value (line 1): is no policy that the table knows"],
  ] as const)("fails in %s for %s", (section, xml, fault) => {
    expect(faultsIn(section, xml)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    [`<base />${FORWARD}`, "backend (line 1): has its own forward-request beside <base/>"],
    ["", "backend (line 1): has 0 of 'forward-request', not 1"],
    [FORWARD + FORWARD, "backend (line 1): has 2 of 'forward-request', not 1"],
    [
      `<retry condition="true" count="1" interval="0"><wait><choose><when condition="true">${FORWARD}</when></choose></wait></retry>`,
      "wait (line 1): may not stand in 'retry'",
    ],
    [`<retry condition="true" interval="0">${FORWARD}</retry>`, "'count' is missing"],
    [
      `<retry condition="true" count="51" interval="0">${FORWARD}</retry>`,
      "'count' is '51', not a whole number from 1 to 50",
    ],
    [`<retry condition="yes" count="1" interval="0">${FORWARD}</retry>`, "'condition' is 'yes', not true or false"],
    ['<forward-request buffer-request-body="@(true)" />', "'buffer-request-body' takes no expression"],
    ['<forward-request timeout="1" timeout-ms="1" />', "has more than one of timeout,timeout-ms"],
    ['<forward-request time="1" />', "'time' is no attribute of it"],
    [`<set-backend-service />${FORWARD}`, "needs one of backend-id,base-url"],
    [`<set-variable name="a" value="b @(c)" />${FORWARD}`, "'value' has an expression inside other text"],
    [`<set-variable name="a" value="@(b) c" />${FORWARD}`, "'value' goes on after its expression"],
  ])("fails in backend for %s", (xml, fault) => {
    expect(faultsIn("backend", xml)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    ["<choose><otherwise /></choose>", "has 0 of 'when', not 1 to Infinity"],
    ['<choose><otherwise /><when condition="true" /></choose>', "children are otherwise,when, not when,otherwise"],
    ['<choose>text<when condition="true" /></choose>', "has text: 'text'"],
    [
      '<return-response><set-body>a</set-body><set-status code="200" reason="OK" /></return-response>',
      "children are set-body,set-status, not set-status,set-body",
    ],
    ["<return-response><base /></return-response>", "may not stand in 'return-response'"],
    ['<return-response><set-status code="2" reason="OK" /></return-response>', "'code' is '2', not a whole number"],
    ['<set-header name="a" exists-action="replace"><value>b</value></set-header>', "'exists-action' is 'replace', not"],
    ['<llm-token-limit counter-key="a" estimate-prompt-tokens="true" />', "has none of tokens-per-minute,token-quota"],
    [
      '<llm-token-limit counter-key="a" estimate-prompt-token="true" token-quota="1" />',
      "'estimate-prompt-token' is no attribute of it",
    ],
    ['<include-fragment fragment-id="@(1)" />', "'fragment-id' takes no expression"],
    ['<authentication-managed-identity resource="a" client-id="@(1)" />', "'client-id' takes no expression"],
  ])("fails in inbound for %s", (xml, fault) => {
    expect(faultsIn("inbound", xml)).toContainEqual(expect.stringContaining(fault));
  });

  test("fails for sections in another order, twice, or of another name", () => {
    const order = "<policies><outbound /><inbound /></policies>";
    const twice = "<policies><inbound /><inbound /></policies>";
    const other = "<policies><inbound /><end /></policies>";

    expect(sectionFaults(readPolicy(order))).toEqual([
      expect.stringContaining("are outbound,inbound, not inbound,outbound"),
    ]);
    expect(sectionFaults(readPolicy(twice))).toEqual([expect.stringContaining("are inbound,inbound, not inbound")]);
    expect(sectionFaults(readPolicy(other))).toEqual([expect.stringContaining("are inbound,end, not inbound")]);
    expect(sectionFaults(readPolicy("<fragment />"))).toEqual(["fragment (line 1): the root is not 'policies'"]);
  });
});

function faultsIn(section: string, xml: string): string[] {
  return sectionFaults(readPolicy(policies({ [section]: xml })));
}

function policies(sections: Readonly<Record<string, string>>): string {
  const list = Object.entries(sections).map(([name, xml]) => `<${name}>${xml}</${name}>`);
  return `<policies>${list.join("")}</policies>`;
}
