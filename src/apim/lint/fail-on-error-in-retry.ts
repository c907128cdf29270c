import { elementsOf, findingAt, type LintDocument, literalOf } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** A status of 400 to 599 then jumps to `on-error` before what follows the call has run; the condition of the retry sees another state. */
export function failOnErrorInRetry({ root }: LintDocument): LintFinding[] {
  const calls = elementsOf(root, "retry").flatMap((retry) => elementsOf(retry, "forward-request"));
  return [...new Set(calls)]
    .filter((call) => literalOf(call, "fail-on-error-status-code")?.toLowerCase() === "true")
    .map((call) =>
      findingAt(
        "FailOnErrorInRetry",
        "warning",
        call.node.at,
        "fail-on-error-status-code makes an error of every answer that the retry would judge: leave it out",
      ),
    );
}
