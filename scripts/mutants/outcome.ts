/** What became of a change, for people. */
export interface Outcome {
  readonly name: string;
  /** What it breaks, and where that stands. */
  readonly standsFor: string;
  /** Undefined: nothing noticed it. */
  readonly noticed?: { readonly by: string; readonly why: string };
  /** How much was tried, for example `3 scenarios`. */
  readonly tried: string;
}

export function outcomeLine({ name, standsFor, noticed, tried }: Outcome, seconds: number): string {
  const what = `${name} [${standsFor}]`;
  const time = `${seconds.toFixed(1)} s`;
  if (noticed === undefined) return `NOT NOTICED  ${what}, by ${tried}, ${time}`;
  return `noticed      ${what}: ${noticed.by}, ${tried}, ${time}: ${noticed.why}`;
}
