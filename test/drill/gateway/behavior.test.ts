import type { GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";
import { ONE_FAILURE_TRIPS } from "../support/one-failure-trips";
import { runPolicy, TestGateway } from "../support/run-policy";

const DOWN = { fails: "BackendConnectionFailure" } as const;
const GONE = { fails: "ClientConnectionFailure" } as const;
const SHOWS = (name: string) => `<set-header name="${name}"><value>yes</value></set-header>`;

/** One more attempt where the condition holds. */
function retried(condition: string): string {
  return `<retry condition="${condition}" count="1" interval="0"><forward-request buffer-request-body="true" /></retry>`;
}

const ON_NULL = "@(context.Response == null)";
const ON_500 = "@(context.Response != null &amp;&amp; context.Response.StatusCode == 500)";
const ALWAYS = "@(true)";

describe("a call without headers", () => {
  test.each<[GatewayBehavior["transportFailure"], string, number]>([
    ["retry-sees-null", ON_NULL, 2],
    ["retry-sees-null", ON_500, 1],
    ["retry-sees-500", ON_NULL, 1],
    ["retry-sees-500", ON_500, 2],
    ["ends-request", ALWAYS, 1],
  ])("with transportFailure %s and %s makes %s calls", (transportFailure, condition, calls) => {
    const result = runPolicy({ behavior: { transportFailure }, backend: retried(condition), answers: [DOWN] });

    expect(result.calls).toHaveLength(calls);
  });

  test.each<[Partial<GatewayBehavior>, string]>([
    [{ exhaustedTransport: "on-error" }, "x-error"],
    [{ exhaustedTransport: "outbound" }, "x-out"],
    [{ exhaustedTransport: "on-error", transportFailure: "retry-sees-500" }, "x-error"],
    [{ exhaustedTransport: "outbound", transportFailure: "retry-sees-500" }, "x-out"],
    [{ exhaustedTransport: "outbound", transportFailure: "ends-request" }, "x-error"],
  ])("with %o goes on in the section that sets %s", (behavior, header) => {
    const sections = { backend: retried(ALWAYS), outbound: SHOWS("x-out"), onError: SHOWS("x-error") };

    const { status, headers } = runPolicy({ behavior, ...sections, answers: [DOWN] });

    expect([status, headers[header]]).toEqual([500, ["yes"]]);
    expect(Object.keys(headers).filter((name) => name.startsWith("x-"))).toEqual([header]);
  });

  test("goes to on-error where no retry had it, whatever becomes of exhausted ones", () => {
    const result = runPolicy({
      behavior: { exhaustedTransport: "outbound" },
      onError: SHOWS("x-error"),
      answers: [DOWN],
    });

    expect(result.headers["x-error"]).toEqual(["yes"]);
  });

  test("is no error when a later attempt brings an answer", () => {
    const { error, status, answer } = runPolicy({ backend: retried(ON_NULL), answers: [DOWN, {}] });

    expect([error, status, answer.servedFrom]).toEqual([undefined, 200, "backend"]);
  });

  test("leaves no LastError behind when a later attempt brings an answer", () => {
    const outbound = '<set-variable name="none" value="@(context.LastError == null)" />';

    expect(runPolicy({ backend: retried(ON_NULL), outbound, answers: [DOWN, {}] }).variables.get("none")).toBe(true);
  });

  test("is not forgotten by a retry in on-error", () => {
    const onError = `<retry condition="@(false)" count="1" interval="0"><set-variable name="a" value="1" /></retry>`;

    expect(runPolicy({ onError, answers: [DOWN] }).error?.reason).toBe("BackendConnectionFailure");
  });

  test.each([
    [true, 2],
    [false, 1],
  ])("shows in LastError while retry asks: %s", (lastErrorInRetry, calls) => {
    const backend = retried("@(context.LastError != null)");

    expect(runPolicy({ behavior: { lastErrorInRetry }, backend, answers: [DOWN, {}] }).calls).toHaveLength(calls);
  });

  test.each([
    [true, [500, 503]],
    [false, [500, 500]],
  ])("opens the breaker if it counts: %s", (breakerCountsTransport, statuses) => {
    const gateway = new TestGateway({ behavior: { breakerCountsTransport }, ...ONE_FAILURE_TRIPS, answers: [DOWN] });

    expect([gateway.run().status, gateway.run().status]).toEqual(statuses);
  });
});

describe("an open breaker", () => {
  test.each<[Partial<GatewayBehavior>, string, string[]]>([
    [{ breakerAnswer: "response", breakerAnswerIsBare: true }, "x-out", []],
    [{ breakerAnswer: "response", breakerAnswerIsBare: false }, "x-out", ["apim-request-id", "x-ms-region"]],
    [{ breakerAnswer: "error" }, "x-error", []],
  ])("with %o answers 503 by way of %s", (behavior, section, others) => {
    const sections = { outbound: SHOWS("x-out"), onError: SHOWS("x-error") };
    const gateway = new TestGateway({ behavior, ...ONE_FAILURE_TRIPS, ...sections, answers: [{ status: 500 }] });
    gateway.run();

    const { status, headers, calls, answer } = gateway.run();

    const names = Object.keys(headers).filter((name) => name !== "content-type");
    expect([status, calls, answer.servedFrom]).toEqual([503, [], "gateway"]);
    expect(names.sort()).toEqual([...others, section].sort());
  });

  test.each<GatewayBehavior["breakerAnswer"]>(["response", "error"])("is a 503 for retry: %s", (breakerAnswer) => {
    const backend =
      '<retry condition="@(context.Response.StatusCode == 503)" count="3" interval="1"><forward-request /></retry>';
    const gateway = new TestGateway({
      behavior: { breakerAnswer },
      ...ONE_FAILURE_TRIPS,
      backend,
      answers: [{ status: 500 }],
    });
    gateway.run();

    expect(gateway.run()).toMatchObject({ status: 503, elapsedMs: 3000, calls: [] });
  });

  test.each([
    [1, 503],
    [5, 200],
  ])("of a percentage needs %s calls", (breakerPercentageMinimum, status) => {
    const [backend] = ONE_FAILURE_TRIPS.backends;
    const backends = [{ ...backend, breaker: { ...backend.breaker, count: undefined, percentage: 50 } }];
    const gateway = new TestGateway({
      ...ONE_FAILURE_TRIPS,
      behavior: { breakerPercentageMinimum },
      backends,
      answers: [{ status: 500 }, {}],
    });
    gateway.run();

    expect(gateway.run().status).toBe(status);
  });
});

describe("the backend of a request", () => {
  const entity = (id: string) => ({ id, url: `https://${id}.example.com` });
  const pool = { id: "pool", pool: ["a", "b"].map((id) => ({ id, priority: 1, weight: 1 })) };
  const inbound = '<set-backend-service backend-id="pool" />';

  test.each<[GatewayBehavior["poolMember"], string[]]>([
    ["with-each-call", ["a", "b"]],
    ["with-set-backend-service", ["a", "a"]],
  ])("is a member of a pool chosen %s", (poolMember, ids) => {
    const setup = {
      behavior: { poolMember },
      inbound,
      backend: retried(ALWAYS),
      backends: [pool, entity("a"), entity("b")],
    };

    expect(runPolicy(setup).calls.map(({ backendId }) => backendId)).toEqual(ids);
  });

  test.each<[GatewayBehavior["baseUrlOfEntity"], string | undefined]>([
    ["uses-entity", "a"],
    ["plain-address", undefined],
  ])("is found by its address with baseUrlOfEntity %s: %s", (baseUrlOfEntity, id) => {
    const setup = {
      behavior: { baseUrlOfEntity },
      inbound: '<set-backend-service base-url="https://a.example.com/" />',
      backends: [entity("a")],
    };

    expect(runPolicy(setup).calls.map(({ backendId, url }) => [backendId, url])).toEqual([
      [id, "https://a.example.com/orders/7"],
    ]);
  });
});

describe("an error of another policy in retry", () => {
  const FAILS =
    '<send-request response-variable-name="r"><set-url>https://side.example.com/</set-url><set-method>GET</set-method></send-request>';

  test.each<[GatewayBehavior["retryCatches"], number]>([
    ["transport-failures", 1],
    ["every-error", 3],
  ])("with retryCatches %s is tried %s times", (retryCatches, calls) => {
    const inbound = `<retry condition="@(true)" count="2" interval="0">${FAILS}</retry>`;

    const result = runPolicy({ behavior: { retryCatches }, inbound, answers: [DOWN] });

    expect([result.calls.length, result.error?.source]).toEqual([calls, "send-request"]);
  });
});

describe("a caller who goes", () => {
  test.each<[GatewayBehavior["clientAbort"], number]>([
    ["stops", 1],
    ["retry-continues", 2],
  ])("with clientAbort %s leaves %s calls behind", (clientAbort, calls) => {
    const result = runPolicy({ behavior: { clientAbort }, backend: retried(ALWAYS), answers: [GONE] });

    expect([result.calls.length, result.error?.reason]).toEqual([calls, "ClientConnectionFailure"]);
  });
});

describe("the cache", () => {
  const STORES = ["a", "b"].map((value) => `<cache-store-value key="k" value="${value}" duration="60" />`).join("");
  const LOOKUP = '<cache-lookup-value key="k" variable-name="v" />';

  test.each<[GatewayBehavior["cacheValuePoliciesPerSection"], string]>([
    ["unlimited", "b"],
    ["first-only", "a"],
  ])("with cacheValuePoliciesPerSection %s keeps %s", (cacheValuePoliciesPerSection, value) => {
    const gateway = new TestGateway({ behavior: { cacheValuePoliciesPerSection }, inbound: STORES, outbound: LOOKUP });
    gateway.run();

    expect(gateway.run({}, 1000).variables.get("v")).toBe(value);
  });

  test.each([
    [0, "b"],
    [50, undefined],
  ])("is written %s ms later", (cacheWriteMs, value) => {
    const gateway = new TestGateway({ behavior: { cacheWriteMs }, inbound: STORES, outbound: LOOKUP });

    expect(gateway.run().variables.get("v")).toBe(value);
  });
});

describe("a timeout of five minutes", () => {
  test.each<[GatewayBehavior["longTimeout"], number]>([
    ["kept", 300_000],
    ["ends-at-240-seconds", 240_000],
  ])("with longTimeout %s ends after %s ms", (longTimeout, elapsedMs) => {
    const result = runPolicy({ behavior: { longTimeout }, answers: [{ afterMs: 1_000_000 }] });

    expect([result.elapsedMs, result.error?.reason]).toEqual([elapsedMs, "Timeout"]);
  });
});

describe("a stream that breaks off", () => {
  test.each<[GatewayBehavior["midStreamAbort"], boolean, boolean]>([
    ["aborts", true, false],
    ["ends-cleanly", false, true],
  ])("with midStreamAbort %s is cut for the caller: %s", (midStreamAbort, isCut, isSilentlyCut) => {
    const { answer } = runPolicy({ behavior: { midStreamAbort }, answers: [{ body: "half", isCut: true }] });

    expect([answer.body.isCut, answer.isSilentlyCut, answer.body.text]).toEqual([isCut, isSilentlyCut, "half"]);
  });
});
