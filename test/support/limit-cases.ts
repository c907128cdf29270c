import { Token } from "cdktf";
import { untyped } from "./fixtures";
import { messageOf, problemsOf } from "./fixtures-errors";

/** Name, least and most, and the most as it is shown; with `off`, 0 is taken as well. */
export type LimitCase = readonly [name: string, least: number, most: number, shownMost: string, off?: "off"];

/** What holds for every limit of a value that holds limits of failover. */
export function testLimits(subject: string, of: (options: never) => object, limits: readonly LimitCase[]): void {
  const given = (options: unknown) => of(untyped(options)) as { readonly [name: string]: unknown };

  describe.each(limits.map((limit) => ({ name: limit[0], limit })))("$name", ({ name, limit }) => {
    const [, least, most, shownMost, off] = limit;
    const words = `a whole number from ${least} to ${shownMost}${off ? ", or 0 for off," : ""}`;

    test(`takes ${least} and ${most}${off ? ", and 0" : ""}`, () => {
      for (const value of off ? [least, most, 0] : [least, most]) expect(given({ [name]: value })[name]).toBe(value);
    });

    test.each([least - 1, most + 1, least + 0.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("fails for %d", (value) => {
      if (off && value === 0) return;
      expect(messageOf(() => given({ [name]: value }))).toBe(
        `${subject} has 1 problem:\n  [TuningInvalid] ${name}: ${value} given where ${words} is needed`,
      );
    });

    test.each<[unknown, string]>([
      ["30", "'30'"],
      [null, "null"],
      [true, "true"],
    ])("fails for %j, which is no number", (value, shown) => {
      expect(problemsOf(() => given({ [name]: value }))).toEqual([
        `[TuningInvalid] ${name}: ${shown} given where ${words} is needed`,
      ]);
    });

    test("fails for a number that only Terraform knows, without its encoding", () => {
      const token = Token.asNumber({ creationStack: [], resolve: () => 5 });

      expect(problemsOf(() => given({ [name]: token }))).toEqual([
        `[LiteralNeeded] ${name}: a number is only known to Terraform, but a limit of failover decides what is built; write it as a literal`,
      ]);
    });
  });

  test.each<[unknown, string]>([
    [undefined, "undefined"],
    [null, "null"],
    [3, "3"],
    [[], "a list"],
  ])("fails for %j, which are no options", (options, shown) => {
    expect(problemsOf(() => given(options))).toEqual([
      `[TuningInvalid] options: ${shown} given where a map of limits is needed`,
    ]);
  });

  test("fails for all that is wrong at once", () => {
    const options = Object.fromEntries(limits.map(([name, , most]) => [name, most + 1]));

    expect(problemsOf(() => given(options))).toHaveLength(limits.length);
  });

  test("holds nothing that it was not given", () => {
    expect(Object.values(given({})).filter((value) => value !== undefined)).toEqual([]);
  });
}
