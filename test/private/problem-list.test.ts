import { ProblemError, problem, renderProblem, throwIfAny } from "../../src/private/problem-list";
import { PROBLEMS } from "../../src/private/problems";
import { messageOf } from "../support/fixtures-errors";

const EMPTY = problem("RegionsEmpty", "regions", {});
const REPEATED = problem("RegionRepeated", "regions[1]", { region: "swedencentral", first: 0 });

describe("throwIfAny", () => {
  test("is silent without problems", () => {
    expect(() => throwIfAny("ResidencyZone at 'prod/eu'", [])).not.toThrow();
  });

  test("tells one problem", () => {
    expect(messageOf(() => throwIfAny("ResidencyZone at 'prod/eu'", [EMPTY]))).toBe(
      "ResidencyZone at 'prod/eu' has 1 problem:\n  [RegionsEmpty] regions: the list is empty; name at least one region, for example AzureRegion.SWEDEN_CENTRAL",
    );
  });

  test("tells all problems, in their order", () => {
    const message = messageOf(() => throwIfAny("X", [REPEATED, EMPTY]));

    expect(message.split("\n")).toEqual([
      "X has 2 problems:",
      `  ${renderProblem(REPEATED)}`,
      `  ${renderProblem(EMPTY)}`,
    ]);
  });

  test("carries the problems, so that a caller need not read the text", () => {
    try {
      throwIfAny("X", [EMPTY]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).name).toBe("ProblemError");
      expect((error as ProblemError).problems).toEqual([EMPTY]);
    }
  });
});

describe("PROBLEMS", () => {
  test.each(Object.entries(PROBLEMS))("%s has a code in words and says when it arises", (code, { when }) => {
    expect(code).toMatch(/^([A-Z][a-z]+)+$/);
    expect(when).toMatch(/^[A-Z].*\.$/);
  });
});
