import type { ConformanceRow } from "./conformance-row";
import { answerWith, mark, policyText, SHOW_TRAIL, setHeader } from "./policy-text";
import {
  C_SHARP,
  EXPRESSIONS,
  FRAGMENTS,
  INFERENCE_FAILOVER,
  issue,
  NAMED_VALUES,
  page,
  SCHEMAS,
  VALID_XML,
} from "./sources";

const RAW = "PolicyContentFormat rawxml: a non XML encoded policy document";
/** An engineer of API Management on the difference between `xml` and `rawxml`. */
const RAW_ANSWER = "stackoverflow.com/questions/70278751";
const REST = "learn.microsoft.com/rest/api/apimanagement/policy/create-or-update";

/** An answer whose body is the text as it stands in the document. */
function written(text: string): ConformanceRow["api"] {
  return { inbound: `<return-response><set-body>${text}</set-body></return-response>` };
}

function body(name: string, source: ConformanceRow["source"], text: string, gives: string): ConformanceRow {
  return { name, source, api: written(text), expect: { status: 200, body: gives } };
}

export const ESCAPE_ROWS: readonly ConformanceRow[] = [
  {
    name: "quotes in the expression of an attribute may be raw",
    source: [REST, RAW],
    api: { inbound: `<set-variable name="v" value="@("a" + "b")" />${answerWith('(string)context.Variables["v"]')}` },
    expect: { body: "ab" },
  },
  {
    name: "quotes in the expression of an attribute may be entities",
    source: [INFERENCE_FAILOVER, "ContainsKey(&quot;Retry-After&quot;) and &amp;&amp; in a condition"],
    api: {
      inbound: `<choose><when condition="@(1 &lt; 2 &amp;&amp; &quot;a&quot; == &quot;a&quot; &amp;&amp; 2 &gt; 1)">${mark("w")}</when></choose>`,
      outbound: SHOW_TRAIL,
    },
    expect: { headers: { "x-trail": "w" } },
  },
  {
    name: "an attribute may be in single quotes",
    source: [VALID_XML, "surround the value with single quotes"],
    api: {
      inbound: `<set-variable name="n" value="@(1)" /><set-variable name="n" value='@(((int)context.Variables["n"]) + 1)' />${answerWith('context.Variables["n"].ToString()')}`,
    },
    expect: { body: "2" },
  },
  {
    name: "&& and < may be raw in an attribute",
    source: [REST, RAW],
    api: {
      inbound: `<choose><when condition="@(1 < 2 && 2 > 1 || false)">${mark("w")}</when></choose>`,
      outbound: SHOW_TRAIL,
    },
    expect: { headers: { "x-trail": "w" } },
  },
  body(
    "generics may be raw in a text",
    [VALID_XML, "As<string>() in set-body"],
    '@(context.Variables.GetValueOrDefault<string>("none", "d"))',
    "d",
  ),
  body(
    "generics may be entities in a text",
    [INFERENCE_FAILOVER, "&lt;string&gt;"],
    '@(context.Variables.GetValueOrDefault&lt;string&gt;("none", "d"))',
    "d",
  ),
  body(
    "an expression may stand in CDATA",
    [VALID_XML, "<![CDATA[@{ ... }]]>: the policy expression is still executed"],
    '<![CDATA[@{\n return "a" + (1 < 2 ? "<b>" : "");\n}]]>',
    "a<b>",
  ),
  body(
    "a text may stand in CDATA",
    [VALID_XML, "CDATA is the easiest way to valid XML"],
    '<![CDATA[{"a":"<b> & c"}]]>',
    '{"a":"<b> & c"}',
  ),
  body(
    "entities of a text are resolved",
    [SCHEMAS, "a policy is an XML document"],
    "a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos; &#65;&#x42;",
    "a <b> & \"c\" 'd' AB",
  ),
  body(
    "a parenthesis in a string does not end an expression",
    [`${C_SHARP}/tokens/verbatim`, "string literals, regular and verbatim"],
    '@("a)b" + ")")',
    "a)b)",
  ),
  body(
    "a quote in a verbatim string does not end it",
    [`${C_SHARP}/tokens/verbatim`, "string literals, regular and verbatim"],
    '@(@"a""b\\n")',
    'a"b\\n',
  ),
  body(
    "a parenthesis in a char does not end an expression",
    [`${C_SHARP}/builtin-types/char`, "character literals"],
    "@(\"a(b\".Split('(')[1] + ')')",
    "b)",
  ),
  body(
    "a brace in a string does not end a block",
    [`${C_SHARP}/tokens/verbatim`, "string literals, regular and verbatim"],
    '@{ var s = "}"; return s + "{"; }',
    "}{",
  ),
  body(
    "comments of C# are skipped, whatever they hold",
    [`${C_SHARP}/tokens/comments`, "comments of a line and of a block"],
    '@{ /* ")" } */ var s = "x"; // "}\n return s; }',
    "x",
  ),
  body(
    "an @ that begins no expression is text",
    [EXPRESSIONS, "expressions are enclosed in @(...) or @{...}"],
    "user@example.com",
    "user@example.com",
  ),
  {
    name: "an ampersand of a literal attribute is an entity",
    source: [
      issue("Azure/azure-powershell", 9171),
      'template="/stores/{Location}/slots?StartDate={StartDateTime}&amp;AppointmentType=..."',
    ],
    urlTemplate: "/{a}/{b}",
    api: { inbound: '<rewrite-uri template="/x/{a}?p={b}&amp;q=1" />' },
    request: { method: "GET", url: "/1/2", body: null },
    expect: { calls: [{ url: "https://backend.example.com/x/1?p=2&q=1" }] },
  },
  {
    name: "fails on a raw ampersand outside of expressions",
    source: [
      RAW_ANSWER,
      "you don't need to escape XML invalid characters in expressions; otherwise there is no difference",
    ],
    api: '<policies>\n  <inbound>\n    <rewrite-uri template="/x?a=1&b=2" />\n  </inbound>\n</policies>',
    expect: { refused: { says: /&/, line: 3 } },
  },
];

