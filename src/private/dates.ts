const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LAST_YEAR = 9999;
const DAY = 24 * 60 * 60 * 1000;

/** Whether a text is a calendar date written as `YYYY-MM-DD`. */
export function isIsoDate(text: unknown): text is string {
  if (typeof text !== "string" || !ISO_DATE.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  // A day that does not exist (2026-02-30) is moved by the parser; written back it differs.
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** The same day some years later, in a year of four digits; the 1st of March for a 29th of February that is not there. */
export function yearsAfter(date: string, years: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCFullYear(Math.min(day.getUTCFullYear() + years, LAST_YEAR));
  return day.toISOString().slice(0, 10);
}

/** Days from one ISO date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
