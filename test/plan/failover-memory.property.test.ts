import fc from "fast-check";
import { planFailover } from "../../src/plan/plan-failover";
import { memoryProblems } from "../../src/plan/rules/failover-memory-rules";
import { Ejection } from "../../src/request/ejection";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { ThrottlingHold } from "../../src/request/throttling-hold";
import { failoverRequest } from "../support/fixtures-failover";

const upTo = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });

/** Limits that are in order within one value, and need not be with those of another. */
const tunings = fc
  .tuple(
    fc.record({ openInSeconds: upTo(3600), longestOpenInSeconds: upTo(3600) }),
    fc.record({
      defaultInSeconds: upTo(300),
      quotaExhaustedAfterInSeconds: upTo(300),
      longestInSeconds: upTo(3600),
    }),
  )
  .filter(([ejection, throttling]) => isOrdered(Object.values(ejection)) && isOrdered(Object.values(throttling)))
  .map(([ejection, throttling]) =>
    FailoverTuning.of({ ejection: Ejection.of(ejection), throttling: ThrottlingHold.of(throttling) }),
  );

describe("the memory of a route, of any two tunings", () => {
  test("is in order, or refused because of what was asked for", () => {
    fc.assert(
      fc.property(tunings, tunings, (tuning, own) => {
        const request = failoverRequest({ tuning, tuningByDeployment: { chat: own } });
        const asked = [
          [
            own.ejection?.openInSeconds ?? tuning.ejection?.openInSeconds,
            own.ejection?.longestOpenInSeconds ?? tuning.ejection?.longestOpenInSeconds,
          ],
          [
            own.throttling?.defaultInSeconds ?? tuning.throttling?.defaultInSeconds,
            own.throttling?.quotaExhaustedAfterInSeconds ?? tuning.throttling?.quotaExhaustedAfterInSeconds,
            own.throttling?.longestInSeconds ?? tuning.throttling?.longestInSeconds,
          ],
        ];

        expect(memoryProblems(request).length === 0).toBe(asked.every(isOrdered));
        if (!asked.every(isOrdered)) return;
        const memory = planFailover(request).routes[0].memory;
        const planned = [
          [memory?.openMs, memory?.longestOpenMs],
          [memory?.holdMs, memory?.quotaExhaustedMs, memory?.longestHoldMs],
        ];
        expect(planned.every(isOrdered)).toBe(true);
        for (const [list, place] of places(asked)) {
          expect(planned[list][place]).toBe(Number(asked[list][place]) * 1000);
        }
      }),
    );
  });
});

function isOrdered(values: readonly (number | undefined)[]): boolean {
  const given = values.filter((value) => value !== undefined);
  return given.every((value, index) => index === 0 || value >= given[index - 1]);
}

/** Where something was asked for. */
function places(asked: readonly (readonly (number | undefined)[])[]): [list: number, place: number][] {
  return asked.flatMap((values, list) =>
    values.flatMap((value, place): [number, number][] => (value === undefined ? [] : [[list, place]])),
  );
}
