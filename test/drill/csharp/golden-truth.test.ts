import { Token } from "../../../src/drill/csharp/json/token";
import type { Value } from "../../../src/drill/csharp/value";
import { Box } from "../../../src/drill/csharp/values/box";
import { OPERATIONS } from "../../../src/policy/operations";
import {
  type ContextState,
  type ResponseState,
  reasonNotToCompile,
  unlessSkipped,
} from "../../support/csharp-compiler";
import { GOLDEN_NAMES, GOLDEN_PLANS, type GoldenName, policyOf } from "../../support/fixtures-golden";
import { elements, readPolicy } from "../../support/policy-reader";
import { fragmentTexts } from "../../support/whole-policy";
import { differences, type TruthCase } from "../support/csharp-truth";
import { type ScriptedAnswer, TestGateway } from "../support/run-policy";

const skipped = reasonNotToCompile();

const BODY = '{"model":"chat","messages":[{"role":"user","content":"hi"}],"stream":true}';
const HEADERS = { "Content-Type": "application/json" };
const OK: ScriptedAnswer = { body: "{}" };
const SLOW: ScriptedAnswer = { status: 429, headers: { "Retry-After": "7" }, body: "slow" };

const ANSWERS: readonly (readonly ScriptedAnswer[])[] = [
  [OK],
  [SLOW, OK],
  [{ status: 503 }],
  [{ status: 400, body: "{}" }],
  [{ fails: "BackendConnectionFailure" }, OK],
];

const RESPONSES: readonly (ResponseState | null)[] = [
  null,
  { statusCode: 200, body: "{}" },
  { statusCode: 429, headers: { "retry-after-ms": "1500" } },
  { statusCode: 400, body: '{"error":{"code":"content_filter"}}' },
  { statusCode: 404, body: '{"error":{"code":"DeploymentNotFound"}}' },
  { statusCode: 503, headers: { "Retry-After": "Sat, 21 Nov 2026 10:00:30 GMT" } },
];

/** The expressions of a policy and of its fragments, without what marks them. */
function codesOf(name: GoldenName): string[] {
  const plan = GOLDEN_PLANS[name];
  const texts = [policyOf(plan), ...fragmentTexts(plan).values()].flatMap((xml) =>
    elements(readPolicy(xml)).flatMap(({ attributes, text }) => [...Object.values(attributes), text.trim()]),
  );
  return texts
    .filter((text) => /^@[({]/.test(text))
    .map((text) => (text[1] === "(" ? text.slice(2, -1) : text.slice(1)));
}

/** What an expression may find in the middle of a request: the variables that one ended with, and any answer. */
function statesOf(name: GoldenName): ContextState[] {
  return ANSWERS.flatMap((answers) => {
    const variables = Object.fromEntries([...variablesAfter(name, answers)].map(([key, value]) => [key, given(value)]));
    return RESPONSES.map((response) => ({ ...STATE, variables, response, lastError: response ? null : LATE }));
  });
}

const LATE = { Source: "forward-request", Reason: "Timeout", Message: "late" };

const STATE: ContextState = {
  request: { method: "POST", headers: HEADERS, body: BODY, matchedParameters: { deployment: "chat" } },
  operation: { Id: "chat-completions", Method: "POST", Name: "chat", UrlTemplate: "/" },
  elapsedInMilliseconds: 250,
  requestId: "6f2d5dd0-1111-2222-3333-444455556666",
};

function variablesAfter(name: GoldenName, answers: readonly ScriptedAnswer[]): ReadonlyMap<string, Value> {
  const plan = GOLDEN_PLANS[name];
  const gateway = new TestGateway({
    api: policyOf(plan),
    fragments: Object.fromEntries(fragmentTexts(plan)),
    namedValues: { openai_key_francecentral: "key" },
    operations: OPERATIONS.map(({ id, method, urlTemplate }) => ({ id, method, urlTemplate })),
    backends: plan.backends.map(({ id, url }) => ({ id, url })),
    tokens: [{ body: '{"access_token":"token","expires_in":"3600"}' }],
    answers,
  });
  const { urlTemplate = "/" } = OPERATIONS.find(({ id }) => id === "chat-completions") ?? {};
  const url = urlTemplate.replace(/\{\w+\}/g, "chat");
  return gateway.run({ method: "POST", url, headers: HEADERS, body: BODY }).variables;
}

function given(value: Value): unknown {
  if (value instanceof Token) return JSON.parse(value.toJson(false));
  return value instanceof Box ? { long: Number(value.value) } : value;
}

describe.skipIf(skipped)(`the expressions of our policies${unlessSkipped(skipped)}`, () => {
  test.each(GOLDEN_NAMES)("give what Mono gives, in every state: %s", (name) => {
    const states = statesOf(name);
    const cases = codesOf(name).flatMap((code) => states.map((state): TruthCase => ({ code, state })));

    expect(cases.length).toBeGreaterThan(500);
    expect(differences(cases)).toEqual([]);
  });
});
