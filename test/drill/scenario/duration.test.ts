import fc from "fast-check";
import { durationOf, durationText, intervalOf } from "../../../src/drill/scenario/duration";

describe("a duration", () => {
  test.each([
    ["0", 0],
    ["300ms", 300],
    ["2.5s", 2500],
    ["1h30m", 5_400_000],
    ["26d9h", 2_278_800_000],
    ["90", undefined],
    ["", undefined],
    ["1 s", undefined],
    ["-1s", undefined],
    ["1w", undefined],
    ["s", undefined],
  ])("'%s' is %s milliseconds", (text, ms) => {
    expect(durationOf(text)).toBe(ms);
  });

  test.each([
    [0, "0s"],
    [90_000, "1m30s"],
    [86_400_300, "1d300ms"],
  ])("of %i milliseconds is written '%s'", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  test("is read back as it was written", () => {
    fc.assert(fc.property(fc.nat(10_000_000_000), (ms) => durationOf(durationText(ms)) === ms));
  });
});

describe("a rate", () => {
  test.each([
    ["10/s", 100],
    ["0.5/s", 2000],
    ["30/m", 2000],
    ["5/h", 720_000],
    ["0/s", undefined],
    ["10", undefined],
    ["10/d", undefined],
  ])("'%s' is one in %s milliseconds", (text, ms) => {
    expect(intervalOf(text)).toBe(ms);
  });
});
