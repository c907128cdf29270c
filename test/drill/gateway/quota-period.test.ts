import { type QuotaPeriod, quotaPeriodAt } from "../../../src/drill/gateway/policies/quota-period";

describe("the period of a quota", () => {
  test.each<[QuotaPeriod, string, string]>([
    ["Hourly", "2026-11-21T13:00:00.000Z", "2026-11-21T14:00:00.000Z"],
    ["Daily", "2026-11-21T00:00:00.000Z", "2026-11-22T00:00:00.000Z"],
    ["Weekly", "2026-11-15T00:00:00.000Z", "2026-11-22T00:00:00.000Z"],
    ["Monthly", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"],
    ["Yearly", "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
  ])("is fixed in the calendar: %s", (period, begin, end) => {
    const found = quotaPeriodAt(period, Date.parse("2026-11-21T13:14:15.678Z"));

    expect([found.begin, found.end].map((time) => new Date(time).toISOString())).toEqual([begin, end]);
  });
});
