import { writePolicy } from "../../src/apim/write-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { failoverFragments } from "../../src/policy/fragments";
import type { GatewayIdentity } from "../../src/policy/inbound";

/** The policy of a plan as one document, with what its fragments hold in their places. */
export function wholePolicy(plan: FailoverPlan, identity?: GatewayIdentity): string {
  return withFragments(writePolicy(failoverPolicy(plan, identity)), fragmentTexts(plan));
}

/** The texts of the fragments by id. */
export function fragmentTexts(plan: FailoverPlan): Map<string, string> {
  return new Map(failoverFragments(plan).map(({ id, xml }) => [id, xml]));
}

/** A document with its fragments in their places. */
export function withFragments(xml: string, fragments: ReadonlyMap<string, string>): string {
  return xml.replace(/^ *<include-fragment fragment-id="([^"]+)" \/>\n/gm, (_, id) => {
    const text = fragments.get(id);
    if (text === undefined) throw new Error(`there is no fragment '${id}'`);
    return text.replace(/^<fragment>\n/, "").replace(/<\/fragment>\n$/, "");
  });
}
