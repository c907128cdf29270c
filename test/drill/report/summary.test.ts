import type { RunResult, ScenarioResult, Verdict } from "../../../src/drill/report/scenario-result";
import { closingLine, truncatedLine, unmetChecks, verdictCounts } from "../../../src/drill/report/summary";

const result = (name: string, verdict: Verdict, truncated: readonly number[] = []) =>
  ({
    name,
    verdict,
    reason: "nobody answers",
    runs: truncated.map((truncatedAnswers) => ({ truncatedAnswers, checks: [] }) as unknown as RunResult),
  }) as unknown as ScenarioResult;

const WELL = [result("a", "pass"), result("b", "pass"), result("other", "not-applicable")];
const MIXED = [...WELL, result("cut for chat", "safe", [0, 1]), result("late", "partial", [0]), result("c", "partial")];

describe("the summary of a drill", () => {
  test.each([
    [WELL, "None failed. 2 pass; 1 not-applicable."],
    [MIXED, "None failed. 2 pass; 2 partial: late, c; 1 safe: cut for chat; 1 not-applicable."],
    [
      [...MIXED, result("x", "fail")],
      "1 of 6 failed: x. 2 pass; 2 partial: late, c; 1 safe: cut for chat; 1 not-applicable.",
    ],
    [[result("x", "fail")], "1 of 1 failed: x."],
    [[result("other", "not-applicable")], "No scenario fits the policy. 1 not-applicable."],
    [[], "No scenario fits the policy."],
  ])("closes honestly, %#", (results, line) => {
    expect(closingLine(results)).toBe(line);
  });

  test("counts each verdict", () => {
    expect(verdictCounts(MIXED)).toBe("2 pass, 2 partial, 1 safe, 1 not-applicable");
  });

  test("tells where answers lack words and look whole", () => {
    expect([truncatedLine(WELL), truncatedLine(MIXED)]).toEqual(["0", "1, in cut for chat"]);
  });

  test("has a reason for a policy that could not be run", () => {
    expect(unmetChecks(result("x", "fail"))).toEqual(["x: nobody answers"]);
    expect(unmetChecks(result("x", "not-applicable"))).toEqual([]);
  });
});
