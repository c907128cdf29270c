import type { ConformanceRow } from "./conformance-row";
import { answerWith, mark, SHOW_TRAIL } from "./policy-text";
import { issue, page, SEND_REQUEST_SAMPLE, toolkit } from "./sources";

const SEND = page("send-request");
const TESTS = toolkit("Emulator/Policies/SendRequestTests");
const NULL_RESPONSE = '(context.Variables["r"] == null).ToString()';
const DOWN = { fails: "BackendConnectionFailure" } as const;

function send(attributes: string, children = "<set-method>GET</set-method>"): string {
  return `<send-request response-variable-name="r" ${attributes}><set-url>https://side.example.com/x</set-url>${children}</send-request>`;
}

export const SEND_ROWS: readonly ConformanceRow[] = [
  {
    name: "send-request puts the response into its variable",
    source: [SEND_REQUEST_SAMPLE, "the name is a key into context.Variables to access the IResponse"],
    api: {
      inbound:
        send("") +
        answerWith(
          `{ var r = (IResponse)context.Variables["r"]; return r.StatusCode + r.StatusReason + r.Headers.GetValueOrDefault("X-A", "") + r.Body.As<string>(); }`,
        ),
    },
    answers: [{ status: 203, reason: "Fine", headers: { "X-A": "1" }, body: "hello" }],
    expect: { body: "203Fine1hello", calls: [{ method: "GET", url: "https://side.example.com/x" }] },
  },
  {
    name: "mode new takes nothing of the request",
    source: [TESTS, "SendRequest_NewMode_DoesNotCopyHeaders"],
    api: { inbound: send('mode="new"') + answerWith('"done"') },
    request: { headers: { "X-Custom": "val" }, body: "secret" },
    expect: { calls: [{ method: "GET", headers: { "X-Custom": null }, body: null }] },
  },
  {
    name: "mode copy takes method, headers and body of the request",
    source: [TESTS, "SendRequest_CopyMode_ClonesCurrentRequest"],
    api: { inbound: send('mode="copy"', "") + answerWith('"done"') },
    request: { method: "POST", headers: { "X-Custom": "val" }, body: "copied" },
    expect: {
      calls: [{ method: "POST", url: "https://side.example.com/x", headers: { "X-Custom": "val" }, body: "copied" }],
    },
  },
  {
    name: "children change the copy, not the request",
    source: [TESTS, "ShouldApplyHeaderActionsToRequestAndContentHeadersWithoutMutatingSource"],
    api: {
      inbound: send(
        'mode="copy"',
        '<set-method>PUT</set-method><set-header name="x-custom" exists-action="append"><value>second</value></set-header><set-header name="X-Gone" exists-action="delete" /><set-body>other</set-body>',
      ),
    },
    request: { method: "POST", headers: { "X-Custom": "first", "X-Gone": "1" }, body: "mine" },
    expect: {
      calls: [
        { method: "PUT", headers: { "X-Custom": "first,second", "X-Gone": null }, body: "other" },
        { method: "POST", headers: { "X-Custom": "first", "X-Gone": "1" }, body: "mine" },
      ],
    },
  },
  {
    name: "in outbound a copy has no body",
    source: [SEND, "in outbound mode, mode=copy does not initialize the request body"],
    api: { outbound: send('mode="copy"', "<set-method>POST</set-method>") },
    request: { method: "POST", body: "mine" },
    expect: { calls: [{ body: "mine" }, { method: "POST", url: "https://side.example.com/x", body: null }] },
  },
  {
    name: "address, headers and body may be expressions",
    source: [SEND, "example: set-body with an interpolated string"],
    api: {
      inbound: `<set-variable name="token" value="@(context.Request.Headers.GetValueOrDefault("Authorization","scheme param").Split(' ').Last())" /><send-request mode="new" response-variable-name="r" timeout="20"><set-url>@("https://side.example.com/" + context.Request.Method)</set-url><set-method>POST</set-method><set-header name="Authorization" exists-action="override"><value>basic dXNlcm5hbWU6cGFzc3dvcmQ=</value></set-header><set-body>@($"token={(string)context.Variables["token"]}")</set-body></send-request>`,
    },
    request: { headers: { Authorization: "Bearer abc" } },
    expect: {
      calls: [
        {
          method: "POST",
          url: "https://side.example.com/POST",
          headers: { Authorization: "basic dXNlcm5hbWU6cGFzc3dvcmQ=" },
          body: "token=abc",
        },
        { headers: { Authorization: "Bearer abc" } },
      ],
    },
  },
  {
    name: "a token that is not active is refused",
    source: [SEND, "example: verify token with authorization server"],
    api: {
      inbound: `${send("")}<choose><when condition="@((bool)((IResponse)context.Variables["r"]).Body.As<JObject>()["active"] == false)"><return-response><set-status code="401" reason="Unauthorized" /></return-response></when></choose><base />`,
    },
    answers: [{ body: '{"active":false}' }],
    expect: { status: 401, callCount: 1 },
    next: [{ answers: [{ body: '{"active":true}' }], expect: { status: 200, callCount: 2 } }],
  },
  {
    name: "ignore-error leaves null in the variable",
    source: [SEND, "the error will be ignored, and the response variable will contain a null value"],
    api: { inbound: send('ignore-error="true"') + answerWith(NULL_RESPONSE) },
    answers: [DOWN],
    expect: { status: 200, body: "True" },
  },
  {
    name: "ignore-error leaves null after a timeout, too",
    source: [SEND, "timeout: the interval in seconds before the call to the URL fails"],
    api: { inbound: send('ignore-error="true" timeout="3"') + answerWith(NULL_RESPONSE) },
    answers: [{ afterMs: 3500 }],
    expect: { status: 200, body: "True", elapsedMs: 3000 },
  },
  {
    name: "the null fails where it is not looked for",
    source: [
      issue("MicrosoftDocs/azure-docs", 116122),
      "if the request times out then the response is null, resulting in an exception",
    ],
    api: {
      inbound:
        send('ignore-error="true" timeout="20"') +
        answerWith('((IResponse)context.Variables["r"]).StatusCode.ToString()'),
    },
    answers: [{ afterMs: 30_000 }],
    expect: {
      status: 500,
      elapsedMs: 20_000,
      error: { reason: "ExpressionValueEvaluationFailure", message: /Object reference not set/ },
    },
  },
  {
    name: "without ignore-error a failure goes to on-error",
    source: [SEND, "ignore-error: false by default"],
    api: { inbound: send("") + mark("a"), outbound: SHOW_TRAIL },
    answers: [DOWN],
    expect: { callCount: 1, error: { source: "send-request", reason: "BackendConnectionFailure" } },
  },
  {
    name: "an error status is a response like any other",
    source: [page("retry"), 'the example reads StatusCode >= 500 from the variable, with ignore-error="true"'],
    api: { inbound: send("") + answerWith('((IResponse)context.Variables["r"]).StatusCode.ToString()') },
    answers: [{ status: 503 }],
    expect: { status: 200, body: "503" },
  },
  {
    name: "the timeout is 60 seconds if none is given",
    source: [SEND, "timeout: default 60"],
    api: { inbound: send('ignore-error="true"') + answerWith(NULL_RESPONSE) },
    answers: [{ afterMs: 60_001 }],
    expect: { body: "True", elapsedMs: 60_000 },
  },
  {
    name: "context.Response is not touched by send-request",
    source: [TESTS, "ShouldExecuteTransportInEveryAuthoredSection: the response keeps its own body"],
    api: { outbound: send("") },
    answers: [
      { status: 201, body: "mine" },
      { status: 500, body: "other" },
    ],
    expect: { status: 201, body: "mine" },
  },
  {
    name: "one answer is made of two",
    source: [SEND_REQUEST_SAMPLE, "response composition: a JObject of the bodies of several responses"],
    api: {
      inbound: `<send-request mode="new" response-variable-name="a" ignore-error="true"><set-url>https://a.example.com/</set-url><set-method>GET</set-method></send-request><send-request mode="new" response-variable-name="b" ignore-error="true"><set-url>https://b.example.com/</set-url><set-method>GET</set-method></send-request>${answerWith(
        'new JObject(new JProperty("a",((IResponse)context.Variables["a"]).Body.As<JObject>()), new JProperty("b",((IResponse)context.Variables["b"]).Body.As<JObject>())).ToString(Newtonsoft.Json.Formatting.None)',
      )}`,
    },
    answers: [{ body: '{"n":1}' }, { body: '{"n":2}' }],
    expect: { body: '{"a":{"n":1},"b":{"n":2}}' },
  },
  {
    name: "send-one-way-request does not wait",
    source: [page("send-one-way-request"), "without waiting for a response"],
    api: {
      inbound:
        '<send-one-way-request mode="new"><set-url>https://hooks.example.com/</set-url><set-method>POST</set-method><set-body>alert</set-body></send-one-way-request>' +
        answerWith('"sent"'),
    },
    answers: [{ afterMs: 9000 }],
    expect: {
      body: "sent",
      elapsedMs: 0,
      calls: [{ method: "POST", url: "https://hooks.example.com/", body: "alert" }],
    },
  },
  {
    name: "a send-one-way-request that fails is not noticed",
    source: [SEND_REQUEST_SAMPLE, "if the request fails, the failure is not reported"],
    api: {
      inbound:
        '<send-one-way-request mode="new"><set-url>https://hooks.example.com/</set-url><set-method>POST</set-method></send-one-way-request>' +
        answerWith('"sent"'),
    },
    answers: [DOWN],
    expect: { status: 200, body: "sent", error: null },
  },
  {
    name: "fails without an address in mode new",
    source: [SEND, "set-url: no if mode=copy; otherwise yes"],
    api: { inbound: '<send-request mode="new" response-variable-name="r"><set-method>GET</set-method></send-request>' },
    expect: { refused: { says: /set-url/ } },
  },
];
