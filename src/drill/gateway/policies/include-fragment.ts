import { EVERYWHERE, type PolicyKind } from "../policy-kind";

/** The policies of a fragment, as if they stood here. */
export const includeFragment: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const id = policy.fixedText("fragment-id");
    return policy.context.fragment(id, policy.node.attributes.get("fragment-id")?.at ?? policy.node.at, policy.place);
  },
};
