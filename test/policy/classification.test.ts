import { type ResponseState, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { afterSetting, goldenPolicy, setterOf } from "../support/policy-program";

const skipped = reasonNotToCompile();
const STATUSES = Array.from({ length: 400 }, (_, index) => 200 + index);

/** A request that may be sent twice, with the switch for misconfiguration on. */
const DEFAULTS = { "failover-replayable": true, "failover-on-misconfiguration": true, "failover-misconfigured": 0 };

/** Whether another region is asked after an answer, each with its reason. Everything that is not here: no. */
const FAILS_OVER: Readonly<Record<number, string>> = {
  401: "the account refuses the gateway",
  408: "the account was too slow",
  429: "the account is full",
  499: "the capacity is used up",
  500: "the account failed",
  502: "the account failed",
  503: "the account is not there",
  504: "the account was too slow",
};

/** Answers that come from every region alike, or that must not be routed around. */
const NEVER = [400, 403, 404, 405, 409, 411, 413, 415, 422, 501, 505, 507, 511];

const NOT_FOUND = (code: string): ResponseState => ({
  statusCode: 404,
  body: JSON.stringify({ error: { code, message: "The API deployment for this resource does not exist." } }),
});

const CASES: readonly (readonly [what: string, response: ResponseState | null, outcome: string, failsOver: boolean])[] =
  [
    ["no answer at all", null, "unreachable", true],
    ["a conflict", { statusCode: 409 }, "answered", false],
    ["a conflict that says when to come again", { statusCode: 409, headers: { "retry-after": "1" } }, "conflict", true],
    ["a deployment that the account lacks", NOT_FOUND("DeploymentNotFound"), "misconfigured", true],
    ["another thing that is not found", NOT_FOUND("ResponseNotFound"), "answered", false],
    ["nothing found, without a body", { statusCode: 404, body: null }, "answered", false],
    ["a content filter", { statusCode: 400, body: '{"error":{"code":"content_filter"}}' }, "answered", false],
    [
      "a body that speaks of a missing deployment, with another status",
      { ...NOT_FOUND("DeploymentNotFound"), statusCode: 400 },
      "answered",
      false,
    ],
    ["a date to come again with an answer", { statusCode: 200, headers: { "Retry-After": "1" } }, "answered", false],
  ];

const REFUSALS = [{ statusCode: 401 }, NOT_FOUND("DeploymentNotFound")];

describe.skipIf(skipped)(`what becomes of an answer${unlessSkipped(skipped)}`, () => {
  test("for a request that may be sent twice, another region is asked after these statuses and no other", () => {
    expect(failingOver(STATUSES, {})).toEqual(Object.keys(FAILS_OVER).map(Number));
    expect(failingOver(NEVER, {})).toEqual([]);
  });

  test("for a request that may not, only where it was refused before anything was done", () => {
    expect(failingOver(STATUSES, { "failover-replayable": false })).toEqual([401, 429, 503]);
  });

  test("with the switch for misconfiguration off, a refusal of the gateway is the answer", () => {
    const off = { "failover-on-misconfiguration": false };

    expect(failingOver(STATUSES, off)).toEqual([408, 429, 499, 500, 502, 503, 504]);
    expect(allAfter([NOT_FOUND("DeploymentNotFound")], off)).toEqual([{ outcome: "misconfigured", failsOver: false }]);
  });

  test("every other status is the answer, or the caller's own error", () => {
    const outcomes = allAfter(responsesOf(STATUSES), {});

    expect(STATUSES.filter((_, index) => outcomes[index].outcome === "answered")).toEqual(
      STATUSES.filter((status) => !(status in FAILS_OVER)),
    );
  });

  test.each(CASES)("%s", (what, _, outcome, failsOver) => {
    const index = CASES.findIndex(([each]) => each === what);

    expect(cases()[index]).toEqual({ outcome, failsOver });
  });

  test("for a request that may not be sent twice, no answer and a conflict are the end", () => {
    const conflict = { statusCode: 409, headers: { "Retry-After": "1" } };
    const list = allAfter([null, conflict], { "failover-replayable": false });

    expect(list.map(({ failsOver }) => failsOver)).toEqual([false, false]);
  });

  // A second account that refuses the gateway tells that the mistake is not in one account.
  test("passes over one refusal, not two", () => {
    const [first, second] = [0, 1].map((before) => allAfter(REFUSALS, { "failover-misconfigured": before }));

    expect(first.map(({ failsOver }) => failsOver)).toEqual([true, true]);
    expect(second.map(({ failsOver }) => failsOver)).toEqual([false, false]);
  });

  test("a refusal does not stop the failover after another fault", () => {
    const list = allAfter(responsesOf([503, 429]), { "failover-misconfigured": 1 });

    expect(list.map(({ failsOver }) => failsOver)).toEqual([true, true]);
  });

  // A stream must not be read here, and what is read must still be there for the caller.
  test("a body is read for a 404 only, and kept", () => {
    const { text } = setterOf(root(), "backend", "failover-outcome");

    expect(text.match(/\.Body\b(?! == null)/g)).toHaveLength(1);
    expect(text).toMatch(
      /status != 404 [^;]*return "answered"; }\s*try { return response\.Body\.As<string>\(preserveContent: true\)/,
    );
  });
});

type Variables = Readonly<Record<string, unknown>>;

let read: After[] | undefined;

/** What becomes of the cases; of all at once. */
function cases(): After[] {
  read ??= allAfter(
    CASES.map(([, response]) => response),
    {},
  );
  return read;
}

interface After {
  readonly outcome: unknown;
  readonly failsOver: unknown;
}

function root() {
  return goldenPolicy("active-passive");
}

function failingOver(statuses: readonly number[], variables: Variables): number[] {
  const outcomes = allAfter(responsesOf(statuses), variables);
  return statuses.filter((_, index) => outcomes[index].failsOver === true);
}

function responsesOf(statuses: readonly number[]): ResponseState[] {
  return statuses.map((statusCode) => ({ statusCode }));
}

/** Runs what follows the call of a backend, one variable after the other. */
function allAfter(responses: readonly (ResponseState | null)[], variables: Variables): After[] {
  const names = ["failover-outcome", "failover-misconfigured", "failover-may-fail-over"];
  const states = responses.map((response) => ({ response, variables: { ...DEFAULTS, ...variables } }));
  return afterSetting({ root: root(), section: "backend", names }, states).map((state) => ({
    outcome: state.variables?.["failover-outcome"],
    failsOver: state.variables?.["failover-may-fail-over"],
  }));
}
