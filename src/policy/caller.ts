import { choose } from "../apim/control-flow";
import { type CSharp, csharp } from "../apim/csharp";
import { setHeader } from "../apim/message";
import type { PolicyElement } from "../apim/policy-element";
import { AFFINITY } from "./asked";
import { Outcome } from "./outcome";
import {
  attempt,
  backend,
  deployment,
  isStateful,
  outcome,
  reason,
  retryAfter,
  servedBy,
  servedRegion,
} from "./variables";

// What every answer tells its caller: who gave it, and why not another. Never an address.

/** Header that tells which account answered; `gateway` for an error that the gateway made. */
export const SERVED_BY = "X-Served-By";

/** Header that tells the region of that account. */
export const SERVED_REGION = "x-served-region";

/** Header that tells the residency zone. */
export const SERVED_ZONE = "x-served-zone";

/** Header that tells how many backends were asked. */
export const ATTEMPTS = "X-Failover-Attempts";

/** Header that tells why the first choice did not answer; not there when it did. */
export const REASON = "x-failover-reason";

/** Header that tells what may help: `affinity` where state of another account seems to be missing. */
const HINT = "x-failover-hint";

/** Said when no backend tells when to come again. */
const USUAL_WAIT = 10_000;

export function attemptsText(): CSharp {
  return csharp`${attempt.valueIfSet}.ToString()`;
}

// The outcome itself where the only attempt failed.
export function reasonText(): CSharp {
  return csharp`${reason.valueIfSet} != "" || ${outcome.valueIfSet} == ${Outcome.ANSWERED} ? ${reason.valueIfSet} : ${outcome.valueIfSet}`;
}

/** Whole seconds until a backend may be asked again, and one more, so that nobody comes too early. */
export function retryAfterText(): CSharp {
  const known = retryAfter.valueIfSet;
  return csharp`(((${known} > 0 ? ${known} : ${USUAL_WAIT}) + 999) / 1000 + 1).ToString()`;
}

/** Headers of an answer that a backend gave. */
export function servedHeaders(zone: string): PolicyElement<"outbound">[] {
  const wasRefused = csharp`context.Response != null && (context.Response.StatusCode == 400 || context.Response.StatusCode == 404)`;
  return [
    setHeader(SERVED_BY, servedBy.valueIfSet),
    setHeader(SERVED_REGION, servedRegion.valueIfSet),
    setHeader(SERVED_ZONE, zone),
    setHeader(ATTEMPTS, attemptsText()),
    setHeader(AFFINITY, csharp`${deployment.valueIfSet} + "@" + ${backend.valueIfSet}`),
    choose([{ condition: csharp`(${reasonText()}) != ""`, policies: [setHeader(REASON, reasonText())] }]),
    choose([{ condition: csharp`${isStateful.valueIfSet} && ${wasRefused}`, policies: [setHeader(HINT, "affinity")] }]),
  ];
}

/** Headers of an answer that came from no backend. */
export function gatewayHeaders(zone: string): PolicyElement<"on-error">[] {
  return [setHeader(SERVED_BY, "gateway"), setHeader(SERVED_ZONE, zone), setHeader(ATTEMPTS, attemptsText())];
}
