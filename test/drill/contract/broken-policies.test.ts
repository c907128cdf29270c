import fc from "fast-check";
import { documentsOf, mutantsOf } from "../../../scripts/mutants/hunt";
import { type Cell, topologyOfCell } from "./cells";
import { type Course, coursesOf } from "./courses";
import { findingsOf } from "./findings";
import { holdToOracle } from "./hold-to-oracle";
import { DEFAULT_KNOBS } from "./knobs";
import { majoritySwitches, outage } from "./majority";
import { engineOf, engineOfCell, type Journey, runCourse } from "./run-course";

const CELL: Cell = {
  accounts: [0, 1, 2].map((region) => ({ region, isProvisioned: false, hasEmbeddings: false, weight: 1 })),
  tiers: [[0], [1], [2]],
  strategy: "active-passive",
  knobs: { ...DEFAULT_KNOBS, headerTimeout: 20, deadline: 30 },
  remembers: true,
  units: 1,
};

const NOT_IN_ZONE = 'base-url="https://oai-team7-eastus.openai.azure.com"';

/** Breaks a policy as somebody could, and a word of what is found then. */
const BROKEN: readonly (readonly [what: string, find: string, replace: string, found: string])[] = [
  [
    "an address outside of the zone",
    'backend-id="openai_chat_account1"',
    NOT_IN_ZONE,
    "sends no byte outside of the zone",
  ],
  ["a wish of the caller", '<set-header name="x-ms-spillover-deployment" exists-action="delete" />', "", "was sent on"],
  [
    "the first account again",
    'ElementAtOrDefault((int)context.Variables["failover-attempt"] - 1)',
    "ElementAtOrDefault(0)",
    "asks no account twice",
  ],
  [
    "more than one attempt for a state",
    '(bool)context.Variables["failover-stateful"] ? 1 :',
    "false ? 1 :",
    "more attempts than are allowed",
  ],
  [
    "no end of an attempt",
    'Math.Min((int)context.Variables["failover-header-timeout-ms"], (int)context.Variables["failover-deadline-ms"] - context.Elapsed.TotalMilliseconds - 500)',
    "20000",
    "before the deadline",
  ],
  [
    "a memory that must be whole",
    'var hold = (long?)memory["hold"] ?? 0L;',
    'var hold = (long)memory["hold"];',
    "meets no expression that fails",
  ],
  ["attempts without an account", ", order.Count);", ", 10);", "ends as the classification says"],
  ["a row of the classification", 'if (status == 429) { return "throttled"; }', "", "had to succeed"],
  ["a hold that holds nobody", "if (hold > now)", "if (false)", "was held"],
  ["an ejection that ejects nobody", "else if (open > now)", "else if (false)", "was ejected"],
];

/** Every fourth request is of a conversation whose account nobody knows. */
function withTurns(course: Course): Course {
  const requests = course.requests.map((each, index) =>
    index % 4 < 3 ? each : { ...each, form: "turn" as const, affinity: 9 },
  );
  return { ...course, requests };
}

describe("the checks", () => {
  test.each(BROKEN)("find %s", (what, find, replace, found) => {
    const mutation = { name: what, standsFor: what, find, replace, noticedBy: [] };
    const [[, topology]] = mutantsOf(mutation, new Map([["cell", topologyOfCell(CELL)]]));
    const engine = engineOf(topology);

    const { counterexample } = fc.check(
      fc.property(coursesOf(CELL, { overlaps: false, behavior: { transportFailure: "retry-sees-null" } }), (course) => {
        const journeys = runCourse(withTurns(course), engine);
        const { broken, disturbed } = holdToOracle(course, journeys);
        const all = [...findingsOf(journeys, course), ...broken.map((text) => `had to succeed: ${text}`), ...disturbed];
        return !all.some((text) => text.includes(found));
      }),
      { numRuns: 100, endOnFailure: true },
    );

    expect(counterexample).not.toBeNull();
  });

  test("count how often the majority changes", () => {
    const region = (account: number): Journey[] =>
      Array.from(
        { length: 100 },
        () => ({ answer: { status: 200 }, calls: [{ call: { purpose: "forward" }, account }] }) as unknown as Journey,
      );
    const course = { cell: CELL } as Parameters<typeof majoritySwitches>[0];

    expect(majoritySwitches(course, region(0))).toBe(0);
    expect(majoritySwitches(course, [0, 1, 0, 1].flatMap(region))).toBe(3);
  });
});

describe("a region that is gone for two minutes", () => {
  test("is left after seconds, and has its traffic back some minutes after it is well", () => {
    const conduct = { kind: "answer", status: 503, afterMs: 50 } as const;
    const course = outage(CELL, { account: 0, forMs: 120_000, conduct, every: 1, everyMs: 500, seed: 1, behavior: {} });

    const journeys = runCourse(course, engineOfCell(CELL));
    const first = (journey: Journey): number =>
      journey.calls.filter(({ call }) => call.purpose === "forward")[0].account;
    const asked = journeys.filter(({ startedAt }) => startedAt > 70_000 && startedAt < 180_000).map(first);

    expect(journeys.every(({ answer }) => answer.status === 200)).toBe(true);
    expect(asked.filter((account) => account === 0).length).toBeLessThan(15);
    expect(majoritySwitches(course, journeys)).toBe(2);
    expect(documentsOf(topologyOfCell(CELL))).toHaveLength(4);
  });
});
