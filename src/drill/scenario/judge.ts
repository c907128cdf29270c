import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { CheckResult } from "../report/scenario-result";
import { checkOf, isSame, NOTHING } from "./check";
import { MEASURES } from "./measures";
import { isRole } from "./read-roles";
import type { RunView } from "./run-view";
import type { Bounds, Expectation, ExpectedValue, Limit } from "./scenario-plan";

/** What is expected of every run, whatever the scenario. */
export function boundsOf({ attempts, seconds }: Bounds, accounts: number): Expectation[] {
  const always = (measure: string, comparison: Expectation["comparison"], value: ExpectedValue): Expectation => ({
    measure,
    scope: {},
    comparison,
    value,
  });
  return [
    always("tripwire-bytes", "is", 0),
    always("truncated-success", "is", 0),
    always("attempts-most", "at-most", attempts),
    always("headers-seconds-most", "at-most", seconds),
    // A connection that never came about may be tried again where nobody else is left.
    ...(accounts > 1 ? [always("revisits", "is", 0)] : []),
    always("leaks", "is", 0),
    always("wrong-labels", "is", 0),
    always("alive-after", "is", true),
    always("idle-faults", "is", NOTHING),
  ];
}

/** Compares a run with what is expected. A limit that holds takes the place of what looks at the same. */
export function judge(
  run: RunView,
  expected: readonly Expectation[],
  limits: readonly Limit[],
  behavior: GatewayBehavior,
): CheckResult[] {
  const holding = limits.filter(({ when }) => behavior[when.name] === when.value);
  const limited = new Set<Expectation>();
  const checks = holding.flatMap(({ label, expect }) => {
    const replaced = expected.filter((each) => expect.some((weaker) => looksAtTheSame(each, weaker)));
    for (const each of replaced) limited.add(each);
    const isLimitIdle = replaced.length > 0 && replaced.every((each) => check(run, each).isMet);
    return expect.map((each) => ({ ...check(run, each), limit: label, isLimitIdle }));
  });
  return [...expected.filter((each) => !limited.has(each)).map((each) => check(run, each)), ...checks];
}

function check(run: RunView, expectation: Expectation): CheckResult {
  const found = MEASURES[expectation.measure].read(run, expectation.scope);
  return checkOf(expectation, found, (value, wanted) =>
    // An account is told by its role.
    typeof wanted === "string" && isRole(wanted) ? run.keys(wanted).includes(String(value)) : isSame(value, wanted),
  );
}

function looksAtTheSame(one: Expectation, other: Expectation): boolean {
  return one.measure === other.measure && SCOPE.every((name) => one.scope[name] === other.scope[name]);
}

const SCOPE = ["of", "phase", "load", "status", "request", "header", "text"] as const;
