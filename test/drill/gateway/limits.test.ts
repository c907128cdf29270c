import { runPolicy, type ScriptedAnswer, TestGateway } from "../support/run-policy";

describe("llm-token-limit", () => {
  const policy = (attributes: string) => `<llm-token-limit counter-key="k" ${attributes} />`;
  const answer = (text: string): ScriptedAnswer => ({ body: text });

  test.each([
    ["an answer that says what it used", '{"usage":{"total_tokens":37}}', "false", "37"],
    ["an answer that does not", "x".repeat(40), "false", "10"],
    ["a prompt and an answer that does not", "x".repeat(40), "true", "20"],
  ])("counts %s", (_, body, estimates, used) => {
    const inbound = policy(
      `tokens-per-minute="1000" estimate-prompt-tokens="${estimates}" tokens-consumed-header-name="used"`,
    );

    expect(runPolicy({ inbound, answers: [answer(body)] }, { body: "p".repeat(40) }).headers.used).toEqual([used]);
  });

  test("estimates the prompt of a stream, whatever it is told", () => {
    const inbound = policy('tokens-per-minute="5" estimate-prompt-tokens="false"');

    const { status, calls } = runPolicy({ inbound }, { body: '{"stream": true, "messages": []}' });

    expect([status, calls.length]).toEqual([429, 0]);
  });

  test("begins anew with a new period", () => {
    const inbound = policy(
      'token-quota="10" token-quota-period="Hourly" estimate-prompt-tokens="false" remaining-quota-tokens-variable-name="rest"',
    );
    const gateway = new TestGateway({ inbound, answers: [answer('"total_tokens": 8')] });

    const rest = [0, 1000, 2000, 3_600_000].map((atMs) => {
      const { status, variables, headers } = gateway.run({}, atMs);
      return [status, variables.get("rest"), headers["retry-after"]?.[0]];
    });

    expect(rest).toEqual([
      [200, 2, undefined],
      [200, 0, undefined],
      [403, undefined, "3598"],
      [200, 2, undefined],
    ]);
  });
});

describe("rate-limit-by-key", () => {
  test("fails no request for what it cannot count", () => {
    const count = '@(context.Response.Body.As<JObject>(true)["usage"].Value<int>())';
    const inbound = `<rate-limit-by-key calls="5" renewal-period="60" counter-key="k" increment-count='${count}' />`;
    const gateway = new TestGateway({ inbound, answers: [{ body: "no json" }] });

    expect([gateway.run().status, gateway.run().status]).toEqual([200, 200]);
  });

  test("forgets keys that nobody uses any more", () => {
    const inbound = '<rate-limit-by-key calls="1" renewal-period="1" counter-key="@(context.Request.IpAddress)" />';
    const gateway = new TestGateway({ inbound });

    const statuses = Array.from(
      { length: 1100 },
      (_, index) => gateway.run({ ipAddress: `10.0.${index >> 8}.${index & 255}` }, index * 10).status,
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
