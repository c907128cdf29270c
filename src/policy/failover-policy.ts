import type { PolicyDocument } from "../apim/policy-element";
import type { FailoverPlan } from "../plan/failover-plan";
import { backendSection } from "./backend";
import { type GatewayIdentity, inbound } from "./inbound";
import { onError, outbound } from "./outbound";

/** The policy of the API: which backend is asked, when another one is, and what the caller sees. */
export function failoverPolicy(plan: FailoverPlan, identity: GatewayIdentity = {}): PolicyDocument {
  return { inbound: inbound(plan, identity), backend: backendSection(plan), outbound: outbound(), onError: onError() };
}
