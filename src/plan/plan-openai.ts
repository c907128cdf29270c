import { isIsoDate } from "../private/dates";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { ContentFilterPolicy } from "../request/content-filter-policy";
import type { ModelDeployment } from "../request/model-deployment";
import { QuotaTier } from "../request/quota-tier";
import { capacityUnits, planCapacity } from "./capacity-plan";
import { ACCOUNT, CONTENT_FILTER_POLICY, CUSTOM_SUBDOMAIN } from "./name-rules";
import type { AccountPlan, DeploymentPlan, OpenAIPlan } from "./openai-plan";
import { type AccountRequest, deploymentsOf, isCapacityReserve, type OpenAIRequest } from "./openai-request";
import { physicalName } from "./physical-name";
import { accountProblems, nameProblem } from "./rules/account-rules";
import { capacityProblems, capacityWarnings } from "./rules/capacity-rules";
import { deploymentProblems } from "./rules/deployment-rules";
import { retiredProblems, retiresSoonWarnings } from "./rules/lifecycle-rules";
import { quotaProblems, quotaWarnings } from "./rules/quota-rules";
import { residencyProblems } from "./rules/residency-rules";

/** Residency first: it is told before anything that is merely inconvenient. */
const RULES: readonly ((request: OpenAIRequest) => Problem[])[] = [
  residencyProblems,
  accountProblems,
  deploymentProblems,
  optionProblems,
  retiredProblems,
  capacityProblems,
  quotaProblems,
];

const ADVICE: readonly ((request: OpenAIRequest) => Problem[])[] = [
  retiresSoonWarnings,
  capacityWarnings,
  quotaWarnings,
];

/** Everything that is wrong with a request, all at once. */
export function openAIProblems(request: OpenAIRequest): Problem[] {
  return RULES.flatMap((rule) => rule(request));
}

/** Advice that stops nothing. */
export function openAIWarnings(request: OpenAIRequest): Problem[] {
  return ADVICE.flatMap((rule) => rule(request));
}

/** What will be built. Only for a request without problems. */
export function planOpenAI(request: OpenAIRequest): OpenAIPlan {
  return {
    accounts: request.accounts.map((account) => planAccount(request, account)),
    capacity: planCapacity(request),
  };
}

function optionProblems(request: OpenAIRequest): Problem[] {
  const { asOf, capacityReserve, quotaTier, contentFilterPolicy } = request;
  const problems: Problem[] = [];
  if (!isIsoDate(asOf)) problems.push(problem("DateInvalid", "asOf", { value: shown(asOf) }));
  if (isUnresolved(capacityReserve)) {
    problems.push(problem("LiteralNeeded", "capacityReserve", { value: "a number", what: "a capacity reserve" }));
  } else if (!isCapacityReserve(capacityReserve)) {
    problems.push(problem("CapacityReserveInvalid", "capacityReserve", { value: shown(capacityReserve) }));
  }
  if (quotaTier !== undefined && QuotaTier[quotaTier] === undefined) {
    problems.push(problem("OptionInvalid", "quotaTier", { value: shown(quotaTier), what: "a QuotaTier from 0 to 6" }));
  }
  if (contentFilterPolicy.isCreated) {
    problems.push(...nameProblem(CONTENT_FILTER_POLICY, "contentFilterPolicy.name", contentFilterPolicy.name));
  }
  return problems;
}

function planAccount(request: OpenAIRequest, account: AccountRequest): AccountPlan {
  const readable = [request.zone.namePrefix, account.key];
  const identity = [request.zone.namePrefix, request.path, account.key];
  const deployments = deploymentsOf(request, account);
  return {
    key: account.key,
    region: account.region,
    accountName: account.accountName ?? physicalName(ACCOUNT, readable, identity),
    customSubdomainName: account.customSubdomainName ?? physicalName(CUSTOM_SUBDOMAIN, readable, identity),
    contentFilterPolicies: policiesOf(deployments, request.contentFilterPolicy),
    deployments: deployments.map((deployment) => planDeployment(request, account, deployment)),
  };
}

function planDeployment(request: OpenAIRequest, account: AccountRequest, deployment: ModelDeployment): DeploymentPlan {
  return {
    name: deployment.name,
    modelFormat: deployment.model.format,
    modelName: deployment.model.name,
    versions: { current: deployment.model.version },
    deploymentType: deployment.deploymentType,
    capacityUnits: capacityUnits(deployment, account.key),
    contentFilterPolicyName: (deployment.contentFilterPolicy ?? request.contentFilterPolicy).name,
    dynamicThrottling: deployment.dynamicThrottling,
  };
}

function policiesOf(deployments: readonly ModelDeployment[], shared: ContentFilterPolicy): ContentFilterPolicy[] {
  const used = deployments.map((deployment) => deployment.contentFilterPolicy ?? shared);
  const created = used.filter((policy) => policy.isCreated);
  return [...new Map(created.map((policy) => [policy.name, policy])).values()];
}
