import type { Section } from "../policy-element";
import { isGuardedByBranch } from "./branch-guard";
import { ancestorsOf, elementsOf, findingAt, type LintDocument, type LintElement } from "./lint-document";
import type { LintFinding } from "./lint-finding";
import { isGuarded } from "./null-guard";

/** Null for some callers: without a body, a product, a subscription or an account. */
const FOR_SOME = ["context.Request.Body", "context.Product", "context.Subscription", "context.User"];
const RESPONSE = "context.Response";
const LAST_ERROR = "context.LastError";

/**
 * Members taken of what may be null, with no test before them: such an expression throws, and the caller gets a 500. A backend that
 * was never reached leaves no response, so `context.Response` is not sure in `on-error` either.
 */
export function unguardedNull(document: LintDocument): LintFinding[] {
  return document.expressions.flatMap((expression) => {
    const { scope, text, element } = expression;
    const always = nullIn(element.section);
    return scope.nodes.flatMap((node) => {
      if ((node.kind !== "member" && node.kind !== "index") || node.isConditional) return [];
      const path = scope.pathOf(node.target);
      if (!path || ![...always, ...FOR_SOME].includes(path)) return [];
      if (isGuarded(node, path, scope)) return [];
      if (!isCalledAnew(element) && isGuardedByBranch(document, expression, path)) return [];
      const severity = always.includes(path) ? "error" : "warning";
      return [findingAt("UnguardedNull", severity, text.placeOf(node.target.at), `'${path}' may be null here`)];
    });
  });
}

/** What no request has in a section, or not every request that comes there. In a fragment, the section is not known. */
function nullIn(section: Section | undefined): readonly string[] {
  if (section === "outbound") return [LAST_ERROR];
  if (section === "on-error") return [RESPONSE];
  return section ? [RESPONSE, LAST_ERROR] : [];
}

/** After a call inside of a branch, what the branch has tested is another response. */
function isCalledAnew(element: LintElement): boolean {
  return ancestorsOf(element).some(
    (each) => each.parent?.node.name === "choose" && elementsOf(each, "forward-request").length > 0,
  );
}
