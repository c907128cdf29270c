import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { ExchangeResult } from "../../../src/drill/gateway/effect";
import type { Fault, FaultAct } from "../../../src/drill/world/fault";
import { USUAL_SPEED } from "../../../src/drill/world/virtual-account";
import { VirtualWorld } from "../../../src/drill/world/virtual-world";
import { backendCall } from "../support/backend-calls";
import { plainAccount, plainTopology } from "../support/plain-topology";

const START = Date.UTC(2026, 0, 27, 9);

function fault(act: FaultAct, options: Partial<Fault> = {}): Fault {
  return { at: ["one"], fromMs: 0, untilMs: Number.POSITIVE_INFINITY, calls: {}, act, ...options };
}

function world(...faults: readonly Fault[]): VirtualWorld {
  return new VirtualWorld(plainTopology(), { speed: USUAL_SPEED, faults, seed: 1, start: START });
}

function statusOf(result: ExchangeResult): number | string {
  return result.kind === "answer" ? result.status : result.reason;
}

const answer = (status: number): FaultAct => ({ kind: "answer", status, headers: [] });

describe("an account of the virtual world", () => {
  test("answers after the usual time, with its region", () => {
    const { afterMs, result } = world().call(backendCall(), 0);

    expect(statusOf(result)).toBe(200);
    expect(afterMs).toBeGreaterThanOrEqual(400);
    expect(afterMs).toBeLessThanOrEqual(500);
    expect(result.kind === "answer" && result.headers.get("x-ms-region")).toEqual(["one-region"]);
  });

  test.each([
    ["without a key or a token", { headers: HeaderMap.of() }, 401],
    ["for a deployment that it lacks", { url: "https://one.openai.azure.com/openai/deployments/x/embeddings" }, 404],
    ["without a body", { body: null }, 400],
    ["with a broken body", { body: "{" }, 400],
    ["with a response of another account", { body: '{"model":"chat","previous_response_id":"resp-1-two"}' }, 400],
    ["with a response of its own", { body: '{"model":"chat","previous_response_id":"resp-1-one"}' }, 200],
    ["with what another account encrypted", { body: '{"input":[{"encrypted_content":"x-two"}],"model":"chat"}' }, 400],
  ])("is asked %s: %#", (_, options, status) => {
    expect(statusOf(world().call(backendCall(options), 0).result)).toBe(status);
  });

  test("of which no deployment is known takes any", () => {
    const topology = plainTopology([plainAccount("one", { deployments: [] })]);
    const unknown = new VirtualWorld(topology, { speed: USUAL_SPEED, faults: [], seed: 1, start: START });

    expect(statusOf(unknown.call(backendCall(), 0).result)).toBe(200);
  });

  test.each([
    ["hang", "Timeout", 60_000, 60_000],
    ["reset", "BackendConnectionFailure", 200, 250],
    ["refused", "BackendConnectionFailure", 5, 5],
    ["dns", "BackendConnectionFailure", 20, 20],
    ["tls", "BackendConnectionFailure", 30, 30],
  ] as const)("gives no answer: %s", (cause, reason, least, most) => {
    const { afterMs, result } = world(fault({ kind: "no-answer", cause })).call(backendCall(), 0);

    expect(statusOf(result)).toBe(reason);
    expect(afterMs).toBeGreaterThanOrEqual(least);
    expect(afterMs).toBeLessThanOrEqual(most);
  });

  test("that is slower than the timeout is one that does not answer", () => {
    const slow = world(fault({ kind: "slow", headersMs: 20_000, jitterMs: 0 }));

    expect(slow.call(backendCall(), 0).afterMs).toBeGreaterThan(20_000);
    expect(statusOf(slow.call(backendCall({ timeoutMs: 15_000 }), 0).result)).toBe("Timeout");
    expect(slow.call(backendCall({ timeoutMs: 15_000 }), 0).afterMs).toBe(15_000);
  });

  test("writes a date for a time to come", () => {
    const headers = [["Retry-After", "date +20s"]] as const;
    const { result } = world(fault({ kind: "answer", status: 429, headers })).call(backendCall(), 5000);

    expect(result.kind === "answer" && result.headers.get("retry-after")).toEqual(["Tue, 27 Jan 2026 09:00:25 GMT"]);
  });

  test.each([
    ["retry-after-ms", ["retry-after-ms", "Retry-After"]],
    ["retry-after", ["Retry-After"]],
    ["nothing", []],
  ] as const)("refuses what is over its capacity and tells %s", (tells, names) => {
    const full = world(fault({ kind: "capacity", perSecond: 1, burst: 2, tells, isShared: false }));

    const results = [0, 0, 0].map((at) => full.call(backendCall(), at).result);

    expect(results.map(statusOf)).toEqual([200, 200, 429]);
    const [, , refused] = results;
    const told = ["retry-after-ms", "Retry-After"].filter(
      (name) => refused.kind === "answer" && refused.headers.has(name),
    );
    expect(told).toEqual(names);
  });

  test("gives each stored response an id of its own", () => {
    const quiet = world();
    const call = backendCall({ url: "https://one.openai.azure.com/openai/v1/responses" });
    const ids = [0, 1].map((at) => {
      const { result } = quiet.call(call, at);
      return result.kind === "answer" ? /"id":"([^"]+)"/.exec(result.body.text)?.[1] : undefined;
    });

    expect(ids).toEqual(["resp-1-one", "resp-2-one"]);
  });
});

