import { guard, type Mutation } from "./mutation";

// Table 2.2: what an answer means, whether another account is asked, and what the caller sees in the end.

const FAILED = "status == 408 || status == 499 || status == 500 || status == 502 || status == 503 || status == 504";

/** Rows whose answers go to the caller unchanged. */
const CALLERS = [400, 403, 405, 411, 413, 415, 422, 501, 505] as const;
const FAILING = [408, 499, 500, 502, 503, 504] as const;

export const CLASSIFICATION_MUTANTS: readonly Mutation[] = [
  // Where a 503 is passed on, no second account is found that the others could be drilled with.
  ...FAILING.map((status) =>
    guard(`${status} is passed on`, String(status), FAILED, without(status), [
      status === 503 ? "all-down" : "failing-statuses",
    ]),
  ),
  ...CALLERS.map((status) =>
    guard(`${status} is tried elsewhere`, String(status), FAILED, `${FAILED} || status == ${status}`, [
      "client-errors",
    ]),
  ),
  guard("any 404 is tried elsewhere", "404 other", '.Contains("DeploymentNotFound")', '.Contains("")', [
    "client-errors",
  ]),
  guard(
    "404 DeploymentNotFound is passed on",
    "404 DeploymentNotFound",
    '.Contains("DeploymentNotFound")',
    '.Contains("nothing like it")',
    ["misconfigured-account"],
  ),
  guard("401 is passed on", "401", "if (status == 401)", "if (status == 1401)", ["misconfigured-account"]),
  guard("402 is taken for misconfigured", "402", "if (status == 401)", "if (status == 401 || status == 402)", [
    "payment-required",
  ]),
  guard("402 is tried elsewhere", "402", FAILED, `${FAILED} || status == 402`, ["payment-required"]),
  guard("429 is passed on", "429", 'if (status == 429) { return "throttled"; }', "", ["throttled-once"]),
  guard("429 counts as a failure", "429", 'return "throttled";', 'return "failed";', ["throttled-once"]),
  guard(
    "409 is never tried elsewhere",
    "409",
    'status == 409 && response.Headers.ContainsKey("Retry-After")',
    "false",
    ["conflict"],
  ),
  guard(
    "409 is always tried elsewhere",
    "409",
    'status == 409 && response.Headers.ContainsKey("Retry-After")',
    "status == 409",
    ["conflict"],
  ),
  guard("409 ejects", "409", 'return "conflict";', 'return "failed";', ["conflict"]),
  guard(
    "no headers: nobody else is asked",
    "DNS / refused / TLS / reset",
    '<set-variable name="failover-may-fail-over" value="@((bool)context.Variables[&quot;failover-replayable&quot;])" />',
    '<set-variable name="failover-may-fail-over" value="@(false)" />',
    ["connection-reset"],
  ),
  guard(
    "no headers: also what must not be sent twice",
    "header timeout",
    '<set-variable name="failover-may-fail-over" value="@((bool)context.Variables[&quot;failover-replayable&quot;])" />',
    '<set-variable name="failover-may-fail-over" value="@(true)" />',
    ["stored-response"],
  ),
  guard(
    "no headers count as an answer",
    "header timeout",
    '<set-variable name="failover-outcome" value="unreachable" />',
    '<set-variable name="failover-outcome" value="answered" />',
    ["hanging", "connection-reset"],
  ),
  guard("answers are tried elsewhere", "2xx", 'if (outcome == "answered") { return false; }', "", ["nothing-wrong"]),
  guard(
    "a 429 stays",
    "429",
    'if (outcome == "throttled") { return true; }',
    'if (outcome == "throttled") { return false; }',
    ["throttled-once"],
  ),
  guard(
    "misconfigured: nobody else is asked",
    "401",
    '&& (int)context.Variables["failover-misconfigured"] == 1; }',
    '&& (int)context.Variables["failover-misconfigured"] == 0; }',
    ["misconfigured-account"],
  ),
  guard(
    "misconfigured: everybody is asked",
    "401 once",
    '&& (int)context.Variables["failover-misconfigured"] == 1; }',
    "; }",
    ["all-misconfigured"],
    { at: ["T3"] },
  ),
  guard(
    "503 counts as under way",
    "503 of what must not be sent twice",
    "if (context.Response != null && context.Response.StatusCode == 503) { return true; }",
    "",
    ["stored-response-fails"],
  ),
  guard(
    "any failure may be sent again",
    "500 of what must not be sent twice",
    "if (context.Response != null && context.Response.StatusCode == 503) { return true; }",
    "if (context.Response != null) { return true; }",
    ["stored-response-fails"],
  ),
  ...exhaustedInOutbound(),
  ...exhaustedInOnError(),
];

function exhaustedInOutbound(): Mutation[] {
  const outbound = (name: string, standsFor: string, find: string, replace: string, noticedBy: string[]): Mutation =>
    guard(name, standsFor, find, replace, noticedBy, { within: "outbound" });
  const optional = 'context.Variables.GetValueOrDefault<string>("failover-outcome", "")';
  return [
    outbound(
      "exhausted: 408 becomes 503",
      "408",
      "context.Response.StatusCode >= 500",
      "context.Response.StatusCode >= 408",
      ["failing-statuses-everywhere"],
    ),
    outbound(
      "exhausted: 5xx as it came",
      "500, 502, 503, 504",
      `${optional} == "failed" && context.Response`,
      `${optional} == "never" && context.Response`,
      ["failing-statuses-everywhere"],
    ),
    outbound("exhausted: 401 as it came", "401", `${optional} == "misconfigured"`, `${optional} == "never"`, [
      "all-misconfigured",
    ]),
    outbound("exhausted: the last Retry-After", "429", `${optional} == "throttled"`, `${optional} == "never"`, [
      "all-throttled",
    ]),
    outbound(
      "exhausted: milliseconds of the last",
      "429",
      '<set-header name="retry-after-ms" exists-action="delete" />',
      "",
      ["all-throttled"],
    ),
    outbound(
      "exhausted: Microsoft's milliseconds of the last",
      "429",
      '<set-header name="x-ms-retry-after-ms" exists-action="delete" />',
      "",
      ["all-throttled"],
    ),
  ];
}

function exhaustedInOnError(): Mutation[] {
  return [
    guard(
      "exhausted: a timeout is 503",
      "header timeout",
      "504 backends_timed_out",
      "503 backends_timed_out",
      ["hanging"],
      { within: "on-error" },
    ),
    guard(
      "exhausted: no connection is 502",
      "DNS / refused / TLS / reset",
      "503 backends_unavailable",
      "502 backends_unavailable",
      ["all-down"],
      { within: "on-error" },
    ),
    guard(
      "no token: an error of the gateway",
      "managed-identity token failure",
      'context.LastError.Source == "authentication-managed-identity"',
      'context.LastError.Source == "nobody"',
      ["no-identity"],
      { within: "on-error" },
    ),
    guard(
      "no token: the request goes on",
      "managed-identity token failure",
      'ignore-error="false"',
      'ignore-error="true"',
      ["no-identity"],
    ),
  ];
}

function without(status: number): string {
  return FAILING.filter((each) => each !== status)
    .map((each) => `status == ${each}`)
    .join(" || ");
}
