import { choose, returnResponse, type When } from "../apim/control-flow";
import { type CSharp, csharp } from "../apim/csharp";
import type { PolicyElement, PolicyValue, Section } from "../apim/policy-element";
import { attempt, error } from "./variables";

/** Header that tells which account answered; `gateway` for an error that the gateway made. */
export const SERVED_BY = "X-Served-By";

/** Header that tells how many backends were asked. */
export const ATTEMPTS = "X-Failover-Attempts";

/** Errors that the gateway itself answers: status and code. None of them tells a host. */
export enum GatewayError {
  DEPLOYMENT_UNKNOWN = "404 DeploymentNotFound",
  NO_BACKEND = "503 residency_no_eligible_backend",
  IDENTITY = "503 gateway_identity_unavailable",
  TIMEOUT = "504 backends_timed_out",
  UNAVAILABLE = "503 backends_unavailable",
  MISCONFIGURED = "502 backend_misconfigured",
}

/** Answers at once, with an error that is known when the policy is written. */
export function errorResponse(known: GatewayError, message: string): PolicyElement {
  const [status, code] = known.split(" ");
  return response(Number(status), code, JSON.stringify({ error: { code, message } }));
}

/** Answers with the error that one of the branches sets, if one does. */
export function answerErrorOf<S extends Section>(branches: readonly When<S>[], message: string): PolicyElement<S>[] {
  const code = csharp`(${error.value}).Substring(4)`;
  const text = csharp`new JObject(new JProperty("error", new JObject(new JProperty("code", ${code}), new JProperty("message", ${message})))).ToString(Formatting.None)`;
  const status = csharp`Int32.Parse((${error.value}).Substring(0, 3))`;
  return [
    error.set(csharp`""`),
    choose(branches),
    choose([{ condition: csharp`${error.value} != ""`, policies: [response(status, code, text)] }]),
  ];
}

export function attemptsText(): CSharp {
  return csharp`${attempt.valueIfSet}.ToString()`;
}

// In the form of an error of Azure OpenAI, with the code as the reason too: it shows in every log.
function response(status: number | CSharp, reason: string | CSharp, body: PolicyValue): PolicyElement {
  const headers = [
    ["Content-Type", "application/json"],
    [SERVED_BY, "gateway"],
    [ATTEMPTS, attemptsText()],
  ] as const;
  return returnResponse({ code: status, reason, headers, body });
}
