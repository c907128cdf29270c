import { guard, type Mutation } from "./mutation";

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
    { at: ["slow ejection"] },
  ),
  guard(
    "row: slow answers are breaks",
    "slow ejection",
    'var kind = isSlow ? "slow" :',
    'var kind = isSlow ? "breaks" :',
    ["brownout"],
    { at: ["slow ejection"] },
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
    "row: lost connections are none of the failures",
    "eject on 5xx",
    "var failures = breaks + (",
    "var failures = (",
    ["mixed-errors"],
  ),
  guard(
    "row: never begun anew",
    "window",
    'if (now - ((long?)memory["first"] ?? 0L) > (long)knobs["run"])',
    "if (false)",
    ["errors-far-apart"],
  ),
  guard(
    "row: always begun anew",
    "window",
    'if (now - ((long?)memory["first"] ?? 0L) > (long)knobs["run"])',
    "if (true)",
    ["server-errors"],
  ),
  guard("open: not longer each time", "open time", "(1L << (int)Math.Min(ejections, 20L))", "1L", ["flapping"]),
  guard("open: longer than the longest", "open time", 'opens = Math.Min((long)knobs["longest"], ', "opens = (", [
    "longest-dwell",
  ]),
  guard("open: never forgiven", "forgive", "var ejections = isForgiven ? 0L :", "var ejections = false ? 0L :", [
    "forgiven",
  ]),
  guard("open: forgiven at once", "forgive", "var ejections = isForgiven ? 0L :", "var ejections = true ? 0L :", [
    "flapping",
  ]),
  guard("open: not counted", "forgive", 'memory["ejections"] = ejections + 1L;', "", ["flapping"]),
  guard(
    "open: without jitter",
    "jitter",
    "opens = opens * (100 + new Random(context.RequestId.GetHashCode() / 7).Next(-jitter, jitter + 1)) / 100L;",
    "",
    ["gateways-return-apart"],
  ),
  guard(
    "open: nothing says since when",
    "2.3",
    'memory["open"] = now + opens;\n        memory["since"] = now;',
    'memory["open"] = now + opens;',
    ["late-news"],
  ),
  guard(
    "misconfigured: anew while it is ejected",
    "401",
    '&& (bool)context.Variables["failover-on-misconfiguration"] && open <= now',
    '&& (bool)context.Variables["failover-on-misconfiguration"]',
    ["misconfigured-alone"],
    { at: ["T5"] },
  ),
  guard("misconfigured: not ejected", "401", `else if (${OUTCOME} == "misconfigured" &&`, "else if (false &&", [
    "misconfigured-account",
  ]),
  guard(
    "misconfigured: ejected also where it is the caller's",
    "401",
    '&& (bool)context.Variables["failover-on-misconfiguration"] && open <= now',
    "&& open <= now",
    ["misconfiguration-passes"],
    { at: ["misconfiguration passes"] },
  ),
  guard(
    "budget: first failures do not count",
    "retry budget",
    '(int)context.Variables["failover-attempt"] == 1 ? "failed" : "third"',
    '"third"',
    ["retry-budget"],
    { at: ["T3"] },
  ),
  guard(
    "budget: answers count as well",
    "retry budget",
    "if (!isAnswer && ((int)",
    "if (true && ((int)",
    ["retry-budget"],
    { at: ["T3"] },
  ),
  guard(
    "budget: begun once",
    "retry budget",
    'if ((long?)memory["window"] != now / 10000L)',
    'if (memory["window"] == null)',
    ["retry-budget"],
    { at: ["T3"] },
  ),
  guard(
    "budget: third attempts do not count",
    "retry budget",
    '(int)context.Variables["failover-attempt"] == 1 ? "failed" : "third"',
    '"failed"',
    ["retry-budget"],
    { at: ["T3"] },
  ),
  guard(
    "budget: a second attempt is a third one",
    "retry budget",
    '&& (bool)context.Variables["failover-settles-before-next"]))',
    "))",
    ["retry-budget"],
    { at: ["T3"] },
  ),
];
