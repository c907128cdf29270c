import type { Trace } from "../outgoing-answer";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import { plain } from "../step";

const SEVERITIES: readonly Trace["severity"][] = ["verbose", "information", "error"];

/** A line in the logs. */
export const trace: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const source = policy.fixedText("source");
    const severity = policy.fixedOneOf("severity", SEVERITIES) ?? "verbose";
    const message = policy.child("message");
    if (!message) policy.fault("'trace' needs 'message'");
    const text = message?.content();
    const metadata = policy
      .children("metadata")
      .map((each) => ({ name: each.fixedText("name"), value: each.text("value") }));
    return plain((request) => {
      request.traces.push({
        source,
        severity,
        message: text?.(request) ?? "",
        metadata: metadata.map(({ name, value }) => [name, value(request)]),
      });
    });
  },
};
