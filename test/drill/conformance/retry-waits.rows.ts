import type { ConformanceRow } from "./conformance-row";
import { retry } from "./policy-text";
import { EXPRESSIONS, INFERENCE_FAILOVER, page } from "./sources";

const RETRY = page("retry");
const BUSY = { status: 503 };

export const RETRY_WAIT_ROWS: readonly ConformanceRow[] = [
  {
    name: "only an interval is a fixed wait",
    source: [RETRY, "when only the interval is specified, fixed interval retries are performed"],
    api: { backend: retry('condition="@(context.Response.StatusCode == 503)" count="3" interval="2"') },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 2000 }, { atMs: 4000 }, { atMs: 6000 }], elapsedMs: 6000 },
  },
  {
    name: "an interval of 0 does not wait",
    source: [INFERENCE_FAILOVER, 'retry ... interval="0"; retry.xsd: nonNegativeInteger'],
    api: { backend: retry('condition="@(context.Response.StatusCode == 503)" count="2" interval="0"') },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 0 }, { atMs: 0 }], elapsedMs: 0 },
  },
  {
    name: "interval and delta wait longer each time, by the delta",
    source: [RETRY, "linear: interval + (count - 1)*delta"],
    api: { backend: retry('condition="@(context.Response.StatusCode == 503)" count="3" interval="1" delta="2"') },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 1000 }, { atMs: 4000 }, { atMs: 9000 }] },
  },
  {
    name: "interval, delta and max-interval wait twice as long each time, up to the maximum",
    source: [RETRY, "for 10, 10 and 100: approximately 10, 20, 40, 80, then 100; delta varies by 0.8 to 1.2"],
    api: {
      backend: retry(
        'condition="@(context.Response.StatusCode == 500)" count="6" interval="10" max-interval="100" delta="10" first-fast-retry="false"',
      ),
    },
    answers: [{ status: 500 }],
    expect: {
      calls: [
        { atMs: 0 },
        { atMs: 10_000 },
        { atMs: [28_000, 32_000] },
        { atMs: [62_000, 78_000] },
        { atMs: [128_000, 172_000] },
        { atMs: [228_000, 272_000] },
        { atMs: [328_000, 372_000] },
      ],
    },
  },
  {
    name: "no wait is longer than max-interval",
    source: [RETRY, "up to a maximum interval set by max-interval"],
    api: {
      backend: retry(
        'condition="@(context.Response.StatusCode == 503)" count="3" interval="4" max-interval="5" delta="10"',
      ),
    },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 4000 }, { atMs: 9000 }, { atMs: 14_000 }] },
  },
  {
    name: "first-fast-retry repeats at once, the first time only",
    source: [RETRY, "if set to true, the first retry attempt is performed immediately"],
    api: {
      backend: retry(
        'condition="@(context.Response.StatusCode == 503)" count="2" interval="5" first-fast-retry="true"',
      ),
    },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 0 }, { atMs: 5000 }] },
  },
  {
    name: "count, interval and first-fast-retry may be expressions",
    source: [RETRY, "policy expressions are allowed in every attribute"],
    api: {
      inbound: '<set-variable name="n" value="@(1)" />',
      backend: retry(
        'condition="@(context.Response.StatusCode == 503)" count="@((int)context.Variables["n"] + 1)" interval="@(2 + 1)" first-fast-retry="@(1 > 2)"',
      ),
    },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 3000 }, { atMs: 6000 }] },
  },
  {
    name: "the time of the answers counts between the attempts, not into the waits",
    source: [RETRY, "interval: the wait interval between the retry attempts"],
    api: { backend: retry('condition="@(context.Response.StatusCode == 503)" count="1" interval="2"') },
    answers: [{ status: 503, afterMs: 700 }],
    expect: { calls: [{ atMs: 0 }, { atMs: 2700 }], elapsedMs: 3400 },
  },
  {
    name: "context.Elapsed in the condition is a deadline",
    source: [EXPRESSIONS, "Elapsed: time interval between Timestamp and current time"],
    api: {
      backend: retry(
        'condition="@(context.Response.StatusCode == 503 && context.Elapsed.TotalSeconds < 15)" count="10" interval="10"',
      ),
    },
    answers: [BUSY],
    expect: { calls: [{ atMs: 0 }, { atMs: 10_000 }, { atMs: 20_000 }] },
  },
];
