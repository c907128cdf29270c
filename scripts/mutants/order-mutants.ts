import type { Mutation } from "./mutation";

// Guards of who is asked, and in which order: sections 2.3, 2.4, 2.5, 2.10 and 2.11.

export const ORDER_MUTANTS: readonly Mutation[] = [
  guard("held: asked all the same", "429 hold", "if (hold > now)", "if (false)", ["throttled-once"]),
  guard("held: nobody knows until when", "429 hold", "held = Math.Min(held, hold);", "", [
    "throttled-alone",
    "all-throttled",
  ]),
  guard("open: asked all the same", "open", "else if (open > now)", "else if (false)", ["server-errors"]),
  guard("open: never again", "trial", "else if (open > now)", "else if (open > 0L)", ["short-outage"]),
  guard(
    "half-open: as if closed",
    "trial",
    "else if (open > 0L)\n          {\n            var isDue",
    "else if (false)\n          {\n            var isDue",
    ["trials-in-a-row", "short-outage"],
  ),
  guard("half-open: never on trial", "trial cadence", 'if (isDue && order.Count == 0 && trial == "")', "if (false)", [
    "short-outage",
  ]),
  guard(
    "half-open: every request is a trial",
    "trial cadence",
    'var isDue = now >= ((long?)memory["next"] ?? 0L) ||',
    "var isDue = true ||",
    ["server-errors"],
  ),
  guard(
    "half-open: a trial whenever it is due, drawn or not",
    "trial cadence",
    'random.Next(100) < (int)knobs["trials"]',
    "false",
    ["short-outage"],
  ),
  guard(
    "half-open: what must not be sent twice is on trial",
    "2.7",
    'memory["late"] == null && (bool)context.Variables["failover-replayable"] &&',
    'memory["late"] == null &&',
    ["stored-response"],
  ),
  guard("half-open: a slow one is on trial as often", "failed trial", 'memory["late"] == null && (bool)', "(bool)", [
    "hanging",
  ]),
  guard(
    "half-open: of a lower tier it goes first",
    "2.4",
    'isDue && order.Count == 0 && trial == ""',
    'isDue && trial == ""',
    ["fallback-fails-too"],
  ),
  guard(
    "half-open: lost",
    "trial",
    'else { passed = "ejected"; halfOpen.Add(member[0]); }',
    'else { passed = "ejected"; }',
    ["all-down", "last-resort"],
  ),
  guard("half-open: not asked when nobody else is left", "last resort", "order.AddRange(halfOpen);", "", [
    "all-down",
    "last-resort",
  ]),
  guard("ramp: all at once", "ramp", "if (step > 2L ||", "if (true ||", ["short-outage", "half-recovered"]),
  guard("ramp: never", "ramp", "random.Next(100) < (step == 2L ? 50 : step == 1L ? 25 : 5)", "false", [
    "half-recovered",
    "short-outage",
  ]),
  guard(
    "ramp: not after the first step",
    "ramp",
    "step == 2L ? 50 : step == 1L ? 25 : 5",
    "step == 2L ? 5 : step == 1L ? 5 : 5",
    ["short-outage", "half-recovered"],
  ),
  guard("ramp: who is left out is not asked at all", "ramp", "order.AddRange(recovering);", "", [
    "half-recovered",
    "fallback-fails-too",
  ]),
  guard(
    "last resort: none",
    "last resort",
    'if (order.Count == 0 && lastResort != ""',
    'if (false && lastResort != ""',
    ["last-resort"],
  ),
  guard(
    "last resort: also beside others",
    "last resort",
    'if (order.Count == 0 && lastResort != ""',
    'if (lastResort != ""',
    ["server-errors"],
  ),
  guard("last resort: the one whose time ends last", "last resort", "if (open <= opens)", "if (true)", [
    "last-resort",
    "all-down",
  ]),
  guard(
    "last resort: also for what only one account can answer",
    "2.10",
    'lastResort != "" && !(bool)context.Variables["failover-stateful"]',
    'lastResort != ""',
    ["pinned-account-down"],
  ),
  guard("state: more than one attempt", "2.10", '(bool)context.Variables["failover-stateful"] ? 1 :', "false ? 1 :", [
    "foreign-state",
    "other-apis",
  ]),
  guard(
    "state: not kept to its account",
    "2.10",
    'return (bool)context.Variables["failover-stateful"] &&',
    "return false &&",
    ["conversation"],
  ),
  guard(
    "state: a token decides for everything",
    "2.10",
    'return (bool)context.Variables["failover-stateful"] &&',
    "return true &&",
    ["conversation"],
  ),
  guard(
    "state: any token is believed",
    "2.10",
    ".Any(member => member.Split('=')[0] == token) ? token",
    ".Any(member => true) ? token",
    ["foreign-state", "conversation"],
  ),
  guard("budget: none", "retry budget", "attempts = Math.Min(attempts, 2);", "", ["retry-budget"], ["T3"]),
  guard(
    "budget: always spent",
    "retry budget",
    'if (third >= Math.Max((long)knobs["least"]',
    'if (0L <= Math.Max((long)knobs["least"]',
    ["two-throttled"],
    ["T3"],
  ),
  guard(
    "budget: the first failover counts",
    "retry budget",
    "attempts = Math.Min(attempts, 2);",
    "attempts = Math.Min(attempts, 1);",
    ["storm", "retry-budget"],
  ),
  guard("more attempts than accounts", "never the same backend twice", ", order.Count);", ", 10);", [
    "server-errors",
    "all-down",
  ]),
  guard(
    "the same account twice",
    "never the same backend twice",
    'ElementAtOrDefault((int)context.Variables["failover-attempt"] - 1)',
    "ElementAtOrDefault(0)",
    ["throttled-once"],
  ),
  guard(
    "tiers: all in one",
    "2.4",
    "foreach (var tier in ((string)context.Variables[\"failover-tiers\"]).Split(';'))",
    "foreach (var tier in new[] { ((string)context.Variables[\"failover-tiers\"]).Replace(';', ',') })",
    ["nothing-wrong"],
  ),
  guard(
    "weights: none",
    "2.4",
    "var draw = random.Next(left.Sum(member => Int32.Parse(member[1])));",
    "var draw = Int32.Parse(left[0][1]) * random.Next(left.Count);",
    ["shares"],
    ["T2 80/20"],
  ),
  guard(
    "all held: asked all the same",
    "429 + min Retry-After",
    '"failover-candidates"] == "" && (bool)',
    '"failover-candidates"] == "never" && (bool)',
    ["throttled-alone"],
  ),
  guard(
    "all out: a residency error",
    "2.10",
    'condition="@((string)context.Variables[&quot;failover-candidates&quot;] == &quot;&quot;)"',
    'condition="@(false)"',
    ["pinned-account-down"],
  ),
  guard(
    "trial: not claimed",
    "trial cadence",
    'memory["next"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + pause;',
    "",
    ["server-errors"],
  ),
  guard(
    "trial: one that waits is not waited for",
    "failed trial",
    'var pause = memory["late"] == null ?',
    "var pause = true ?",
    ["hanging"],
  ),
  guard("reason: not told", "x-failover-reason", 'new JProperty("reason", reason)', 'new JProperty("reason", "")', [
    "server-errors",
    "caller-contract",
  ]),
  guard("wait: not told", "Retry-After", "until == Int64.MaxValue ? 0 :", "true ? 0 :", ["all-throttled"]),
  guard(
    "budget: of the whole time",
    "retry budget",
    'if ((long?)memory["window"] == now / 10000L)',
    "if (true)",
    ["retry-budget"],
    ["T3"],
  ),
  {
    ...guard(
      "jobs: not kept",
      "workflow affinity",
      "if (order.Contains(job) || recovering.Contains(job))",
      "if (false)",
      ["workflow-stays"],
    ),
    at: ["workflows"],
  },
  {
    ...guard(
      "jobs: kept also where they cannot be answered",
      "workflow affinity",
      "if (order.Contains(job) || recovering.Contains(job))",
      'if (job != "{}")',
      ["workflow-stays"],
    ),
    at: ["workflows"],
  },
  {
    ...guard("jobs: on trial", "workflow affinity", 'if (trial != "") { halfOpen.Add(trial); trial = ""; }', "", [
      "workflow-stays",
    ]),
    at: ["workflows"],
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
