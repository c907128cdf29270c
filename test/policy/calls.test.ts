import type { GoldenName } from "../support/fixtures-golden";
import { answerTo } from "../support/policy-run";
import type { Answer, Behaviour, Scenario } from "../support/policy-scenario";

const OK: Behaviour = { statusCode: 200, body: "hello" };
const SECRETS = {
  Authorization: "Bearer of-the-caller",
  "api-key": "key-of-the-caller",
  "x-ms-spillover-deployment": "elsewhere",
  "x-request": "kept",
};
const STREAM = '{"model":"chat","stream":true}';

/** Requests of this file, each with what is said of it below. */
const REQUESTS = {
  plain: request("active-passive", { headers: SECRETS, attempts: [OK] }),
  mixed: request("mixed-sign-in", { headers: SECRETS, attempts: [{ statusCode: 500 }, OK] }),
  backAndForth: request("tiered", { attempts: [{ statusCode: 500 }, { statusCode: 500 }, OK] }),
  normal: request("active-passive", { attempts: [{ fault: "Timeout" }, OK] }),
  stream: request("active-passive", { body: STREAM, attempts: [{ fault: "Timeout" }, OK] }),
  image: request("active-passive", { operation: "images-generations", attempts: [OK] }),
  // An image may take all the time for its one attempt, and go on after 503.
  late: request("active-passive", {
    operation: "images-generations",
    attempts: [{ statusCode: 503, milliseconds: 100_000 }, OK],
  }),
  throttled: request("active-passive", {
    attempts: [
      { statusCode: 429, headers: { "Retry-After": "4", "retry-after-ms": "4000" } },
      { statusCode: 429, headers: { "Retry-After": "60", "retry-after-ms": "60000", "x-ms-retry-after-ms": "60000" } },
    ],
  }),
  answered: request("active-passive", {
    attempts: [{ statusCode: 429 }, { statusCode: 200, headers: { "x-ms-region": "France Central" }, body: "hello" }],
  }),
};

type Name = keyof typeof REQUESTS;

describe("what is sent to a backend", () => {
  const names = Object.keys(REQUESTS) as Name[];
  const answers = Object.fromEntries(
    names.map((name) => [name, answerTo(REQUESTS[name].name, REQUESTS[name].scenario)]),
  ) as Record<Name, Answer>;

  test("is the token of the gateway, and no key, token or way out of the caller", () => {
    const [{ headers }] = answers.plain.calls;

    expect(headers).toEqual({ authorization: "Bearer token", "content-type": "application/json", "x-request": "kept" });
  });

  test("holds no token where the account has a key, before and after one that has none", () => {
    const [first, second] = answers.mixed.calls;

    expect([first, second].map(({ backendId }) => backendId)).toEqual([
      "openai_chat_swedencentral",
      "openai_chat_francecentral",
    ]);
    expect(first.headers).toEqual({
      authorization: "Bearer token",
      "content-type": "application/json",
      "x-request": "kept",
    });
    expect(second.headers).toEqual({ "content-type": "application/json", "x-request": "kept" });
  });

  test("is still the token for the third account", () => {
    expect(answers.backAndForth.calls.map(({ headers }) => headers.authorization)).toEqual(
      Array.from({ length: 3 }, () => "Bearer token"),
    );
  });

  test("waits as long as the kind of request allows", () => {
    expect(answers.normal.calls.map(({ timeout }) => timeout)).toEqual([60_000, 59_500]);
    expect(answers.stream.calls.map(({ timeout }) => timeout)).toEqual([15_000, 15_000]);
  });

  test("waits to the end for what is not asked for twice", () => {
    expect(answers.image.calls.map(({ timeout }) => timeout)).toEqual([119_500]);
  });

  test("waits no longer than the deadline, less what the way back takes", () => {
    expect(answers.late.calls.map(({ timeout }) => timeout)).toEqual([119_500, 19_500]);
  });

  // SDKs believe the milliseconds first: of the last backend they would be too long.
  test("a throttled caller is told one wait, the shortest", () => {
    const { headers } = answers.throttled;
    const inMilliseconds = [headers["retry-after-ms"], headers["x-ms-retry-after-ms"]].filter(
      (value) => value !== undefined,
    );

    expect(headers["retry-after"]).toBe("5");
    expect(inMilliseconds.filter((value) => Number(value) > 5000)).toEqual([]);
  });

  test("an answer keeps its own headers", () => {
    expect(answers.answered.headers).toEqual({
      "x-ms-region": "France Central",
      "x-served-by": "francecentral",
      "x-served-region": "francecentral",
      "x-served-zone": "eu",
      "x-failover-attempts": "2",
      "x-failover-reason": "throttled",
      "x-aoai-affinity": "chat@openai_chat_francecentral",
    });
  });
});

function request(name: GoldenName, scenario: Scenario) {
  return { name, scenario };
}
