import { ThrottlingHold } from "../../src/request/throttling-hold";
import { problemsOf } from "../support/fixtures-errors";
import { testLimits } from "../support/limit-cases";

describe("ThrottlingHold.of", () => {
  testLimits("ThrottlingHold.of", ThrottlingHold.of, [
    ["defaultInSeconds", 1, 300, "300"],
    ["quotaExhaustedAfterInSeconds", 1, 300, "300"],
    ["longestInSeconds", 1, 3600, "3,600"],
  ]);

  test("takes three that are the same", () => {
    const options = { defaultInSeconds: 30, quotaExhaustedAfterInSeconds: 30, longestInSeconds: 30 };

    expect(ThrottlingHold.of(options)).toMatchObject(options);
  });

  test.each<[Parameters<typeof ThrottlingHold.of>[0], string[]]>([
    [
      { defaultInSeconds: 61, quotaExhaustedAfterInSeconds: 60 },
      ["[TuningInvalid] quotaExhaustedAfterInSeconds: 60 given where at least the 61 of defaultInSeconds is needed"],
    ],
    [
      { quotaExhaustedAfterInSeconds: 90, longestInSeconds: 80 },
      ["[TuningInvalid] longestInSeconds: 80 given where at least the 90 of quotaExhaustedAfterInSeconds is needed"],
    ],
    [
      { defaultInSeconds: 90, longestInSeconds: 80 },
      ["[TuningInvalid] longestInSeconds: 80 given where at least the 90 of defaultInSeconds is needed"],
    ],
    [
      { defaultInSeconds: 3, quotaExhaustedAfterInSeconds: 2, longestInSeconds: 1 },
      [
        "[TuningInvalid] quotaExhaustedAfterInSeconds: 2 given where at least the 3 of defaultInSeconds is needed",
        "[TuningInvalid] longestInSeconds: 1 given where at least the 3 of defaultInSeconds is needed",
      ],
    ],
  ])("fails for %j, which is out of order", (options, problems) => {
    expect(problemsOf(() => ThrottlingHold.of(options))).toEqual(problems);
  });
});
