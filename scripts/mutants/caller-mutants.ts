import type { Mutation, PlaceName } from "./mutation";

// Guards of what comes from the caller and of what the caller is told: sections 2.6, 2.7, 2.8, 2.11 and 2.12.

/** Headers that only the gateway sets. */
const DELETED = [
  "api-key",
  "Ocp-Apim-Subscription-Key",
  "x-ms-spillover-deployment",
  "azureml-model-deployment",
  "X-Forwarded-Host",
  "X-Original-URL",
  "X-Rewrite-URL",
] as const;

const TOLD = ["X-Served-By", "x-served-region", "x-served-zone", "X-Failover-Attempts", "x-failover-reason"] as const;

const elapsed = '(int)context.Variables["failover-deadline-ms"] - context.Elapsed.TotalMilliseconds';

const asked: readonly Mutation[] = [
  ...DELETED.map((name) =>
    guard(`'${name}' of the caller is sent on`, "2.11.4", `<set-header name="${name}" exists-action="delete" />`, "", [
      "overrides",
    ]),
  ),
  guard(
    "the key of the caller is sent on in the address",
    "2.11.4",
    '<set-query-parameter name="subscription-key" exists-action="delete" />',
    "",
    ["overrides"],
  ),
  guard(
    "another deployment answers",
    "2.11.4",
    'return path.ContainsKey("deployment") ? path["deployment"] :',
    'return false ? path["deployment"] :',
    ["nothing-wrong"],
  ),
  guard(
    "an unknown deployment is asked for",
    "2.11.1",
    "404 DeploymentNotFound The gateway",
    "503 DeploymentNotFound The gateway",
    ["other-apis", "unknown-deployment"],
  ),
  guard("state without a token is unknown", "2.10", "400 affinity_required", "404 affinity_required", ["other-apis"]),
  guard(
    "previous_response_id is not state",
    "2.10",
    'body["previous_response_id"] ?? body["conversation"]',
    'body["conversation"]',
    ["conversation"],
  ),
  guard("encrypted_content is not state", "2.10", 'item["encrypted_content"] != null', "false", [
    "foreign-state",
    "conversation",
  ]),
  guard("what is stored may be sent twice", "2.7", '["store"] == false &&', '["store"] != false ||', [
    "stored-response",
  ]),
  guard("what runs in the background may be sent twice", "2.7", '["background"] != true', '["background"] != null', [
    "stored-response",
  ]),
  guard(
    "an image may be sent twice",
    "2.7",
    'return new[] { "chat-completions",',
    'return new[] { "images-generations", "chat-completions",',
    ["stored-response"],
  ),
  guard(
    "a chat must not be sent twice",
    "2.7",
    'return new[] { "chat-completions", "completions",',
    'return new[] { "completions",',
    ["connection-reset", "failing-statuses"],
  ),
  guard("a chat that is stored may be sent twice", "2.7", '["store"] != true;', '["store"] != null || true;', [
    "stored-response",
  ]),
  guard("a stream is no stream", "headerTimeout", '"stream", "store", "background"', '"store", "background"', [
    "hanging",
    "stream-first-part",
  ]),
  guard("the second attempt has no body", "P4", 'buffer-request-body="true"', 'buffer-request-body="false"', [
    "throttled-once",
    "server-errors",
  ]),
  guard("streams are held back", "2.6", 'buffer-response="false"', 'buffer-response="true"', ["stream-first-part"]),
];

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
    ["zone-down", "hanging"],
    "backend",
  ),
  guard(
    "no attempt is begun",
    "attempt timeout rule",
    `${elapsed} >= 2000`,
    `${elapsed} >= 2000000`,
    ["throttled-once"],
    "backend",
  ),
  guard(
    "an attempt may take longer than the deadline",
    "attempt timeout rule",
    `Math.Min((int)context.Variables["failover-header-timeout-ms"], ${elapsed} - 500)`,
    '(int)context.Variables["failover-header-timeout-ms"]',
    ["stored-response", "hanging"],
  ),
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
      "outbound",
    ),
  ),
  guard(
    "'x-aoai-affinity' does not tell",
    "2.10",
    '<set-header name="x-aoai-affinity" exists-action="override">',
    '<set-header name="x-not-aoai-affinity" exists-action="override">',
    ["conversation"],
    "outbound",
  ),
  guard(
    "no hint of state elsewhere",
    "400 invalid_encrypted_content",
    "context.Response.StatusCode == 400 ||",
    "context.Response.StatusCode == 1400 ||",
    ["foreign-state"],
    "outbound",
  ),
  guard(
    "no hint of a response that is not found",
    "404 previous response not found",
    "|| context.Response.StatusCode == 404)",
    "|| context.Response.StatusCode == 1404)",
    ["foreign-state", "other-apis"],
    "outbound",
  ),
  guard(
    "a hint to everybody",
    "400 generic",
    'context.Variables.GetValueOrDefault<bool>("failover-stateful", false)',
    "true",
    ["client-errors"],
    "outbound",
  ),
  guard(
    "Retry-After is not told with a 429",
    "429",
    '<set-header name="Retry-After" exists-action="override">',
    '<set-header name="x-not-retry-after" exists-action="override">',
    ["all-throttled"],
    "outbound",
  ),
  guard(
    "on-error: nobody served",
    "2.12",
    '<set-header name="X-Served-By" exists-action="override">',
    '<set-header name="x-not-served-by" exists-action="override">',
    ["all-down"],
    "on-error",
  ),
  guard(
    "on-error: no answer of our own",
    "2.2",
    '<include-fragment fragment-id="openai_answer_',
    '<include-fragment fragment-id="openai_request_',
    ["all-down"],
    "on-error",
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
  guard("a final error may be tried again", "2.12", "<value>false</value>", "<value>true</value>", [
    "all-misconfigured",
  ]),
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

export const CALLER_MUTANTS: readonly Mutation[] = [...asked, ...wait, ...time, ...told];

function guard(
  name: string,
  standsFor: string,
  find: string,
  replace: string,
  noticedBy: readonly string[],
  within?: PlaceName,
): Mutation {
  return { name, standsFor, find, replace, noticedBy, ...(within && { within }) };
}
