import type { ConformanceRow } from "./conformance-row";
import { mark, SHOW_TRAIL, setHeader } from "./policy-text";
import { EXPRESSIONS, INFERENCE_FAILOVER, page, SCHEMAS, toolkit } from "./sources";

const CHOOSE = page("choose");
const RETURN = page("return-response");
const RETURN_TESTS = toolkit("Emulator/Policies/ReturnResponseTests");
const THROWS = '@(int.Parse("x") > 0)';

function when(condition: string, policies: string): string {
  return `<when condition="${condition}">${policies}</when>`;
}

function choose(name: string, says: string, policies: string, trail: string): ConformanceRow {
  return {
    name,
    source: [CHOOSE, says],
    api: { inbound: policies, outbound: SHOW_TRAIL },
    expect: { status: 200, headers: { "x-trail": trail }, error: null },
  };
}

export const CHOOSE_ROWS: readonly ConformanceRow[] = [
  choose(
    "the first when that is true runs, and no other",
    "policies enclosed within the first when element with condition true will be applied",
    `<choose>${when("@(false)", mark("a"))}${when("@(true)", mark("b"))}${when("@(true)", mark("c"))}<otherwise>${mark("d")}</otherwise></choose>`,
    "b",
  ),
  choose(
    "conditions after the one that is true are not asked",
    "once a condition evaluates to true, no further when conditions are evaluated",
    `<choose>${when("@(true)", mark("a"))}${when(THROWS, mark("b"))}</choose>`,
    "a",
  ),
  choose(
    "otherwise runs when all conditions are false",
    "otherwise will be applied if all of the when conditions are false",
    `<choose>${when("@(1 > 2)", mark("a"))}<otherwise>${mark("d")}</otherwise></choose>${mark("e")}`,
    "de",
  ),
  choose(
    "without otherwise nothing may run",
    "the otherwise element is optional",
    `<choose>${when("@(false)", mark("a"))}</choose>${mark("e")}`,
    "e",
  ),
  choose(
    "a condition may be a literal",
    "Boolean expression | Boolean constant",
    `<choose>${when("false", mark("a"))}${when("true", mark("b"))}</choose>`,
    "b",
  ),
  choose(
    "choose may stand in choose",
    "one or more policy statements to be applied",
    `<choose>${when("@(true)", `<choose>${when("@(false)", mark("a"))}<otherwise>${mark("b")}</otherwise></choose>${mark("c")}`)}</choose>`,
    "bc",
  ),
  choose(
    "an otherwise may be empty",
    "backends page: <otherwise />",
    `<choose>${when("@(false)", mark("a"))}<otherwise /></choose>${mark("e")}`,
    "e",
  ),
  choose(
    "a condition may be a block",
    "Boolean expression",
    `<choose>${when("@{ var n = 2; if (n > 1) { return true; } return false; }", mark("a"))}</choose>`,
    "a",
  ),
  {
    name: "fails without when",
    source: [CHOOSE, "the choose policy must contain at least one when element"],
    api: { inbound: `<choose><otherwise>${mark("a")}</otherwise></choose>` },
    expect: { refused: { says: /when/ } },
  },
  {
    name: "fails on a second otherwise",
    source: [SCHEMAS, "choose.xsd: otherwise at most once, last"],
    api: { inbound: `<choose>${when("@(true)", "")}<otherwise /><otherwise /></choose>` },
    expect: { refused: { says: /otherwise/ } },
  },
];

