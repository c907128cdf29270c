import type { BackendEntity } from "../../../src/drill/topology";
import type { ConformanceRow } from "./conformance-row";
import { mark, retry, SHOW_TRAIL } from "./policy-text";
import { ERRORS, INFERENCE_FAILOVER, issue, LOAD_BALANCING_429, POOL_LAB, page, toolkit } from "./sources";

const DOWN = { fails: "BackendConnectionFailure" } as const;
const GONE = { fails: "ClientConnectionFailure" } as const;
const BREAKER: NonNullable<BackendEntity["breaker"]> = {
  count: 1,
  intervalMs: 60_000,
  tripMs: 60_000,
  statusRanges: [{ min: 500, max: 599 }],
  errorReasons: [],
  acceptRetryAfter: false,
};
const OPENS: readonly BackendEntity[] = [
  { id: "main", url: "https://main.example.com", headers: new Map(), breaker: BREAKER },
];
const BY_SHARE: readonly BackendEntity[] = [{ ...OPENS[0], breaker: { ...BREAKER, count: undefined, percentage: 50 } }];
const TO_MAIN = '<set-backend-service backend-id="main" />';
const ON_TIMEOUT = retry(
  'condition="@(context.LastError != null && context.LastError.Reason == "Timeout")" count="1" interval="0"',
  '<forward-request timeout="1" buffer-request-body="true" />',
);
const SOMETHING_FAILS = retry(
  'condition="@(true)" count="2" interval="0"',
  `${mark("x")}<set-variable name="n" value="@(int.Parse("x"))" />`,
);

