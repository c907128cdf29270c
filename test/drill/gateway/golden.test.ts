import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileScopes } from "../../../src/drill/gateway/compile-scopes";
import type { GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";
import type { PolicyProgram } from "../../../src/drill/gateway/policy-program";
import { OPERATIONS } from "../../../src/policy/operations";
import { type PolicyResult, type PolicySetup, type ScriptedAnswer, TestGateway } from "../support/run-policy";

const FOLDER = join(__dirname, "..", "..", "policy", "golden");
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".policy.xml"));
const CHAT = {
  method: "POST",
  url: "/openai/deployments/chat/chat/completions?api-version=2024-10-21",
  headers: { "Content-Type": "application/json", "api-key": "caller", Authorization: "Bearer caller" },
  body: '{"messages":[]}',
};

const OK: ScriptedAnswer = { body: '{"choices":[]}' };
const THROTTLED: ScriptedAnswer = { status: 429, headers: { "Retry-After": "7" } };
const FAILED: ScriptedAnswer = { status: 503 };
const DOWN: ScriptedAnswer = { fails: "BackendConnectionFailure" };
const SLOW: ScriptedAnswer = { fails: "Timeout" };

describe.each(NAMES)("the policy %s", (name) => {
  const policy = policyIn(readFileSync(join(FOLDER, name), "utf8"));

  test("asks one backend when all is well, and signs in to it", () => {
    const { status, body, calls } = run(policy, [OK]);

    expect([status, body, calls.length]).toEqual([200, OK.body, 1]);
    expect(calls[0].url).toMatch(/\/openai\/deployments\/chat\/chat\/completions\?api-version=2024-10-21$/);
    expect(calls[0].headers).not.toMatchObject({ authorization: ["Bearer caller"] });
    expect(calls[0].body).toBe(CHAT.body);
  });

  test.each([
    ["429", THROTTLED],
    ["503", FAILED],
  ])("asks no backend twice, and none after an answer: %s", (_, answer) => {
    const first = run(policy, [answer, OK]);
    const all = run(policy, [answer]);

    expect(new Set(hosts(all)).size).toBe(all.calls.length);
    expect(first.calls.length).toBe(Math.min(2, all.calls.length));
    expect(first.status).toBe(all.calls.length > 1 ? 200 : (answer.status ?? 0));
  });

  test("tells the caller of throttled backends when to come back", () => {
    const { status, headers } = run(policy, [THROTTLED]);

    expect([status, headers["retry-after"]]).toEqual([429, ["8"]]);
  });

  test.each<[GatewayBehavior["transportFailure"], GatewayBehavior["exhaustedTransport"]]>([
    ["retry-sees-null", "on-error"],
    ["retry-sees-null", "outbound"],
    ["retry-sees-500", "on-error"],
    ["retry-sees-500", "outbound"],
    ["ends-request", "on-error"],
  ])("answers when no headers come: %s, %s", (transportFailure, exhaustedTransport) => {
    const behavior = { transportFailure, exhaustedTransport };
    const down = run(policy, [DOWN], behavior);
    const slow = run(policy, [SLOW], behavior);
    const saved = run(policy, [DOWN, OK], behavior);
    const most = transportFailure === "ends-request" ? 1 : run(policy, [FAILED]).calls.length;

    expect([down.status, slow.status]).toEqual([503, 504]);
    expect([down.calls.length, saved.calls.length]).toEqual([most, Math.min(2, most)]);
    expect(saved.status).toBe(most > 1 ? 200 : 503);
    expect(slow.elapsedMs).toBeLessThanOrEqual(121_000);
  });

  test("says so when there is no token", () => {
    const gateway = gatewayOf(policy, [OK]);
    gateway.script([OK], [{ status: 500 }]);

    const { status, calls, body } = gateway.run(CHAT);

    expect([status, calls.length]).toEqual([503, 0]);
    expect(body).toContain("gateway_identity_unavailable");
  });
});

function run(
  policy: Policy,
  answers: readonly ScriptedAnswer[],
  behavior: Partial<GatewayBehavior> = {},
): PolicyResult {
  return gatewayOf(policy, answers, behavior).run(CHAT);
}

interface Policy {
  readonly program: PolicyProgram;
  readonly backendIds: readonly string[];
}

function policyIn(api: string): Policy {
  const namedValues = new Map([...api.matchAll(/\{\{([\w.-]+)\}\}/g)].map(([, name]) => [name, "value"]));
  const program = compileScopes({ api, fragments: fragmentsOf(api), namedValues });
  return { program, backendIds: [...program.backendIds] };
}

function gatewayOf(
  { program, backendIds }: Policy,
  answers: PolicySetup["answers"],
  behavior: Partial<GatewayBehavior> = {},
): TestGateway {
  return new TestGateway({
    program,
    answers,
    behavior,
    serviceUrl: null,
    backends: backendIds.map((id) => ({ id, url: `https://${id.replace(/_/g, "-")}.openai.example.com` })),
    operations: OPERATIONS.map(({ id, urlTemplate }) => ({ id, method: "POST", urlTemplate })),
  });
}

/** What a policy includes is named after the file that it is in. */
function fragmentsOf(policy: string): ReadonlyMap<string, string> {
  const ids = [...policy.matchAll(/fragment-id="(\w+)"/g)].map(([, id]) => id);
  return new Map(ids.map((id) => [id, readFileSync(join(FOLDER, `${id.split("_")[1]}.fragment.xml`), "utf8")]));
}

function hosts({ calls }: PolicyResult): string[] {
  return calls.map(({ host }) => host);
}
