import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import { plain } from "../step";

/** Sets the method that the backend is called with. */
export const setMethod: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const method = policy.content();
    return plain((request) => {
      request.state.request.method = method(request);
    });
  },
};
