import { type CSharp, csharp, csharpBlock, joinedBy } from "../apim/csharp";
import type { FailoverPlan } from "../plan/failover-plan";
import { backend, isBadRequest, knobs, memories } from "./variables";

// A service can break so that it takes good requests for bad ones: most of its answers are 400 then. Counted only where a route
// asks for it: callers who send nonsense would eject account after account.

/** Fewer requests within the minute tell nothing. */
const LEAST_REQUESTS = 20;

/** What the memory of an account holds that is in a storm. */
export const IN_STORM = '"storm"';

/** What a 400 says that is the caller's own doing. No other account may answer a prompt that a filter has refused. */
export const CALLERS = [
  "content_filter",
  "ResponsibleAIPolicyViolation",
  "context_length_exceeded",
  "invalid_encrypted_content",
  "previous_response_not_found",
] as const;

/** Whether a route takes many 400s for a fault of the account. */
export function watchesBadRequests({ routes }: FailoverPlan): boolean {
  return routes.some(({ memory }) => memory !== undefined && memory.badRequestPercent > 0);
}

/** Whether the answer is a 400 that may be the fault of the account. A body that cannot be read says nothing, so it is not. */
export function mayBeFault(): CSharp {
  const isCallers = joinedBy(
    " || ",
    CALLERS.map((code) => csharp`text.Contains(${code})`),
  );
  return csharpBlock`
    var response = context.Response;
    if (response == null || response.StatusCode != 400 || response.Body == null || JObject.Parse(${knobs.value})["storm"] == null) { return false; }
    try
    {
      var text = response.Body.As<string>(preserveContent: true);
      return !(${isCallers});
    }
    catch (Exception) { return false; }
  `;
}

/** Whether the account was in a storm when the order of this request was drawn. */
export function isInStorm(): CSharp {
  return csharp`(${isBadRequest.value} && ((string)${memories.members}[${backend.value}] ?? "").Contains(${IN_STORM}))`;
}

/**
 * Counts the answers of a minute from its first 400 on, so that requests that go well write nothing. A storm begins with the 400
 * that is one too many, and ends with a minute that had fewer.
 */
export function countedBadRequests(): CSharp {
  return csharpBlock`
    var counts = memory["minute"] != null || memory["storm"] != null;
    if (knobs["storm"] != null && (status == 400 ? ${isBadRequest.value} : counts && isAnswer && status < 400))
    {
      var share = (long)knobs["storm"];
      var asked = (long?)memory["asked"] ?? 0L;
      var refused = (long?)memory["refused"] ?? 0L;
      if ((long?)memory["minute"] != now / 60000L)
      {
        if (refused * 100L < asked * share) { memory.Remove("storm"); }
        asked = 0L;
        refused = 0L;
      }
      asked++;
      if (status == 400) { refused++; }
      if (status == 400 && asked >= ${LEAST_REQUESTS}L && refused * 100L >= asked * share) { memory["storm"] = 1L; }
      memory["minute"] = now / 60000L;
      memory["asked"] = asked;
      memory["refused"] = refused;
      if (refused == 0L && memory["storm"] == null) { foreach (var name in new[] { "minute", "asked", "refused" }) { memory.Remove(name); } }
    }
  `;
}