const THIS_IS = "This is a header value.";

export const NAMED_VALUE_ROWS: readonly ConformanceRow[] = [
  {
    name: "a named value may be a whole text",
    source: [NAMED_VALUES, "can be used as complete attribute or element values"],
    namedValues: { greeting: "hello" },
    api: written("{{greeting}}"),
    expect: { body: "hello" },
  },
  {
    name: "a named value may hold an expression",
    source: [NAMED_VALUES, "since the value is a policy expression, the expression is evaluated"],
    namedValues: { method: "@(context.Request.Method)" },
    api: written("{{method}}"),
    expect: { body: "POST" },
  },
  {
    name: "a named value may stand in a string of an expression",
    source: [NAMED_VALUES, 'UrlEncode("{{ContosoHeaderValue2}}") is This+is+a+header+value.'],
    namedValues: { ContosoHeaderValue2: THIS_IS },
    api: written('@($"The URL encoded value is {System.Net.WebUtility.UrlEncode("{{ContosoHeaderValue2}}")}")'),
    expect: { body: "The URL encoded value is This+is+a+header+value." },
  },
  {
    name: "a named value may be the number of an attribute",
    source: [NAMED_VALUES, "replaced before the policy is used: textual"],
    namedValues: { seconds: "2" },
    api: { backend: '<forward-request timeout="{{seconds}}" />' },
    answers: [{ afterMs: 2001 }],
    expect: { elapsedMs: 2000, error: { reason: "Timeout" } },
  },
  {
    name: "a named value is not looked into for others",
    source: [NAMED_VALUES, "they can't contain other named values: that reference won't be resolved and replaced"],
    namedValues: { outer: "Text: {{inner}}", inner: "never" },
    api: written("{{outer}}"),
    expect: { body: "Text: {{inner}}" },
  },
  {
    name: "a named value may stand in a fragment",
    source: [FRAGMENTS, "is inserted as-is in a policy definition"],
    namedValues: { greeting: "hello" },
    fragments: { f: `<fragment>${setHeader("x", "{{greeting}}")}</fragment>` },
    api: { inbound: '<include-fragment fragment-id="f" />' },
    expect: { calls: [{ headers: { x: "hello" } }] },
  },
  {
    name: "fails on a named value that is not there, with its position",
    source: [issue("hashicorp/terraform-provider-azurerm", 5001), "Cannot find a property 'X'"],
    api: "<policies>\n  <inbound>\n    <set-body>{{nobody}}</set-body>\n  </inbound>\n</policies>",
    expect: { refused: { says: /nobody/, line: 3, column: 15 } },
  },
];

