import { isIPv4 } from "node:net";
import type {
  CognitiveAccountIdentity,
  CognitiveAccountNetworkAcls,
} from "@cdktf/provider-azurerm/lib/cognitive-account";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { ModelDeployment } from "../request/model-deployment";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";

const ACCOUNT_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/]+)$/i;

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

/** Resource group and name of an account from its resource id; undefined when the text is no such id. */
export function accountIdParts(accountId: string): { resourceGroup: string; name: string } | undefined {
  const match = ACCOUNT_ID.exec(accountId);
  return match ? { resourceGroup: match[1], name: match[2] } : undefined;
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

/** What is wrong with the options of one account. */
export function accountOptionProblems(
  options: OpenAIAccountOptions,
  deployments: readonly ModelDeployment[],
  pathOf: (name: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const expected = (name: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", pathOf(name), { value: shown(value), what }));
  if (options.provider && options.resourceGroupName === undefined) {
    expected("resourceGroupName", undefined, "the name of a resource group in the subscription of the provider");
  }
  const { importAccountId, importDeploymentNames = [] } = options;
  if (importAccountId !== undefined && !accountIdParts(importAccountId)) {
    expected("importAccountId", importAccountId, ACCOUNT_ID_WORDS);
  }
  if (importAccountId === undefined && importDeploymentNames.length > 0) {
    expected("importAccountId", undefined, "the id of the account that holds the deployments");
  }
  const names = deployments.map((deployment) => deployment.name);
  importDeploymentNames.forEach((name, index) => {
    if (!names.includes(name)) expected(`importDeploymentNames[${index}]`, name, "the name of a deployment");
  });
  return problems;
}

export const ACCOUNT_ID_WORDS = "'/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…'";

function isIPv4Range(range: string): boolean {
  const [address, bits, ...rest] = range.split("/");
  if (!isIPv4(address) || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,2}$/.test(bits) && Number(bits) <= 32);
}
