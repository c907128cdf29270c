import type { BackendEntity, BreakerRule, PoolMember } from "../../../src/drill/topology";
import type { ConformanceRow } from "./conformance-row";
import { setHeader } from "./policy-text";
import { BACKENDS, INFERENCE_FAILOVER, issue, POOL_LAB, REVEAL_BACKEND } from "./sources";

const HOUR = 3_600_000;

/** The rule of the page's example: three or more 5xx in an hour, for an hour. */
const RULE: BreakerRule = {
  count: 3,
  intervalMs: HOUR,
  tripMs: HOUR,
  statusRanges: [{ min: 500, max: 599 }],
  errorReasons: ["Server errors"],
  acceptRetryAfter: false,
};
/** The rule of the samples for Azure OpenAI: one 429, for a minute or as long as it says. */
const ON_429: BreakerRule = {
  ...RULE,
  count: 1,
  intervalMs: 60_000,
  tripMs: 60_000,
  statusRanges: [{ min: 429, max: 429 }],
};
const ACCEPTS: BreakerRule = { ...ON_429, acceptRetryAfter: true };

function single(id: string, breaker?: BreakerRule): BackendEntity {
  return { id, url: `https://${id}.example.com`, headers: new Map(), ...(breaker && { breaker }) };
}

function pool(...members: readonly PoolMember[]): BackendEntity {
  return { id: "pool", headers: new Map(), pool: members };
}

const BUSY = { status: 429, headers: { "Retry-After": "120" } };
const TO_MAIN: ConformanceRow["api"] = { inbound: '<set-backend-service backend-id="main" />' };
const TO_POOL: ConformanceRow["api"] = { inbound: '<set-backend-service backend-id="pool" />' };
const RETRIED: ConformanceRow["api"] = {
  inbound: '<set-backend-service backend-id="pool" />',
  backend:
    '<retry count="2" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429 || context.Response.StatusCode == 503)"><set-backend-service backend-id="pool" /><forward-request buffer-request-body="true" /></retry>',
};
const RANKED = [
  pool({ id: "a", priority: 1, weight: 1 }, { id: "b", priority: 2, weight: 1 }),
  single("a", ON_429),
  single("b", ON_429),
];

export const BREAKER_ROWS: readonly ConformanceRow[] = [
  {
    name: "the breaker opens at its count, and the gateway answers 503 without a call",
    source: [BACKENDS, "trips when there are three or more 5xx; returns 503 Service Unavailable"],
    backends: [single("main", RULE)],
    api: TO_MAIN,
    answers: [{ status: 500 }],
    times: 3,
    expect: { status: 500, callCount: 3 },
    next: [{ expect: { status: 503, calls: [] } }],
  },
  {
    name: "the breaker closes after the trip duration",
    source: [BACKENDS, "after the configured trip duration, the circuit resets and traffic resumes"],
    backends: [single("main", RULE)],
    api: TO_MAIN,
    answers: [{ status: 500 }],
    times: 3,
    expect: { status: 500 },
    next: [
      { atMs: HOUR - 1000, expect: { status: 503, calls: [] } },
      { atMs: HOUR + 1000, expect: { status: 200, callCount: 1 } },
    ],
  },
  {
    name: "failures outside of the interval do not count together",
    source: [BACKENDS, "the number of failure conditions during a defined time interval"],
    backends: [single("main", RULE)],
    api: TO_MAIN,
    answers: [{ status: 500 }],
    times: 2,
    expect: { status: 500 },
    next: [
      { atMs: HOUR + 1000, answers: [{ status: 500 }], expect: { status: 500, callCount: 1 } },
      { atMs: HOUR + 2000, expect: { status: 200, callCount: 1 } },
    ],
  },
  {
    name: "answers outside of the ranges do not count",
    source: [BACKENDS, "a range of status codes that indicate failures"],
    backends: [single("main", RULE)],
    api: TO_MAIN,
    answers: [{ status: 429 }],
    times: 6,
    expect: { status: 429, callCount: 6 },
  },
  {
    name: "an accepted Retry-After is how long the breaker is open",
    source: [BACKENDS, "if a Retry-After header is present, the circuit breaker waits for the specified time"],
    backends: [single("main", ACCEPTS)],
    api: TO_MAIN,
    answers: [BUSY],
    expect: { status: 429 },
    next: [
      { atMs: 100_000, expect: { status: 503, calls: [] } },
      { atMs: 121_000, expect: { status: 200 } },
    ],
  },
  {
    name: "a Retry-After that is not accepted does not matter",
    source: [BACKENDS, "tripDuration: how long the circuit is open"],
    backends: [single("main", ON_429)],
    api: TO_MAIN,
    answers: [BUSY],
    expect: { status: 429 },
    next: [{ atMs: 61_000, expect: { status: 200 } }],
  },
  {
    name: "units do not know of each other's breakers",
    source: [BACKENDS, "different instances of the gateway don't synchronize"],
    units: 2,
    backends: [single("main", ON_429)],
    api: TO_MAIN,
    request: { unit: 0 },
    answers: [{ status: 429 }],
    expect: { status: 429 },
    next: [
      { request: { unit: 0 }, expect: { status: 503, calls: [] } },
      { request: { unit: 1 }, expect: { status: 200, callCount: 1 } },
    ],
  },
  {
    name: "a call without an answer opens the breaker, if it counts",
    source: [BACKENDS, "errorReasons holds 'Server errors'; whether no answer at all is one, it does not say"],
    behavior: { breakerCountsTransport: true },
    backends: [single("main", { ...RULE, count: 1 })],
    api: TO_MAIN,
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: { callCount: 1 },
    next: [{ expect: { status: 503, calls: [] } }],
  },
  {
    name: "a call without an answer leaves the breaker closed, if it does not count",
    source: [BACKENDS, "errorReasons holds 'Server errors'; whether no answer at all is one, it does not say"],
    behavior: { breakerCountsTransport: false },
    backends: [single("main", { ...RULE, count: 1 })],
    api: TO_MAIN,
    answers: [{ fails: "BackendConnectionFailure" }],
    expect: { callCount: 1 },
    next: [{ expect: { status: 200, callCount: 1 } }],
  },
  {
    name: "retry sees the 503 of an open breaker",
    source: [POOL_LAB, "condition: StatusCode == 429 || StatusCode == 503"],
    backends: [single("main", { ...RULE, count: 1 }), single("other")],
    api: {
      inbound: '<set-backend-service backend-id="main" />',
      backend:
        '<retry count="1" interval="0" condition="@(context.Response.StatusCode == 503)"><forward-request buffer-request-body="true" /><choose><when condition="@(context.Response.StatusCode == 503)"><set-backend-service backend-id="other" /></when></choose></retry>',
    },
    answers: [{ status: 503 }, { status: 200 }],
    expect: { status: 200, calls: [{ url: /main\./ }, { url: /other\./ }] },
    next: [{ expect: { status: 200, calls: [{ url: /other\./ }] } }],
  },
];

