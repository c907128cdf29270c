import { type PolicySetup, runPolicy, type ScriptedAnswer } from "../support/run-policy";

describe("forward-request that follows redirects", () => {
  const FOLLOWS = '<forward-request follow-redirects="true" buffer-request-body="true" />';
  const moved = (status: number, Location: string): ScriptedAnswer => ({ status, headers: { Location } });

  test.each([
    [302, "POST", "GET", null],
    [303, "PUT", "GET", null],
    [301, "PUT", "PUT", "body"],
    [307, "POST", "POST", "body"],
    [308, "POST", "POST", "body"],
  ])("answers %s to %s with %s", (status, method, followedBy, body) => {
    const headers = { Authorization: "Bearer x", "X-Kept": "1" };

    const { calls } = runPolicy(
      { backend: FOLLOWS, answers: [moved(status, "https://other.example.com/new"), {}] },
      { method, body: "body", headers },
    );

    expect(calls[1]).toMatchObject({
      method: followedBy,
      body,
      url: "https://other.example.com/new",
      backendId: undefined,
    });
    expect(calls[1].headers).toEqual({ "x-kept": ["1"] });
  });

  test.each([
    ["/new", "https://service.example.com/new"],
    ["ftp://elsewhere", undefined],
  ])("goes to %s: %s", (location, url) => {
    const { calls } = runPolicy({ backend: FOLLOWS, answers: [moved(302, location), {}] });

    expect(calls[1]?.url).toBe(url);
  });

  test("gives up after fifty", () => {
    const { calls, status } = runPolicy({ backend: FOLLOWS, answers: [moved(302, "/again")] });

    expect([calls.length, status]).toEqual([51, 302]);
  });

  test("gives up when the next one does not answer", () => {
    const { error } = runPolicy({ backend: FOLLOWS, answers: [moved(302, "/new"), { fails: "Timeout" }] });

    expect(error?.reason).toBe("Timeout");
  });
});

describe("headers that go out", () => {
  test("are joined but for those that may hold commas or dates", () => {
    const twice = (name: string) => `<set-header name="${name}"><value>a</value><value>b</value></set-header>`;
    const names = ["X-List", "Set-Cookie", "Retry-After", "User-Agent"];

    const { headers } = runPolicy({ outbound: names.map(twice).join("") });

    expect(headers).toEqual({
      "x-list": ["a,b"],
      "set-cookie": ["a", "b"],
      "retry-after": ["a", "b"],
      "user-agent": ["a", "b"],
    });
  });

  test("keep the Host that a policy sets, and no other", () => {
    const own = '<set-header name="Host"><value>own.example.com</value></set-header>';
    const headers = { Host: "gateway.example.com" };

    expect(runPolicy({}, { headers }).calls[0].headers).toEqual({});
    expect(runPolicy({ inbound: own }, { headers }).calls[0].headers).toEqual({ host: ["own.example.com"] });
  });
});

describe("metrics", () => {
  test("are kept with their dimensions", () => {
    const inbound = `<llm-emit-token-metric namespace="n"><dimension name="API ID" /><dimension name="ip" value="@(context.Request.IpAddress)" /></llm-emit-token-metric>`;
    const outbound = '<emit-metric name="m" value="1" namespace="own"><dimension name="a" value="b" /></emit-metric>';

    expect(runPolicy({ inbound, outbound }, { ipAddress: "192.0.2.1" }).answer.metrics).toEqual([
      {
        policy: "llm-emit-token-metric",
        namespace: "n",
        dimensions: [
          ["API ID", ""],
          ["ip", "192.0.2.1"],
        ],
      },
      { policy: "emit-metric", namespace: "own", dimensions: [["a", "b"]] },
    ]);
  });

  test.each([0, 6])("fail with %s dimensions", (count) => {
    const inbound = `<llm-emit-token-metric>${'<dimension name="a" />'.repeat(count)}</llm-emit-token-metric>`;

    expect(() => runPolicy({ inbound })).toThrow(`needs 1 to 5 of 'dimension', and has ${count}`);
  });
});

describe("send-request", () => {
  const send = (attributes: string, parts = "") =>
    `<send-request response-variable-name="r" ${attributes}>${parts}</send-request>`;

  test("copies address, method, headers and body of the request where nothing else is said", () => {
    const { calls } = runPolicy({ inbound: send('mode="copy"') }, { body: "text", headers: { "X-A": "1" } });

    expect(calls[0]).toMatchObject({ url: calls[1].url, method: "POST", body: "text", headers: { "x-a": ["1"] } });
  });

  test("signs in with the identity of the gateway", () => {
    const parts =
      '<set-url>https://vault.example.com/</set-url><set-method>GET</set-method><authentication-managed-identity resource="r" client-id="c" />';

    const { calls, tokenCalls } = runPolicy({ outbound: send("", parts) });

    expect(calls[1].headers).toEqual({ authorization: ["Bearer token"] });
    expect(tokenCalls[0].url).toBe("http://169.254.169.254/metadata/identity/oauth2/token?resource=r&client_id=c");
  });

  test.each([
    [{ fails: "Timeout" as const }, 'timeout="3"', 3000, "Timeout"],
    [{ afterMs: 61_000 }, "", 60_000, "Timeout"],
    [{ status: 503 }, 'fail-on-error-status-code="true"', 0, "BackendConnectionFailure"],
  ])("fails for %o with '%s' after %s ms", (answer, attributes, elapsedMs, reason) => {
    const parts = "<set-url>https://side.example.com/</set-url><set-method>GET</set-method>";
    const failing = runPolicy({ inbound: send(attributes, parts), answers: [answer] });
    const ignoring = runPolicy({ inbound: send(`${attributes} ignore-error="true"`, parts), answers: [answer, {}] });

    expect([failing.elapsedMs, failing.error?.source, failing.error?.reason]).toEqual([
      elapsedMs,
      "send-request",
      reason,
    ]);
    expect([ignoring.status, ignoring.variables.get("r")]).toEqual([200, null]);
  });

  test.each([
    [send("", "<set-url>nowhere</set-url><set-method>GET</set-method>"), "'nowhere' is no address."],
    [
      '<set-variable name="r" value="1" /><return-response response-variable-name="r" />',
      "The variable 'r' holds no response.",
    ],
    ['<set-backend-service base-url="nowhere" />', "'nowhere' is no address of a backend."],
    ['<set-backend-service backend-id="@("nobody")" />', "Backend with id 'nobody' could not be found."],
  ])("or another policy fails with what it cannot use: %s", (inbound, message) => {
    expect(runPolicy({ inbound }).error?.message).toBe(message);
  });
});

describe("a request that goes nowhere", () => {
  test("fails in forward-request", () => {
    const setup: PolicySetup = { serviceUrl: null };

    expect(runPolicy(setup).error).toMatchObject({
      source: "forward-request",
      message: "No address of a backend is set.",
    });
  });
});
