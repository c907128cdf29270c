import type { PolicyDocument } from "../apim/policy-element";
import type { FailoverPlan } from "../plan/failover-plan";
import { backendSection } from "./backend";
import { failoverFragments } from "./fragments";
import { type GatewayIdentity, inbound } from "./inbound";
import { onError, outbound } from "./outbound";
import type { WrittenPlan } from "./written-plan";

/** The policy of the API: which backend is asked, when another one is, and what the caller sees. It includes `failoverFragments`. */
export function failoverPolicy(plan: FailoverPlan, identity: GatewayIdentity = {}): PolicyDocument {
  const ids = new Map(failoverFragments(plan).map(({ part, id }) => [part, id]));
  const idOf = (part: "request" | "memory" | "answer") => ids.get(part) ?? "";
  const written: WrittenPlan = {
    ...plan,
    fragmentIds: { request: idOf("request"), memory: idOf("memory"), answer: idOf("answer") },
  };
  return {
    inbound: inbound(written, identity),
    backend: backendSection(written),
    outbound: outbound(written),
    onError: onError(written),
  };
}
