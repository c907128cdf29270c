import { daysBetween, isIsoDate } from "../../src/private/dates";

describe("isIsoDate", () => {
  test.each<[unknown, boolean]>([
    ["2026-11-21", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-1-1", false],
    ["21.11.2026", false],
    ["2026-11-21T00:00:00Z", false],
    ["", false],
    [undefined, false],
    [20261121, false],
  ])("%j: %s", (value, expected) => {
    expect(isIsoDate(value)).toBe(expected);
  });
});

describe("daysBetween", () => {
  test.each([
    ["2026-11-21", "2026-11-21", 0],
    ["2026-11-21", "2026-11-22", 1],
    ["2026-11-21", "2026-11-20", -1],
    ["2027-12-31", "2028-12-31", 366],
    // Summer time begins and ends in between: days are counted in UTC.
    ["2026-03-01", "2026-11-01", 245],
  ])("from %s to %s are %d", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
