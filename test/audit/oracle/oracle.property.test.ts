import fc from "fast-check";
import { arbitraryApp } from "./arbitrary-app";
import { ASPECTS } from "./aspect";
import { auditedApp } from "./audited-app";
import { FLOWS, rowsOf, TYPES } from "./facts";
import type { MeantApp } from "./meant";
import { leaksOf } from "./oracle";

const RUNS = 3000;

describe("the audit of an app", () => {
  test("finds a leak exactly where a naive oracle says that there is one", () => {
    const types = new Set<string>();
    const rows = new Set<unknown>();
    let leaking = 0;
    let clean = 0;

    fc.assert(
      fc.property(arbitraryApp, (app) => {
        const leaks = leaksOf(app);

        expect(auditedApp(app)).toEqual(leaks);

        for (const { type } of app.resources) types.add(type);
        for (const row of rowsDrawn(app)) rows.add(row);
        if (leaks.length > 0) leaking++;
        else clean++;
      }),
      // What is left of the time makes a failing app smaller.
      { numRuns: RUNS, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true },
    );

    // A property that only ever meets one kind of app, or few of the tables, would show little.
    expect(leaking).toBeGreaterThan(RUNS / 5);
    expect(clean).toBeGreaterThan(RUNS / 20);
    expect([...TYPES.keys()].filter((type) => !types.has(type)).length).toBeLessThan(TYPES.size / 20);
    expect(FLOWS.filter((row) => row.judge !== "class" && !rows.has(row)).length).toBeLessThan(FLOWS.length / 50);
  });

  test.each(ASPECTS)("is not what an oracle says that does not look at: %s", (aspect) => {
    const result = fc.check(
      fc.property(arbitraryApp, (app) => auditedApp(app).join() === leaksOf(app, [aspect]).join()),
      { numRuns: RUNS, endOnFailure: true },
    );

    expect(result.failed).toBe(true);
  });
});

function rowsDrawn({ resources }: MeantApp) {
  return resources.flatMap(({ type, flows }) =>
    rowsOf(type).filter(
      ({ judge, path }) => judge === "pair" || judge === "transit" || flows.some((flow) => flow.path === path),
    ),
  );
}
