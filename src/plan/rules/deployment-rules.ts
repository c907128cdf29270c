import { type Problem, problem } from "../../private/problem-list";
import type { ModelDeployment } from "../../request/model-deployment";
import { CONTENT_FILTER_POLICY, DEPLOYMENT } from "../name-rules";
import { offeredTypes } from "../offered-types";
import { type AccountRequest, accountPath, deploymentPath, deploymentsOf, type OpenAIRequest } from "../openai-request";
import { nameProblem } from "./account-rules";

const MOST_DEPLOYMENTS_PER_ACCOUNT = 32;

/** Names, counts, versions and availability of the deployments, each place in the properties told once. */
export function deploymentProblems(request: OpenAIRequest): Problem[] {
  const lists = listsOf(request);
  return [
    ...lists.flatMap(({ list, path }) => listProblems(list, path)),
    ...lists.flatMap(({ list, path }) => overrideProblems(request, list, path)),
    ...versionProblems(request),
    ...policyProblems(request),
    ...contentFilterProblems(request),
    ...availabilityProblems(request),
  ];
}

interface DeploymentList {
  readonly list: readonly ModelDeployment[];
  readonly path: string;
}

function listsOf(request: OpenAIRequest): DeploymentList[] {
  const own = request.accounts
    .filter((account) => account.deployments !== undefined)
    .map((account) => ({ list: account.deployments ?? [], path: accountPath(account, "deployments") }));
  const shared = request.accounts.some((account) => account.deployments === undefined);
  return shared ? [{ list: request.deployments, path: "deployments" }, ...own] : own;
}

function listProblems(list: readonly ModelDeployment[], path: string): Problem[] {
  if (list.length === 0) return [problem("DeploymentsEmpty", path, {})];
  const problems = list.flatMap((deployment, index) => {
    const filter = deployment.contentFilterPolicy;
    return [
      ...nameProblem(DEPLOYMENT, `${path}[${index}].name`, deployment.name ?? ""),
      ...(filter?.isCreated
        ? nameProblem(CONTENT_FILTER_POLICY, `${path}[${index}].contentFilterPolicy.name`, filter.name)
        : []),
      ...(deployment.deploymentType.acceptedByProvider
        ? []
        : [
            problem("DeploymentTypeNotAccepted", `${path}[${index}].deploymentType`, {
              type: deployment.deploymentType.name,
            }),
          ]),
    ];
  });
  list.forEach((deployment, index) => {
    const first = list.findIndex((other) => folded(other.name) === folded(deployment.name));
    if (first < index)
      problems.push(problem("DeploymentNameTaken", `${path}[${index}].name`, { name: list[first].name, first }));
  });
  if (list.length > MOST_DEPLOYMENTS_PER_ACCOUNT) {
    problems.push(problem("TooManyDeployments", path, { count: list.length, most: MOST_DEPLOYMENTS_PER_ACCOUNT }));
  }
  return problems;
}

// A capacity for an account that does not exist is a typing mistake that would silently do nothing.
function overrideProblems(request: OpenAIRequest, list: readonly ModelDeployment[], path: string): Problem[] {
  const keys = request.accounts.map((account) => account.key);
  return list.flatMap((deployment, index) =>
    deployment.accountKeysWithCapacity
      .filter((key) => !keys.includes(key))
      .map((key) => problem("AccountUnknown", `${path}[${index}].capacityByAccount`, { key, known: keys })),
  );
}

function versionProblems(request: OpenAIRequest): Problem[] {
  return differences(request, (deployment) => deployment.model.toString()).map(
    ({ path, name, here, account, first }) => {
      const facts = { name, model: here, account, other: first.value, otherAccount: first.account };
      return problem("ModelVersionDiffers", `${path}.model`, facts);
    },
  );
}

function policyProblems(request: OpenAIRequest): Problem[] {
  const policyOf = (deployment: ModelDeployment) =>
    (deployment.contentFilterPolicy ?? request.contentFilterPolicy).name;
  return differences(request, policyOf).map(({ path, name, here, account, first }) => {
    const facts = { name, policy: here, account, other: first.value, otherAccount: first.account };
    return problem("ContentFilterPolicyDiffers", `${path}.contentFilterPolicy`, facts);
  });
}

interface Difference {
  readonly path: string;
  readonly name: string;
  readonly here: string;
  readonly account: string;
  readonly first: { readonly value: string; readonly account: string };
}

/** Deployments that are not what the first account with a deployment of that name has. */
function differences(request: OpenAIRequest, textOf: (deployment: ModelDeployment) => string): Difference[] {
  const firsts = new Map<string, Difference["first"]>();
  return request.accounts.flatMap((account) =>
    deploymentsOf(request, account).flatMap((deployment, index) => {
      const { name } = deployment;
      const here = textOf(deployment);
      const first = firsts.get(folded(name)) ?? { value: here, account: account.key };
      firsts.set(folded(name), first);
      if (first.value === here) return [];
      return [{ path: deploymentPath(account, index), name, here, account: account.key, first }];
    }),
  );
}

// Azure compares names without case. A name that is no text is told by the name rules.
function folded(name: unknown): string {
  return String(name).toLowerCase();
}

// Two policies of one name would overwrite each other in the account.
function contentFilterProblems(request: OpenAIRequest): Problem[] {
  const byName = new Map([[folded(request.contentFilterPolicy.name), request.contentFilterPolicy]]);
  const problems = new Map<string, Problem>();
  for (const account of request.accounts) {
    deploymentsOf(request, account).forEach((deployment, index) => {
      const policy = deployment.contentFilterPolicy ?? request.contentFilterPolicy;
      const known = byName.get(folded(policy.name)) ?? policy;
      byName.set(folded(policy.name), known);
      const path = `${deploymentPath(account, index)}.contentFilterPolicy`;
      if (known !== policy && (known.isCreated || policy.isCreated)) {
        problems.set(path, problem("ContentFilterDiffers", path, { name: known.name }));
      }
    });
  }
  return [...problems.values()];
}

function availabilityProblems(request: OpenAIRequest): Problem[] {
  const missing = new Map<string, { deployment: ModelDeployment; accounts: AccountRequest[] }>();
  for (const account of request.accounts) {
    deploymentsOf(request, account).forEach((deployment, index) => {
      if (deployment.model.isAvailable(deployment.deploymentType, account.region)) return;
      const path = deploymentPath(account, index);
      const entry = missing.get(path) ?? { deployment, accounts: [] };
      entry.accounts.push(account);
      missing.set(path, entry);
    });
  }
  return [...missing].map(([path, { deployment, accounts }]) => {
    const { boundary } = request.zone.dataClass;
    const { model, deploymentType } = deployment;
    const everywhere = model.regionNames(deploymentType);
    const inside = new Set(boundary.regionNames);
    const places = [...new Map(accounts.map(({ region }) => [region.name, region])).values()];
    const types = offeredTypes(boundary, model, places);
    return problem("ModelNotInRegion", `${path}.model`, {
      model: model.toString(),
      type: deploymentType.name,
      regions: places.map((region) => region.name),
      boundary: boundary.name,
      inside: everywhere.filter((name) => inside.has(name)),
      elsewhere: everywhere,
      types: types.map((type) => type.name),
    });
  });
}