const FORWARD_CONTEXT = `<fragment>
  <set-header name="x-request-context-data" exists-action="override">
    <value>@(context.Request.Method)</value>
    <value>@(context.Deployment.Region)</value>
  </set-header>
</fragment>`;

export const FRAGMENT_ROWS: readonly ConformanceRow[] = [
  {
    name: "a fragment is put where it is included",
    source: [FRAGMENTS, "example: ForwardContext in the inbound section"],
    region: "West Europe",
    fragments: { ForwardContext: FORWARD_CONTEXT },
    api: { inbound: '<include-fragment fragment-id="ForwardContext" /><base />' },
    expect: { calls: [{ headers: { "x-request-context-data": "POST,West Europe" } }] },
  },
  {
    name: "policies before, in and after a fragment run in this order",
    source: [page("include-fragment"), "inserts the policy fragment as-is at the location you select"],
    fragments: { f: `<fragment>${mark("f")}${mark("g")}</fragment>` },
    api: {
      inbound: `${mark("a")}<include-fragment fragment-id="f" />${mark("b")}<include-fragment fragment-id="f" />`,
      outbound: SHOW_TRAIL,
    },
    expect: { headers: { "x-trail": "afgbfg" } },
  },
  {
    name: "a fragment may hold the retry of the backend section",
    source: ["wkintegrations.com/handle-the-http-500-response-in-apim", "a fragment StandardRetry in backend"],
    fragments: {
      StandardRetry:
        '<fragment><retry condition="@(context.Response.StatusCode == 500)" count="5" interval="10" max-interval="50" delta="10" first-fast-retry="false"><forward-request buffer-request-body="true" /></retry></fragment>',
    },
    api: { backend: '<include-fragment fragment-id="StandardRetry" />' },
    answers: [{ status: 500 }, { status: 200 }],
    expect: { status: 200, calls: [{ atMs: 0 }, { atMs: 10_000 }] },
  },
  {
    name: "a fragment may stand in choose, and return-response in it ends the request",
    source: [FRAGMENTS, "in any policy section, as long as the policies in the fragment support the usage"],
    fragments: { f: '<fragment><return-response><set-status code="403" reason="No" /></return-response></fragment>' },
    api: { inbound: '<choose><when condition="@(true)"><include-fragment fragment-id="f" /></when></choose>' },
    expect: { status: 403, calls: [] },
  },
  {
    name: "fails on a fragment that is not there, with its position",
    source: [issue("Azure/apiops", 668), "Policy fragment with id 'X' could not be found"],
    api: policyText({ inbound: '<include-fragment fragment-id="nobody" />' }),
    expect: { refused: { says: /nobody/, line: 3 } },
  },
  {
    name: "fails on a fragment in a fragment",
    source: [FRAGMENTS, "a policy fragment can't nest another policy fragment"],
    fragments: { f: '<fragment><include-fragment fragment-id="g" /></fragment>', g: "<fragment></fragment>" },
    api: { inbound: '<include-fragment fragment-id="f" />' },
    expect: { refused: { says: /fragment/ } },
  },
  {
    name: "fails on base in a fragment",
    source: [FRAGMENTS, "a policy fragment can't include a policy section identifier or the base element"],
    fragments: { f: "<fragment><base /></fragment>" },
    api: { inbound: '<include-fragment fragment-id="f" />' },
    expect: { refused: { says: /base/ } },
  },
  {
    name: "fails on a section in a fragment",
    source: [FRAGMENTS, "a policy fragment can't include a policy section identifier or the base element"],
    fragments: { f: "<fragment><inbound></inbound></fragment>" },
    api: { inbound: '<include-fragment fragment-id="f" />' },
    expect: { refused: { says: /inbound/ } },
  },
];
