import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { ModelDeployment } from "../request/model-deployment";
import type { OpenAIAccountOptions } from "./openai-account-options";

const ACCOUNT_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/]+)$/i;

export const ACCOUNT_ID_WORDS = "'/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…'";

/** Resource group and name of an account from its resource id; undefined when the text is no such id. */
export function accountIdParts(accountId: unknown): { resourceGroup: string; name: string } | undefined {
  const match = typeof accountId === "string" ? ACCOUNT_ID.exec(accountId) : null;
  return match ? { resourceGroup: match[1], name: match[2] } : undefined;
}

/**
 * Options of an account that is taken over, with the names that its id tells: with any other name Terraform would replace
 * the account instead of keeping it.
 */
export function adopted<T extends OpenAIAccountOptions>(options: T): T {
  const parts = accountIdParts(options?.importAccountId);
  if (!parts) return options;
  const { accountName = parts.name, resourceGroupName = parts.resourceGroup } = options;
  return { ...options, accountName, resourceGroupName };
}

/** What is wrong with taking over an account. */
export function adoptionProblems(
  options: OpenAIAccountOptions,
  deployments: readonly ModelDeployment[],
  pathOf: (name: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const expected = (name: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", pathOf(name), { value: shown(value), what }));
  const { importAccountId, importDeploymentNames = [], accountName, resourceGroupName, customSubdomainName } = options;
  const parts = accountIdParts(importAccountId);
  if (importAccountId !== undefined && !parts) expected("importAccountId", importAccountId, ACCOUNT_ID_WORDS);
  if (parts) {
    if (differs(accountName, parts.name)) expected("accountName", accountName, `'${parts.name}' as in importAccountId`);
    if (differs(resourceGroupName, parts.resourceGroup)) {
      expected("resourceGroupName", resourceGroupName, `'${parts.resourceGroup}' as in importAccountId`);
    }
    if (customSubdomainName === undefined) {
      expected(
        "customSubdomainName",
        undefined,
        "the custom subdomain that the account has, without which Terraform would replace it,",
      );
    }
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

/** Resource ids that are named twice; Azure compares them without case. */
export function repeatedIdProblems(ids: readonly (string | undefined)[], pathOf: (index: number) => string): Problem[] {
  const seen = new Map<string, number>();
  return ids.flatMap((id, index) => {
    if (id === undefined) return [];
    const first = seen.get(id.toLowerCase());
    if (first === undefined) {
      seen.set(id.toLowerCase(), index);
      return [];
    }
    const what = `another account than accounts[${first}]`;
    return [problem("OptionInvalid", pathOf(index), { value: shown(id), what })];
  });
}

function differs(given: string | undefined, inId: string): boolean {
  return given !== undefined && !isUnresolved(given) && given.toLowerCase() !== inId.toLowerCase();
}
