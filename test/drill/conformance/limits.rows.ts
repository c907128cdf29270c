import type { ConformanceRow } from "./conformance-row";
import { answerWith, setHeader } from "./policy-text";
import { issue, page, snippet, THROTTLING, toolkit } from "./sources";

const RATE = page("rate-limit-by-key");
const RATE_TESTS = toolkit("Emulator/Policies/RateLimitByKeyTests");
const TOKENS = page("llm-token-limit");
const TOKEN_TESTS = toolkit("Emulator/Policies/LlmTokenLimitTests");
const CONCURRENCY = page("limit-concurrency");
const CONCURRENCY_TESTS = toolkit("Emulator/Policies/LimitConcurrencyTests");

function rate(attributes: string): string {
  return `<rate-limit-by-key calls="2" renewal-period="60" counter-key="customer" ${attributes} />`;
}

function usage(total: number): { readonly body: string; readonly headers: Record<string, string> } {
  return {
    headers: { "Content-Type": "application/json" },
    body: `{"usage":{"prompt_tokens":${total - 1},"completion_tokens":1,"total_tokens":${total}}}`,
  };
}

const SLOW = [{ afterMs: 1000 }];

export const RATE_ROWS: readonly ConformanceRow[] = [
  {
    name: "calls above the limit get a 429 and no backend",
    source: [RATE, "when this call rate is exceeded, the caller receives a 429 Too Many Requests"],
    api: { inbound: rate("") },
    expect: { status: 200, callCount: 1 },
    next: [{ expect: { status: 200 } }, { expect: { status: 429, calls: [], headers: { "Retry-After": "60" } } }],
  },
  {
    name: "the window slides",
    source: [
      RATE_TESTS,
      "RateLimitByKey_RenewsSlidingCallsWithInjectedClock: at 60 s one has left, then Retry-After is 30",
    ],
    api: { inbound: rate("") },
    expect: { status: 200 },
    next: [
      { atMs: 30_000, expect: { status: 200 } },
      { atMs: 60_000, expect: { status: 200 } },
      { atMs: 60_000, expect: { status: 429, headers: { "Retry-After": "30" } } },
    ],
  },
  {
    name: "each key has its own counter",
    source: [THROTTLING, "restrict a single client IP address to only 10 calls every minute"],
    api: { inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="@(context.Request.IpAddress)" />' },
    request: { ipAddress: "192.0.2.1" },
    expect: { status: 200 },
    next: [
      { request: { ipAddress: "192.0.2.2" }, expect: { status: 200 } },
      { request: { ipAddress: "192.0.2.1" }, expect: { status: 429 } },
    ],
  },
  {
    name: "increment-count counts more than one",
    source: [RATE_TESTS, "RateLimitByKey_RejectsIncrementThatWouldExceedBudget: 2 of 3, then rejected"],
    api: { inbound: '<rate-limit-by-key calls="3" renewal-period="60" counter-key="k" increment-count="@(1 + 1)" />' },
    expect: { status: 200 },
    next: [{ expect: { status: 429, calls: [] } }],
  },
  {
    name: "the rest of the calls is told in a header and a variable",
    source: [RATE_TESTS, "RateLimitByKey_CountsActualIncrementAndWritesOutputs"],
    api: {
      inbound: rate(
        'remaining-calls-header-name="Remaining" remaining-calls-variable-name="rest" total-calls-header-name="Total"',
      ),
      outbound: setHeader("x-rest", '@(context.Variables["rest"].ToString())'),
    },
    expect: { status: 200, headers: { Remaining: "1", Total: "2", "x-rest": "1" } },
  },
  {
    name: "the header of the wait may have another name",
    source: [RATE, "retry-after-header-name: replaces default 'Retry-After'"],
    api: { inbound: rate('retry-after-header-name="X-Wait"') },
    expect: { status: 200 },
    next: [{ expect: { status: 200 } }, { expect: { status: 429, headers: { "X-Wait": "60", "Retry-After": null } } }],
  },
  {
    name: "increment-condition counts by the answer",
    source: [RATE, 'example: increment-condition="@(context.Response.StatusCode == 200)"'],
    api: { inbound: rate('increment-condition="@(context.Response.StatusCode == 200)"') },
    answers: [{ status: 500 }],
    times: 5,
    expect: { status: 500 },
    next: [{ times: 2, expect: { status: 200 } }, { expect: { status: 429 } }],
  },
  {
    name: "increment-count may be what the answer says",
    source: [snippet("Rate limit by TPM.xml"), 'SelectToken("usage.total_tokens").ToObject<int>()'],
    api: {
      inbound:
        '<rate-limit-by-key calls="500" renewal-period="60" counter-key="tpm" increment-condition="@(context.Response.StatusCode >= 200 && context.Response.StatusCode < 400)" increment-count="@(context.Response.Body.As<JObject>(true).SelectToken("usage.total_tokens").ToObject<int>())" />',
    },
    answers: [usage(300)],
    expect: { status: 200, body: /total_tokens/ },
    next: [{ answers: [usage(300)], expect: { status: 200 } }, { expect: { status: 429, calls: [] } }],
  },
  {
    name: "fails on a renewal-period above 300",
    source: [RATE, "maximum allowed value: 300 seconds"],
    api: { inbound: '<rate-limit-by-key calls="1" renewal-period="301" counter-key="k" />' },
    expect: { refused: { says: /renewal-period/ } },
  },
  {
    name: "fails on a rate limit in backend",
    source: [RATE, "policy sections: inbound"],
    api: { backend: `${rate("")}<base />` },
    expect: { refused: { says: /rate-limit-by-key/ } },
  },
];

export const CONCURRENCY_ROWS: readonly ConformanceRow[] = [
  {
    name: "a request beyond max-count fails at once with a 429",
    source: [CONCURRENCY, "when that number is exceeded, new requests will fail immediately with 429"],
    api: { backend: '<limit-concurrency key="k" max-count="1"><forward-request timeout="120"/></limit-concurrency>' },
    answers: SLOW,
    expect: { status: 200 },
    next: [
      { atMs: 500, expect: { status: 429, calls: [], elapsedMs: 0 } },
      { atMs: 1001, expect: { status: 200, callCount: 1 } },
    ],
  },
  {
    name: "max-count requests may be inside",
    source: [CONCURRENCY_TESTS, "LimitConcurrency_AllowsUpToConfiguredCountWithoutQueueing"],
    api: { backend: '<limit-concurrency key="k" max-count="2"><forward-request /></limit-concurrency>' },
    answers: SLOW,
    expect: { status: 200 },
    next: [
      { atMs: 100, answers: SLOW, expect: { status: 200 } },
      { atMs: 200, expect: { status: 429 } },
    ],
  },
  {
    name: "keys do not count together",
    source: [CONCURRENCY_TESTS, "LimitConcurrency_DifferentKeysRemainIndependent"],
    api: {
      backend:
        '<limit-concurrency key="@(context.Request.IpAddress)" max-count="1"><forward-request /></limit-concurrency>',
    },
    request: { ipAddress: "192.0.2.1" },
    answers: SLOW,
    expect: { status: 200 },
    next: [
      { atMs: 100, request: { ipAddress: "192.0.2.2" }, expect: { status: 200 } },
      { atMs: 200, request: { ipAddress: "192.0.2.1" }, expect: { status: 429 } },
    ],
  },
  {
    name: "the place is free again after an error",
    source: [CONCURRENCY_TESTS, "LimitConcurrency_ReleasesPermitWhenActionThrows"],
    api: {
      inbound:
        '<limit-concurrency key="k" max-count="1"><set-variable name="x" value="@(int.Parse(context.Request.Method))" /></limit-concurrency>',
    },
    times: 2,
    expect: { status: 500, error: { source: "set-variable" } },
  },
  {
    name: "the place is free again after return-response",
    source: [CONCURRENCY_TESTS, "LimitConcurrency_ReleasesPermitForReturnResponseTermination"],
    api: { inbound: `<limit-concurrency key="k" max-count="1">${answerWith('"in"')}</limit-concurrency>` },
    times: 2,
    expect: { status: 200, body: "in" },
  },
  {
    name: "the same key inside itself has no place left",
    source: [CONCURRENCY_TESTS, "LimitConcurrency_DefaultServiceSharesKeyWithinGatewayContext"],
    api: {
      inbound:
        '<limit-concurrency key="k" max-count="1"><limit-concurrency key="k" max-count="1"><set-variable name="x" value="1" /></limit-concurrency></limit-concurrency>',
    },
    expect: { status: 429 },
  },
  {
    name: "fails on an expression for max-count",
    source: [CONCURRENCY, "max-count: policy expressions aren't allowed"],
    api: {
      inbound: '<limit-concurrency key="k" max-count="@(1)"><set-variable name="x" value="1" /></limit-concurrency>',
    },
    expect: { refused: { says: /max-count/ } },
  },
  {
    name: "fails on an expression where a number must stand",
    source: [issue("Azure/api-management-policy-snippets", 67), "is invalid according to its datatype xs:int"],
    api: {
      inbound: '<limit-concurrency key="k" max-count="three"><set-variable name="x" value="1" /></limit-concurrency>',
    },
    expect: { refused: { says: /max-count/ } },
  },
];

export const TOKEN_LIMIT_ROWS: readonly ConformanceRow[] = [
  {
    name: "tokens above the rate get a 429 of the gateway, and no backend",
    source: [TOKENS, "when a specified token rate limit is exceeded, the caller receives 429"],
    api: { inbound: '<llm-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" />' },
    answers: [usage(13)],
    expect: { status: 200, callCount: 1 },
    next: [
      { expect: { status: 429, calls: [], headers: { "Retry-After": "60" } } },
      { atMs: 61_000, answers: [usage(2)], expect: { status: 200 } },
    ],
  },
  {
    name: "the answer that goes above the limit is still given",
    source: [TOKEN_TESTS, "TokenLimit_FalseEstimationAllowsTheOverageResponseThenBlocksTheNextRequest"],
    api: {
      inbound:
        '<llm-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" remaining-tokens-header-name="X-Remaining" tokens-consumed-header-name="X-Tokens" />',
    },
    answers: [usage(13)],
    expect: { status: 200, body: usage(13).body, headers: { "X-Remaining": "0", "X-Tokens": "13" } },
  },
  {
    name: "tokens above the quota get a 403",
    source: [TOKENS, "when a specified quota is exceeded, the caller receives 403 Forbidden"],
    api: {
      inbound:
        '<llm-token-limit counter-key="k" token-quota="10" token-quota-period="Daily" estimate-prompt-tokens="false" />',
    },
    answers: [usage(10)],
    expect: { status: 200 },
    next: [{ expect: { status: 403, calls: [] } }],
  },
  {
    name: "both names of the policy share a counter",
    source: [TOKEN_TESTS, "TokenLimit_SharedStoreSharesTheSameKeyAcrossBothPolicyAliases"],
    api: {
      inbound:
        '<choose><when condition="@(context.Request.IpAddress == "192.0.2.1")"><llm-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" /></when><otherwise><azure-openai-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" /></otherwise></choose>',
    },
    request: { ipAddress: "192.0.2.1" },
    answers: [usage(10)],
    expect: { status: 200 },
    next: [{ request: { ipAddress: "192.0.2.2" }, expect: { status: 429 } }],
  },
  {
    name: "keys do not count together",
    source: [TOKENS, "for each key value, a single counter is used"],
    api: {
      inbound:
        '<llm-token-limit counter-key="@(context.Request.IpAddress)" tokens-per-minute="10" estimate-prompt-tokens="false" />',
    },
    request: { ipAddress: "192.0.2.1" },
    answers: [usage(13)],
    expect: { status: 200 },
    next: [
      { request: { ipAddress: "192.0.2.2" }, answers: [usage(1)], expect: { status: 200 } },
      { request: { ipAddress: "192.0.2.1" }, expect: { status: 429 } },
    ],
  },
  {
    name: "a retry counts a request once",
    source: [TOKENS, "policy sections: inbound"],
    api: {
      inbound:
        '<llm-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" remaining-tokens-header-name="X-Remaining" />',
      backend:
        '<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0"><forward-request buffer-request-body="true" /></retry>',
    },
    answers: [{ status: 429 }, usage(4)],
    expect: { status: 200, callCount: 2, headers: { "X-Remaining": "6" } },
  },
  {
    name: "fails without a rate and without a quota",
    source: [TOKENS, "either tokens-per-minute or both token-quota and token-quota-period must be specified"],
    api: { inbound: '<llm-token-limit counter-key="k" estimate-prompt-tokens="false" />' },
    expect: { refused: { says: /tokens-per-minute|token-quota/ } },
  },
  {
    name: "fails on the name that the toolkit writes",
    source: [TOKENS, "the attribute is estimate-prompt-tokens"],
    api: { inbound: '<llm-token-limit counter-key="k" tokens-per-minute="1" estimate-prompt-token="false" />' },
    expect: { refused: { says: /estimate-prompt-token/ } },
  },
  {
    name: "fails on a quota period that is none",
    source: [TOKENS, "one of Hourly, Daily, Weekly, Monthly, Yearly"],
    api: {
      inbound:
        '<llm-token-limit counter-key="k" token-quota="1" token-quota-period="day" estimate-prompt-tokens="false" />',
    },
    expect: { refused: { says: /token-quota-period|day/ } },
  },
];
