import { choose, includeFragment, returnResponse } from "../apim/control-flow";
import { csharp, joinedBy } from "../apim/csharp";
import type { PolicyElement, PolicyValue } from "../apim/policy-element";
import { ATTEMPTS, attemptsText, REASON, reasonText, retryAfterText, SERVED_BY, SERVED_ZONE } from "./caller";
import { error } from "./variables";
import type { WrittenPlan } from "./written-plan";

/** Errors that the gateway itself answers: status, code and message. None of them tells a host. */
export enum GatewayError {
  AFFINITY_REQUIRED = "400 affinity_required Send the header x-aoai-affinity of the answer that made this, or a deployment name in it.",
  DEPLOYMENT_UNKNOWN = "404 DeploymentNotFound The gateway serves no deployment of this name.",
  THROTTLED = "429 backends_throttled All regions of the zone want to be left alone for a while.",
  NO_BACKEND = "503 residency_no_eligible_backend No backend of the zone may answer.",
  STATE_UNAVAILABLE = "503 affinity_backend_unavailable The account that holds the state of this request does not answer.",
  IDENTITY = "503 gateway_identity_unavailable The gateway could not sign in to the zone.",
  TIMEOUT = "504 backends_timed_out No region of the zone gave an answer in time.",
  UNAVAILABLE = "503 backends_unavailable No region of the zone gave an answer.",
  MISCONFIGURED = "502 backend_misconfigured No region of the zone is set up for this request.",
}

/** Answers with an error at once. */
export function fail(plan: WrittenPlan, known: GatewayError): PolicyElement[] {
  return [error.set(known), includeFragment(plan.fragmentIds.answer)];
}

/** Answers with the error that was set, if one was. */
export function answerError(plan: WrittenPlan): PolicyElement {
  return includeFragment(plan.fragmentIds.answer);
}

/**
 * In the form of an error of Azure OpenAI, with the code as the reason too: it shows in every log. What is short of capacity says
 * when to come again, and SDKs do; what the gateway has tried already is not to be tried again by them.
 */
export function answerFragment(zone: string): PolicyElement[] {
  const is = (text: string) => csharp`${error.valueIfSet}.StartsWith(${text})`;
  const isFinal = joinedBy(" || ", ["400", "404", "502"].map(is));
  const shouldRetry = csharp`${is("429")} ? "true" : "false"`;
  const retryHeaders: [string, PolicyValue][] = [
    ["Retry-After", retryAfterText()],
    ["x-should-retry", shouldRetry],
  ];
  return [
    choose([
      {
        condition: isFinal,
        policies: [response(zone, [["x-should-retry", "false"]])],
      },
      { condition: csharp`${error.valueIfSet} != ""`, policies: [response(zone, retryHeaders)] },
    ]),
  ];
}

function response(zone: string, more: readonly [string, PolicyValue][]): PolicyElement {
  const code = csharp`(${error.value}).Split(' ')[1]`;
  const message = csharp`(${error.value}).Substring((${error.value}).IndexOf(' ', 4) + 1)`;
  return returnResponse({
    code: csharp`Int32.Parse((${error.value}).Substring(0, 3))`,
    reason: code,
    headers: [
      ["Content-Type", "application/json"],
      [SERVED_BY, "gateway"],
      [SERVED_ZONE, zone],
      [ATTEMPTS, attemptsText()],
      [REASON, reasonText()],
      ...more,
    ],
    body: csharp`new JObject(new JProperty("error", new JObject(new JProperty("code", ${code}), new JProperty("message", ${message})))).ToString(Formatting.None)`,
  });
}