export const RETURN_ROWS: readonly ConformanceRow[] = [
  {
    name: "return-response alone is 200 without a body",
    source: [RETURN, "default response is 200 OK with no body"],
    api: { inbound: "<return-response />" },
    expect: { status: 200, reason: "OK", body: "", calls: [] },
  },
  {
    name: "return-response ends the section and skips all that follow",
    source: [RETURN, "cancels pipeline execution"],
    api: {
      inbound: `${mark("i")}<return-response><set-status code="204" reason="No Content" /></return-response>${mark("j")}`,
      outbound: setHeader("x-out", "1"),
      onError: setHeader("x-error", "1"),
    },
    expect: { status: 204, calls: [], headers: { "x-out": null, "x-error": null }, error: null },
  },
  {
    name: "return-response in a wider scope ends the narrower ones, too",
    source: [toolkit("PolicyPipelineTests"), "PolicyPipeline_ReturnResponseStopsRemainingScopesAndUnwindsNestedBase"],
    global: { inbound: '<return-response><set-status code="202" reason="Accepted" /></return-response>' },
    api: { inbound: `<base />${setHeader("x", "1")}` },
    expect: { status: 202, calls: [] },
  },
  {
    name: "return-response in backend comes instead of the forward",
    source: [RETURN, "policy sections: inbound, outbound, backend, on-error"],
    api: {
      backend: '<return-response><set-status code="503" reason="Closed" /></return-response><forward-request />',
      outbound: setHeader("x-out", "1"),
    },
    expect: { status: 503, reason: "Closed", calls: [], headers: { "x-out": null } },
  },
  {
    name: "return-response says status, headers and body",
    source: [RETURN, "example: 401 with WWW-Authenticate"],
    api: {
      inbound:
        '<return-response><set-status code="401" reason="Unauthorized"/><set-header name="WWW-Authenticate" exists-action="override"><value>Bearer error="invalid_token"</value></set-header><set-body>no</set-body></return-response>',
    },
    expect: {
      status: 401,
      reason: "Unauthorized",
      body: "no",
      headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' },
    },
  },
  {
    name: "return-response in outbound drops headers and body of the backend",
    source: [RETURN_TESTS, "ReturnResponse_WithoutAVariableStartsWithTheDefaultResponse"],
    api: { outbound: "<return-response />" },
    answers: [{ status: 503, reason: "Service Unavailable", headers: { "X-Stale": "stale" }, body: "stale" }],
    expect: { status: 200, reason: "OK", body: "", callCount: 1, headers: { "X-Stale": null } },
  },
  {
    name: "policies in return-response may be expressions",
    source: [RETURN_TESTS, "ReturnResponse_EvaluatesChildPolicyExpressionsInEachSection"],
    api: {
      inbound:
        '<set-variable name="code" value="@(206)" /><return-response><set-status code="@((int)context.Variables["code"])" reason="@("Partial" + " Content")" /><set-header name="@("X-Expression")" exists-action="append"><value>@("expressed")</value></set-header><set-body>@("expressed body")</set-body></return-response>',
    },
    expect: {
      status: 206,
      reason: "Partial Content",
      body: "expressed body",
      headers: { "X-Expression": "expressed" },
    },
  },
  {
    name: "return-response gives the response of a send-request",
    source: [RETURN, "custom response can be specified via a context variable"],
    api: {
      inbound:
        '<send-request response-variable-name="up"><set-url>https://up.example.com/</set-url><set-method>GET</set-method></send-request><return-response response-variable-name="up" />',
    },
    answers: [{ status: 202, reason: "Accepted", headers: { "X-Upstream": "first" }, body: "upstream body" }],
    expect: { status: 202, reason: "Accepted", body: "upstream body", headers: { "X-Upstream": "first" } },
  },
  {
    name: "policies change the response of the variable",
    source: [RETURN, "when both are provided, the response within the variable is modified by the policy statements"],
    api: {
      inbound:
        '<send-request response-variable-name="up"><set-url>https://up.example.com/</set-url><set-method>GET</set-method></send-request><return-response response-variable-name="up"><set-status code="201" reason="Created" /><set-header name="x-upstream" exists-action="append"><value>second</value></set-header></return-response>',
    },
    answers: [{ status: 202, headers: { "X-Upstream": "first" }, body: "upstream body" }],
    expect: { status: 201, reason: "Created", body: "upstream body", headers: { "X-Upstream": "first,second" } },
  },
];

