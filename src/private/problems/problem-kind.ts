/** One kind of problem: when it arises, and its text for the facts at hand. */
export interface ProblemKind<Facts> {
  /** One sentence for the list of problems in the documentation. */
  readonly when: string;
  /** The wrong value, what is allowed, and what to change; lower case, no full stop. */
  readonly text: (facts: Facts) => string;
}

/** Keeps the type of the facts while a table of kinds is written down. */
export function kind<Facts>(when: string, text: (facts: Facts) => string): ProblemKind<Facts> {
  return { when, text };
}
