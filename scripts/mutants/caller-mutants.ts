import { guard, type Mutation } from "./mutation";

// Guards of waits and of what the caller is told: sections 2.8, 2.11 and 2.12, and the header timeouts of 2.1.

const TOLD = ["X-Served-By", "x-served-region", "x-served-zone", "X-Failover-Attempts", "x-failover-reason"] as const;

const elapsed = '(int)context.Variables["failover-deadline-ms"] - context.Elapsed.TotalMilliseconds';

const wait: readonly Mutation[] = [
  guard("retry-after-ms is not read", "429 hold", 'headers.GetValueOrDefault("retry-after-ms", "")', '""', [
    "retry-after-forms",
    "provisioned-spill",
  ]),
  guard("x-ms-retry-after-ms is not read", "429 hold", 'headers.GetValueOrDefault("x-ms-retry-after-ms", "")', '""', [
    "retry-after-forms",
  ]),
  guard("Retry-After is not read", "429 hold", 'headers.GetValueOrDefault("Retry-After", "")', '""', [
    "throttled-once",
  ]),
  guard("Retry-After is in milliseconds", "429 hold", "10000000L) * 1000L", "10000000L)", ["throttled-once"]),
  guard(
    "a wait that is too long for a number is none",
    "429 hold",
    "Math.Min(number, 10000000L) * 1000L",
    "number * 1000L",
    ["retry-after-forms"],
  ),
  guard(
    "the caller may come when the wait ends",
    "429 + min Retry-After",
    "+ 999) / 1000 + 1)",
    "+ 999) / 1000)",
    ["throttled-alone"],
    { within: "outbound", at: ["T5"] },
  ),
  guard(
    "a date is not read",
    "429 hold",
    "wait = (date - DateTimeOffset.UtcNow).Ticks / TimeSpan.TicksPerMillisecond;",
    "wait = -1L;",
    ["retry-after-forms"],
  ),
  guard("a wait that is over is none", "429 hold", "return wait < 0L ? -1L :", "return", ["retry-after-forms"]),
  guard("a wait may be nothing", "429 hold", "Math.Max(100L, Math.Min(wait,", "Math.Max(0L, Math.Min(wait,", [
    "retry-after-forms",
  ]),
  guard(
    "the longest of all waits is told",
    "429 + min Retry-After",
    "Math.Min(shortest, wait)",
    "Math.Max(shortest, wait)",
    ["all-throttled"],
  ),
];

const time: readonly Mutation[] = [
  guard(
    "an attempt is begun without time",
    "attempt timeout rule",
    `${elapsed} >= 2000`,
    `${elapsed} >= -1000000`,
    ["all-hanging"],
    { within: "backend", at: ["T3"] },
  ),
  guard(
    "a 408 is repeated by SDKs",
    "2.5",
    '<set-header name="x-should-retry" exists-action="override"><value>false</value></set-header>',
    "",
    ["failing-statuses-everywhere"],
    { within: "outbound" },
  ),
  guard(
    "what a caller left between attempts counts",
    "2.2 client disconnect",
    "&gt; 0 &amp;&amp; !(context.LastError",
    "&gt; 0 &amp;&amp; (true || context.LastError",
    ["caller-leaves"],
    { within: "backend" },
  ),
  guard(
    "no attempt is begun",
    "attempt timeout rule",
    `${elapsed} >= 2000`,
    `${elapsed} >= 2000000`,
    ["throttled-once"],
    { within: "backend" },
  ),
  guard(
    "an attempt may take longer than the deadline",
    "attempt timeout rule",
    `Math.Min((int)context.Variables["failover-header-timeout-ms"], ${elapsed} - 500)`,
    '(int)context.Variables["failover-header-timeout-ms"]',
    ["all-hanging"],
  ),
  guard("an attempt may take all the time that is left", "attempt timeout rule", `${elapsed} - 500)`, `${elapsed})`, [
    "all-hanging",
  ]),
  guard(
    "an attempt gets a second",
    "attempt timeout rule",
    "(int)Math.Max(1000, Math.Min(",
    "(int)Math.Min(1000, Math.Min(",
    ["brownout", "slow-first-token"],
  ),
];

