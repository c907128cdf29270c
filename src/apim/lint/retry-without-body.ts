import { elementsOf, findingAt, type LintDocument, literalOf } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Calls that are repeated without their body: only `buffer-request-body` keeps it for another attempt. */
export function retryWithoutBody({ root }: LintDocument): LintFinding[] {
  const calls = elementsOf(root, "retry").flatMap((retry) => elementsOf(retry, "forward-request"));
  return [...new Set(calls)].flatMap((call) => {
    const buffered = literalOf(call, "buffer-request-body");
    // A named value may be true.
    if (buffered !== undefined && buffered.toLowerCase() !== "false") return [];
    const message = 'the second attempt has no body: set buffer-request-body="true"';
    return [findingAt("RetryWithoutBody", "error", call.node.at, message)];
  });
}
