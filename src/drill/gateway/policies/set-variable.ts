import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import { plain } from "../step";

/** Keeps a value for the rest of the request. A literal is a string: `value="1"` is no int. */
export const setVariable: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const name = policy.fixedText("name");
    const value = policy.value("value");
    return plain((request) => {
      request.state.variables.set(name, value(request));
    });
  },
};
