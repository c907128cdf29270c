import fc from "fast-check";
import { courses, severalCourses } from "./courses";
import { ALWAYS, findingsOf } from "./findings";
import { type Held, holdToOracle } from "./hold-to-oracle";
import { majoritySwitches, outages } from "./majority";
import { memoriesOf } from "./memories";
import { weaknessUnder } from "./probe-limits";
import { engineOfCell, type Journey, runCourse } from "./run-course";

describe("a request", () => {
  test(`in any course of any cell, under any setting of the switches, ${ALWAYS.map(([text]) => text).join("; ")}`, () => {
    fc.assert(
      fc.property(severalCourses(), (several) => {
        const engine = engineOfCell(several[0].cell);
        for (const course of several) expect(findingsOf(runCourse(course, engine), course)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("does the same whatever is remembered from before", () => {
    const remembered = severalCourses({ requests: 15 }).chain((several) =>
      fc.tuple(fc.constant(several), fc.tuple(...several.map(({ cell }) => memoriesOf(cell.accounts.length)))),
    );

    fc.assert(
      fc.property(remembered, ([several, memories]) => {
        const engine = engineOfCell(several[0].cell);
        for (const [index, course] of several.entries()) {
          expect(findingsOf(runCourse(course, engine, memories[index]), course)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("the oracle", () => {
  const all: Held[] = [];

  test("is right: who must be answered is, and who is held or ejected is left alone", () => {
    fc.assert(
      fc.property(severalCourses({ overlaps: false }), (several) => {
        const engine = engineOfCell(several[0].cell);
        for (const course of several) {
          const held = holdToOracle(course, runCourse(course, engine), weaknessUnder(course.behavior));
          all.push(held);

          expect([...held.broken, ...held.disturbed]).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("says something: about most requests, and about many that may meet a fault before their answer", () => {
    const sum = (of: (held: Held) => number): number => all.reduce((total, held) => total + of(held), 0);
    const requests = sum(({ requests: count }) => count);

    expect(sum(({ promised }) => promised)).toBeGreaterThan(requests / 3);
    expect(sum(({ promisedInSpite }) => promisedInSpite)).toBeGreaterThan(requests / 15);
  });
});

describe("a region with a fault", () => {
  test("loses its traffic once, and gets it back once", () => {
    fc.assert(
      fc.property(outages, (course) => {
        expect(majoritySwitches(course, runCourse(course))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 8 },
    );
  });
});

describe("a course", () => {
  test("is the same to the byte when it is run again", () => {
    fc.assert(
      fc.property(courses(), (course) => {
        const engine = engineOfCell(course.cell);

        expect(JSON.stringify(runCourse(course, engineOfCell(course.cell)).map(shown))).toBe(
          JSON.stringify(runCourse(course, engine).map(shown)),
        );
      }),
      { numRuns: 5 },
    );
  });
});

/** All of a request that somebody can see. */
function shown({ answer, calls, startedAt, endedAt }: Journey) {
  const { status, reason, headers, body, traces, statements } = answer;
  const sent = calls.map(({ call, at, endedAt: until }) => [
    call.url,
    [...call.headers],
    call.body,
    call.timeoutMs,
    at,
    until,
  ]);
  return { startedAt, endedAt, status, reason, headers: [...headers], body, traces, statements, sent };
}