export const POOL_ROWS: readonly ConformanceRow[] = [
  {
    name: "a pool without weights takes its members in turn",
    source: [BACKENDS, "round-robin: requests are distributed evenly across the backends by default"],
    backends: [
      pool({ id: "a", priority: 1, weight: 1 }, { id: "b", priority: 1, weight: 1 }),
      single("a"),
      single("b"),
    ],
    api: TO_POOL,
    times: 40,
    expect: { status: 200, shares: { "a.example.com": [0.45, 0.55], "b.example.com": [0.45, 0.55] } },
  },
  {
    name: "a pool with weights goes by them",
    source: [BACKENDS, "weighted: based on the relative weight of each backend (example: 3 and 1)"],
    backends: [
      pool({ id: "a", priority: 1, weight: 3 }, { id: "b", priority: 1, weight: 1 }),
      single("a"),
      single("b"),
    ],
    api: TO_POOL,
    times: 400,
    expect: { status: 200, shares: { "a.example.com": [0.68, 0.82], "b.example.com": [0.18, 0.32] } },
  },
  {
    name: "a lower priority is not used while a higher one is closed",
    source: [BACKENDS, "backends in lower priority groups only when all in higher groups are unavailable"],
    backends: RANKED,
    api: TO_POOL,
    times: 20,
    expect: { status: 200, shares: { "a.example.com": [1, 1] } },
  },
  {
    name: "a pool does not repeat: the 429 of a member is the answer",
    source: [POOL_LAB, "the retry policy is what tries the other backends"],
    backends: RANKED,
    api: TO_POOL,
    answers: [BUSY],
    expect: { status: 429, callCount: 1, headers: { "Retry-After": "120" } },
  },
  {
    name: "the next request goes to the next priority, until the trip duration is over",
    source: [BACKENDS, "because circuit breaker rules are tripped; after the trip duration, the circuit resets"],
    backends: RANKED,
    api: TO_POOL,
    answers: [BUSY],
    expect: { status: 429, calls: [{ url: /a\.example/ }] },
    next: [
      { atMs: 1000, expect: { status: 200, calls: [{ url: /b\.example/ }] } },
      { atMs: 61_000, expect: { status: 200, calls: [{ url: /a\.example/ }] } },
    ],
  },
  {
    name: "retry and pool together try the next member in the same request",
    source: [POOL_LAB, "same backend pool, which will have automatically removed the faulty backend"],
    backends: RANKED,
    api: RETRIED,
    answers: [BUSY, { status: 200 }],
    expect: { status: 200, calls: [{ url: /a\.example/ }, { url: /b\.example/ }] },
  },
  {
    name: "when all members are open the answer is 503",
    source: [issue("Azure-Samples/AI-Gateway", 47), "a 503 is returned when no available backends are present"],
    backends: RANKED,
    api: RETRIED,
    answers: [BUSY],
    expect: { status: 503, callCount: 2 },
    next: [{ atMs: 1000, expect: { status: 503, calls: [] } }],
  },
  {
    name: "the member shows in Request.Url",
    source: [REVEAL_BACKEND, "X-Backend-URL = context.Request.Url.ToString()"],
    backends: [pool({ id: "b", priority: 1, weight: 1 }), single("b")],
    api: { ...(TO_POOL as object), outbound: setHeader("x-host", "@(context.Request.Url.Host)") },
    expect: { status: 200, headers: { "x-host": "b.example.com" } },
  },
  {
    name: "models that share a backend share its breaker",
    source: [`${INFERENCE_FAILOVER} (README)`, "breaker state is per backend: one backend per model and region"],
    urlTemplate: "/deployments/{deployment}",
    backends: [single("main", ON_429)],
    api: TO_MAIN,
    request: { url: "/deployments/gpt-4o" },
    answers: [{ status: 429 }],
    expect: { status: 429 },
    next: [{ request: { url: "/deployments/embeddings" }, expect: { status: 503, calls: [] } }],
  },
];
