import { runPolicy } from "../support/run-policy";

const READ = '<set-variable name="text" value="@(context.Response.Body.As<string>(preserveContent: true))" />';
const STREAM = {
  body: "data: 1\n\ndata: 2\n\n",
  bodyMs: 2000,
  chunks: [
    { afterMs: 500, text: "data: 1\n\n" },
    { afterMs: 2000, text: "data: 2\n\n" },
  ],
};

describe("the body of an answer", () => {
  test("passes by while nobody reads it", () => {
    const backend = '<forward-request buffer-response="false" />';

    const { elapsedMs, answer } = runPolicy({ backend, answers: [STREAM] });

    expect([elapsedMs, answer.body.endsAfterMs, answer.body.chunks]).toEqual([0, 2000, STREAM.chunks]);
  });

  test("holds the headers back until its end where a policy reads it", () => {
    const { elapsedMs, answer, variables } = runPolicy({ outbound: READ, answers: [STREAM] });

    expect([elapsedMs, answer.body.endsAfterMs, answer.body.chunks]).toEqual([2000, 0, undefined]);
    expect(variables.get("text")).toBe(STREAM.body);
  });

  test("costs its time once", () => {
    const { elapsedMs } = runPolicy({ outbound: READ + READ, answers: [STREAM] });

    expect(elapsedMs).toBe(2000);
  });

  test("is waited for before the next attempt", () => {
    const condition = '@(context.Response.Body.As<string>(true) == "busy")';
    const backend = `<retry condition='${condition}' count="1" interval="1"><forward-request /></retry>`;

    const { calls, elapsedMs } = runPolicy({
      backend,
      answers: [
        { body: "busy", bodyMs: 300 },
        { body: "done", bodyMs: 40 },
      ],
    });

    expect([calls.map(({ atMs }) => atMs), elapsedMs]).toEqual([[0, 1300], 1340]);
  });

  test.each([
    [
      "choose",
      `<choose><when condition='@(context.Response.Body.As<string>(true) != "")'><set-status code="201" /></when></choose>`,
    ],
    ["find-and-replace", '<find-and-replace from="ok" to="no" />'],
    ["set-body", "<set-body>@(context.Response.Body.As<string>())</set-body>"],
    [
      "return-response",
      "<return-response><set-body>@(context.Response.Body.As<string>())</set-body></return-response>",
    ],
  ])("is waited for by %s", (_, outbound) => {
    expect(runPolicy({ outbound, answers: [{ bodyMs: 700 }] }).elapsedMs).toBe(700);
  });

  test("of a send-request is waited for where it is read", () => {
    const call =
      '<send-request response-variable-name="r"><set-url>https://side.example.com/</set-url><set-method>GET</set-method></send-request>';
    const read = '<set-variable name="text" value="@(((IResponse)context.Variables["r"]).Body.As<string>())" />';

    const { calls, variables } = runPolicy({ inbound: call + read, answers: [{ body: "side", bodyMs: 250 }, {}] });

    expect([calls.map(({ atMs }) => atMs), variables.get("text")]).toEqual([[0, 250], "side"]);
  });

  test("is waited for before the next policy runs", () => {
    const elapsed = '<set-variable name="at" value="@(context.Elapsed.TotalMilliseconds.ToString())" />';

    expect(runPolicy({ outbound: READ + elapsed, answers: [{ bodyMs: 700 }] }).variables.get("at")).toBe("700");
  });

  test("fails whoever reads it when it broke off, after the time until then", () => {
    const { elapsedMs, status, error } = runPolicy({
      outbound: READ,
      answers: [{ body: "ha", isCut: true, bodyMs: 900 }],
    });

    expect([elapsedMs, status, error?.reason, error?.section]).toEqual([
      900,
      500,
      "ExpressionValueEvaluationFailure",
      "outbound",
    ]);
  });

  test("is null where there is none", () => {
    const outbound = '<set-variable name="none" value="@(context.Response.Body == null)" />';

    expect(runPolicy({ outbound, answers: [{ status: 204, body: "" }] }).variables.get("none")).toBe(true);
  });
});
