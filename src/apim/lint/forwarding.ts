import { elementsOf, findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Policies that answer, so that no backend is needed. */
const ANSWERING = ["return-response", "mock-response", "send-request", "include-fragment"];

/** Sections that call the backend twice, or never. */
export function forwarding({ root }: LintDocument): LintFinding[] {
  const backend = root.children.find((child) => child.section === "backend");
  if (!backend) return [];
  const forwards = elementsOf(backend, "forward-request");
  const bases = elementsOf(backend, "base");
  const isAnswered = ANSWERING.some((name) => elementsOf(backend, name).length > 0);
  if (forwards.length > 0 && bases.length > 0) {
    const message = "<base /> forwards the request too: each would be sent twice";
    return [findingAt("ForwardedTwice", "error", bases[0].node.at, message)];
  }
  if (forwards.length === 0 && bases.length === 0 && !isAnswered) {
    const message = "nothing calls a backend here, neither forward-request nor <base />";
    return [findingAt("NothingForwards", "warning", backend.node.at, message)];
  }
  return forwards
    .slice(1)
    .map(({ node }) =>
      findingAt("SeveralForwards", "warning", node.at, "forward-request is documented for one use in a document"),
    );
}
