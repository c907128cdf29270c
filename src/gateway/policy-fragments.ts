import { ApiManagementPolicyFragment } from "@cdktf/provider-azurerm/lib/api-management-policy-fragment";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { PolicyFragment } from "../policy/fragments";
import type { PlannedPolicy } from "./plan-policy";

/** The fragments that the policy includes. */
export function createFragments(
  scope: Construct,
  { gateway }: PlannedPolicy,
  fragments: readonly PolicyFragment[],
): TerraformResource[] {
  return fragments.map(
    ({ part, id, description, xml }) =>
      new ApiManagementPolicyFragment(scope, fragmentConstructId(part), {
        apiManagementId: gateway.serviceId,
        provider: gateway.provider,
        name: id,
        // The provider's own default is the other format, which takes no code as it stands.
        format: "rawxml",
        description,
        value: xml,
        // The policy still includes the old one until it has changed itself.
        lifecycle: { createBeforeDestroy: true },
      }),
  );
}

/** Id of the construct that writes a fragment. */
export function fragmentConstructId(part: PolicyFragment["part"]): string {
  return `fragment-${part}`;
}