describe("a fault", () => {
  const statuses = (one: Fault, times: readonly number[], options = {}) => {
    const faulty = world(one);
    return times.map((at) => statusOf(faulty.call(backendCall(options), at).result));
  };

  test.each([
    ["from its beginning up to its end", { fromMs: 10, untilMs: 30 }, [0, 10, 29, 30], [200, 503, 503, 200]],
    ["now and then", { repeats: { everyMs: 100, forMs: 10 } }, [0, 9, 10, 100, 110], [503, 503, 200, 503, 200]],
    ["every third call", { calls: { every: 3 } }, [0, 1, 2, 3, 4, 5], [200, 200, 503, 200, 200, 503]],
    ["calls by number", { calls: { numbers: [1, 3] } }, [0, 1, 2, 3], [503, 200, 503, 200]],
    ["streams only", { calls: { isStream: true } }, [0, 1], [200, 200]],
    ["another kind", { calls: { kinds: ["embeddings"] } }, [0], [200]],
    ["another deployment", { calls: { deployments: ["embed"] } }, [0], [200]],
    ["this deployment", { calls: { deployments: ["chat"] } }, [0], [503]],
    ["another account", { at: ["two"] }, [0], [200]],
  ] as const)("meets %s", (_, options, times, expected) => {
    expect(statuses(fault(answer(503), options as Partial<Fault>), times)).toEqual(expected);
  });

  test("meets a share of the calls, the same ones each time", () => {
    const times = Array.from({ length: 1000 }, (_, index) => index);
    const first = statuses(fault(answer(503), { calls: { percent: 20 } }), times);

    expect(first.filter((status) => status === 503).length / 1000).toBeCloseTo(0.2, 1);
    expect(statuses(fault(answer(503), { calls: { percent: 20 } }), times)).toEqual(first);
  });

  test.each([
    ["ok", [503, 200, 500, 200, 200, 200]],
    ["last", [503, 200, 500, 500, 500, 500]],
    ["again", [503, 200, 500, 503, 200, 500]],
  ] as const)("follows a script, and then: %s", (then, expected) => {
    const steps = [answer(503), "ok", answer(500)] as const;

    expect(statuses(fault({ kind: "script", steps, then }), [0, 1, 2, 3, 4, 5])).toEqual(expected);
  });

  test("adds up with another one that only changes the answer", () => {
    const both = world(
      fault({ kind: "slow", headersMs: 1000, jitterMs: 0 }),
      fault({ kind: "slow", headersMs: 2000, jitterMs: 500 }),
      fault({ kind: "cut", afterWords: 3 }),
    );
    const { afterMs, result } = both.call(backendCall(), 0);

    expect(afterMs).toBeGreaterThan(3400);
    expect(result.kind === "answer" && result.body.isCut).toBe(true);
  });

  test("of shared capacity counts the calls of all that share it", () => {
    const act = { kind: "capacity", perSecond: 1, burst: 2, tells: "nothing", isShared: true } as const;
    const region = { region: "swedencentral" };
    const topology = plainTopology([plainAccount("one", region), plainAccount("two", region), plainAccount("three")]);
    const faults = [fault(act, { at: ["one", "two", "three"] })];
    const shared = new VirtualWorld(topology, { speed: USUAL_SPEED, faults, seed: 1, start: START });
    const call = (key: string) => statusOf(shared.call(backendCall({ host: `${key}.openai.azure.com` }), 0).result);

    expect(["one", "two", "one", "two", "three"].map(call)).toEqual([200, 200, 429, 429, 200]);
  });
});

describe("the virtual world", () => {
  test("counts each byte that arrives outside the zone", () => {
    const quiet = world();
    const call = backendCall({ host: "stranger.openai.azure.com" });

    quiet.call(call, 0);

    expect([...quiet.strayBytes]).toEqual([["stranger.openai.azure.com", call.bodyBytes + 4 + call.url.length]]);
    expect(quiet.indexOf("stranger.openai.azure.com")).toBe(-1);
    expect(quiet.indexOf("TWO.openai.azure.com:443")).toBe(1);
  });

  test("gives tokens, unless that is what fails", () => {
    const token = backendCall({ purpose: "token", host: "login.microsoftonline.com" });
    const calls = [undefined, answer(500), { kind: "no-answer", cause: "refused" } as const].map((act) =>
      world(...(act ? [fault(act, { at: ["token"] })] : [])).call(token, 0),
    );

    expect(calls.map(({ result }) => statusOf(result))).toEqual([200, 500, "BackendConnectionFailure"]);
    expect(world().strayBytes.size).toBe(0);
  });
});
