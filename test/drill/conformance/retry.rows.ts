import type { ConformanceRow } from "./conformance-row";
import { mark, retry, SHOW_TRAIL, setHeader } from "./policy-text";
import { INFERENCE_FAILOVER, POOL_LAB, page, SCHEMAS, snippet, toolkit } from "./sources";

const RETRY = page("retry");
const BUSY = { status: 503 };

/** Counts the runs of a retry, the condition aside, and shows them. */
function counted(attributes: string): ConformanceRow["api"] {
  return { inbound: retry(attributes, mark("x")), outbound: SHOW_TRAIL };
}

export const RETRY_ROWS: readonly ConformanceRow[] = [
  {
    name: "the children run once when the condition is false after that",
    source: [RETRY, "executes its child policies once and then retries until the condition becomes false"],
    api: { backend: retry('condition="@(context.Response.StatusCode == 500)" count="3" interval="1"') },
    expect: { status: 200, calls: [{ atMs: 0 }] },
  },
  {
    name: "count is the number of repetitions, not of runs",
    source: [RETRY, "count: number of retries to attempt, after the first execution"],
    api: { backend: retry('condition="@(context.Response.StatusCode == 503)" count="3" interval="0"') },
    answers: [BUSY],
    expect: { status: 503, callCount: 4 },
  },
  {
    name: "count one less than the number of backends tries each once",
    source: [POOL_LAB, "set count to one less than the number of backends in the pool to try all backends"],
    api: {
      backend: retry(
        'count="2" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429)"',
      ),
    },
    answers: [{ status: 429 }, { status: 429 }, { status: 200 }],
    expect: { status: 200, callCount: 3 },
  },
  {
    name: "the condition is asked after the children, so it may read what they set",
    source: [RETRY, "executes its child policies once, before the condition is looked at"],
    api: {
      inbound: retry(
        'condition="@((int)context.Variables["n"] > 5)" count="3" interval="0"',
        `<set-variable name="n" value="@(1)" />${mark("x")}`,
      ),
      outbound: SHOW_TRAIL,
    },
    expect: { status: 200, headers: { "x-trail": "x" } },
  },
  {
    name: "the condition is asked anew after each run",
    source: [
      toolkit("Emulator/Policies/RetryTests"),
      "Retry_Inbound_ShouldReevaluateConditionBetweenAttempts: 2 of 3 + 1 runs",
    ],
    api: counted('condition="@(((string)context.Variables["trail"]).Length < 2)" count="3" interval="0"'),
    expect: { headers: { "x-trail": "xx" } },
  },
  {
    name: "the condition may be a literal",
    source: [RETRY, "condition: Boolean expression or literal"],
    api: counted('condition="true" count="2" interval="0"'),
    expect: { headers: { "x-trail": "xxx" } },
  },
  {
    name: "return-response ends the repetition",
    source: [toolkit("Emulator/Policies/RetryTests"), "RetryHandler: a terminated response aborts the retry"],
    api: {
      inbound: retry(
        'condition="@(true)" count="5" interval="1"',
        `<return-response><set-status code="418" reason="Enough" /></return-response>${mark("x")}`,
      ),
      outbound: SHOW_TRAIL,
    },
    expect: { status: 418, reason: "Enough", calls: [], elapsedMs: 0, headers: { "x-trail": null } },
  },
  {
    name: "policies after forward-request run in every attempt that had an answer",
    source: [INFERENCE_FAILOVER, "a trace after forward-request tells each attempt's status"],
    api: {
      backend: retry(
        'condition="@(context.Response.StatusCode == 503)" count="3" interval="0"',
        `<forward-request buffer-request-body="true" />${mark("x")}`,
      ),
      outbound: SHOW_TRAIL,
    },
    answers: [BUSY, BUSY, { status: 200 }],
    expect: { status: 200, headers: { "x-trail": "xxx" } },
  },
  {
    name: "a retry in a retry runs in each of its runs",
    source: [RETRY, "the retry policy may contain any other policies as its child elements"],
    api: {
      inbound: retry(
        'condition="@(true)" count="1" interval="0"',
        retry('condition="@(true)" count="1" interval="0"', mark("x")),
      ),
      outbound: SHOW_TRAIL,
    },
    expect: { headers: { "x-trail": "xxxx" } },
  },
  {
    name: "send-request is repeated while its variable is null or a server error",
    source: [RETRY, "example: send request upon initial request failure, count 3, first retry immediate"],
    api: {
      inbound: `${retry(
        'condition="@(context.Variables["response"] == null || ((IResponse)context.Variables["response"]).StatusCode >= 500)" count="3" interval="1" first-fast-retry="true"',
        '<send-request mode="new" response-variable-name="response" timeout="3" ignore-error="true"><set-url>https://api.contoso.com/products/5</set-url><set-method>GET</set-method></send-request>',
      )}<return-response response-variable-name="response" />`,
    },
    answers: [{ fails: "BackendConnectionFailure" }, { status: 500 }, { status: 200, body: "five" }],
    expect: {
      status: 200,
      body: "five",
      calls: [{ atMs: 0 }, { atMs: 0 }, { atMs: 1000, method: "GET", url: "https://api.contoso.com/products/5" }],
    },
  },
  {
    name: "an asynchronous API is polled in outbound until it is done",
    source: [
      snippet("Mask async calls as synchronous.policy.xml"),
      "retry while 202, every 30 seconds, on the location",
    ],
    api: {
      backend: "<forward-request />",
      outbound: `${retry(
        'condition="@(((IResponse)context.Variables["var"]).StatusCode == 202)" count="10" interval="30"',
        '<send-request mode="new" response-variable-name="var" ignore-error="false"><set-url>@(context.Response.Headers["location"][0])</set-url><set-method>GET</set-method></send-request>',
      )}<return-response response-variable-name="var" />`,
    },
    answers: [
      { status: 202, headers: { Location: "https://jobs.example.com/1" } },
      { status: 202 },
      { status: 200, body: "done" },
    ],
    expect: {
      status: 200,
      body: "done",
      calls: [{}, { atMs: 0, url: "https://jobs.example.com/1" }, { atMs: 30_000 }],
    },
  },
  {
    name: "an error in the last attempt goes to on-error",
    source: [toolkit("Emulator/Policies/RetryTests"), "RetryHandler: an exception on the last attempt propagates"],
    api: { backend: retry('condition="@(context.Response == null)" count="1" interval="0"') },
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: {
      callCount: 2,
      error: { source: "forward-request", reason: "BackendConnectionFailure", section: "backend" },
    },
  },
  {
    name: "an error in a child is repeated while the condition holds, where retry catches every error",
    source: [toolkit("Emulator/Policies/RetryTests"), "Retry_Inbound_ShouldRetryAfterExceptionWhenConditionStillTrue"],
    behavior: { retryCatches: "every-error" },
    api: {
      inbound: retry(
        'condition="@(((string)context.Variables["trail"]).Length < 2)" count="3" interval="0"',
        `${mark("x")}<choose><when condition="@(((string)context.Variables["trail"]).Length == 1)"><set-variable name="f" value="@(int.Parse("first"))" /></when></choose>`,
      ),
      outbound: SHOW_TRAIL,
    },
    expect: { status: 200, headers: { "x-trail": "xx" } },
  },
  {
    name: "another backend is chosen by the number of the attempt",
    source: [RETRY, "children are executed again in each attempt"],
    backends: [
      { id: "first", url: "https://first.example.com", headers: new Map() },
      { id: "second", url: "https://second.example.com", headers: new Map() },
    ],
    api: {
      inbound: '<set-variable name="attempt" value="@(0)" />',
      backend: retry(
        'condition="@(context.Response.StatusCode == 429)" count="1" interval="0"',
        '<set-variable name="attempt" value="@((int)context.Variables["attempt"] + 1)" /><choose><when condition="@((int)context.Variables["attempt"] == 1)"><set-backend-service backend-id="first" /></when><otherwise><set-backend-service backend-id="second" /></otherwise></choose><forward-request buffer-request-body="true" />',
      ),
      outbound: setHeader("x-attempts", '@(context.Variables["attempt"].ToString())'),
    },
    answers: [{ status: 429 }, { status: 200 }],
    expect: {
      status: 200,
      headers: { "x-attempts": "2" },
      calls: [{ url: "https://first.example.com/orders/7" }, { url: "https://second.example.com/orders/7" }],
    },
  },
  {
    name: "fails without a condition",
    source: [RETRY, "condition: required"],
    api: counted('count="2" interval="0"'),
    expect: { refused: { says: /condition/ } },
  },
  {
    name: "fails on a count of 0",
    source: [SCHEMAS, "retry.xsd: count is a positiveInteger"],
    api: counted('condition="@(true)" count="0" interval="0"'),
    expect: { refused: { says: /count/ } },
  },
  {
    name: "fails on wait as a child",
    source: [RETRY, "any other policies as its child elements, except for wait policy"],
    api: {
      inbound: retry(
        'condition="@(true)" count="1" interval="0"',
        '<wait for="all"><choose><when condition="@(true)" /></choose></wait>',
      ),
    },
    expect: { refused: { says: /wait/ } },
  },
];
