import { isMap } from "../../private/guards";
import { type Problem, problem } from "../../private/problem-list";
import { shown } from "../../private/text";

/** Something given where a map is needed; nothing given is fine. */
export function mapProblem(path: string, value: unknown, what = "a map by region name"): Problem[] {
  return value === undefined || isMap(value) ? [] : [problem("OptionInvalid", path, { value: shown(value), what })];
}
