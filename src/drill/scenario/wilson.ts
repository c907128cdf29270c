/** Of the normal distribution, for an interval that is right 95 times in 100. */
const Z = 1.959963984540054;

/** Where the true share lies with 95 % confidence, given how often it happened (Wilson); undefined without a trial. */
export function wilson(times: number, trials: number): { readonly low: number; readonly high: number } | undefined {
  if (trials === 0) return undefined;
  const share = times / trials;
  const middle = (share + (Z * Z) / (2 * trials)) / (1 + (Z * Z) / trials);
  const half =
    (Z / (1 + (Z * Z) / trials)) * Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials * trials));
  return { low: times === 0 ? 0 : middle - half, high: times === trials ? 1 : middle + half };
}
