import type { ConformanceRow } from "./conformance-row";
import { mark, SHOW_TRAIL, setHeader, TELL_ERROR } from "./policy-text";
import { BACKENDS, ERRORS, INFERENCE_FAILOVER, issue, LOAD_BALANCING_429, page, TROUBLESHOOTING_5XX } from "./sources";

const FAILS = '<set-variable name="x" value="@(int.Parse("no number"))" />';
const EXPRESSION = "ExpressionValueEvaluationFailure";
const REASON: ConformanceRow["source"] = [ERRORS, `${EXPRESSION}: an expression threw; source: the policy`];
const SCOPE: ConformanceRow["source"] = [ERRORS, 'Scope: "global", "product", "api" or "operation"'];
const SECTION: ConformanceRow["source"] = [ERRORS, 'Section: "inbound", "backend", "outbound" or "on-error"'];

export const ERROR_ROWS: readonly ConformanceRow[] = [
  {
    name: "an expression that throws is an ExpressionValueEvaluationFailure of its policy",
    source: REASON,
    api: { inbound: FAILS },
    expect: {
      status: 500,
      error: { source: "set-variable", reason: EXPRESSION, section: "inbound", scope: "api", status: "500" },
    },
  },
  {
    name: "the message begins with what the log shows",
    source: [
      TROUBLESHOOTING_5XX,
      "Expression evaluation failed. Object reference not set to an instance of an object.",
    ],
    api: { inbound: '<set-variable name="x" value="@(((string)null).Length)" />' },
    expect: {
      status: 500,
      error: {
        reason: EXPRESSION,
        message: "Expression evaluation failed. Object reference not set to an instance of an object.",
      },
    },
  },
  {
    name: "the condition of a retry fails at retry",
    source: [issue("Azure-Samples/openai-apim-lb", 13), "ExpressionValueEvaluationFailure: at retry"],
    api: { backend: '<retry condition="@(int.Parse("x") > 0)" count="1" interval="0"><forward-request /></retry>' },
    expect: { status: 500, callCount: 1, error: { source: "retry", reason: EXPRESSION, section: "backend" } },
  },
  {
    name: "the id of the policy is in PolicyId",
    source: [ERRORS, "the value of id can be retrieved using context.LastError.PolicyId"],
    api: { inbound: FAILS.replace("<set-variable", '<set-variable id="broken"') },
    expect: { error: { policyId: "broken" } },
  },
  {
    name: "a policy without an id leaves PolicyId empty",
    source: [ERRORS, "PolicyId: required no; if specified by the customer"],
    api: { inbound: FAILS },
    expect: { error: { policyId: /^(none|)$/ } },
  },
  {
    name: "the path names the nested policy",
    source: [ERRORS, 'Path: specifies nested policy, for example "choose[3]/when[2]"'],
    api: {
      inbound: `<choose><when condition="@(true)">${mark("a")}</when></choose><choose><when condition="@(true)">${mark("b")}</when></choose><choose><when condition="@(false)">${mark("c")}</when><when condition="@(true)">${FAILS}</when></choose>`,
    },
    expect: { error: { path: /^choose\[3\]\/when\[2\]/ } },
  },
  ...(["global", "product", "api", "operation"] as const).map(
    (scope): ConformanceRow => ({
      name: `the scope of an error in the ${scope} policy is ${scope}`,
      source: SCOPE,
      [scope]: scope === "global" ? { inbound: FAILS, onError: TELL_ERROR } : { inbound: FAILS },
      request: { product: { id: "starter", name: "Starter" } },
      expect: { error: { scope, section: "inbound" } },
    }),
  ),
  {
    name: "the section of an error in backend is backend",
    source: SECTION,
    api: { backend: FAILS },
    expect: { calls: [], error: { section: "backend" } },
  },
  {
    name: "the section of an error in outbound is outbound",
    source: SECTION,
    api: { outbound: FAILS },
    expect: { callCount: 1, error: { section: "outbound" } },
  },
  {
    name: "without an error LastError is null",
    source: [INFERENCE_FAILOVER, "context.LastError != null is asked first"],
    api: { outbound: setHeader("x-error", "@((context.LastError == null).ToString())") },
    expect: { status: 200, headers: { "x-error": "True" } },
  },
  {
    name: "a connection that is not made is a BackendConnectionFailure, and a 500",
    source: [ERRORS, "upstream connection was not established or was aborted by the backend"],
    api: { backend: "<forward-request />" },
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: {
      error: { source: "forward-request", reason: "BackendConnectionFailure", section: "backend", scope: "api" },
    },
  },
  {
    name: "the caller gets a 500 for it",
    source: [BACKENDS, "can throw HTTP 500 BackendConnectionFailure errors"],
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: { status: 500, error: null },
  },
  {
    name: "no headers within the timeout of forward-request is a Timeout",
    source: [ERRORS, "status code and headers were not received from the backend within the configured timeout"],
    api: { backend: '<forward-request timeout="10" />' },
    answers: [{ afterMs: 10_001 }],
    expect: { elapsedMs: 10_000, error: { source: "forward-request", reason: "Timeout" } },
  },
  {
    name: "no headers within the timeout of send-request is a Timeout",
    source: [ERRORS, "forward-request or send-request: Timeout"],
    api: {
      inbound:
        '<send-request response-variable-name="r" timeout="5"><set-url>https://slow.example.com</set-url><set-method>GET</set-method></send-request>',
    },
    answers: [{ afterMs: 6000 }],
    expect: { elapsedMs: 5000, callCount: 1, error: { source: "send-request", reason: "Timeout", section: "inbound" } },
  },
  {
    name: "a rate limit that is reached is a RateLimitExceeded",
    source: [ERRORS, "rate-limit: RateLimitExceeded, Rate limit is exceeded"],
    api: { inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" />' },
    expect: { status: 200 },
    next: [
      {
        expect: {
          status: 429,
          calls: [],
          error: {
            source: "rate-limit-by-key",
            reason: "RateLimitExceeded",
            message: /^Rate limit is exceeded/,
            status: "429",
          },
        },
      },
    ],
  },
  {
    name: "a token that is missing is a TokenNotPresent",
    source: [ERRORS, "JWT token is missing in request: TokenNotPresent, JWT not present."],
    api: {
      inbound:
        '<validate-azure-ad-token tenant-id="contoso"><client-application-ids><application-id>app</application-id></client-application-ids></validate-azure-ad-token>',
    },
    expect: {
      status: 401,
      calls: [],
      error: {
        source: "validate-azure-ad-token",
        reason: "TokenNotPresent",
        message: "JWT not present.",
        status: "401",
      },
    },
  },
  {
    name: "a 4xx or 5xx of a backend is no error",
    source: [page("forward-request"), "fail-on-error-status-code: false by default"],
    api: { outbound: mark("o") + SHOW_TRAIL },
    answers: [{ status: 404, body: "none" }],
    expect: { status: 404, body: "none", headers: { "x-trail": "o" }, error: null },
  },
  ...[400, 429, 503, 599].map(
    (status): ConformanceRow => ({
      name: `fail-on-error-status-code makes ${status} an error, with the response still there`,
      source: [page("forward-request"), "triggers on-error for response codes from 400 to 599 inclusive"],
      api: { backend: '<forward-request fail-on-error-status-code="true" />', outbound: mark("o") },
      answers: [{ status }],
      expect: { status, error: { source: "forward-request", section: "backend", status: `${status}` } },
    }),
  ),
  {
    name: "fail-on-error-status-code leaves 302 alone",
    source: [page("forward-request"), "from 400 to 599 inclusive"],
    api: { backend: '<forward-request fail-on-error-status-code="true" />' },
    answers: [{ status: 302, headers: { Location: "https://elsewhere.example.com/" } }],
    expect: { status: 302, error: null },
  },
  {
    name: "set-status in on-error changes what the caller gets",
    source: [LOAD_BALANCING_429, "on-error turns a 503 into a 429"],
    api: {
      backend: '<forward-request fail-on-error-status-code="true" />',
      onError:
        '<base /><choose><when condition="@(context.Response.StatusCode == 503)"><set-status code="429" reason="Too Many Requests" /></when></choose>',
    },
    answers: [{ status: 503, headers: { "Retry-After": "7" } }],
    expect: { status: 429, reason: "Too Many Requests", headers: { "Retry-After": "7" } },
  },
  {
    name: "return-response in on-error is what the caller gets",
    source: [INFERENCE_FAILOVER, "transport failures become a generic 503 in on-error"],
    api: {
      backend: "<forward-request />",
      onError:
        '<choose><when condition="@(context.LastError.Reason == "BackendConnectionFailure" || context.LastError.Reason == "Timeout")"><return-response><set-status code="503" reason="Inference Service Unavailable" /><set-body>{"error":"unavailable"}</set-body></return-response></when></choose><base />',
    },
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: { status: 503, reason: "Inference Service Unavailable", body: '{"error":"unavailable"}' },
  },
  ...["<forward-request />", '<set-backend-service base-url="https://b.example.com" />'].map(
    (policy): ConformanceRow => ({
      name: `fails on ${policy.slice(1).split(" ")[0]} in on-error`,
      source: [ERRORS, "policies allowed in on-error: not among them"],
      api: { onError: policy },
      expect: { refused: { says: /on-error/ } },
    }),
  ),
];
