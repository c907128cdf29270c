import { type CSharp, csharp, joinedBy } from "../apim/csharp";
import type { PolicyElement } from "../apim/policy-element";
import { trace } from "../apim/trace";
import type { FailoverPlan } from "../plan/failover-plan";
import { IN_STORM, watchesBadRequests } from "./bad-request-storm";
import { Outcome } from "./outcome";
import { attempt, backend, began, knobs, note, outcome, reason, servedRegion, wait } from "./variables";

// Two records of each failover, tied by the id of the request: what failed, and what was decided. No prompt, no host, no caller.

const SOURCE = "failover";

/** What became of an attempt that did not answer, and what is remembered of its backend. */
export function failedAttempt(plan: FailoverPlan): PolicyElement {
  const record: CSharp[] = [
    csharp`"request=" + context.RequestId`,
    csharp`" attempt=" + ${attempt.value}`,
    csharp`" backend=" + ${backend.value}`,
    csharp`" region=" + ${servedRegion.value} + ${` zone=${plan.zoneName}`}`,
    csharp`" outcome=" + ${outcome.value}`,
    csharp`" ms=" + (${spent()})`,
    csharp`(${wait.value} < 0L ? "" : " wait-ms=" + ${wait.value})`,
    csharp`(${wait.value} > (long)JObject.Parse(${knobs.value})["exhausted"] ? " alert=quota-exhausted" : "")`,
    csharp`(${outcome.value} == ${Outcome.MISCONFIGURED} ? " alert=config-drift" : "")`,
    ...(watchesBadRequests(plan)
      ? [csharp`(((string)(${note.value})["value"] ?? "").Contains(${IN_STORM}) ? " alert=bad-request-storm" : "")`]
      : []),
    csharp`((${note.value}).Count > 0 ? " memory=" + (string)(${note.value})["value"] : "")`,
  ];
  return trace({ source: SOURCE, severity: "information", message: joinedBy(" + ", record) });
}

/** Whom the gateway asks after that. */
export function nextAttempt(zone: string): PolicyElement<"backend"> {
  const message = csharp`"request=" + context.RequestId + " attempt=" + ${attempt.value} + " backend=" + ${backend.value} + " region=" + ${servedRegion.value} + ${` zone=${zone} decision=failover reason=`} + ${reason.value} + " residency=inside"`;
  return trace({ source: SOURCE, severity: "information", message });
}

/** Milliseconds since the attempt began. */
export function spent(): CSharp {
  return csharp`DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - ${began.value}`;
}
