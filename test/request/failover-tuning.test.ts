import { Token } from "cdktf";
import { FailoverTuning, type FailoverTuningOptions } from "../../src/request/failover-tuning";
import { untyped } from "../support/fixtures";
import { codesOf, messageOf, problemsOf } from "../support/fixtures-errors";

type Knob = Exclude<keyof FailoverTuningOptions, "failoverOnMisconfiguration">;

const RANGES: readonly (readonly [Knob, number, number, string])[] = [
  ["maxAttempts", 1, 10, "10"],
  ["headerTimeoutInSeconds", 1, 230, "230"],
  ["streamHeaderTimeoutInSeconds", 1, 230, "230"],
  ["deadlineInSeconds", 5, 230, "230"],
  ["circuitBreakerFailures", 1, 10_000, "10,000"],
  ["circuitBreakerTripInSeconds", 1, 3600, "3,600"],
];

describe("FailoverTuning", () => {
  test("holds what it is given, and nothing else", () => {
    const options = {
      maxAttempts: 2,
      headerTimeoutInSeconds: 30,
      streamHeaderTimeoutInSeconds: 10,
      deadlineInSeconds: 60,
      failoverOnMisconfiguration: false,
      circuitBreakerFailures: 100,
      circuitBreakerTripInSeconds: 60,
    };

    expect(FailoverTuning.of(options)).toMatchObject(options);
    expect(Object.values(FailoverTuning.of({}))).toEqual(Array(7).fill(undefined));
  });

  describe.each(RANGES)("%s", (knob, least, most, shownMost) => {
    test("takes its least and its most", () => {
      expect(FailoverTuning.of({ [knob]: least })[knob]).toBe(least);
      expect(FailoverTuning.of({ [knob]: most })[knob]).toBe(most);
    });

    test.each([least - 1, most + 1, least + 0.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("fails for %d", (value) => {
      expect(messageOf(() => FailoverTuning.of({ [knob]: value }))).toBe(
        `FailoverTuning.of has 1 problem:\n  [TuningInvalid] ${knob}: ${value} given where a whole number from ${least} to ${shownMost} is needed`,
      );
    });

    test.each<[unknown, string]>([
      ["30", "'30'"],
      [null, "null"],
      [true, "true"],
    ])("fails for %j, which is no number", (value, shown) => {
      expect(problemsOf(() => FailoverTuning.of(untyped({ [knob]: value })))).toEqual([
        expect.stringContaining(`[TuningInvalid] ${knob}: ${shown} given where`),
      ]);
    });

    test("fails for a number that only Terraform knows, without its encoding", () => {
      const token = Token.asNumber({ creationStack: [], resolve: () => 5 });

      expect(problemsOf(() => FailoverTuning.of({ [knob]: token }))).toEqual([
        `[LiteralNeeded] ${knob}: a number is only known to Terraform, but a limit of failover decides what is built; write it as a literal`,
      ]);
    });
  });

  test("takes a timeout that is as long as the deadline", () => {
    expect(() => FailoverTuning.of({ headerTimeoutInSeconds: 60, deadlineInSeconds: 60 })).not.toThrow();
  });

  test("fails for timeouts above the deadline", () => {
    const options = { headerTimeoutInSeconds: 61, streamHeaderTimeoutInSeconds: 90, deadlineInSeconds: 60 };

    expect(problemsOf(() => FailoverTuning.of(options))).toEqual([
      "[HeaderTimeoutTooLong] headerTimeoutInSeconds: 61 seconds for one attempt are more than the 60 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
      "[HeaderTimeoutTooLong] streamHeaderTimeoutInSeconds: 90 seconds for one attempt are more than the 60 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
    ]);
  });

  test("fails for a switch that is neither on nor off", () => {
    expect(problemsOf(() => FailoverTuning.of(untyped({ failoverOnMisconfiguration: "false" })))).toEqual([
      "[TuningInvalid] failoverOnMisconfiguration: 'false' given where true or false is needed",
    ]);
  });

  test("fails for all that is wrong at once", () => {
    const options = untyped<FailoverTuningOptions>({
      maxAttempts: 0,
      deadlineInSeconds: 4,
      failoverOnMisconfiguration: 1,
    });

    expect(codesOf(() => FailoverTuning.of(options))).toEqual([
      "TuningInvalid maxAttempts",
      "TuningInvalid deadlineInSeconds",
      "TuningInvalid failoverOnMisconfiguration",
    ]);
  });

  test.each<[unknown, string]>([
    [undefined, "undefined"],
    [null, "null"],
    [3, "3"],
    [[], "a list"],
  ])("fails for %j, which are no options", (options, shown) => {
    expect(problemsOf(() => FailoverTuning.of(untyped(options)))).toEqual([
      `[TuningInvalid] options: ${shown} given where a map of limits is needed`,
    ]);
  });
});