export const TRACE_ROWS: readonly ConformanceRow[] = [
  {
    name: "trace writes source, severity, message and metadata",
    source: [INFERENCE_FAILOVER, "trace with EventName and RequestId"],
    api: {
      inbound:
        '<trace source="InferenceFailover" severity="information"><message>@("Accepted|" + context.Request.Method)</message><metadata name="EventName" value="Accepted" /><metadata name="Method" value="@(context.Request.Method)" /></trace>',
    },
    expect: {
      status: 200,
      traces: [
        {
          source: "InferenceFailover",
          severity: "information",
          message: "Accepted|POST",
          metadata: { EventName: "Accepted", Method: "POST" },
        },
      ],
    },
  },
  {
    name: "a trace without a severity is verbose",
    source: [page("trace"), "severity: default verbose"],
    api: { inbound: '<trace source="s"><message>m</message></trace>' },
    expect: { traces: [{ source: "s", severity: "verbose", message: "m", metadata: {} }] },
  },
  {
    name: "each run of a trace writes a line, in the order of the run",
    source: [toolkit("Emulator/Policies/TraceTests"), "Trace_Expressions_AreEvaluatedForEachInvocation"],
    api: {
      backend:
        '<retry condition="@(context.Response.StatusCode == 503)" count="1" interval="0"><forward-request /><trace source="attempt" severity="error"><message>@(context.Response.StatusCode.ToString())</message></trace></retry>',
      outbound: '<trace source="done" severity="verbose"><message>end</message></trace>',
    },
    answers: [{ status: 503 }, { status: 200 }],
    expect: { traces: [{ source: "attempt", message: "503" }, { message: "200" }, { source: "done" }] },
  },
  {
    name: "context.Trace writes a line, too",
    source: [EXPRESSIONS, "void Trace(message: string)"],
    api: { inbound: '<set-variable name="n" value="@{ context.Trace("hello"); return 1; }" />' },
    expect: { traces: [{ message: "hello" }] },
  },
  {
    name: "fails on a severity that is none",
    source: [toolkit("Emulator/Policies/TraceTests"), 'InvalidConfigurations: "warning"'],
    api: { inbound: '<trace source="s" severity="warning"><message>m</message></trace>' },
    expect: { refused: { says: /severity|warning/ } },
  },
];

export const METRIC_ROWS: readonly ConformanceRow[] = [
  {
    name: "llm-emit-token-metric emits its dimensions",
    source: [page("llm-emit-token-metric"), "dimension value: a string or policy expression"],
    api: {
      inbound:
        '<llm-emit-token-metric namespace="MyLLM"><dimension name="Region" value="@(context.Deployment.Region)" /><dimension name="Zone" value="eu" /></llm-emit-token-metric>',
    },
    region: "Sweden Central",
    expect: { status: 200, metrics: [{ namespace: "MyLLM", dimensions: { Region: "Sweden Central", Zone: "eu" } }] },
  },
  {
    name: "a default dimension needs no value",
    source: [page("llm-emit-token-metric"), 'example: <dimension name="API ID" />'],
    api: { inbound: '<llm-emit-token-metric namespace="MyLLM"><dimension name="API ID" /></llm-emit-token-metric>' },
    expect: { status: 200, metrics: [{ namespace: "MyLLM" }] },
  },
  {
    name: "fails without a dimension",
    source: [page("llm-emit-token-metric"), "dimension: add one or more of these elements; required"],
    api: { inbound: '<llm-emit-token-metric namespace="MyLLM" />' },
    expect: { refused: { says: /dimension/ } },
  },
  {
    name: "fails on six custom dimensions",
    source: [page("llm-emit-token-metric"), "at most 5 custom dimensions"],
    api: {
      inbound: `<llm-emit-token-metric>${["a", "b", "c", "d", "e", "f"].map((name) => `<dimension name="${name}" value="1" />`).join("")}</llm-emit-token-metric>`,
    },
    expect: { refused: { says: /dimension/ } },
  },
];
