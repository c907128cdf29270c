import { callGateway } from "../../../src/cli/loopback/call-gateway";
import type { FaultAct } from "../../../src/drill/world/fault";
import { backendCall, chatCall, forwarding, type Loopback, NORTH, openLoopback, ownAnswer } from "./support";

describe("a gateway and accounts on loopback", () => {
  let loopback: Loopback | undefined;
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);

  beforeAll(() => {
    process.on("warning", warn);
  });

  afterEach(async () => {
    await loopback?.close();
    expect(loopback?.gateway.faults ?? []).toEqual([]);
    expect(warnings).toEqual([]);
    loopback = undefined;
  });

  afterAll(() => {
    process.off("warning", warn);
  });

  async function ask(
    act: FaultAct | undefined,
    ...more: Parameters<typeof openLoopback> extends [unknown, ...infer R] ? R : never
  ) {
    loopback = await openLoopback(act ? [act] : [], ...more);
    return loopback.ask();
  }

  test("pass a stream on, part by part as it comes", async () => {
    const answer = await ask(undefined);

    expect(answer).toMatchObject({ status: 200, isBroken: false });
    expect(answer.text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(answer.text.match(/\bword\d+\b/g)).toHaveLength(60);
    expect(answer.parts.length).toBeGreaterThan(8);
    expect(answer.endsAfterMs - answer.headersAfterMs).toBeGreaterThan(100);
  });

  test("collect a stream where the response is buffered", async () => {
    const answer = await ask(undefined, { handle: (call) => forwarding(call, NORTH, 2000, true) });

    expect(answer.parts).toHaveLength(1);
    expect(answer.text.endsWith("data: [DONE]\n\n")).toBe(true);
  });

  test("pass an answer on that is no stream", async () => {
    loopback = await openLoopback([]);

    const answer = await loopback.ask({ stream: false });

    expect(answer).toMatchObject({ status: 200, isBroken: false, headers: { "x-ms-region": "swedencentral" } });
    expect(JSON.parse(answer.text).choices[0].message.content).toMatch(/^word1 .* word60$/);
  });

  test("break the connection of the caller where the account breaks off", async () => {
    const answer = await ask({ kind: "cut", afterWords: 40 });

    expect(answer).toMatchObject({ status: 200, isBroken: true });
    expect(answer.text).toContain("word40");
    expect(answer.text).not.toContain("word41");
    expect(answer.text).not.toContain("[DONE]");
  });

  test("end cleanly there where the gateway is said to do so", async () => {
    const answer = await ask({ kind: "cut", afterWords: 40 }, { midStreamAbort: "ends-cleanly" });

    expect(answer).toMatchObject({ status: 200, isBroken: false });
    expect(answer.text).not.toContain("[DONE]");
  });

  test("break a JSON answer too", async () => {
    loopback = await openLoopback([{ kind: "cut", afterWords: 40 }]);

    expect(await loopback.ask({})).toMatchObject({ status: 200, isBroken: true });
  });

  test.each([
    ["malformed-chunk", true],
    ["no-done", false],
    ["error-event", false],
  ] as const)("pass a stream with %s on as it is", async (damage, hasDone) => {
    const answer = await ask({ kind: "damage", damage });

    expect(answer.isBroken).toBe(false);
    expect(answer.text.includes("[DONE]")).toBe(hasDone);
  });

  test("wait for the first token behind the headers", async () => {
    const { headersAfterMs, parts } = await ask({ kind: "first-token", afterMs: 400 });

    expect(headersAfterMs).toBeLessThan(250);
    expect(parts[0].afterMs).toBeGreaterThan(380);
  });

  test("give up an account that sends no headers", async () => {
    const answer = await ask({ kind: "no-answer", cause: "hang" }, { handle: (call) => forwarding(call, NORTH, 100) });

    expect(answer).toMatchObject({ status: 504, text: "Timeout" });
    expect(answer.headersAfterMs).toBeGreaterThan(95);
  });

  test("see a reset before the headers", async () => {
    expect(await ask({ kind: "no-answer", cause: "reset" })).toMatchObject({
      status: 504,
      text: "BackendConnectionFailure",
    });
  });

  test("count what goes to a host outside", async () => {
    const answer = await ask(undefined, { handle: (call) => forwarding(call, "us.openai.azure.com") });

    expect(answer.status).toBe(200);
    expect([...(loopback as Loopback).world.strayBytes.keys()]).toEqual(["us.openai.azure.com"]);
  });

  test("give tokens", async () => {
    const answer = await ask(undefined, {
      *handle(call) {
        const token = yield {
          kind: "exchange",
          call: { ...backendCall(call, "login.microsoftonline.com", 1000), purpose: "token" },
        };
        return ownAnswer(200, token?.kind === "answer" ? token.body.text : "");
      },
    });

    expect(JSON.parse(answer.text)).toMatchObject({ token_type: "Bearer" });
  });

  test("let time pass", async () => {
    const answer = await ask(undefined, {
      *handle() {
        yield { kind: "sleep", ms: 120 };
        return ownAnswer(200, "awake");
      },
    });

    expect(answer.text).toBe("awake");
    expect(answer.headersAfterMs).toBeGreaterThan(115);
  });

  test("tell the policy of a caller who left", async () => {
    let seen: string | undefined;
    loopback = await openLoopback([{ kind: "no-answer", cause: "hang" }], {
      *handle(call) {
        const result = yield { kind: "exchange", call: backendCall(call, NORTH, 5000) };
        seen = result?.kind === "failure" ? result.reason : "";
        return ownAnswer(200, "");
      },
    });

    await callGateway(loopback.gateway.port, chatCall({}), AbortSignal.timeout(100)).catch(() => undefined);
    await vi.waitFor(() => expect(seen).toBe("ClientConnectionFailure"));
  });

  test("serve the next caller after all that", async () => {
    loopback = await openLoopback([{ kind: "cut", afterWords: 5 }], {}, { numbers: [1] });

    expect((await loopback.ask()).isBroken).toBe(true);
    expect((await loopback.ask()).isBroken).toBe(false);
  });

  test("answer several callers at once", async () => {
    loopback = await openLoopback([]);
    const open = loopback;

    const answers = await Promise.all(Array.from({ length: 20 }, () => open.ask()));

    expect(answers.filter(({ isBroken, status }) => isBroken || status !== 200)).toEqual([]);
  });
});
