import type { ConformanceRow } from "./conformance-row";
import { issue, POLICIES, page, RETRY_BODY, SCHEMAS } from "./sources";

const FORWARD = page("forward-request");
const DNS = { fails: "BackendConnectionFailure" } as const;
const IS_NULL = "@(context.Response == null)";
const IS_500 = "@(context.Response != null && context.Response.StatusCode >= 500)";

function retried(condition: string, forward: string): ConformanceRow["api"] {
  return { backend: `<retry condition="${condition}" count="1" interval="0">${forward}</retry>` };
}

export const FORWARD_ROWS: readonly ConformanceRow[] = [
  {
    name: "an answer within the timeout is taken",
    source: [FORWARD, "example 1: timeout of 60 seconds"],
    api: { backend: '<forward-request timeout="60"/>' },
    answers: [{ afterMs: 59_999 }],
    expect: { status: 200, elapsedMs: 59_999 },
  },
  {
    name: "the timeout holds for the headers, not for the body",
    source: [FORWARD, "time in seconds to wait for the HTTP response headers"],
    api: { backend: '<forward-request timeout="60"/>' },
    answers: [{ afterMs: 50_000, bodyMs: 50_000, body: "long" }],
    expect: { status: 200, body: "long", error: null },
  },
  {
    name: "without a timeout 200 seconds are not too long",
    source: [FORWARD, "timeout: default 300; values greater than 240 may not be honored"],
    api: { backend: "<forward-request />" },
    answers: [{ afterMs: 200_000 }],
    expect: { status: 200, elapsedMs: 200_000 },
  },
  {
    name: "without a timeout it ends after 300 seconds, if the way there lets it",
    source: [FORWARD, "timeout: default 300"],
    behavior: { longTimeout: "kept" },
    api: { backend: "<forward-request />" },
    answers: [{ afterMs: 400_000 }],
    expect: { elapsedMs: 300_000, error: { reason: "Timeout" } },
  },
  {
    name: "without a timeout it ends after 240 seconds, if the load balancer drops it",
    source: [FORWARD, "underlying network infrastructure can drop idle connections after 240 seconds"],
    behavior: { longTimeout: "ends-at-240-seconds" },
    api: { backend: "<forward-request />" },
    answers: [{ afterMs: 400_000 }],
    expect: { elapsedMs: 240_000, callCount: 1, error: { source: "forward-request" } },
  },
  {
    name: "timeout-ms counts milliseconds",
    source: [SCHEMAS, "forward-request.xsd: timeout-ms"],
    api: { backend: '<forward-request timeout-ms="500" />' },
    answers: [{ afterMs: 501 }],
    expect: { elapsedMs: 500, error: { reason: "Timeout" } },
  },
  {
    name: "the timeout may be an expression",
    source: [FORWARD, "policy expressions are allowed for timeout"],
    api: { backend: '<forward-request timeout="@(1 + 1)" />' },
    answers: [{ afterMs: 2001 }],
    expect: { elapsedMs: 2000, error: { reason: "Timeout" } },
  },
  {
    name: "fails on timeout and timeout-ms together",
    source: [FORWARD, "timeout or timeout-ms, not both"],
    api: { backend: '<forward-request timeout="1" timeout-ms="1000" />' },
    expect: { refused: { says: /timeout/ } },
  },
  {
    name: "fails on an expression for buffer-request-body",
    source: [SCHEMAS, "forward-request.xsd: buffer-request-body is an xs:boolean, without expressions"],
    api: { backend: '<forward-request buffer-request-body="@(true)" />' },
    expect: { refused: { says: /buffer-request-body/ } },
  },
  {
    name: "a redirect is given to the caller",
    source: [FORWARD, "follow-redirects: false by default, redirects are returned to the caller"],
    answers: [{ status: 302, headers: { Location: "https://elsewhere.example.com/y" } }],
    expect: { status: 302, callCount: 1, headers: { Location: "https://elsewhere.example.com/y" } },
  },
  {
    name: "the gateway follows a redirect that it is told to follow",
    source: [FORWARD, "follow-redirects: whether redirects are followed by the gateway"],
    api: { backend: '<forward-request follow-redirects="true" />' },
    request: { method: "GET", body: null },
    answers: [
      { status: 302, headers: { Location: "https://elsewhere.example.com/y" } },
      { status: 200, body: "there" },
    ],
    expect: { status: 200, body: "there", calls: [{}, { method: "GET", url: "https://elsewhere.example.com/y" }] },
  },
  {
    name: "a buffered body is sent again",
    source: [FORWARD, 'when set to "true", request is buffered and will be reused on retry'],
    api: retried(IS_500, '<forward-request buffer-request-body="true" />'),
    request: { method: "POST", body: '{"model":"m"}' },
    answers: [{ status: 500 }, { status: 200 }],
    expect: { status: 200, calls: [{ body: '{"model":"m"}' }, { body: '{"model":"m"}' }] },
  },
  {
    name: "a body that is not buffered is gone in the second attempt",
    source: [RETRY_BODY, "without buffer-request-body the body stream is used up, and the repetition has none"],
    api: retried(IS_500, "<forward-request />"),
    request: { method: "POST", body: '{"model":"m"}' },
    answers: [{ status: 500 }, { status: 400 }],
    expect: { status: 400, calls: [{ body: '{"model":"m"}' }, { body: null }] },
  },
  {
    name: "requests without a body need no buffer",
    source: [RETRY_BODY, "the mismatch is of requests with a body"],
    api: retried(IS_500, "<forward-request />"),
    request: { method: "GET", body: null },
    answers: [{ status: 500 }, { status: 200 }],
    expect: { status: 200, calls: [{ body: null }, { body: null }] },
  },
  {
    name: "fails on forward-request in inbound",
    source: [FORWARD, "policy sections: backend"],
    api: { inbound: "<forward-request />" },
    expect: { refused: { says: /forward-request/ } },
  },
  {
    name: "a path of the operation goes on below the API's address",
    source: [POLICIES, "the gateway forwards requests to the underlying API"],
    urlTemplate: "/deployments/{deployment}/chat/completions",
    request: { url: "/deployments/gpt-4o/chat/completions?api-version=2024-10-21" },
    expect: {
      calls: [{ url: "https://backend.example.com/deployments/gpt-4o/chat/completions?api-version=2024-10-21" }],
    },
  },
];

