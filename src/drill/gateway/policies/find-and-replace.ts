import { expressionFault } from "../evaluate";
import { TextBody } from "../message-body";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { type Step, waiting } from "../step";
import { messageOf } from "./message-of-section";

/** Replaces a text wherever it stands in the body. It reads the whole body, a stream too. */
export const findAndReplace: PolicyKind = { sections: EVERYWHERE, compile };

function compile(policy: PolicyReader): Step {
  const from = policy.text("from");
  const to = policy.text("to");
  const message = messageOf(policy.place);
  const { place } = policy;
  return waiting(function* (request) {
    const target = message(request);
    const { body } = target;
    if (body === null || body.isConsumed) return;
    const searched = from(request);
    if (searched === "")
      throw RequestFault.at(place, "ExpressionValueEvaluationFailure", "String cannot be of zero length.");
    const replacement = to(request);
    try {
      target.body = new TextBody(body.text().replaceAll(searched, () => replacement));
    } catch (error) {
      throw expressionFault(place, error);
    }
    yield* request.settle();
  });
}
