import { EVERYWHERE, INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { plain, type Step } from "../step";

/** Azure takes no more of them. */
const MOST_DIMENSIONS = 5;

/** Counts tokens in Application Insights. How many there are is not known here, so only the dimensions are kept. */
export const emitTokenMetric: PolicyKind = { sections: INBOUND, compile };

/** A metric of one's own. */
export const emitMetric: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    policy.text("name");
    policy.valueIf("value");
    return compile(policy);
  },
};

function compile(policy: PolicyReader): Step {
  const namespace = policy.fixedTextIf("namespace") ?? "";
  const dimensions = policy
    .children("dimension")
    .map((each) => ({ name: each.fixedText("name"), value: each.textIf("value") }));
  const { source } = policy.place;
  if (dimensions.length === 0 || dimensions.length > MOST_DIMENSIONS) {
    policy.fault(`'${source}' needs 1 to ${MOST_DIMENSIONS} of 'dimension', and has ${dimensions.length}`);
  }
  return plain((request) => {
    request.metrics.push({
      policy: source,
      namespace,
      dimensions: dimensions.map(({ name, value }) => [name, value?.(request) ?? ""]),
    });
  });
}