/** P1: what `retry` sees when a forward had no headers. All three are possible until somebody asks a real gateway. */
export const TRANSPORT_ROWS: readonly ConformanceRow[] = [
  {
    name: "after a transport failure context.Response is null in the condition",
    source: [
      "github.com/Azure-Samples/Apim-Samples samples/inference-failover/apim-policies/inference-api-policy.xml",
      "retry a null response because APIM could not obtain any HTTP response",
    ],
    behavior: { transportFailure: "retry-sees-null" },
    api: retried(IS_NULL, '<forward-request buffer-request-body="true" />'),
    answers: [DNS, { status: 200 }],
    expect: { status: 200, callCount: 2, error: null },
  },
  {
    name: "then a condition that wants a response does not repeat",
    source: [
      issue("Azure/apim-aoai-smart-loadbalancing", 5),
      "the remote name could not be resolved: 500 to the caller",
    ],
    behavior: { transportFailure: "retry-sees-null", exhaustedTransport: "on-error" },
    api: retried(IS_500, '<forward-request buffer-request-body="true" />'),
    answers: [DNS, { status: 200 }],
    expect: { status: 500, callCount: 1, error: { source: "forward-request", reason: "BackendConnectionFailure" } },
  },
  {
    name: "after a transport failure context.Response is a 500 in the condition",
    source: [
      issue("Azure-Samples/openai-apim-lb", 25),
      "after a timeout the condition goes on past context.Response != null && StatusCode >= 500",
    ],
    behavior: { transportFailure: "retry-sees-500" },
    api: retried(IS_500, '<forward-request timeout-ms="1" buffer-request-body="true" />'),
    answers: [{ afterMs: 5 }, { status: 200 }],
    expect: { status: 200, calls: [{ atMs: 0 }, { atMs: 1 }], error: null },
  },
  {
    name: "then a condition that wants null does not repeat",
    source: [issue("Azure-Samples/openai-apim-lb", 25), "context.Response was not null"],
    behavior: { transportFailure: "retry-sees-500", exhaustedTransport: "on-error" },
    api: retried(IS_NULL, '<forward-request buffer-request-body="true" />'),
    answers: [DNS, { status: 200 }],
    expect: { status: 500, callCount: 1, error: { reason: "BackendConnectionFailure" } },
  },
  {
    name: "a transport failure ends the request without asking the condition",
    source: [
      "learn.microsoft.com/azure/api-management/api-management-error-handling-policies",
      "if an error occurs, processing immediately jumps to on-error",
    ],
    behavior: { transportFailure: "ends-request" },
    api: retried("@(true)", '<forward-request buffer-request-body="true" />'),
    answers: [DNS, { status: 200 }],
    expect: { status: 500, callCount: 1, error: { source: "forward-request", reason: "BackendConnectionFailure" } },
  },
  {
    name: "policies after a forward-request that failed are skipped in that attempt",
    source: [
      "learn.microsoft.com/azure/api-management/api-management-howto-policies",
      "any remaining steps are skipped",
    ],
    behavior: { transportFailure: "retry-sees-null" },
    api: retried(
      IS_NULL,
      '<forward-request buffer-request-body="true" /><trace source="after" severity="verbose"><message>@(context.Response.StatusCode.ToString())</message></trace>',
    ),
    answers: [DNS, { status: 200 }],
    expect: { status: 200, traces: [{ source: "after", message: "200" }] },
  },
  {
    name: "before the first forward context.Response is null",
    source: [
      "learn.microsoft.com/azure/api-management/set-body-policy",
      "there's no response yet in the inbound pipeline",
    ],
    api: {
      backend:
        '<choose><when condition="@(context.Response == null)"><set-header name="x-none" exists-action="override"><value>yes</value></set-header></when></choose><forward-request />',
    },
    expect: { calls: [{ headers: { "x-none": "yes" } }] },
  },
];
