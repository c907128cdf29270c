import { isIPv4 } from "node:net";
import type {
  CognitiveAccountIdentity,
  CognitiveAccountNetworkAcls,
} from "@cdktf/provider-azurerm/lib/cognitive-account";
import { RESOURCE_GROUP } from "../plan/name-rules";
import { nameProblem } from "../plan/rules/account-rules";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";

export function networkAclsOf(props: OpenAIAccountBaseProps): CognitiveAccountNetworkAcls | undefined {
  const { allowedIpRanges, allowedSubnetIds } = props;
  if (!allowedIpRanges && !allowedSubnetIds) return undefined;
  return {
    defaultAction: "Deny",
    // Monitoring and other trusted Azure services still reach the account.
    bypass: "AzureServices",
    ipRules: allowedIpRanges,
    virtualNetworkRules: allowedSubnetIds?.map((subnetId) => ({ subnetId })),
  };
}

export function identityOf(props: OpenAIAccountBaseProps): CognitiveAccountIdentity | undefined {
  const system = props.systemAssignedIdentity ?? true;
  const identityIds = props.userAssignedIdentityIds ?? [];
  if (identityIds.length === 0) return system ? { type: "SystemAssigned" } : undefined;
  return { type: system ? "SystemAssigned, UserAssigned" : "UserAssigned", identityIds };
}

/** What is wrong with the properties that hold for every account. */
export function basePropsProblems(props: OpenAIAccountBaseProps): Problem[] {
  const ranges = props.allowedIpRanges ?? [];
  const wrong = ranges
    .map((range, index) => ({ range, path: `allowedIpRanges[${index}]` }))
    .filter(({ range }) => !isUnresolved(range) && !isIPv4Range(range))
    .map(({ range, path }) =>
      problem("OptionInvalid", path, { value: shown(range), what: "an IPv4 address or CIDR range" }),
    );
  if (props.publicNetworkAccess === false && (props.allowedIpRanges ?? props.allowedSubnetIds)) {
    const what = "true, without which allowedIpRanges and allowedSubnetIds let nobody in,";
    wrong.push(problem("OptionInvalid", "publicNetworkAccess", { value: "false", what }));
  }
  return wrong;
}

/** What is wrong with the place of one account. */
export function placeProblems(options: OpenAIAccountOptions, pathOf: (name: string) => string): Problem[] {
  const { provider, resourceGroupName } = options;
  if (resourceGroupName !== undefined && !isUnresolved(resourceGroupName)) {
    return nameProblem(RESOURCE_GROUP, pathOf("resourceGroupName"), resourceGroupName);
  }
  if (!provider || resourceGroupName !== undefined) return [];
  const what = "the name of a resource group in the subscription of the provider";
  return [problem("OptionInvalid", pathOf("resourceGroupName"), { value: shown(undefined), what })];
}

function isIPv4Range(range: string): boolean {
  const [address, bits, ...rest] = range.split("/");
  if (!isIPv4(address) || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,2}$/.test(bits) && Number(bits) <= 32);
}
