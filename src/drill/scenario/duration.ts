const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h30m`, `2.5s` or `300ms` in milliseconds; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  if (text === "0") return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h|d)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );
}

/** `10/s`, `30/m` or `5/h` as milliseconds from one to the next; undefined for anything else. */
export function intervalOf(rate: string): number | undefined {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(rate) ?? [];
  return count === undefined || Number(count) === 0 ? undefined : UNITS[unit] / Number(count);
}

/** Milliseconds as a person writes them: `90 s` as `1m30s`. */
export function durationText(ms: number): string {
  if (ms === 0) return "0s";
  let left = Math.round(ms);
  const parts: string[] = [];
  for (const unit of ["d", "h", "m", "s", "ms"]) {
    const count = Math.floor(left / UNITS[unit]);
    left -= count * UNITS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join("");
}
