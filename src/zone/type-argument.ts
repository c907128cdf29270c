import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { DeploymentType } from "../residency/deployment-type";

/** What is wrong with a deployment type that a method was given, if it was given one. */
export function typeArgument(path: string, value: unknown): Problem[] {
  if (value === undefined || value instanceof DeploymentType) return [];
  return [problem("OptionInvalid", path, { value: shown(value), what: "a DeploymentType" })];
}
