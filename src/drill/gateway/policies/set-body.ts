import type { MessageState } from "../../csharp/request-state";
import type { Execution } from "../execution";
import { TextBody } from "../message-body";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain } from "../step";
import { messageOf } from "./message-of-section";

/**
 * Replaces the body. Without one, as in a GET, it fails.
 *
 * @see https://learn.microsoft.com/azure/api-management/set-body-policy, usage notes
 */
export const setBody: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const change = bodyChange(policy);
    const message = messageOf(policy.place);
    const { place } = policy;
    const isOfRequest = place.section === "inbound" || place.section === "backend";
    return plain((request) => {
      const target = message(request);
      if (isOfRequest && target.body === null) {
        throw RequestFault.at(place, "ExpressionValueEvaluationFailure", "The message has no body to set.");
      }
      change(request, target);
      if (isOfRequest) request.isBodySpent = false;
    });
  },
};

export function bodyChange(policy: PolicyReader): (request: Execution, message: MessageState) => void {
  const template = policy.fixedTextIf("template");
  if (template !== undefined) policy.fault(`templates ('${template}') are not executed here`);
  policy.fixedOneOf("xsi-nil", ["blank", "null"]);
  const content = policy.wholeContent();
  return (request, message) => {
    message.body = new TextBody(content(request));
  };
}
