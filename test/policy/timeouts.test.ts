import { reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { TUNING } from "../support/fixtures-golden";
import { attributeOf, goldenPolicy, PolicyProgram, setterOf } from "../support/policy-program";

const skipped = reasonNotToCompile();
const SECOND = 1000;
const DEADLINE = TUNING.deadlineInSeconds * SECOND;

describe.skipIf(skipped)(`the time for one attempt${unlessSkipped(skipped)}`, () => {
  // A request that is not asked for twice gets all the time: nobody else would use it.
  test.each([
    ["a whole answer", true, false, TUNING.headerTimeoutInSeconds],
    ["a stream", true, true, TUNING.streamHeaderTimeoutInSeconds],
    ["what is not asked for twice", false, false, TUNING.deadlineInSeconds],
    ["a stream that is not asked for twice", false, true, TUNING.deadlineInSeconds],
  ])("depends on what is asked for: %s", (_, replayable, stream, seconds) => {
    const expression = setterOf(goldenPolicy("active-passive"), "inbound", "failover-header-timeout-ms");
    const variables = { "failover-replayable": replayable, "failover-stream": stream };

    expect(PolicyProgram.golden.values(expression, [{ variables }])).toEqual([seconds * SECOND]);
  });

  test.each([
    ["at first", 60_000, 0, 60_000],
    ["while there is enough", 60_000, 59_500, 60_000],
    ["when it gets less", 60_000, 59_501, 59_999],
    ["at the last attempt that is made", 60_000, DEADLINE - 2000, 1500],
    ["with almost nothing left", 60_000, DEADLINE - 1, 1000],
    ["after the deadline", 60_000, DEADLINE + 50_000, 1000],
    ["when the limit is the deadline itself", DEADLINE, 0, DEADLINE - 500],
    ["when the limit is the shortest", 1000, 0, 1000],
  ])("ends before the deadline: %s", (_, headerTimeout, elapsedInMilliseconds, timeout) => {
    const expression = setterOf(goldenPolicy("active-passive"), "backend", "failover-attempt-timeout-ms");
    const variables = { "failover-header-timeout-ms": headerTimeout, "failover-deadline-ms": DEADLINE };

    // Azure takes whole milliseconds.
    expect(PolicyProgram.golden.run([{ expression, state: { elapsedInMilliseconds, variables } }])).toEqual([
      { type: "System.Int32", value: timeout },
    ]);
  });
});

describe.skipIf(skipped)(`another attempt${unlessSkipped(skipped)}`, () => {
  test.each([
    ["the outcome allows it", true, 1, 0, true],
    ["the outcome forbids it", false, 1, 0, false],
    ["it is the last that is allowed", true, 2, 0, true],
    ["no more are allowed", true, 3, 0, false],
    ["two seconds are left", true, 1, DEADLINE - 2000, true],
    ["less than two seconds are left", true, 1, DEADLINE - 1999, false],
    ["the deadline is over", true, 1, DEADLINE + 1, false],
  ])("is made or not: %s", (_, mayFailOver, attempt, elapsedInMilliseconds, expected) => {
    const expression = attributeOf(goldenPolicy("tiered"), "retry", "condition");
    const variables = {
      "failover-may-fail-over": mayFailOver,
      "failover-attempt": attempt,
      "failover-max-attempts": 3,
      "failover-deadline-ms": DEADLINE,
    };

    expect(PolicyProgram.golden.values(expression, [{ elapsedInMilliseconds, variables }])).toEqual([expected]);
  });
});
