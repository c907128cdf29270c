import { DotNetException } from "../../../src/drill/csharp/dotnet-exception";
import type { BodyState, Run } from "../../../src/drill/csharp/request-state";
import { compiled, runOf } from "../support/expression-run";

function runWith(body: BodyState): Run {
  const run = runOf({ request: { body: "" } });
  run.state.request.body = body;
  return run;
}

const READ = compiled('(int)context.Request.Body.As<JObject>(preserveContent: true)["n"]');

describe("a body", () => {
  test("is read anew when it was replaced", () => {
    let text = '{"n":1}';
    const run = runWith({ text: () => text, isConsumed: false });

    const first = READ(run);
    text = '{"n":2}';

    expect([first, READ(run)]).toEqual([1, 2]);
  });

  test("is the same for whoever reads it after a change to what was read", () => {
    const run = runWith({ text: () => '{"n":1,"o":{"p":1}}', isConsumed: false });
    const change = compiled(
      '{ var o = context.Request.Body.As<JObject>(true); o["n"] = 5; o["o"]["p"] = 6; return o.ToString(Formatting.None); }',
    );

    expect(change(run)).toBe('{"n":5,"o":{"p":6}}');
    expect(change(run)).toBe('{"n":5,"o":{"p":6}}');
    expect(READ(run)).toBe(1);
  });

  test("is gone after it was read without preserveContent", () => {
    const body: BodyState = { text: () => "text", isConsumed: false };
    const run = runWith(body);

    expect(compiled("context.Request.Body.As<string>()")(run)).toBe("text");
    expect(body.isConsumed).toBe(true);
    expect(() => READ(run)).toThrow(expect.objectContaining({ typeName: "System.InvalidOperationException" }));
  });

  test("passes on why it cannot be had", () => {
    const run = runWith({
      isConsumed: false,
      text: () => {
        throw new DotNetException("System.IO.IOException", "cut");
      },
    });

    expect(
      compiled("{ try { return context.Request.Body.As<string>(true); } catch (Exception e) { return e.Message; } }")(
        run,
      ),
    ).toBe("cut");
  });

  test("is read as a form", () => {
    const run = runWith({ text: () => "a=1&b=x+y&a=%32", isConsumed: false });

    expect(compiled('string.Join(",", context.Request.Body.AsFormUrlEncodedContent(true)["a"])')(run)).toBe("1,2");
  });
});

describe("context", () => {
  test("hands traces on", () => {
    const traces: string[] = [];
    const run = runOf({});
    const traced = { ...run, state: { ...run.state, trace: (text: string) => traces.push(text) } };

    compiled('{ context.Trace("a" + 1); return null; }')(traced);

    expect(traces).toEqual(["a1"]);
  });

  test("shows no time of its own", () => {
    const run = runOf({});
    let now = 1000;
    const later = { ...run, host: { ...run.host, now: () => now }, state: { ...run.state, startedAt: 900 } };
    const elapsed = compiled("context.Elapsed.TotalMilliseconds", "object");

    const first = elapsed(later);
    now = 1000.25;

    expect([first, elapsed(later)]).toMatchObject([{ value: 100 }, { value: 100.25 }]);
  });
});