const told: readonly Mutation[] = [
  ...TOLD.map((name) =>
    guard(
      `'${name}' does not tell`,
      "2.12",
      `<set-header name="${name}" exists-action="override">`,
      `<set-header name="x-not-${name}" exists-action="override">`,
      ["caller-contract"],
      { within: "outbound" },
    ),
  ),
  guard(
    "'X-Served-By' tells another account",
    "2.12",
    'backend-id="openai_chat_swedencentral" />\n<set-variable name="failover-served-by" value="swedencentral" />',
    'backend-id="openai_chat_swedencentral" />\n<set-variable name="failover-served-by" value="francecentral" />',
    ["nothing-wrong"],
  ),
  guard(
    "'x-aoai-affinity' does not tell",
    "2.10",
    '<set-header name="x-aoai-affinity" exists-action="override">',
    '<set-header name="x-not-aoai-affinity" exists-action="override">',
    ["conversation"],
    { within: "outbound" },
  ),
  guard(
    "no hint of state elsewhere",
    "400 invalid_encrypted_content",
    "context.Response.StatusCode == 400 ||",
    "context.Response.StatusCode == 1400 ||",
    ["foreign-state"],
    { within: "outbound" },
  ),
  guard(
    "no hint of a response that is not found",
    "404 previous response not found",
    "|| context.Response.StatusCode == 404)",
    "|| context.Response.StatusCode == 1404)",
    ["foreign-state"],
    { within: "outbound" },
  ),
  guard(
    "a hint to everybody",
    "400 generic",
    'context.Variables.GetValueOrDefault<bool>("failover-stateful", false)',
    "true",
    ["client-errors"],
    { within: "outbound" },
  ),
  guard(
    "Retry-After is not told with a 429",
    "429",
    '<set-header name="Retry-After" exists-action="override">',
    '<set-header name="x-not-retry-after" exists-action="override">',
    ["all-throttled"],
    { within: "outbound" },
  ),
  guard(
    "on-error: nobody served",
    "2.12",
    '<set-header name="X-Served-By" exists-action="override">',
    '<set-header name="x-not-served-by" exists-action="override">',
    ["own-limit"],
    { within: "on-error", at: ["token limit"] },
  ),
  guard(
    "on-error: no answer of our own",
    "2.2",
    "503 backends_unavailable No region of the zone gave an answer.",
    "",
    ["all-down"],
    { within: "on-error" },
  ),
  guard(
    "an error may be tried again at once",
    "2.12",
    '.StartsWith("429") ? "true" : "false"',
    '.StartsWith("429") ? "true" : "true"',
    ["all-down", "sdk-in-front"],
  ),
  guard(
    "a lack of capacity is final",
    "2.12",
    '.StartsWith("429") ? "true" : "false"',
    '.StartsWith("429") ? "false" : "false"',
    ["throttled-alone", "all-throttled"],
  ),
  guard(
    "a final error may be tried again",
    "2.12",
    "<value>false</value>",
    "<value>true</value>",
    ["all-misconfigured"],
    { within: "first answer" },
  ),
  guard(
    "a final error says when to come again",
    "2.12",
    '("failover-error", "").StartsWith("502")',
    '("failover-error", "").StartsWith("999")',
    ["all-misconfigured"],
  ),
  guard(
    "what failed is not in the log",
    "2.11.6",
    '<when condition="@((string)context.Variables[&quot;failover-outcome&quot;] != &quot;answered&quot;)">',
    '<when condition="@(false)">',
    ["evidence"],
  ),
  guard(
    "what was decided is not in the log",
    "2.11.6",
    '<when condition="@((int)context.Variables[&quot;failover-attempt&quot;] &gt; 1)">',
    '<when condition="@(false)">',
    ["evidence"],
  ),
  guard("a quota that is gone for long is not in the log", "429 hold", "alert=quota-exhausted", "nothing", [
    "quota-exhausted",
  ]),
  guard("a set-up that does not fit is not in the log", "401", "alert=config-drift", "nothing", [
    "misconfigured-account",
  ]),
];

export const CALLER_MUTANTS: readonly Mutation[] = [...wait, ...time, ...told];
