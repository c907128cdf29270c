import { guard, type Mutation, type Where } from "./mutation";

// Table 2.1: each knob at another value than the one that was asked for, or than its default.

/** A number of the text of a route's numbers: `failures: 5`. */
function number(knob: string, value: number, other: number, noticedBy: readonly string[], where?: Where): Mutation {
  const text = (one: number): string => ` ${knob}: ${one}${knob === "keep" ? " }" : ","}`;
  return guard(`${knob} ${other} instead of ${value}`, knob, text(value), text(other), noticedBy, where);
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
  number("run", 60000, 3600000, ["errors-far-apart"]),
  number("open", 30000, 1000, ["short-outage", "hanging"]),
  number("open", 30000, 290000, ["short-outage"]),
  number("longest", 300000, 3600000, ["longest-dwell"]),
  number("longest", 300000, 1000, ["short-outage", "hanging"]),
  number("jitter", 20, 0, ["gateways-return-apart"]),
  number("misconfigured", 60000, 1, ["misconfigured-account"]),
  number("misconfigured", 60000, 3600000, ["misconfigured-account"]),
  number("slow", 0, 1, ["nothing-wrong"]),
  number("slow", 10000, 0, ["brownout"], { at: ["slow ejection"] }),
  number("slowStream", 0, 1, ["slow-first-token"]),
  number("good", 3, 1, ["trials-in-a-row"]),
  number("good", 3, 100, ["short-outage"]),
  number("trials", 5, 100, ["server-errors"]),
  number("trials", 5, 0, ["trial-share"]),
  number("every", 5000, 300000, ["short-outage"]),
  number("every", 5000, 1, ["server-errors"]),
  number("reopen", 10000, 300000, ["short-outage"]),
  number("reopen", 10000, 1, ["server-errors"]),
  number("reopenLate", 30000, 1, ["trials-hang"]),
  number("ramp", 120000, 1, ["throttled-in-ramp"]),
  number("ramp", 120000, 3600000, ["short-outage"]),
  number("forgive", 600000, 3600000, ["forgiven"]),
  number("forgive", 600000, 1, ["flapping"]),
  number("hold", 10000, 100, ["throttled-without-header"]),
  number("hold", 10000, 300000, ["throttled-without-header"]),
  number("exhausted", 60000, 1000, ["throttled-once"]),
  number("exhausted", 60000, 86400000, ["quota-exhausted"]),
  number("longestHold", 300000, 86400000, ["quota-exhausted"]),
  number("longestHold", 300000, 100, ["throttled-once"]),
  number("budget", 20, 0, ["retry-budget"], { at: ["T3"] }),
  number("budget", 20, 100, ["retry-budget"], { at: ["T3"] }),
  number("least", 10, 0, ["two-throttled"], { at: ["T3"] }),
  number("least", 10, 1000, ["retry-budget"], { at: ["T3"] }),
  number("job", 3600, 0, ["workflow-stays"], { at: ["workflows"] }),
  number("keep", 1320, 1, ["short-outage", "throttled-without-header"]),
];

export const KNOB_MUTANTS: readonly Mutation[] = [
  ...MEMORY,
  guard(
    "one attempt",
    "maxAttempts",
    '"failover-max-attempts" value="@(2)"',
    '"failover-max-attempts" value="@(1)"',
    ["throttled-once"],
    { within: "route" },
  ),
  guard(
    "two attempts instead of three",
    "maxAttempts",
    '"failover-max-attempts" value="@(3)"',
    '"failover-max-attempts" value="@(2)"',
    ["two-throttled"],
    { within: "route", at: ["T3"] },
  ),
  guard(
    "a pause before the next attempt",
    "retryIntervalInSeconds",
    'count="1" interval="0" first-fast-retry="true">',
    'count="1" interval="5">',
    ["throttled-once"],
    { within: "backend" },
  ),
  guard("long header timeout", "headerTimeoutInSeconds", TIMEOUTS, timeouts(120000, 15000, 119000), ["hanging"], {
    within: "route",
  }),
  guard("short header timeout", "headerTimeoutInSeconds", TIMEOUTS, timeouts(120000, 15000, 1000), ["all-hanging"], {
    within: "route",
  }),
  guard(
    "long header timeout of streams",
    "streamHeaderTimeoutInSeconds",
    TIMEOUTS,
    timeouts(120000, 119000, 60000),
    ["hanging-stream"],
    { within: "route" },
  ),
  guard(
    "short header timeout of streams",
    "streamHeaderTimeoutInSeconds",
    TIMEOUTS,
    timeouts(120000, 2000, 60000),
    ["hanging-stream"],
    { within: "route" },
  ),
  guard(
    "short deadline",
    "deadlineInSeconds",
    '"failover-deadline-ms" value="@(120000)"',
    '"failover-deadline-ms" value="@(5000)"',
    ["hanging"],
    { within: "route" },
  ),
  guard(
    "long deadline",
    "deadlineInSeconds",
    '"failover-deadline-ms" value="@(120000)"',
    '"failover-deadline-ms" value="@(1200000)"',
    ["all-hanging"],
    { within: "route", at: ["T3"] },
  ),
  guard(
    "the time of safe requests is all there is",
    "deadlineInSeconds",
    TIMEOUTS,
    timeouts(15000, 15000, 60000),
    ["image-takes-long"],
    { within: "route" },
  ),
  guard(
    "misconfiguration is the caller's",
    "failoverOnMisconfiguration",
    '"failover-on-misconfiguration" value="@(true)"',
    '"failover-on-misconfiguration" value="@(false)"',
    ["misconfigured-account"],
    { within: "route" },
  ),
];
