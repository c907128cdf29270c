import { parseScenario } from "../../../src/drill/scenario/parse-scenario";

const SMALL = `title: A small one
load: { rate: 10/s, for: 1m }
expect:
  - { measure: availability, is: 1 }
`;

/** What is refused, without the sentence that all have in common. */
function faults(text: string): string[] {
  try {
    parseScenario(text, "small");
    return [];
  } catch (error) {
    const [, ...lines] = String((error as Error).message).split("\n");
    return lines.map((line) => line.trim().replace("; docs/drill.md describes what a scenario holds", ""));
  }
}

describe("a scenario file", () => {
  test("is read with what is left out", () => {
    const plan = parseScenario(SMALL, "small");

    expect([plan.name, plan.title, plan.kind, plan.best, plan.bounds]).toEqual([
      "small",
      "A small one",
      "traffic",
      "pass",
      {},
    ]);
    expect(plan.cases).toHaveLength(1);
    expect(plan.cases[0]).toMatchObject({
      name: "",
      startsAt: Date.UTC(2026, 0, 5),
      gateways: 1,
      faults: [],
      load: [{ name: "load", everyMs: 100, fromMs: 0, untilMs: 60_000, count: Number.POSITIVE_INFINITY, call: "chat" }],
      expect: [{ measure: "availability", scope: {}, comparison: "is", value: 1 }],
    });
  });

  test("has a case for each row, with its values in their places", () => {
    const { cases } = parseScenario(
      `title: Rows
each:
  - { status: 500, name: x-a, at: 2s }
  - { status: 502, name: x-b, at: 3s }
load: { from: <at> }
faults:
  - { at: primary, status: <status>, headers: { <name>: "a <status> b" } }
expect:
  - { measure: answers, status: <status>, is: 1 }
`,
      "rows",
    );

    expect(cases.map(({ name }) => name)).toEqual(["status 500, name x-a, at 2s", "status 502, name x-b, at 3s"]);
    expect(cases.map(({ load }) => load[0].fromMs)).toEqual([2000, 3000]);
    expect(cases.map(({ faults: [{ act }] }) => act)).toEqual([
      { kind: "answer", status: 500, headers: [["x-a", "a 500 b"]], body: undefined },
      { kind: "answer", status: 502, headers: [["x-b", "a 502 b"]], body: undefined },
    ]);
    expect(cases[1].expect[0].scope.status).toBe(502);
  });

  test("takes one pattern for the policy, or several, and none where nothing is said", () => {
    const given = (text: string) => parseScenario(`${SMALL}given: { ${text} }`, "small").given;

    expect(given("policy: a, policy-lacks: [b, '\\bc: (?!1,)']")).toMatchObject({
      policy: ["a"],
      policyLacks: ["b", "\\bc: (?!1,)"],
    });
    expect(given("policy-lacks: b")).toMatchObject({ policy: [], policyLacks: ["b"] });
    expect(parseScenario(SMALL, "small").given).toMatchObject({ policy: [], policyLacks: [] });
  });

  test.each([
    [
      "title: A\n",
      [
        "[ScenarioInvalid] line 1, column 1: 'load' is missing",
        "[ScenarioInvalid] line 1, column 1: 'expect' is missing",
      ],
    ],
    [`${SMALL}laod: {}\n`, [/line 5, column 7: 'laod' is not known here; known are 'each', 'title', 'about'/]],
    [
      SMALL.replace("rate: 10/s", "rate: fast"),
      [/line 2, column 15: 'fast' is no rate; write it as '10\/s', '30\/m' or '5\/h'/],
    ],
    [
      SMALL.replace(", for: 1m", ""),
      ["[ScenarioInvalid] line 2, column 7: the load never ends; write for, until or count"],
    ],
    [SMALL.replace("availability", "availabilty"), [/line 4, column 16: 'availabilty' is none of 'requests'/]],
    [SMALL.replace("is: 1", "is: 1, at-least: 1"), [/one comparison belongs here/]],
    [SMALL.replace("is: 1", ""), [/one comparison belongs here/]],
    [SMALL.replace("is: 1", "phase: later, is: 1"), [/'later' is none of 'before', 'fault', 'sustained', 'after'/]],
    [SMALL.replace("is: 1", "load: other, is: 1"), [/'other' is none of 'load'/]],
    [SMALL.replace("is: 1", "of: primary, is: 1"), [/'of' is not known here; known are 'measure', 'phase', 'load'/]],
    [SMALL.replace("availability", "answers"), [/'answers' needs 'status'/]],
    [SMALL.replace("is: 1", "at-least: 1.5"), [/line 4, column 40: 1.5 is no number from 0 to 1/]],
    [SMALL.replace("is: 1", "is: 99"), [/99 is no number from 0 to 1/]],
    [
      SMALL.replace("rate: 10/s, for: 1m", "rate: 1000/s, for: 2h"),
      [/line 2, column 7: these are 7,200,000 requests, and there may be 5,000,000 at most/],
    ],
    [
      SMALL.replace(
        "{ rate: 10/s, for: 1m }",
        "[{ every: 1ms, at-once: 10, for: 6m }, { rate: 1000/s, count: 2000000 }]",
      ),
      [/these are 5,600,000 requests/],
    ],
    [SMALL.replace("for: 1m", "count: 1000000, turns: 6"), [/these are 6,000,000 requests/]],
    [`${SMALL}given: { called-for: pictures }`, [/'pictures' is none of 'chat', 'embeddings', 'images', 'audio'/]],
    [`${SMALL}faults: [{ at: first, status: 503 }]`, [/'first' is no role; known are 'primary', 'secondary'/]],
    [`${SMALL}faults: [{ at: primary }]`, [/a fault does one thing: status, no-answer/]],
    [
      `${SMALL}faults: [{ at: primary, status: 503, no-answer: hang }]`,
      [/a fault does one thing: .*; here are status, no-answer/],
    ],
    [
      `${SMALL}faults: [{ at: primary, from: 5s, until: 5s, status: 503 }]`,
      ["[ScenarioInvalid] line 5, column 10: the fault ends before it begins"],
    ],
    [
      `${SMALL}faults: [{ at: primary, status: 42 }]`,
      ["[ScenarioInvalid] line 5, column 33: 42 is no number from 200 to 599"],
    ],
    [
      `${SMALL}settings: { transportFailures: ends-request }`,
      [/'transportFailures' is no switch; known are 'transportFailure'/],
    ],
    [`${SMALL}settings: { cacheWriteMs: long }`, [/column 27: .*long/]],
    [`${SMALL}settings: { cacheWriteMs: -5 }`, [/column 27: .*-5/]],
    [
      `${SMALL}settings: { transportFailure: nope }`,
      [/the switch 'transportFailure' takes 'retry-sees-null', 'retry-sees-500', 'ends-request', not 'nope'/],
    ],
    [`${SMALL}settings: { lastErrorInRetry: 1 }`, [/the switch 'lastErrorInRetry' takes 'true', 'false', not 1/]],
    [`${SMALL}best: safe`, ["[ScenarioInvalid] line 1, column 1: 'reason' is missing: why is it not 'pass'"]],
    [`${SMALL}start: yesterday`, [/'yesterday' is no time; write it as '2026-01-27T09:00:00Z'/]],
    [`${SMALL}given: { policy: "(" }`, [/'\(' is no pattern/]],
    [`${SMALL}given: { policy-lacks: [a, "["] }`, ["[ScenarioInvalid] line 5, column 8: '[' is no pattern"]],
    [`${SMALL}phases: { fault: { from: 1s, until: 2s } }`, [/'fault' is a phase by itself and cannot be declared/]],
    [`${SMALL}title: B`, [/line 5, column 1: Map keys must be unique/]],
    ["title: [", [/line 1, column 9: /]],
    [`${SMALL}about: &a x\nreason: *a`, [/a single value belongs here/]],
  ] as const)("fails for %j", (text, expected) => {
    const found = faults(text);

    expect(found.length).toBeGreaterThanOrEqual(expected.length);
    for (const each of expected) expect(found.join("\n")).toMatch(each);
  });

  test("tells all that is wrong at once, each once", () => {
    const found = faults(`title: Two
each: [{ a: 1 }, { a: 2 }]
load: { rate: fast, for: long }
expect: [{ measure: nothing, is: 1 }]
`);

    expect(found.map((line) => line.slice(0, 41))).toEqual([
      "[ScenarioInvalid] line 3, column 15: 'fas",
      "[ScenarioInvalid] line 3, column 26: 'lon",
      "[ScenarioInvalid] line 4, column 21: 'not",
    ]);
  });

  test("is no program: what looks like code in it is text", () => {
    const plan = parseScenario(
      `title: "!!js/function 'x'"\nload: {}\nexpect: [{ measure: requests, is: 1 }]\n`,
      "text",
    );

    expect(plan.title).toBe("!!js/function 'x'");
    expect(faults("title: !!js/function 'x'\n").join()).toMatch(/Unresolved tag/);
  });
});
