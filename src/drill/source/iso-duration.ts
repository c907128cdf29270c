const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of a duration such as `PT1M30S`; nothing for a text that is none, or one in months. */
export function millisecondsOf(duration: string): number | undefined {
  const match = DURATION.exec(duration);
  if (!match || !/\d/.test(duration) || duration.endsWith("T")) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
}
