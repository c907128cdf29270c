import { type TerraformResource, TerraformStack } from "cdktf";
import type { ApimFailoverPolicy } from "../../src/gateway/apim-failover-policy";
import { newStack, newZone } from "./fixtures";
import { newFailoverPolicy, synthesisProblems } from "./fixtures-gateway";

/** How an attribute of a resource is overridden: at the resource, or at the stack under the address of the resource. */
export const WAYS: readonly (readonly [string, Override])[] = [
  ["the resource", (resource, attribute, value) => resource.addOverride(attribute, value)],
  [
    "the stack",
    (resource, attribute, value) =>
      TerraformStack.of(resource).addOverride(
        `resource.${resource.terraformResourceType}.${resource.friendlyUniqueId}.${attribute}`,
        value,
      ),
  ],
];

export type Override = (resource: TerraformResource, attribute: string, value: unknown) => void;

/** What synth finds when something was done to a policy. */
export function problemsAfter(change: (policy: ApimFailoverPolicy) => void): string[] {
  const stack = newStack();
  change(newFailoverPolicy(newZone(stack)));
  return synthesisProblems(stack);
}

export function resourceAt(policy: ApimFailoverPolicy, path: string): TerraformResource {
  return policy.node.findChild(path.slice(policy.node.path.length + 1)) as TerraformResource;
}
