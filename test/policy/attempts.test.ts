import type { GoldenName } from "../support/fixtures-golden";
import { answerTo } from "../support/policy-run";
import type { Answer, Behaviour, Scenario } from "../support/policy-scenario";

const OK: Behaviour = { statusCode: 200, body: "hello" };
const DOWN: Behaviour = { fault: "BackendConnectionFailure" };
const SLOW: Behaviour = { fault: "Timeout" };
const LACKS: Behaviour = { statusCode: 404, body: '{"error":{"code":"DeploymentNotFound"}}' };

const status = (statusCode: number, milliseconds = 0): Behaviour => ({
  statusCode,
  body: `b${statusCode}`,
  milliseconds,
});
const throttled = (seconds: number): Behaviour => ({ statusCode: 429, headers: { "Retry-After": String(seconds) } });

const V1 = { operation: "v1-chat-completions", matchedParameters: {}, body: '{"model":"chat"}' };
const IMAGE = { operation: "images-generations" };

interface Row {
  readonly what: string;
  readonly scenario: Scenario;
  readonly calls: readonly string[];
  readonly status: number;
  /** Account, or `gateway`. */
  readonly servedBy: string;
  /** Of the answer: the code of an error, or the body of the model. */
  readonly says: string;
  readonly retryAfter?: string;
}

const [A, B, C] = ["swedencentral", "francecentral", "germanywestcentral"];

/** A row: what happens, what is asked, and what the caller sees. */
function row(
  what: string,
  scenario: Scenario,
  calls: readonly string[],
  [answer, servedBy, says, retryAfter]: readonly [number, string, string, string?],
): Row {
  return { what, scenario, calls, status: answer, servedBy, says, retryAfter };
}

const two = (
  what: string,
  attempts: readonly Behaviour[],
  answer: Parameters<typeof row>[3],
  more?: Partial<Scenario>,
) => row(what, { attempts, ...more }, [A, B].slice(0, attempts.length), answer);

const PASSIVE: readonly Row[] = [
  two("the first answers", [OK], [200, A, "hello"]),
  two("the caller's own mistake is not tried elsewhere", [status(400)], [400, A, "b400"]),
  two("what is forbidden is not tried elsewhere", [status(403)], [403, A, "b403"]),
  two("what is not built is not tried elsewhere", [status(501)], [501, A, "b501"]),
  two("429, then the answer", [throttled(9), OK], [200, B, "hello"]),
  two("500, then the answer", [status(500), OK], [200, B, "hello"]),
  two("no connection, then the answer", [DOWN, OK], [200, B, "hello"]),
  two("too slow, then the answer", [SLOW, OK], [200, B, "hello"]),
  two("500, then the caller's own mistake", [status(500), status(400)], [400, B, "b400"]),
  two("429 everywhere: the shortest wait, and one second", [throttled(9), throttled(4)], [429, B, "", "5"]),
  two("429 everywhere, the first is free sooner", [throttled(4), throttled(9)], [429, B, "", "5"]),
  two("500, then 429", [status(500), throttled(9)], [429, B, "", "10"]),
  two("429, then 500", [throttled(9), status(500)], [503, "gateway", "backends_unavailable", "10"]),
  two("503 everywhere", [status(503), status(503)], [503, "gateway", "backends_unavailable", "11"]),
  two(
    "504 of a backend is no timeout of the gateway",
    [status(504), status(504)],
    [503, "gateway", "backends_unavailable", "11"],
  ),
  two("408 everywhere stays 408", [status(408), status(408)], [408, B, "b408"]),
  two("499 everywhere stays 499", [status(499), status(499)], [499, B, "b499"]),
  two("too slow, then 503", [SLOW, status(503)], [503, "gateway", "backends_unavailable", "11"]),
  two("401, then the answer", [status(401), OK], [200, B, "hello"]),
  two("401 everywhere is our mistake", [status(401), status(401)], [502, "gateway", "backend_misconfigured"]),
  two("a deployment that is lacking everywhere", [LACKS, LACKS], [502, "gateway", "backend_misconfigured"]),
  row("the model named in the body of a v1 request", { ...V1, attempts: [status(500), OK] }, [A, B], [200, B, "hello"]),
  row(
    "a deployment in other letters",
    { matchedParameters: { deployment: "CHAT" }, attempts: [OK] },
    [A],
    [200, A, "hello"],
  ),
  row(
    "a deployment that nobody has",
    { matchedParameters: { deployment: "other" }, attempts: [] },
    [],
    [404, "gateway", "DeploymentNotFound"],
  ),
  row(
    "the gateway cannot sign in",
    { identityFails: true, attempts: [] },
    [],
    [503, "gateway", "gateway_identity_unavailable", "11"],
  ),
  row(
    "a wrong key is told as it is",
    { refused: { status: 401, source: "authorization", reason: "SubscriptionKeyInvalid" }, attempts: [] },
    [],
    [401, "gateway", ""],
  ),
  row(
    "a limit of our own is told as it is",
    { refused: { status: 429, source: "rate-limit-by-key", reason: "RateLimitExceeded" }, attempts: [] },
    [],
    [429, "gateway", ""],
  ),
  ...(["on-error", "outbound"] as const).flatMap((faultsEndIn) => [
    two(`too slow everywhere, in ${faultsEndIn}`, [SLOW, SLOW], [504, "gateway", "backends_timed_out", "11"], {
      faultsEndIn,
    }),
    two(`no connection anywhere, in ${faultsEndIn}`, [DOWN, DOWN], [503, "gateway", "backends_unavailable", "11"], {
      faultsEndIn,
    }),
    two(`429, then too slow, in ${faultsEndIn}`, [throttled(9), SLOW], [504, "gateway", "backends_timed_out", "10"], {
      faultsEndIn,
    }),
    two(`an image is not asked for twice, in ${faultsEndIn}`, [DOWN], [503, "gateway", "backends_unavailable", "11"], {
      ...IMAGE,
      faultsEndIn,
    }),
  ]),
  row(
    "an image after 500 is not asked for twice",
    { ...IMAGE, attempts: [status(500)] },
    [A],
    [503, "gateway", "backends_unavailable", "11"],
  ),
  row("an image after 429 is", { ...IMAGE, attempts: [throttled(9), OK] }, [A, B], [200, B, "hello"]),
  row("an image after 503 is", { ...IMAGE, attempts: [status(503), OK] }, [A, B], [200, B, "hello"]),
  // An image has all the time for one attempt, and 503 lets it go on.
  two("with two seconds left, there is another attempt", [status(503, 118_000), OK], [200, B, "hello"], IMAGE),
  two("with less, there is none", [status(503, 118_001)], [503, "gateway", "backends_unavailable", "11"], IMAGE),
];

