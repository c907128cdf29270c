import { millisecondsOf } from "../../../src/drill/source/iso-duration";

describe("a duration", () => {
  test.each([
    ["PT30S", 30_000],
    ["PT1M", 60_000],
    ["PT1M30.5S", 90_500],
    ["PT1H", 3_600_000],
    ["P1DT1S", 86_401_000],
    ["P2D", 172_800_000],
    ["PT0S", 0],
  ])("%s is %d milliseconds", (text, expected) => {
    expect(millisecondsOf(text)).toBe(expected);
  });

  test.each(["", "P", "PT", "P1M", "P1DT", "30", "PT-1S", "pt1s"])("fails for '%s'", (text) => {
    expect(millisecondsOf(text)).toBeUndefined();
  });
});
