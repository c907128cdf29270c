import { type Problem, renderProblem } from "../private/problem-list";

/** What was advised, as the end of a section. */
export function adviceLines(warnings: readonly Problem[]): string[] {
  return warnings.length === 0 ? [] : ["", "Advice:", "", ...warnings.map((warning) => `- ${renderProblem(warning)}`)];
}
