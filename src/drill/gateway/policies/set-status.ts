import type { ResponseState } from "../../csharp/request-state";
import type { Execution } from "../execution";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { reasonPhrase } from "../reason-phrase";
import { plain } from "../step";

/** Sets status and reason of the response. */
export const setStatus: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const change = statusChange(policy);
    return plain((request) => change(request, request.response));
  },
};

export function statusChange(policy: PolicyReader): (request: Execution, response: ResponseState) => void {
  const code = policy.whole("code", { min: 100, max: 599 });
  const reason = policy.textIf("reason");
  return (request, response) => {
    response.statusCode = code(request);
    response.statusReason = reason?.(request) ?? reasonPhrase(response.statusCode);
  };
}
