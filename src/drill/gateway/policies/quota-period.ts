export const QUOTA_PERIODS = ["Hourly", "Daily", "Weekly", "Monthly", "Yearly"] as const;

export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The fixed window that a moment lies in, of the calendar of UTC. */
export function quotaPeriodAt(period: QuotaPeriod, now: number): { readonly begin: number; readonly end: number } {
  const date = new Date(now);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (period) {
    case "Hourly":
      return lasting(Math.floor(now / HOUR_MS) * HOUR_MS, HOUR_MS);
    case "Daily":
      return lasting(Math.floor(now / DAY_MS) * DAY_MS, DAY_MS);
    case "Weekly":
      return lasting(Math.floor(now / DAY_MS - date.getUTCDay()) * DAY_MS, 7 * DAY_MS);
    case "Monthly":
      return { begin: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
    case "Yearly":
      return { begin: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  }
}

function lasting(begin: number, length: number): { begin: number; end: number } {
  return { begin, end: begin + length };
}
