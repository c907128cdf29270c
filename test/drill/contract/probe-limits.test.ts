import fc from "fast-check";
import { DEFAULT_BEHAVIOR } from "../../../src/drill/gateway/gateway-behavior";
import type { Cell } from "./cells";
import { type Course, coursesOf, SETTINGS } from "./courses";
import type { Conduct } from "./faults";
import { holdToOracle } from "./hold-to-oracle";
import { DEFAULT_KNOBS } from "./knobs";
import { PROBE_LIMITS, weaknessUnder } from "./probe-limits";
import { engineOfCell, runCourse } from "./run-course";

/** Two accounts, each with a breaker that opens at the second failure. */
const CELL: Cell = {
  accounts: [0, 1].map((region) => ({ region, isProvisioned: false, hasEmbeddings: false, weight: 1 })),
  tiers: [[0], [1]],
  strategy: "active-passive",
  knobs: { ...DEFAULT_KNOBS, breakerFailures: 2 },
  remembers: true,
  units: 1,
};

describe.each(PROBE_LIMITS)("where $name is $setting", ({ name, setting, weakness }) => {
  const usual = Object.fromEntries(Object.entries(DEFAULT_BEHAVIOR).filter(([other]) => other !== name));
  const courses = coursesOf(CELL, { overlaps: false, behavior: { ...usual, [name]: setting } }).map(narrowed);
  const engine = engineOfCell(CELL);

  test("the contract cannot hold as it is written", () => {
    const { counterexample } = fc.check(
      fc.property(courses, (course) => holdToOracle(course, runCourse(course, engine)).broken.length === 0),
      { numRuns: 200, endOnFailure: true },
    );

    expect(counterexample).not.toBeNull();
  });

  test("it holds but for that", () => {
    fc.assert(
      fc.property(courses, (course) => {
        expect(holdToOracle(course, runCourse(course, engine), weakness).broken).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** The first account takes nothing, or breaks off; and every other request must not be sent twice. */
function narrowed(course: Course): Course {
  const conducts: readonly Conduct[] = [
    { kind: "answer", status: 503, afterMs: 50 },
    { kind: "break", afterMs: 50 },
  ];
  const faults = course.faults.map((fault, index) => ({
    ...fault,
    account: 0,
    every: 1,
    conduct: conducts[index % 2],
  }));
  const requests = course.requests.map((request, index) => ({ ...request, form: FORM[index % 2] }));
  return { ...course, faults, requests };
}

const FORM = ["chat", "image"] as const;

describe("the limits", () => {
  test("name switches and settings that there are", () => {
    for (const { name, setting } of PROBE_LIMITS) expect(SETTINGS[name]).toContain(setting);
  });

  test("hold where a switch is not as usual, and only there", () => {
    expect(weaknessUnder(DEFAULT_BEHAVIOR)).toEqual({});
    for (const { name, setting, weakness } of PROBE_LIMITS) {
      expect(weaknessUnder({ ...DEFAULT_BEHAVIOR, [name]: setting })).toEqual(weakness);
    }
  });

  test("are looked for under every setting of every switch", () => {
    expect(Object.keys(SETTINGS).sort()).toEqual(Object.keys(DEFAULT_BEHAVIOR).sort());
    for (const [name, usual] of Object.entries(DEFAULT_BEHAVIOR)) {
      expect(SETTINGS[name as keyof typeof SETTINGS]).toContain(usual);
    }
  });
});
