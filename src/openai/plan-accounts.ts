import type { Construct } from "constructs";
import type { AccountPlan, OpenAIPlan } from "../plan/openai-plan";
import {
  type AccountRequest,
  accountPath,
  DEFAULT_SUBSCRIPTION,
  deploymentsOf,
  type OpenAIRequest,
} from "../plan/openai-request";
import { openAIProblems, openAIWarnings, planOpenAI } from "../plan/plan-openai";
import { regionInvalid } from "../plan/plan-zone";
import { isIsoDate } from "../private/dates";
import { type Problem, throwIfAny } from "../private/problem-list";
import { ContentFilterPolicy } from "../request/content-filter-policy";
import type { ModelDeployment } from "../request/model-deployment";
import { AzureRegion } from "../residency/azure-region";
import { FACTS_AS_OF } from "../residency/data/models";
import { telemetryProblems } from "../telemetry/telemetry-problems";
import { claimName } from "../zone/name-claims";
import { ResidencyZone } from "../zone/residency-zone";
import { AccountKind } from "./account-kind";
import { basePropsProblems, placeProblems } from "./account-settings";
import { adoptionProblems, repeatedIdProblems } from "./adoption";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";
import { shapeProblems } from "./props-shape";

/** What a construct asks for, whether it owns one account or many. */
export interface AccountsRequest extends OpenAIAccountBaseProps {
  /** Who asks, for messages: `MultiRegionOpenAI at 'prod/eu/openai'`. */
  readonly subject: string;
  readonly accounts: readonly OpenAIAccountOptions[];
  readonly deployments: readonly ModelDeployment[];
  /** For accounts that exist already, so that nothing is placed or taken over: what is wrong with what is told of them. */
  readonly existing?: () => readonly Problem[];
  /** Whether the options of the one account are the properties of the construct itself. */
  readonly isAlone?: boolean;
  readonly allowSingleRegion: boolean;
  readonly capacityReserve?: number;
}

/** The request as the plan sees it, what is worth saying of it, and what will be built. */
export interface PlannedAccounts {
  readonly request: OpenAIRequest;
  readonly warnings: readonly Problem[];
  readonly plan: OpenAIPlan;
}

/** Quota page of 2026-08-20; facts/azure-names.json has the source. */
const MOST_ACCOUNTS_PER_REGION = { [AccountKind.OPEN_AI]: 30, [AccountKind.AI_SERVICES]: 100 } as const;

/** Plans, or throws everything that is wrong at once. */
export function planAccounts(construct: Construct, props: AccountsRequest): PlannedAccounts {
  const malformed = shapeProblems(construct, props, (index, name) =>
    props.isAlone ? name : `accounts[${index}].${name}`,
  );
  throwIfAny(props.subject, malformed);
  const request = requestOf(construct, props);
  throwIfAny(props.subject, regionProblems(request.accounts));
  const problems = [
    ...openAIProblems(request),
    ...basePropsProblems(props),
    ...telemetryProblems(
      construct,
      props.telemetry,
      request.accounts.map(({ region }) => region),
    ),
    ...(props.existing?.() ?? createdProblems(request, props)),
  ];
  throwIfAny(props.subject, problems);
  return { request, warnings: openAIWarnings(request), plan: planOpenAI(request) };
}

function createdProblems(request: OpenAIRequest, props: AccountsRequest): Problem[] {
  const each = request.accounts.flatMap((account, index) => {
    const pathOf = (name: string) => accountPath(account, name);
    const options = props.accounts[index];
    return [...placeProblems(options, pathOf), ...adoptionProblems(options, deploymentsOf(request, account), pathOf)];
  });
  const ids = props.accounts.map((account) => account.importAccountId);
  return [...each, ...repeatedIdProblems(ids, (index) => accountPath(request.accounts[index], "importAccountId"))];
}

/** Takes the names for accounts that are created; throws when another account of the app has one. Existing ones may be named twice. */
export function claimAccounts(construct: Construct, planned: PlannedAccounts, props: AccountsRequest): void {
  const taken = planned.plan.accounts.flatMap((account, index) =>
    claimAccount(construct, account, planned.request.accounts[index], props.accounts[index]),
  );
  throwIfAny(props.subject, taken);
}

function requestOf(construct: Construct, props: AccountsRequest): OpenAIRequest {
  const zone = ResidencyZone.of(construct);
  return {
    zone: zone._facts,
    path: construct.node.path,
    accounts: props.accounts.map((account, index) =>
      accountRequest(zone, account, props.isAlone ? "" : `accounts[${index}]`),
    ),
    deployments: props.deployments,
    contentFilterPolicy: props.contentFilterPolicy ?? ContentFilterPolicy.MICROSOFT_DEFAULT_V2,
    allowSingleRegion: props.allowSingleRegion,
    mostAccountsPerRegion: MOST_ACCOUNTS_PER_REGION[props.kind ?? AccountKind.OPEN_AI],
    asOf: notBeforeFacts(props.asOf),
    quotaTier: props.quotaTier,
    capacityReserve: props.capacityReserve ?? 100,
  };
}

// What has retired by the date of the tables does not answer again at an earlier one.
function notBeforeFacts(asOf: string | undefined): string {
  return asOf === undefined || (isIsoDate(asOf) && asOf < FACTS_AS_OF) ? FACTS_AS_OF : asOf;
}

function accountRequest(zone: ResidencyZone, options: OpenAIAccountOptions, path: string): AccountRequest {
  const { region, accountName, customSubdomainName, deployments, accountKey } = options;
  const provider = options.provider ?? (region && zone.providerFor(region));
  return {
    key: accountKey ?? region?.name,
    region,
    // Two aliases may be one subscription; taking them for two only ever asks less of a quota.
    subscription: provider?.fqn ?? DEFAULT_SUBSCRIPTION,
    accountName,
    customSubdomainName,
    deployments,
    path,
  };
}

function regionProblems(accounts: readonly AccountRequest[]): Problem[] {
  return accounts
    .filter(({ region }) => !(region instanceof AzureRegion))
    .map((account) => regionInvalid(accountPath(account, "region"), account.region));
}

function claimAccount(
  construct: Construct,
  plan: AccountPlan,
  account: AccountRequest,
  options: OpenAIAccountOptions,
): Problem[] {
  const zone = ResidencyZone.of(construct);
  const resourceGroup = options.resourceGroupName ?? zone.resourceGroupName(plan.region);
  const provider = options.provider ?? zone.providerFor(plan.region);
  const { accountName, customSubdomainName } = plan;
  return [
    ...claimName(construct, accountPath(account, "accountName"), "account name", accountName, {
      provider,
      resourceGroup,
    }),
    ...claimName(construct, accountPath(account, "customSubdomainName"), "custom subdomain", customSubdomainName),
  ];
}
