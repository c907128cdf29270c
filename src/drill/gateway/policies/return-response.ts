import { HeaderMap } from "../../csharp/header-map";
import { responseOf } from "../../csharp/host-values";
import type { ResponseState } from "../../csharp/request-state";
import type { Execution } from "../execution";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { ENDED, RequestFault } from "../request-fault";
import { plain, type Step } from "../step";
import { bodyChange } from "./set-body";
import { headerChange } from "./set-header";
import { statusChange } from "./set-status";

/** Answers the caller: 200 without a body if nothing else is said. Nothing after it runs, and no other section. */
export const returnResponse: PolicyKind = { sections: EVERYWHERE, compile };

function compile(policy: PolicyReader): Step {
  const variable = policy.fixedTextIf("response-variable-name");
  const status = policy.child("set-status");
  const body = policy.child("set-body");
  const changes = [
    ...(status ? [statusChange(status)] : []),
    ...policy.children("set-header").map(headerChange),
    ...(body ? [bodyChange(body)] : []),
  ];
  return plain((request) => {
    const response = copyOf(variable === undefined ? undefined : heldIn(variable, request, policy.place));
    for (const change of changes) change(request, response);
    request.state.response = response;
    request.servedFrom = "policy";
    throw ENDED;
  });
}

/** A response that `send-request` left. */
function heldIn(variable: string, request: Execution, place: PolicyPlace): ResponseState {
  const response = responseOf(request.state.variables.get(variable) ?? null);
  if (response) return response;
  throw RequestFault.at(place, "ExpressionValueEvaluationFailure", `The variable '${variable}' holds no response.`);
}

function copyOf(response: ResponseState | undefined): ResponseState {
  if (!response) return { statusCode: 200, statusReason: "OK", headers: HeaderMap.of(), body: null };
  return { ...response, headers: response.headers.copy() };
}