/** Both settings of what nobody has measured; the source is what makes it open. The other switches are in the rows of their policies. */
export const SWITCH_ROWS: readonly ConformanceRow[] = [
  {
    name: "an exhausted transport failure goes on in outbound, if that is how it is",
    source: [INFERENCE_FAILOVER, "outbound and on-error both handle what is exhausted"],
    behavior: { transportFailure: "retry-sees-500", exhaustedTransport: "outbound" },
    api: {
      backend: retry('condition="@(context.Response.StatusCode >= 500)" count="1" interval="0"'),
      outbound: mark("o") + SHOW_TRAIL,
    },
    answers: [DOWN],
    expect: { status: 500, callCount: 2, headers: { "x-trail": "o" }, error: null },
  },
  {
    name: "it goes to on-error, if not",
    source: [INFERENCE_FAILOVER, "outbound and on-error both handle what is exhausted"],
    behavior: { transportFailure: "retry-sees-500", exhaustedTransport: "on-error" },
    api: {
      backend: retry('condition="@(context.Response.StatusCode >= 500)" count="1" interval="0"'),
      outbound: mark("o") + SHOW_TRAIL,
    },
    answers: [DOWN],
    expect: { status: 500, callCount: 2, headers: { "x-trail": null }, error: { reason: "BackendConnectionFailure" } },
  },
  {
    name: "the condition of retry sees LastError, if it is set by then",
    source: [
      issue("MicrosoftDocs/azure-docs", 24190),
      'sf-resolve-condition="@(context.LastError?.Reason == ...)" reads it in backend',
    ],
    behavior: { lastErrorInRetry: true },
    api: { backend: ON_TIMEOUT },
    answers: [{ afterMs: 5000 }, { status: 200 }],
    expect: { status: 200, callCount: 2 },
  },
  {
    name: "the condition of retry sees no LastError, if that is for on-error only",
    source: [ERRORS, "LastError can be used by policies in the on-error policy section"],
    behavior: { lastErrorInRetry: false, exhaustedTransport: "on-error" },
    api: { backend: ON_TIMEOUT },
    answers: [{ afterMs: 5000 }, { status: 200 }],
    expect: { callCount: 1, error: { reason: "Timeout" } },
  },
  {
    name: "retry catches what is no transport failure, if it catches every error",
    source: [toolkit("Emulator/Policies/RetryTests"), "Retry_Inbound_ShouldRetryAfterExceptionWhenConditionStillTrue"],
    behavior: { retryCatches: "every-error" },
    api: { inbound: SOMETHING_FAILS, onError: SHOW_TRAIL },
    expect: { status: 500, headers: { "x-trail": "xxx" } },
  },
  {
    name: "retry does not catch it, if it catches transport failures only",
    source: [ERRORS, "if an error occurs, processing immediately jumps to the on-error section"],
    behavior: { retryCatches: "transport-failures" },
    api: { inbound: SOMETHING_FAILS, onError: SHOW_TRAIL },
    expect: { status: 500, headers: { "x-trail": "x" } },
  },
  {
    name: "the 503 of an open breaker goes on in outbound, if it is a response",
    source: [POOL_LAB, "the condition of the retry reads it as context.Response"],
    behavior: { breakerAnswer: "response" },
    backends: OPENS,
    api: { inbound: TO_MAIN, outbound: mark("o") + SHOW_TRAIL },
    answers: [{ status: 503 }],
    expect: { status: 503 },
    next: [{ expect: { status: 503, calls: [], headers: { "x-trail": "o" }, error: null } }],
  },
  {
    name: "the 503 of an open breaker goes to on-error, if it is an error",
    source: [LOAD_BALANCING_429, "on-error looks for the 503 of a pool that is unhealthy"],
    behavior: { breakerAnswer: "error" },
    backends: OPENS,
    api: { inbound: TO_MAIN, outbound: mark("o") + SHOW_TRAIL },
    answers: [{ status: 503 }],
    expect: { status: 503 },
    next: [
      {
        expect: { status: 503, calls: [], headers: { "x-trail": null }, error: { section: "backend", status: "503" } },
      },
    ],
  },
  {
    name: "the 503 of an open breaker has no headers of a backend, if it is bare",
    source: [LOAD_BALANCING_429, "the Retry-After header is already contained in the output from the backend"],
    behavior: { breakerAnswerIsBare: true, breakerAnswer: "response" },
    backends: OPENS,
    api: { inbound: TO_MAIN },
    answers: [{ status: 503, headers: { "x-ms-region": "Sweden Central" } }],
    expect: { status: 503, headers: { "x-ms-region": "Sweden Central" } },
    next: [{ expect: { status: 503, calls: [], headers: { "x-ms-region": null } } }],
  },
  {
    name: "one failure is 100 percent, if there is no least number of calls",
    source: ["learn.microsoft.com/azure/api-management/backends", "the number or percentage of failure conditions"],
    behavior: { breakerPercentageMinimum: 1 },
    backends: BY_SHARE,
    api: { inbound: TO_MAIN },
    answers: [{ status: 500 }],
    expect: { status: 500 },
    next: [{ expect: { status: 503, calls: [] } }],
  },
  {
    name: "one failure is none yet, if there is one",
    source: ["learn.microsoft.com/azure/api-management/backends", "the number or percentage of failure conditions"],
    behavior: { breakerPercentageMinimum: 10 },
    backends: BY_SHARE,
    api: { inbound: TO_MAIN },
    answers: [{ status: 500 }],
    expect: { status: 500 },
    next: [{ expect: { status: 200, callCount: 1 } }],
  },
  {
    name: "retry goes on for a caller who has gone, if nothing stops it",
    source: [
      issue("Azure-Samples/openai-apim-lb", 13),
      "the condition is evaluated after the client closed the connection",
    ],
    behavior: { clientAbort: "retry-continues" },
    api: {
      backend: retry(
        'condition="@(context.Response == null || context.Response.StatusCode >= 500)" count="1" interval="0"',
      ),
    },
    answers: [GONE, { status: 200 }],
    expect: { callCount: 2 },
  },
  {
    name: "retry ends with its caller, if the gateway stops it",
    source: [ERRORS, "ClientConnectionFailure: aborted by the client while request was pending"],
    behavior: { clientAbort: "stops" },
    api: {
      backend: retry(
        'condition="@(context.Response == null || context.Response.StatusCode >= 500)" count="1" interval="0"',
      ),
    },
    answers: [GONE, { status: 200 }],
    expect: { callCount: 1, error: { reason: "ClientConnectionFailure" } },
  },
  {
    name: "a caller sees that its answer broke off, if the gateway aborts",
    source: [page("forward-request"), "chunks are returned as they come; what follows a break is not said"],
    behavior: { midStreamAbort: "aborts" },
    answers: [{ body: "half an ans", isCut: true }],
    expect: { status: 200, body: "half an ans", cut: "seen" },
  },
  {
    name: "a caller does not see it, if the gateway ends cleanly",
    source: [page("forward-request"), "chunks are returned as they come; what follows a break is not said"],
    behavior: { midStreamAbort: "ends-cleanly" },
    answers: [{ body: "half an ans", isCut: true }],
    expect: { status: 200, body: "half an ans", cut: "unseen" },
  },
];
