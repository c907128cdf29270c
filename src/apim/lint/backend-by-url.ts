import { elementsOf, findingAt, type LintDocument, literalOf } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Addresses that stand in the policy: no circuit breaker and no credentials of a backend apply, and no list of backends shows them. */
export function backendByUrl({ root }: LintDocument): LintFinding[] {
  return elementsOf(root, "set-backend-service").flatMap((element) => {
    const url = literalOf(element, "base-url");
    if (url === undefined || /^\{\{[\w.-]+\}\}$/.test(url)) return [];
    const message = `'${url}' stands in the policy: name a backend by backend-id`;
    return [
      findingAt("BackendByUrl", "warning", element.node.attributes.get("base-url")?.at ?? element.node.at, message),
    ];
  });
}
