import { runPolicy } from "../support/run-policy";

const ORIGIN = "https://app.example.com";

describe("cors", () => {
  const policy = (attributes = "", origins = `<origin>${ORIGIN}/</origin>`) =>
    `<cors ${attributes}><allowed-origins>${origins}</allowed-origins><allowed-methods preflight-result-max-age="300"><method>GET</method><method>PUT</method></allowed-methods><allowed-headers><header>x-a</header><header>x-b</header></allowed-headers><expose-headers><header>x-c</header></expose-headers></cors>`;
  const preflight = (origin: string, method = "PUT") => ({
    method: "OPTIONS",
    headers: { Origin: origin, "Access-Control-Request-Method": method },
  });

  test("answers a preflight request without any other policy", () => {
    const { status, headers, calls, answer } = runPolicy(
      { inbound: `<set-status code="500" />${policy()}` },
      preflight(ORIGIN),
    );

    expect([status, calls.length, answer.statements, answer.servedFrom]).toEqual([200, 0, 0, "policy"]);
    expect(headers).toEqual({
      "access-control-allow-origin": [ORIGIN],
      "access-control-allow-methods": ["GET,PUT"],
      "access-control-allow-headers": ["x-a,x-b"],
      "access-control-max-age": ["300"],
    });
  });

  test.each([
    ["", [200, 0]],
    ['terminate-unmatched-request="true"', [200, 0]],
    ['terminate-unmatched-request="false"', [404, 0]],
  ])("with '%s' answers a preflight request of another origin: %o", (attributes, expected) => {
    const operations = [{ id: "put", method: "PUT", urlTemplate: "/*" }];

    const result = runPolicy({ inbound: policy(attributes), operations }, preflight("https://evil.example.com"));

    expect([result.status, result.calls.length]).toEqual(expected);
    expect(result.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("leaves preflight requests to an operation that takes them", () => {
    const operations = [{ id: "options", method: "OPTIONS", urlTemplate: "/*" }];

    expect(runPolicy({ inbound: policy(), operations }, preflight(ORIGIN)).calls).toHaveLength(1);
  });

  test.each([
    ["", `<origin>${ORIGIN}</origin>`, ORIGIN, undefined],
    ["", "<origin>*</origin>", "*", undefined],
    ['allow-credentials="true"', "<origin>*</origin>", ORIGIN, ["true"]],
  ])("adds headers to an answer: '%s', %s", (attributes, origins, origin, credentials) => {
    const { headers, calls } = runPolicy({ inbound: policy(attributes, origins) }, { headers: { Origin: ORIGIN } });

    expect(calls).toHaveLength(1);
    expect(headers["access-control-allow-origin"]).toEqual([origin]);
    expect(headers["access-control-expose-headers"]).toEqual(["x-c"]);
    expect(headers["access-control-allow-credentials"]).toEqual(credentials);
  });

  test.each([
    ["GET", "", 0],
    ["GET", 'terminate-unmatched-request="false"', 1],
    ["POST", "", 1],
  ])("of another origin: %s with '%s' makes %s calls", (method, attributes, calls) => {
    const request = { method, headers: { Origin: "https://evil.example.com" } };

    expect(runPolicy({ inbound: policy(attributes) }, request).calls).toHaveLength(calls);
  });
});
