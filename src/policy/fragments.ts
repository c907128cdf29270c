import type { PolicyElement } from "../apim/policy-element";
import { writeFragment } from "../apim/write-policy";
import type { FailoverPlan } from "../plan/failover-plan";
import { fragmentId } from "../plan/gateway-names";
import { answerFragment } from "./gateway-error";
import { requestFragment } from "./inbound";
import { remembers } from "./memory";
import { memoryFragment } from "./settle";

/** A part of the policy that is written once and included where it is needed. */
export interface PolicyFragment {
  /** Which part it is. */
  readonly part: "request" | "memory" | "answer";
  readonly id: string;
  readonly description: string;
  readonly xml: string;
}

/** The fragments that the policy of a plan includes. */
export function failoverFragments(plan: FailoverPlan): readonly PolicyFragment[] {
  const parts = [
    fragment(plan, "request", "What a request asks for, as far as it decides who may answer", requestFragment()),
    fragment(plan, "answer", "Answers with the error that the policy has decided on", answerFragment(plan.zoneName)),
  ];
  if (!remembers(plan)) return parts;
  const text = "What an attempt tells about its backend, for the requests that come after";
  return [...parts, fragment(plan, "memory", text, memoryFragment(plan))];
}

function fragment(
  { namePrefix }: FailoverPlan,
  part: PolicyFragment["part"],
  description: string,
  policies: readonly PolicyElement[],
): PolicyFragment {
  const xml = writeFragment(policies);
  return { part, id: fragmentId(namePrefix, part, xml), description, xml };
}
