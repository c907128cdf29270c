import { guard, type Mutation } from "./mutation";

// The same guards where accounts share the requests: a policy that only serves in this way has no other scenarios.

const AT = { at: ["T2"] };
const FAILED = "status == 408 || status == 499 || status == 500";

export const SHARED_MUTANTS: readonly Mutation[] = [
  guard(
    "shared: 400 is tried elsewhere",
    "400",
    FAILED,
    `status == 400 || ${FAILED}`,
    ["shared-errors-of-callers"],
    AT,
  ),
  guard(
    "shared: 403 is tried elsewhere",
    "403",
    FAILED,
    `status == 403 || ${FAILED}`,
    ["shared-errors-of-callers"],
    AT,
  ),
  guard("shared: 401 is passed on", "401", "if (status == 401)", "if (status == 1401)", ["shared-misconfigured"], AT),
  guard("shared: 429 is passed on", "429", 'if (status == 429) { return "throttled"; }', "", ["shared-throttled"], AT),
  guard("shared: 503 is passed on", "503", "|| status == 503", "", ["shared-return"], AT),
  guard(
    "shared: the hold is not written down",
    "429 hold",
    "if (hold > 0L) {",
    "if (false) {",
    ["shared-throttled"],
    AT,
  ),
  guard(
    "shared: what has state goes anywhere",
    "2.10",
    ".Any(member => member.Split('=')[0] == token)",
    ".Any(member => false)",
    ["shared-conversations"],
    AT,
  ),
  guard(
    "shared: misconfigured 1 instead of 60000",
    "401",
    " misconfigured: 60000,",
    " misconfigured: 1,",
    ["shared-misconfigured"],
    AT,
  ),
  guard("shared: failures 50 instead of 5", "failures", " failures: 5,", " failures: 50,", ["shared-return"], AT),
  guard("shared: open 1000 instead of 30000", "open", " open: 30000,", " open: 1000,", ["shared-return"], AT),
  guard("shared: open 290000 instead of 30000", "open", " open: 30000,", " open: 290000,", ["shared-return"], AT),
  guard("shared: ramp 1 instead of 120000", "ramp", " ramp: 120000,", " ramp: 1,", ["shared-return"], AT),
  guard("shared: good 1000 instead of 3", "successesBeforeReturn", " good: 3,", " good: 1000,", ["shared-return"], AT),
  guard("shared: who recovers is lost", "ramp", "order.AddRange(recovering);", "", ["shared-stand-in"], AT),
];
