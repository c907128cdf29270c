import { ONE_FAILURE_TRIPS } from "../support/one-failure-trips";
import { type PolicySetup, runPolicy, TestGateway } from "../support/run-policy";

describe("a request", () => {
  test("counts every policy that runs, as often as it runs", () => {
    const backend =
      '<retry condition="@(true)" count="2" interval="0"><set-variable name="a" value="1" /><forward-request /></retry>';
    const outbound =
      '<choose><when condition="@(false)"><set-status code="201" /></when><otherwise><set-status code="202" /></otherwise></choose>';

    const { answer } = runPolicy({ backend, outbound });

    expect([answer.statements, answer.forwards]).toEqual([1 + 3 * 2 + 2, 3]);
  });

  test.each([
    [{}, "backend"],
    [{ outbound: "<set-body>own</set-body>" }, "backend"],
    [{ outbound: "<return-response />" }, "policy"],
    [{ inbound: "<return-response />" }, "policy"],
    [{ backend: "" }, "gateway"],
    [{ answers: [{ fails: "Timeout" as const }] }, "gateway"],
    [{ outbound: '<set-variable name="x" value="@(int.Parse("x"))" />' }, "gateway"],
    [{ backend: '<forward-request fail-on-error-status-code="true" />', answers: [{ status: 500 }] }, "backend"],
  ])("is served from where its answer was made: %o", (setup: PolicySetup, servedFrom) => {
    expect(runPolicy(setup).answer.servedFrom).toBe(servedFrom);
  });

  test("runs the policy of its operation, where that has one", () => {
    const operations = ["a", "b"].map((id) => ({ id, method: "GET", urlTemplate: `/${id}` }));
    const mark = '<set-variable name="of" value="a" />';
    const policy = `<policies><inbound><base />${mark}</inbound></policies>`;
    const gateway = new TestGateway({ operations, operationPolicies: { a: policy } });

    const marks = ["/a", "/b"].map((url) => gateway.run({ url }).variables.get("of"));

    expect(marks).toEqual(["a", undefined]);
  });

  test("that no operation takes is a 404 of the configuration", () => {
    const operations = [{ id: "get", method: "GET", urlTemplate: "/orders/{id}" }];
    const onError = '<set-header name="x-reason"><value>@(context.LastError.Reason)</value></set-header>';

    const { status, headers, calls } = runPolicy({ operations, onError }, { method: "DELETE" });

    expect([status, headers["x-reason"], calls]).toEqual([404, ["OperationNotFound"], []]);
  });

  test("that is refused before any policy meets on-error alone", () => {
    const refusal = {
      source: "authorization",
      reason: "SubscriptionKeyNotFound",
      message: "Access denied due to missing subscription key.",
      status: 401,
    };

    const { status, body, answer } = runPolicy({ inbound: '<set-variable name="in" value="1" />' }, { refusal });

    expect([status, answer.variables.size]).toEqual([401, 0]);
    expect(body).toBe('{ "statusCode": 401, "message": "Access denied due to missing subscription key." }');
  });

  test("with an error in on-error ends with a plain 500", () => {
    const fails = '<set-variable name="x" value="@(int.Parse("x"))" />';

    const { status, body, error } = runPolicy({ inbound: fails, onError: fails });

    expect([status, error?.section]).toEqual([500, "on-error"]);
    expect(body).toMatch(/^\{ "statusCode": 500, "message": "Internal server error", "activityId": ".{36}" \}$/);
  });

  test("writes its own traces and those of expressions in order", () => {
    const inbound =
      '<trace source="a"><message>one</message></trace><set-variable name="x" value="@{ context.Trace("two"); return 1; }" />';

    expect(runPolicy({ inbound }).traces.map(({ source, message }) => [source, message])).toEqual([
      ["a", "one"],
      ["context.Trace", "two"],
    ]);
  });

  test("that is given up frees its place in limit-concurrency", () => {
    const backend = '<limit-concurrency key="k" max-count="1"><forward-request /></limit-concurrency>';
    const test = new TestGateway({ backend });
    const call = { method: "GET", url: "/api/x", headers: test.noHeaders, body: null };

    const flow = test.gateway.handle(call);
    flow.next();
    flow.return(undefined as never);

    expect(test.run().status).toBe(200);
  });
});

describe("units", () => {
  const tripped: PolicySetup = { ...ONE_FAILURE_TRIPS, units: 4, answers: [{ status: 500 }] };

  test("trip one by one", () => {
    const gateway = new TestGateway(tripped);

    const statuses = [0, 0, 1, 1, 2, 3, 3].map((unit) => gateway.run({ unit }).status);

    expect(statuses).toEqual([500, 503, 500, 503, 500, 500, 503]);
  });

  test("take requests as the seed draws them", () => {
    const calls = (seed: number) => {
      const gateway = new TestGateway({ ...tripped, seed });
      return Array.from({ length: 12 }, () => gateway.run().status);
    };

    expect(calls(1)).toEqual(calls(1));
    expect(calls(1).filter((status) => status === 500)).toHaveLength(4);
  });

  test("each get a token of their own, and keep it until it expires", () => {
    const inbound = '<authentication-managed-identity resource="https://cognitiveservices.azure.com" />';
    const gateway = new TestGateway({
      inbound,
      units: 2,
      tokens: [{ body: '{"access_token":"t","expires_in":"60"}' }],
    });

    const calls = [0, 0, 1, 1].map((unit) => gateway.run({ unit }).tokenCalls.length);

    expect([...calls, gateway.run({ unit: 0 }, 60_001).tokenCalls.length]).toEqual([1, 0, 1, 0, 1]);
  });
});

describe("a token that is not given", () => {
  const inbound = '<authentication-managed-identity resource="r" output-token-variable-name="t" />';

  test.each([
    [{ status: 500, body: "down" }, "the answer was 500"],
    [{ body: "no json" }, "the answer was 200"],
    [{ body: '{"access_token":""}' }, "the answer was 200"],
    [{ fails: "BackendConnectionFailure" as const }, "The connection failed"],
  ])("fails its policy: %o", (token, why) => {
    const { error, calls, tokenCalls } = runPolicy({ inbound, tokens: [token] });

    expect([error?.source, error?.message]).toEqual([
      "authentication-managed-identity",
      `No token was obtained: ${why}.`,
    ]);
    expect([calls.length, tokenCalls.length]).toEqual([0, 1]);
  });

  test("is an empty text where errors are ignored", () => {
    const ignoring = inbound.replace("/>", 'ignore-error="true" />');

    expect(runPolicy({ inbound: ignoring, tokens: [{ status: 500 }] }).variables.get("t")).toBe("");
  });
});

describe("a gateway", () => {
  test("fails without a backend that its policy names", () => {
    const setup = { inbound: '<set-backend-service backend-id="nowhere" />' };

    expect(() => new TestGateway(setup)).toThrow("the policy uses the backend 'nowhere', which is not there");
  });

  test("fails with a backend that has neither an address nor members", () => {
    expect(() => new TestGateway({ backends: [{ id: "b" }] })).toThrow(
      "the backend 'b' has no http address, but 'undefined'",
    );
  });
});
