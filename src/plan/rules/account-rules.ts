import { isUnresolved } from "../../private/literal";
import { type Problem, problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { ACCOUNT, CUSTOM_SUBDOMAIN } from "../name-rules";
import { accountPath, type OpenAIRequest } from "../openai-request";
import { breaksNameRule, type NameRule } from "../physical-name";

export function accountProblems(request: OpenAIRequest): Problem[] {
  return [...countProblems(request), ...keyProblems(request), ...zoneProblems(request), ...nameProblems(request)];
}

function countProblems(request: OpenAIRequest): Problem[] {
  const { accounts } = request;
  if (accounts.length === 0) return [problem("AccountsEmpty", "accounts", {})];
  const problems: Problem[] = [];
  const regions = new Set(accounts.map((account) => account.region.name));
  if (regions.size < 2 && !request.allowSingleRegion) {
    problems.push(problem("SingleRegion", "accounts", { region: [...regions][0] }));
  }
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const place = `${account.subscription}/${account.region.name}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  for (const [place, count] of counts) {
    if (count <= request.mostAccountsPerRegion) continue;
    const region = place.slice(place.lastIndexOf("/") + 1);
    problems.push(problem("TooManyAccounts", "accounts", { region, count, most: request.mostAccountsPerRegion }));
  }
  return problems;
}

function keyProblems(request: OpenAIRequest): Problem[] {
  const seen = new Set<string>();
  return request.accounts.flatMap((account) => {
    const path = accountPath(account, "accountKey");
    if (!/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(account.key))
      return [problem("AccountKeyInvalid", path, { value: shown(account.key) })];
    if (seen.has(account.key)) return [problem("AccountKeyTaken", path, { key: account.key })];
    seen.add(account.key);
    return [];
  });
}

function zoneProblems(request: OpenAIRequest): Problem[] {
  const allowed = request.zone.regions.map((region) => region.name);
  return request.accounts
    .filter((account) => !allowed.includes(account.region.name))
    .map((account) =>
      problem("RegionNotInZone", accountPath(account, "region"), { region: account.region.name, allowed }),
    );
}

function nameProblems(request: OpenAIRequest): Problem[] {
  return request.accounts.flatMap((account) => [
    ...nameProblem(ACCOUNT, accountPath(account, "accountName"), account.accountName),
    ...nameProblem(CUSTOM_SUBDOMAIN, accountPath(account, "customSubdomainName"), account.customSubdomainName),
  ]);
}

/** A given name that Azure would refuse; no name given is fine, one is made then. */
export function nameProblem(rule: NameRule, path: string, name: unknown): Problem[] {
  if (name === undefined) return [];
  if (isUnresolved(name))
    return [problem("LiteralNeeded", path, { value: shown(name), what: `the name of ${rule.kind}` })];
  if (typeof name === "string" && !breaksNameRule(rule, name)) return [];
  const { kind, minimum, maximum, words } = rule;
  return [problem("NameInvalid", path, { value: shown(name), kind, minimum, maximum, words })];
}
