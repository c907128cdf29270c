import { CALLERS as CALLERS_OWN } from "../../src/policy/bad-request-storm";
import { guard, type Mutation } from "./mutation";

// Row "400 storm" of table 2.2, which a route asks for.

const STORM = "400 storm";
const AT = { at: ["bad requests"] };
const ITS_FAULT = ["bad-request-storm"];
const CALLERS = ["bad-requests-of-callers"];

export const BAD_REQUEST_MUTANTS: readonly Mutation[] = [
  ...CALLERS_OWN.map((code) =>
    guard(`400 ${code} is a fault`, STORM, `text.Contains("${code}")`, "false", CALLERS, AT),
  ),
  guard(
    "any answer may be a storm",
    STORM,
    "response.StatusCode != 400 ||",
    "response.StatusCode == 200 ||",
    ITS_FAULT,
    AT,
  ),
  guard("storm: a fifth is enough", "storm", "storm: 50", "storm: 020", CALLERS, AT),
  guard("storm: all must be 400", "storm", "storm: 50", "storm: 101", ITS_FAULT, AT),
  guard("storm: ten are enough", STORM, "asked >= 20L", "asked >= 10L", ITS_FAULT, AT),
  guard("storm: twice as many are needed", STORM, "asked >= 20L", "asked >= 40L", ITS_FAULT, AT),
  guard("storm: counted for ever", STORM, '(long?)memory["minute"] != now / 60000L', "false", ITS_FAULT, AT),
  guard("storm: over with the minute", STORM, "if (refused * 100L < asked * share)", "if (true)", ITS_FAULT, AT),
  guard("storm: never over", STORM, "if (refused * 100L < asked * share)", "if (false)", ITS_FAULT, AT),
  guard("storm: its 400s go to the caller", STORM, "|| ((bool)", "|| (false && (bool)", ITS_FAULT, AT),
  guard("storm: any 400 is tried elsewhere", STORM, '.Contains("\\"storm\\""))', '.Contains(""))', CALLERS, AT),
];
