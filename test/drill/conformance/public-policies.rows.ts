import type { BackendEntity } from "../../../src/drill/topology";
import type { AnswerPart, ConformanceRow } from "./conformance-row";
import { TELL_ERROR } from "./policy-text";
import {
  BY_REASON,
  CLASSIFIED,
  countdown,
  MARKED_LIST,
  ON_404,
  SPILL_BEFORE_FORWARD,
  UNTYPED_COUNTER,
} from "./public-policies";
import {
  INFERENCE_FAILOVER,
  issue,
  page,
  RETRY_BODY,
  RETRY_PAYG,
  SMART_LB,
  snippet,
  TROUBLESHOOTING_5XX,
} from "./sources";

const SMART = "Azure-Samples/openai-apim-lb";
const CHAT = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"messages":[]}' };
const GOOD: AnswerPart = { status: 200, body: "good" };
const BACKENDS: readonly BackendEntity[] = ["first", "second"].map((id) => ({
  id,
  url: `https://${id}.example.com`,
  headers: new Map(),
}));
/** `on-error` of the documents is empty; the outermost scope tells the error. */
const TOLD: Pick<ConformanceRow, "global" | "request"> = { global: { onError: TELL_ERROR }, request: CHAT };

function busy(retryAfter?: string): AnswerPart {
  return { status: 429, ...(retryAfter && { headers: { "Retry-After": retryAfter } }) };
}

