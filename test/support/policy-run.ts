import { writePolicy } from "../../src/apim/write-policy";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { OPERATIONS } from "../../src/policy/operations";
import { type PolicySetup, type ScriptedAnswer, TestGateway } from "../drill/support/run-policy";
import { GOLDEN_PLANS, type GoldenName } from "./fixtures-golden";
import type { Answer, Behaviour, Scenario } from "./policy-scenario";
import { fragmentTexts } from "./whole-policy";

/** Keys of accounts, by display name of the named value. */
const KEYS = { openai_key_francecentral: "key" };

/** What a caller sees, and what the backends saw, of one request through a golden policy. */
export function answerTo(name: GoldenName, scenario: Scenario): Answer {
  const gateway = gatewayOf(name, scenario);
  const { operation = "chat-completions", matchedParameters = { deployment: "chat" } } = scenario;
  const { urlTemplate = "/", method = "POST" } = OPERATIONS.find(({ id }) => id === operation) ?? {};
  const result = gateway.run({
    method,
    url: urlTemplate.replace(/\{(\w+)\}/g, (_, parameter) => matchedParameters[parameter] ?? ""),
    headers: { "Content-Type": "application/json", ...scenario.headers },
    body: scenario.body ?? "{}",
    ...(scenario.requestId === undefined ? {} : { requestId: scenario.requestId }),
    ...(scenario.refused ? { refusal: { ...scenario.refused, message: "refused" } } : {}),
  });
  const { backends } = GOLDEN_PLANS[name];
  return {
    status: result.status,
    headers: joined(result.headers),
    body: result.body,
    calls: result.calls.map(({ host, timeoutMs, headers }) => ({
      backendId: backends.find(({ url }) => url === `https://${host}`)?.id ?? host,
      timeout: timeoutMs,
      headers: joined(headers),
    })),
  };
}

function gatewayOf(name: GoldenName, scenario: Scenario): TestGateway {
  const plan = GOLDEN_PLANS[name];
  // Of one host are several backends; those of the first deployment are called.
  const [{ deployment }] = plan.backends;
  const setup: PolicySetup = {
    api: writePolicy(failoverPolicy(plan)),
    fragments: Object.fromEntries(fragmentTexts(plan)),
    namedValues: KEYS,
    operations: OPERATIONS.map(({ id, method, urlTemplate }) => ({ id, method, urlTemplate })),
    backends: plan.backends.filter((each) => each.deployment === deployment).map(({ id, url }) => ({ id, url })),
    answers: scenario.attempts.map(scripted),
    tokens: [scenario.identityFails ? { status: 500 } : TOKEN],
    behavior: { exhaustedTransport: scenario.faultsEndIn ?? "on-error" },
  };
  return new TestGateway(setup);
}

const TOKEN: ScriptedAnswer = { body: '{"access_token":"token","expires_in":"3600"}' };

function scripted(behaviour: Behaviour): ScriptedAnswer {
  const { milliseconds } = behaviour;
  if ("fault" in behaviour) return { fails: behaviour.fault, afterMs: milliseconds };
  const { statusCode, headers = {}, body } = behaviour;
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { status: statusCode, headers: Object.fromEntries(given), body: body ?? "", afterMs: milliseconds };
}

function joined(headers: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(",")]));
}