const TIERED: readonly Row[] = [
  row(
    "three fail",
    { attempts: [status(500), status(502), status(503)] },
    [A, B, C],
    [503, "gateway", "backends_unavailable", "11"],
  ),
  row("the last tier answers", { attempts: [DOWN, SLOW, OK] }, [A, B, C], [200, C, "hello"]),
  row("with the switch off, 401 is the answer", { attempts: [status(401)] }, [A], [401, A, "b401"]),
  row("429, 401: the switch is off", { attempts: [throttled(9), status(401)] }, [A, B], [401, B, "b401"]),
  row("429 three times", { attempts: [throttled(9), throttled(2), throttled(7)] }, [A, B, C], [429, C, "", "3"]),
];

const SINGLE: readonly Row[] = [
  row("it answers", { attempts: [OK] }, [A], [200, A, "hello"]),
  row("429 is told", { attempts: [throttled(9)] }, [A], [429, A, "", "10"]),
  row("500", { attempts: [status(500)] }, [A], [503, "gateway", "backends_unavailable", "11"]),
  row("too slow", { attempts: [SLOW] }, [A], [504, "gateway", "backends_timed_out", "11"]),
];

const TABLES: Partial<Record<GoldenName, readonly Row[]>> = {
  "active-passive": PASSIVE,
  tiered: TIERED,
  "single-account": SINGLE,
};

// Draws the two of the first tier in the order of their names in the plan.
const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

const ROWS = Object.entries(TABLES) as [GoldenName, readonly Row[]][];

describe.each(ROWS)("a request to the policy %s", (name, rows) => {
  test.each(rows.map((each) => [each.what, each] as const))("%s", (_, expected) => {
    const answer = answerTo(name, { requestId: REQUEST_ID, ...expected.scenario });

    expect(seenBy(answer)).toEqual({
      calls: expected.calls.map((key) => `openai_chat_${key}`),
      status: expected.status,
      servedBy: expected.servedBy,
      attempts: String(expected.calls.length),
      says: expected.says,
      retryAfter: expected.retryAfter,
    });
  });
});

function seenBy(answer: Answer) {
  const { calls, status, headers } = answer;
  return {
    calls: calls.map(({ backendId }) => backendId),
    status,
    servedBy: headers["x-served-by"],
    attempts: headers["x-failover-attempts"],
    says: saidBy(answer),
    retryAfter: headers["retry-after"],
  };
}

function saidBy({ body, headers }: Answer): string {
  return headers["content-type"] === "application/json" ? (JSON.parse(body).error?.code ?? "") : body;
}
