import type { Mutation, PlaceName } from "./mutation";

// Table 2.1: each knob at another value than the one that was asked for, or than its default.

/** A number of the text of a route's numbers: `failures: 5`. */
function number(
  knob: string,
  value: number,
  other: number,
  noticedBy: readonly string[],
  at?: readonly string[],
): Mutation {
  const name = `${knob} ${other} instead of ${value}`;
  return {
    name,
    standsFor: knob,
    find: ` ${knob}: ${value}${knob === "keep" ? " }" : ","}`,
    replace: ` ${knob}: ${other}${knob === "keep" ? " }" : ","}`,
    noticedBy,
    ...(at && { at }),
  };
}

/** A limit of the request itself. */
function limit(
  standsFor: string,
  name: string,
  find: string,
  replace: string,
  noticedBy: readonly string[],
  within?: PlaceName,
  at?: readonly string[],
): Mutation {
  return { name, standsFor, find, replace, noticedBy, ...(within && { within }), ...(at && { at }) };
}

const TIMEOUTS =
  '@(!(bool)context.Variables["failover-replayable"] ? 120000 : (bool)context.Variables["failover-stream"] ? 15000 : 60000)';
const timeouts = (safe: number, stream: number, other: number): string =>
  `@(!(bool)context.Variables["failover-replayable"] ? ${safe} : (bool)context.Variables["failover-stream"] ? ${stream} : ${other})`;

/** Numbers of the memory, by the names that the policy gives them. */
const MEMORY: readonly Mutation[] = [
  number("failures", 5, 50, ["server-errors"]),
  number("failures", 5, 1, ["one-server-error", "every-fifth-call"]),
  number("breaks", 2, 20, ["name-not-found", "hanging"]),
  number("breaks", 2, 1, ["connection-reset"]),
  number("run", 60000, 1, ["server-errors"]),
  number("run", 60000, 3600000, ["every-fifth-call"]),
  number("open", 30000, 1000, ["short-outage", "hanging"]),
  number("open", 30000, 290000, ["short-outage"]),
  number("longest", 300000, 1000, ["short-outage", "hanging"]),
  number("jitter", 20, 0, ["gateways-return-apart"]),
  number("misconfigured", 60000, 1, ["misconfigured-account"]),
  number("misconfigured", 60000, 3600000, ["misconfigured-account"]),
  number("slow", 0, 1, ["nothing-wrong"]),
  number("slow", 10000, 0, ["brownout"], ["slow ejection"]),
  number("slowStream", 0, 1, ["stream-first-part"]),
  number("good", 3, 1, ["trials-in-a-row"]),
  number("good", 3, 100, ["short-outage"]),
  number("trials", 5, 100, ["server-errors"]),
  number("trials", 5, 0, ["short-outage"]),
  number("every", 5000, 300000, ["short-outage"]),
  number("every", 5000, 1, ["server-errors"]),
  number("reopen", 10000, 300000, ["short-outage"]),
  number("reopen", 10000, 1, ["server-errors"]),
  number("reopenLate", 30000, 1, ["hanging"]),
  number("ramp", 120000, 1, ["short-outage", "half-recovered"]),
  number("ramp", 120000, 3600000, ["short-outage"]),
  number("forgive", 600000, 1, ["half-recovered"]),
  number("hold", 10000, 100, ["throttled-without-header"]),
  number("hold", 10000, 300000, ["throttled-without-header"]),
  number("exhausted", 60000, 86400000, ["quota-exhausted"]),
  number("longestHold", 300000, 86400000, ["quota-exhausted"]),
  number("longestHold", 300000, 100, ["throttled-once"]),
  number("budget", 20, 0, ["retry-budget"], ["T3"]),
  number("budget", 20, 100, ["retry-budget"], ["T3"]),
  number("least", 10, 0, ["retry-budget"], ["T3"]),
  number("least", 10, 1000, ["retry-budget"], ["T3"]),
  number("job", 3600, 0, ["workflow-stays"], ["workflows"]),
  number("keep", 1320, 1, ["short-outage", "throttled-without-header"]),
];

export const KNOB_MUTANTS: readonly Mutation[] = [
  ...MEMORY,
  limit(
    "maxAttempts",
    "one attempt",
    '"failover-max-attempts" value="@(2)"',
    '"failover-max-attempts" value="@(1)"',
    ["throttled-once"],
    "route",
  ),
  limit(
    "maxAttempts",
    "two attempts instead of three",
    '"failover-max-attempts" value="@(3)"',
    '"failover-max-attempts" value="@(2)"',
    ["two-throttled"],
    "route",
    ["T3"],
  ),
  limit(
    "retryIntervalInSeconds",
    "a pause before the next attempt",
    'count="1" interval="0" first-fast-retry="true">',
    'count="1" interval="5">',
    ["throttled-once"],
    "backend",
  ),
  limit(
    "headerTimeoutInSeconds",
    "long header timeout",
    TIMEOUTS,
    timeouts(120000, 15000, 119000),
    ["hanging"],
    "route",
  ),
  limit(
    "headerTimeoutInSeconds",
    "short header timeout",
    TIMEOUTS,
    timeouts(120000, 15000, 1000),
    ["stream-first-part", "brownout"],
    "route",
  ),
  limit(
    "streamHeaderTimeoutInSeconds",
    "long header timeout of streams",
    TIMEOUTS,
    timeouts(120000, 119000, 60000),
    ["hanging"],
    "route",
  ),
  limit(
    "streamHeaderTimeoutInSeconds",
    "short header timeout of streams",
    TIMEOUTS,
    timeouts(120000, 2000, 60000),
    ["stream-first-part"],
    "route",
  ),
  limit(
    "deadlineInSeconds",
    "short deadline",
    '"failover-deadline-ms" value="@(120000)"',
    '"failover-deadline-ms" value="@(5000)"',
    ["hanging"],
    "route",
  ),
  limit(
    "deadlineInSeconds",
    "long deadline",
    '"failover-deadline-ms" value="@(120000)"',
    '"failover-deadline-ms" value="@(1200000)"',
    ["zone-down"],
    "route",
  ),
  limit(
    "deadlineInSeconds",
    "the time of safe requests is all there is",
    TIMEOUTS,
    timeouts(15000, 15000, 60000),
    ["stored-response"],
    "route",
  ),
  limit(
    "failoverOnMisconfiguration",
    "misconfiguration is the caller's",
    '"failover-on-misconfiguration" value="@(true)"',
    '"failover-on-misconfiguration" value="@(false)"',
    ["misconfigured-account"],
    "route",
  ),
];
