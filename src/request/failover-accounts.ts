import { isMap } from "../private/guards";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";

const MOST_WEIGHT = 1000;

/** Accounts of a tier with their weights; a weight that is undefined is the capacity of the account. */
export type WeightByAccount = ReadonlyMap<string, number | undefined>;

/** What is wrong with a list of account keys: none, one twice, something else than a key. */
export function accountListProblems(path: string, keys: unknown): Problem[] {
  if (isUnresolved(keys)) return [problem("LiteralNeeded", path, { value: shown(keys), what: "an account key" })];
  if (!Array.isArray(keys) || keys.length === 0) {
    const value = Array.isArray(keys) ? "an empty list" : shown(keys);
    return [problem("StrategyInvalid", path, { value, what: "a list of at least one account key" })];
  }
  return keys.flatMap((key: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!isLiteralText(key)) return [problem("StrategyInvalid", at, { value: shown(key), what: "an account key" })];
    if (keys.indexOf(key) === index) return [];
    return [problem("StrategyInvalid", at, { value: `${shown(key)} again`, what: "each account once" })];
  });
}

/** What is wrong with weights by account key. */
export function weightProblems(path: string, weights: unknown): Problem[] {
  const entries = isMap(weights) ? Object.entries(weights) : [];
  if (entries.length === 0) {
    const value = isMap(weights) ? "an empty map" : shown(weights);
    return [problem("StrategyInvalid", path, { value, what: "a map with at least one weight by account key" })];
  }
  return entries.flatMap(([key, weight]) => {
    if (isUnresolved(key)) return [problem("LiteralNeeded", path, { value: shown(key), what: "an account key" })];
    if (!isLiteralText(key)) return [problem("StrategyInvalid", path, { value: shown(key), what: "an account key" })];
    const at = `${path}.${key}`;
    if (isUnresolved(weight))
      return [problem("LiteralNeeded", at, { value: "a weight", what: "a share of the traffic" })];
    const isWeight = typeof weight === "number" && Number.isInteger(weight) && weight >= 1 && weight <= MOST_WEIGHT;
    return isWeight ? [] : [problem("WeightInvalid", at, { value: shown(weight) })];
  });
}
