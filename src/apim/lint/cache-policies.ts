import { elementsOf, findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

const ONCE = ["cache-lookup-value", "cache-store-value"];

/** The reference says of both that they "can only be used once in a policy section". Samples of Microsoft use them more often. */
export function cachePolicies({ root }: LintDocument): LintFinding[] {
  return root.children.flatMap((section) =>
    ONCE.flatMap((name) =>
      elementsOf(section, name)
        .slice(1)
        .map(({ node }) =>
          findingAt("CachePolicyRepeated", "warning", node.at, `${name} is documented for one use in a section`),
        ),
    ),
  );
}
