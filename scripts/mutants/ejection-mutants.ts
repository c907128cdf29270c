import type { Mutation } from "./mutation";

// Guards of when an account is ejected, for how long, and of the budget: knobs of 2.1 that attempts count for.

const OUTCOME = '(string)context.Variables["failover-outcome"]';

export const EJECTION_MUTANTS: readonly Mutation[] = [
  guard("row: breaks do not eject", "eject on transport", 'breaks >= (long)knobs["breaks"] ||', "", [
    "name-not-found",
    "hanging",
  ]),
  guard("row: failures do not eject", "eject on 5xx", '|| failures >= (long)knobs["failures"]', "", ["server-errors"]),
  guard(
    "row: slow answers do not eject",
    "slow ejection",
    '|| ((long?)memory["slow"] ?? 0L) >= (long)knobs["failures"]',
    "",
    ["brownout"],
    ["slow ejection"],
  ),
  guard(
    "row: slow answers are breaks",
    "slow ejection",
    'var kind = isSlow ? "slow" :',
    'var kind = isSlow ? "breaks" :',
    ["brownout"],
    ["slow ejection"],
  ),
  guard(
    "row: breaks are failures",
    "eject on transport",
    `${OUTCOME} == "unreachable" ? "breaks" : "failures"`,
    '"failures"',
    ["name-not-found", "hanging"],
  ),
  guard("row: failures are breaks", "eject on 5xx", `${OUTCOME} == "unreachable" ? "breaks" : "failures"`, '"breaks"', [
    "server-errors",
    "every-fifth-call",
  ]),
  guard(
    "row: never begun anew",
    "window",
    'if (now - ((long?)memory["first"] ?? 0L) > (long)knobs["run"])',
    "if (false)",
    ["every-fifth-call", "server-errors"],
  ),
  guard(
    "row: always begun anew",
    "window",
    'if (now - ((long?)memory["first"] ?? 0L) > (long)knobs["run"])',
    "if (true)",
    ["server-errors"],
  ),
  guard("open: not longer each time", "open time", "(1L << (int)Math.Min(ejections, 20L))", "1L", [
    "half-recovered",
    "short-outage",
  ]),
  guard("open: longer than the longest", "open time", 'opens = Math.Min((long)knobs["longest"], ', "opens = (", [
    "half-recovered",
    "replay-2026-01-27-region",
  ]),
  guard("open: never forgiven", "forgive", "var ejections = isForgiven ? 0L :", "var ejections = false ? 0L :", [
    "half-recovered",
  ]),
  guard("open: forgiven at once", "forgive", "var ejections = isForgiven ? 0L :", "var ejections = true ? 0L :", [
    "half-recovered",
  ]),
  guard("open: not counted", "forgive", 'memory["ejections"] = ejections + 1L;', "", ["half-recovered"]),
  guard(
    "open: without jitter",
    "jitter",
    "opens = opens * (100 + new Random(context.RequestId.GetHashCode()).Next(-jitter, jitter + 1)) / 100L;",
    "",
    ["gateways-return-apart"],
  ),
  guard(
    "open: nothing says since when",
    "2.3",
    'memory["open"] = now + opens;\n        memory["since"] = now;',
    'memory["open"] = now + opens;',
    ["hanging", "gateway-units"],
  ),
  guard("misconfigured: not ejected", "401", `else if (${OUTCOME} == "misconfigured" &&`, "else if (false &&", [
    "misconfigured-account",
  ]),
  guard(
    "misconfigured: ejected also where it is the caller's",
    "401",
    '&& (bool)context.Variables["failover-on-misconfiguration"] && open <= now',
    "&& open <= now",
    ["misconfigured-account"],
  ),
  guard(
    "budget: first failures do not count",
    "retry budget",
    '(int)context.Variables["failover-attempt"] == 1 ? "failed" : "third"',
    '"third"',
    ["storm", "server-errors"],
  ),
  guard(
    "budget: third attempts do not count",
    "retry budget",
    '(int)context.Variables["failover-attempt"] == 1 ? "failed" : "third"',
    '"failed"',
    ["retry-budget"],
    ["T3"],
  ),
  guard(
    "budget: a second attempt is a third one",
    "retry budget",
    '&& (bool)context.Variables["failover-settles-before-next"]))',
    "))",
    ["retry-budget"],
    ["T3"],
  ),
];

function guard(
  name: string,
  standsFor: string,
  find: string,
  replace: string,
  noticedBy: readonly string[],
  at?: readonly string[],
): Mutation {
  return { name, standsFor, find, replace, noticedBy, ...(at && { at }) };
}