export const PUBLIC_POLICY_ROWS: readonly ConformanceRow[] = [
  {
    name: "an untyped counter is of no matter while all is well",
    source: [issue(SMART, 13), "everything seems to work fine with this script"],
    ...TOLD,
    api: UNTYPED_COUNTER,
    answers: [GOOD],
    expect: { status: 200, body: "good", callCount: 1, error: null },
  },
  {
    name: "an untyped counter fails on the first 429",
    source: [issue(SMART, 13), "Unable to cast object of type 'System.String' to type 'System.Int32', at retry"],
    ...TOLD,
    api: UNTYPED_COUNTER,
    answers: [busy("5"), GOOD],
    expect: {
      status: 500,
      callCount: 1,
      error: {
        source: "retry",
        section: "backend",
        reason: "ExpressionValueEvaluationFailure",
        message: "Expression evaluation failed. Unable to cast object of type 'System.String' to type 'System.Int32'.",
      },
    },
  },
  {
    name: "a literal counter that is cast to an int fails where the condition comes to it",
    source: [issue(SMART, 25), "after a failed connection: Specified cast is not valid, at retry"],
    ...TOLD,
    behavior: { transportFailure: "retry-sees-500" },
    backends: BACKENDS,
    api: countdown('((Int32)context.Variables["remainingBackends"])', "1"),
    answers: [{ fails: "BackendConnectionFailure" }, GOOD],
    expect: {
      status: 500,
      callCount: 1,
      error: {
        source: "retry",
        reason: "ExpressionValueEvaluationFailure",
        message: /'System\.String' to type 'System\.Int32'/,
      },
    },
  },
  {
    name: "a counter that is parsed as a string fails on the first 429, once an int is in it",
    source: [issue(SMART, 29), "APIM returns 500 when one of the backends returns 429 at the first time"],
    ...TOLD,
    backends: BACKENDS,
    api: countdown('int.Parse((string)context.Variables["remainingBackends"])', "1"),
    answers: [busy("5"), GOOD],
    expect: {
      status: 500,
      callCount: 1,
      error: {
        source: "retry",
        reason: "ExpressionValueEvaluationFailure",
        message: /'System\.Int32' to type 'System\.String'/,
      },
    },
  },
  {
    name: "a counter that is converted goes on to the next backend",
    source: [issue(SMART, 18), "Convert.ToInt32 in place of the cast: no more errors for months"],
    ...TOLD,
    backends: BACKENDS,
    api: countdown('Convert.ToInt32(context.Variables["remainingBackends"])', "1"),
    answers: [busy("5"), GOOD],
    expect: { status: 200, body: "good", calls: [{ url: /first\./ }, { url: /second\./ }], error: null },
  },
  {
    name: "a counter with a type goes on, too",
    source: [page("set-variable"), "an expression keeps its type"],
    ...TOLD,
    backends: BACKENDS,
    api: countdown('((int)context.Variables["remainingBackends"])', "@(1)"),
    answers: [busy(), GOOD],
    expect: { status: 200, body: "good", callCount: 2 },
  },
  {
    name: "a Retry-After in seconds moves the smart load balancer on",
    source: [SMART_LB, "isThrottling until Retry-After; the lowest priority that is not throttling"],
    ...TOLD,
    api: MARKED_LIST,
    answers: [busy("30"), GOOD],
    expect: {
      status: 200,
      calls: [
        { url: /^https:\/\/first\.example\.com\/openai\// },
        { url: /^https:\/\/second\.example\.com\/openai\// },
      ],
      error: null,
    },
    next: [
      { atMs: 10_000, request: CHAT, answers: [GOOD], expect: { status: 200, calls: [{ url: /second\./ }] } },
      { atMs: 31_000, request: CHAT, answers: [GOOD], expect: { status: 200, calls: [{ url: /first\./ }] } },
    ],
  },
  {
    name: "a Retry-After that is a date ends its request with a 500",
    source: [SMART_LB, 'Convert.ToInt32(context.Response.Headers.GetValueOrDefault("Retry-After", "-1"))'],
    ...TOLD,
    api: MARKED_LIST,
    answers: [busy("Wed, 21 Oct 2015 07:28:00 GMT"), GOOD],
    expect: {
      status: 500,
      callCount: 1,
      error: { source: "set-variable", reason: "ExpressionValueEvaluationFailure", message: /correct format/ },
    },
  },
  {
    name: "when all are throttled the first backend is asked all the same",
    source: [SMART_LB, "if there are no available backends, the request will be sent to the first one"],
    ...TOLD,
    api: MARKED_LIST,
    answers: [busy("30")],
    expect: { status: 429, calls: [{ url: /first\./ }, { url: /second\./ }] },
    next: [{ atMs: 1000, request: CHAT, answers: [GOOD], expect: { status: 200, calls: [{ url: /first\./ }] } }],
  },
  {
    name: "a response that is not there yet fails the first pass",
    source: [RETRY_PAYG, "choose asks context.Response.StatusCode before forward-request"],
    ...TOLD,
    backends: BACKENDS,
    api: SPILL_BEFORE_FORWARD,
    answers: [GOOD],
    expect: {
      status: 500,
      calls: [],
      error: { source: "choose", reason: "ExpressionValueEvaluationFailure", message: /Object reference not set/ },
    },
  },
  {
    name: "a condition without a null check fails on a transport failure",
    source: [
      TROUBLESHOOTING_5XX,
      "ExpressionValueEvaluationFailure: Object reference not set to an instance of an object",
    ],
    ...TOLD,
    behavior: { transportFailure: "retry-sees-null" },
    api: BY_REASON,
    answers: [{ fails: "BackendConnectionFailure" }, GOOD],
    expect: {
      status: 500,
      callCount: 1,
      error: { source: "retry", reason: "ExpressionValueEvaluationFailure", message: /Object reference not set/ },
    },
  },
  {
    name: "the reason of an exhausted pool ended the repetition, as long as it had its old text",
    source: [
      issue("Azure-Samples/AI-Gateway", 262),
      'StatusReason.Contains("Backend pool") && Contains("is temporarily unavailable")',
    ],
    ...TOLD,
    api: BY_REASON,
    answers: [{ status: 503, reason: "Backend pool 'openai' is temporarily unavailable" }],
    expect: { status: 503, callCount: 1 },
  },
  {
    name: "with the text that it has now every attempt is used up",
    source: [
      issue("Azure-Samples/AI-Gateway", 262),
      "no longer accurate, as the StatusReason has been changed by Engineering",
    ],
    ...TOLD,
    api: BY_REASON,
    answers: [{ status: 503, reason: "Service Unavailable" }],
    expect: { status: 503, callCount: 3 },
  },
  {
    name: "a failover without buffer-request-body loses the body of a POST",
    source: [RETRY_BODY, "content-length mismatch in the second attempt"],
    ...TOLD,
    api: ON_404,
    answers: [{ status: 404 }, { status: 400 }],
    expect: {
      status: 400,
      calls: [
        { url: /first\./, body: CHAT.body },
        { url: /second\./, body: null },
      ],
    },
  },
  {
    name: "and does well with a GET",
    source: [snippet("Back-end API redundancy.policy.xml"), "fails over to the secondary if an HTTP 404 is returned"],
    api: ON_404,
    request: { method: "GET", body: null },
    answers: [{ status: 404 }, GOOD],
    expect: {
      status: 200,
      calls: [{ url: "https://first.example.com/orders/7" }, { url: "https://second.example.com/orders/7" }],
    },
  },
];

/** The matrix of the inference failover sample, and what it does with each kind. */
const MATRIX: readonly (readonly [what: string, answers: readonly AnswerPart[], expect: ConformanceRow["expect"]])[] = [
  ["a 400 is final", [{ status: 400 }], { status: 400, callCount: 1, headers: { "X-Backend-Retry": "0" } }],
  ["a 409 without Retry-After is final", [{ status: 409 }], { status: 409, callCount: 1 }],
  [
    "a 409 with Retry-After is repeated",
    [{ status: 409, headers: { "Retry-After": "1" } }, GOOD],
    { status: 200, callCount: 2, headers: { "X-Backend-Retry": "1" } },
  ],
  ["a 429 is repeated", [busy("1"), GOOD], { status: 200, callCount: 2 }],
  [
    "429 at every attempt stays 429",
    [busy("9")],
    { status: 429, callCount: 3, headers: { "Retry-After": "9", "X-Backend-Retry": "2" } },
  ],
  [
    "a 502 at every attempt becomes a generic 503",
    [{ status: 502, body: "secret" }],
    {
      status: 503,
      reason: "Inference Service Unavailable",
      body: '{"error":"Inference service is temporarily unavailable."}',
      callCount: 3,
    },
  ],
  ["no connection once is repeated", [{ fails: "BackendConnectionFailure" }, GOOD], { status: 200, callCount: 2 }],
  [
    "no connection at every attempt becomes a generic 503",
    [{ fails: "BackendConnectionFailure" }],
    { status: 503, reason: "Inference Service Unavailable", callCount: 3 },
  ],
];

export const CLASSIFIED_ROWS: readonly ConformanceRow[] = MATRIX.map(([name, answers, expect]) => ({
  name,
  source: [INFERENCE_FAILOVER, "response handling matrix of the sample"],
  behavior: { transportFailure: "retry-sees-null", exhaustedTransport: "on-error" },
  api: CLASSIFIED,
  request: CHAT,
  answers,
  expect,
}));
