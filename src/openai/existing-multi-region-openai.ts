import { Construct } from "constructs";
import { openAISummary } from "../plan/openai-summary";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { httpsHost } from "../private/web-address";
import type { ModelDeployment } from "../request/model-deployment";
import type { AzureRegion } from "../residency/azure-region";
import { advise } from "../zone/advice";
import { ResidencyZone } from "../zone/residency-zone";
import { ACCOUNT_ID_WORDS, accountIdParts, repeatedIdProblems } from "./adoption";
import type { MultiRegionOpenAIAttributes, RegionalOpenAIAttributes } from "./multi-region-openai-attributes";
import type { IMultiRegionOpenAI, IRegionalOpenAI } from "./openai-accounts";
import { OpenAIGrants } from "./openai-grants";
import { planAccounts } from "./plan-accounts";

/** Existing accounts: nothing is created, everything that is known of them is checked. */
export class ExistingMultiRegionOpenAI extends Construct implements IMultiRegionOpenAI {
  readonly accounts: IRegionalOpenAI[];
  readonly grants: OpenAIGrants;
  readonly versionsVerified = false;

  constructor(scope: Construct, id: string, attributes: MultiRegionOpenAIAttributes) {
    super(scope, id);
    const zone = ResidencyZone.of(this);
    const { accounts = [], deployments = [], allowSingleRegion = false } = attributes ?? {};
    const named = Array.isArray(accounts) ? accounts.map(withNameOfId) : accounts;
    const planned = planAccounts(this, {
      ...attributes,
      subject: `MultiRegionOpenAI at '${this.node.path}'`,
      accounts: named,
      deployments,
      allowSingleRegion,
      existing: () => [
        ...named.flatMap(attributeProblems),
        ...repeatedIdProblems(
          named.map(({ accountId }) => accountId),
          (index) => `accounts[${index}].accountId`,
        ),
      ],
    });
    advise(this, planned.warnings);
    this.accounts = named.map((account) => new ExistingRegionalOpenAI(this, account, deployments));
    this.grants = OpenAIGrants._ofAll(this.accounts);
    zone._addSummary(() => {
      const title = `MultiRegionOpenAI ${this.node.path} (existing)`;
      return openAISummary(planned.request, planned.plan, {
        title,
        warnings: planned.warnings,
        versionsVerified: false,
      });
    });
  }
}

function withNameOfId(account: RegionalOpenAIAttributes): RegionalOpenAIAttributes {
  return account && { ...account, accountName: account.accountName ?? accountIdParts(account.accountId)?.name };
}

class ExistingRegionalOpenAI extends Construct implements IRegionalOpenAI {
  readonly accountKey: string;
  readonly region: AzureRegion;
  readonly accountId: string;
  readonly accountName: string;
  readonly endpoint: string;
  readonly hostName?: string;
  readonly deployments: ModelDeployment[];
  readonly grants: OpenAIGrants;

  constructor(scope: Construct, account: RegionalOpenAIAttributes, shared: readonly ModelDeployment[]) {
    const key = account.accountKey ?? account.region.name;
    super(scope, key);
    this.accountKey = key;
    this.region = account.region;
    this.accountId = account.accountId;
    this.accountName = account.accountName ?? "";
    this.endpoint = account.endpoint;
    this.hostName = isUnresolved(account.endpoint) ? undefined : httpsHost(account.endpoint);
    this.deployments = [...(account.deployments ?? shared)];
    const zone = ResidencyZone.of(this);
    zone.declareExternal(account.accountId, account.region);
    if (this.hostName !== undefined) zone._addHosts([{ host: this.hostName, region: account.region }]);
    const provider = account.provider ?? zone.providerFor(account.region);
    this.grants = OpenAIGrants._ofAccount({ scope: this, accountId: account.accountId, provider });
  }
}

function attributeProblems(account: RegionalOpenAIAttributes, index: number): Problem[] {
  const problems: Problem[] = [];
  const expected = (name: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", `accounts[${index}].${name}`, { value: shown(value), what }));
  const { accountId, accountName, endpoint } = account;
  if (!isUnresolved(accountId) && !(isLiteralText(accountId) && accountIdParts(accountId))) {
    expected("accountId", accountId, ACCOUNT_ID_WORDS);
  }
  if (isUnresolved(accountId) && !accountName) expected("accountName", accountName, "the name of the account");
  const isHost = typeof endpoint === "string" && (isUnresolved(endpoint) || isHostAlone(endpoint));
  if (!isHost) expected("endpoint", endpoint, "an https:// address of a host alone, without port and path,");
  return problems;
}

// A gateway calls the host: what else an address says would be lost without a word.
function isHostAlone(endpoint: string): boolean {
  const host = httpsHost(endpoint);
  return host !== undefined && /^https:\/\/[^/:]+\/?$/i.test(endpoint);
}
