import type { Mutation } from "./mutation";

// Guards of what is remembered: section 2.3, and the knobs of 2.1 that an attempt moves.

const OUTCOME = '(string)context.Variables["failover-outcome"]';

export const MEMORY_MUTANTS: readonly Mutation[] = [
  guard(
    "nothing is remembered between attempts",
    "2.3",
    '<when condition="@((int)context.Variables[&quot;failover-attempt&quot;] &gt; 0)">',
    '<when condition="@(false)">',
    ["server-errors"],
  ),
  {
    ...guard(
      "the last attempt is not remembered",
      "2.3",
      '<when condition="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;failover-attempt&quot;, 0) &gt; 0 &amp;&amp;',
      '<when condition="@(false &amp;&amp;',
      ["short-outage", "throttled-alone"],
    ),
    within: "outbound",
  },
  {
    ...guard(
      "an attempt that ended in an error is not remembered",
      "2.3",
      '<when condition="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;failover-attempt&quot;, 0) &gt; 0 &amp;&amp;',
      '<when condition="@(false &amp;&amp;',
      ["all-down", "last-resort"],
    ),
    within: "on-error",
  },
  guard(
    "an answer is taken for a failure",
    "2xx",
    `var isAnswer = ${OUTCOME} == "answered";`,
    "var isAnswer = false;",
    ["nothing-wrong"],
  ),
  guard("errors of callers are good", "400 generic", "isAnswer && status < 400 && !isSlow", "isAnswer && !isSlow", [
    "client-errors",
  ]),
  guard(
    "an answer that is slow is good",
    "slow ejection",
    "isAnswer && status < 400 && !isSlow",
    "isAnswer && status < 400",
    ["brownout"],
    ["slow ejection"],
  ),
  guard(
    "errors that are slow are slow",
    "slow ejection",
    "var isSlow = isAnswer && status < 400 &&",
    "var isSlow = isAnswer &&",
    ["brownout"],
    ["slow ejection"],
  ),
  guard(
    "streams are judged as the others",
    "slow ejection",
    '? "slowStream" : "slow"',
    '? "slow" : "slow"',
    ["brownout"],
    ["slow ejection"],
  ),
  guard(
    "a timeout is no other than a broken connection",
    "failed trial",
    "var isLate = (int)",
    "var isLate = false && (int)",
    ["hanging"],
  ),
  guard("a broken connection is a timeout", "failed trial", "var isLate = (int)", "var isLate = true || (int)", [
    "short-outage",
  ]),
  guard("hold: not written down", "429 hold", "if (hold > 0L) {", "if (false) {", ["throttled-once"]),
  guard("hold: the last one wins", "429 hold", 'Math.Max((long?)memory["hold"] ?? 0L, now + hold)', "now + hold", [
    "throttled-once",
  ]),
  guard(
    "hold: reserved capacity as all else",
    "PTU 429",
    "(isProvisioned ? 0L :",
    "(false ? 0L :",
    ["provisioned-spill"],
    ["T3"],
  ),
  guard(
    "hold: as long as is asked for",
    "429 hold",
    'Math.Min((long)context.Variables["failover-wait-ms"], (long)knobs["longestHold"])',
    '(long)context.Variables["failover-wait-ms"]',
    ["quota-exhausted"],
  ),
  guard(
    "hold: no header counts",
    "429 hold",
    'var hold = (long)context.Variables["failover-wait-ms"] < 0L ?',
    "var hold = true ?",
    ["throttled-once"],
  ),
  guard("ramp: a 429 takes nothing back", "ramp", "if (isRamping && !isProvisioned)", "if (false)", ["half-recovered"]),
  guard(
    "ramp: a 429 takes all back",
    "ramp",
    "(now - ramp) / Math.Max(1L, third) - 1L",
    "(now - ramp) / Math.Max(1L, third) - 3L",
    ["half-recovered"],
  ),
  guard(
    "old news count",
    "2.3",
    'else if ((long)context.Variables["failover-began-ms"] < ((long?)memory["since"] ?? 0L)) { }',
    "",
    ["hanging", "gateway-units"],
  ),
  guard(
    "a success clears no failures",
    "consecutive",
    'foreach (var name in new[] { "failures", "breaks", "slow", "first" }) { memory.Remove(name); }\n        if',
    "if",
    ["every-fifth-call"],
  ),
  guard("trials: good ones do not count", "successesBeforeReturn", '>= (long)knobs["good"]', ">= 1000L", [
    "short-outage",
  ]),
  guard("trials: the first good one is enough", "successesBeforeReturn", '>= (long)knobs["good"]', ">= 1L", [
    "trials-in-a-row",
  ]),
  guard(
    "trials: bad ones do not count",
    "failed trial",
    'opens = open > now ? 0L : (long)knobs[isLate ? "reopenLate" : "reopen"];',
    "opens = 0L;",
    ["short-outage", "hanging"],
  ),
  guard(
    "trials: a bad one counts as an ejection",
    "failed trial",
    'opens = open > now ? 0L : (long)knobs[isLate ? "reopenLate" : "reopen"];',
    'opens = open > now ? 0L : (long)knobs["longest"];',
    ["short-outage"],
  ),
  guard(
    "trials: a timeout as a broken connection",
    "failed trial",
    'knobs[isLate ? "reopenLate" : "reopen"]',
    'knobs["reopen"]',
    ["hanging"],
  ),
  guard(
    "trials: a good one before does not go",
    "successesBeforeReturn",
    '"first", "ramp", "good", "next", "late" }) { memory.Remove(name); }\n        memory["open"] = now + opens;',
    '"first", "ramp", "next", "late" }) { memory.Remove(name); }\n        memory["open"] = now + opens;',
    ["trials-in-a-row"],
  ),
  guard("last resort: a failure opens anew", "last resort", "opens = open > now ? 0L :", "opens = false ? 0L :", [
    "last-resort",
  ]),
  guard("ramp: not begun", "ramp", 'if ((long)knobs["ramp"] > 0L) { memory["ramp"] = now; }', "", [
    "half-recovered",
    "short-outage",
  ]),
  guard("ramp: not ended", "ramp", 'else if (ramp > 0L && now - ramp >= (long)knobs["ramp"])', "else if (false)", [
    "short-outage",
    "half-recovered",
  ]),
  guard("ramp: a failure is one of five", "ramp", "if (isRamping || breaks >=", "if (breaks >=", [
    "half-recovered",
    "short-outage",
  ]),
  guard(
    "last resort: good answers count as trials",
    "2.0.5",
    "if (open > now) { }\n        else if (open > 0L)",
    "if (open > 0L)",
    ["last-resort"],
  ),
  {
    ...guard(
      "a caller who leaves counts as a failure",
      "client disconnect",
      'context.LastError.Reason == "ClientConnectionFailure"',
      'context.LastError.Reason == "nothing"',
      ["caller-leaves"],
    ),
    within: "on-error",
  },
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
