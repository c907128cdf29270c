import { PROBLEMS, type ProblemCode, type ProblemFacts } from "./problems";

/** One thing that is wrong: the code is stable, the text is rendered from the registry. */
export interface Problem {
  readonly code: ProblemCode;
  /** Which property is wrong, written as the caller would: `deployments[0].capacity`. */
  readonly path: string;
  readonly text: string;
}

export function problem<C extends ProblemCode>(code: C, path: string, facts: ProblemFacts<C>): Problem {
  const render = PROBLEMS[code].text as (facts: ProblemFacts<C>) => string;
  return { code, path, text: render(facts) };
}

export function renderProblem(item: Problem): string {
  return `[${item.code}] ${item.path}: ${item.text}`;
}

/** Carries all problems of one construct or value, so that one run shows them all. */
export class ProblemError extends Error {
  constructor(
    subject: string,
    readonly problems: readonly Problem[],
  ) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super([`${subject} has ${count}:`, ...problems.map((item) => `  ${renderProblem(item)}`)].join("\n"));
    this.name = "ProblemError";
  }
}

/** Throws when there is something to tell; a subject reads like `MultiRegionOpenAI at 'prod/eu/openai'`. */
export function throwIfAny(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(subject, problems);
}
