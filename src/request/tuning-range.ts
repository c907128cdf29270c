import { isMap } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { grouped, shown } from "../private/text";

/** Least and most of a limit of failover; with `off`, 0 is taken as well. */
export type TuningRange = readonly [least: number, most: number, off?: "off"];

/** Limits of which none may be below one before it. */
export const TUNING_ORDERS = {
  ejection: ["openInSeconds", "longestOpenInSeconds"],
  throttling: ["defaultInSeconds", "quotaExhaustedAfterInSeconds", "longestInSeconds"],
} as const;

/** A limit that was given, and where. */
export interface GivenLimit {
  readonly name: string;
  readonly path: string;
  readonly value: number;
}

/** Limits that are none, not whole, or out of their range. */
export function rangeProblems(options: unknown, ranges: { readonly [name: string]: TuningRange }): Problem[] {
  if (!isMap(options)) {
    return [problem("TuningInvalid", "options", { value: shown(options), what: "a map of limits" })];
  }
  return Object.entries(ranges).flatMap(([name, range]) => limitProblems(name, options[name], range));
}

function limitProblems(path: string, value: unknown, [least, most, off]: TuningRange): Problem[] {
  if (value === undefined || (off && value === 0)) return [];
  if (isUnresolved(value)) return [problem("LiteralNeeded", path, { value: "a number", what: "a limit of failover" })];
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return [];
  const what = `a whole number from ${least} to ${grouped(most)}${off ? ", or 0 for off," : ""}`;
  return [problem("TuningInvalid", path, { value: shown(value), what })];
}

/** Limits of options that are below one before them. */
export function orderProblems(options: { readonly [name: string]: unknown }, names: readonly string[]): Problem[] {
  const values = names.map((name) => ({ name, path: name, value: options[name] }));
  return givenOrderProblems(values.filter((given): given is GivenLimit => typeof given.value === "number"));
}

/** The same for limits from several places. */
export function givenOrderProblems(given: readonly GivenLimit[]): Problem[] {
  return given.flatMap(({ path, value }, index) => {
    const above = given.slice(0, index).find((before) => before.value > value);
    if (above === undefined) return [];
    const what = `at least the ${grouped(above.value)} of ${above.name}`;
    return [problem("TuningInvalid", path, { value: grouped(value), what })];
  });
}
