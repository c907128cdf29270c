import { Construct } from "constructs";
import { pinnedValueFindings } from "../audit/pinned-values";
import type { OpenAIPlan } from "../plan/openai-plan";
import { openAISummary } from "../plan/openai-summary";
import { problem, throwIfAny } from "../private/problem-list";
import type { ModelDeployment } from "../request/model-deployment";
import { RegionalTelemetry } from "../telemetry/regional-telemetry";
import { advise } from "../zone/advice";
import { addNamedOutput } from "../zone/named-output";
import { ResidencyZone } from "../zone/residency-zone";
import { StackCheck } from "../zone/stack-check";
import { adopted } from "./adoption";
import { ExistingMultiRegionOpenAI } from "./existing-multi-region-openai";
import type { MultiRegionOpenAIAttributes } from "./multi-region-openai-attributes";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";
import type { IMultiRegionOpenAI, IRegionalOpenAI } from "./openai-accounts";
import { OpenAIGrants } from "./openai-grants";
import { claimAccounts, type PlannedAccounts, planAccounts } from "./plan-accounts";
import { RegionalOpenAI } from "./regional-openai";

/** No account can be called so: the key of an account has no `_`. */
const TELEMETRY_ID = "regional_telemetry";

/** Properties of Azure OpenAI accounts in several regions. */
export interface MultiRegionOpenAIProps extends OpenAIAccountBaseProps {
  /** Deployments of every account: the same names, models, pinned versions and content filters everywhere. */
  readonly deployments: ModelDeployment[];

  /**
   * Accounts in order of preference. A region may hold several, each with its own key.
   *
   * @default - one account in each region of the zone, in the order of the zone
   */
  readonly accounts?: OpenAIAccountOptions[];

  /**
   * Whether all accounts may be in one region, so that an outage of it stops everything.
   *
   * @default false
   */
  readonly allowSingleRegion?: boolean;

  /**
   * Percent of the declared peak that must remain when any one account or region is gone, 0 to 200.
   *
   * @default 100
   */
  readonly capacityReserve?: number;
}

/**
 * Azure OpenAI accounts in the regions of a zone, with the same deployments in each: same names, same models, same pinned
 * versions, same content filters, and no upgrade by itself.
 */
export class MultiRegionOpenAI extends Construct implements IMultiRegionOpenAI {
  /**
   * Accounts that exist already and are left as they are. Regions, boundaries and versions are checked as for new ones, but
   * the versions are your word, and shown as "not verified".
   *
   * @param scope A construct below a zone.
   * @param id Id of the construct.
   * @param attributes What is known of the accounts.
   *
   * Throws what the constructor throws.
   */
  public static fromMultiRegionOpenAIAttributes(
    scope: Construct,
    id: string,
    attributes: MultiRegionOpenAIAttributes,
  ): IMultiRegionOpenAI {
    return new ExistingMultiRegionOpenAI(scope, id, attributes);
  }

  /** True: the versions are what this app deploys. */
  public readonly versionsVerified: boolean = true;

  /** Permissions on all accounts. */
  public readonly grants: OpenAIGrants;

  private readonly accountList: readonly RegionalOpenAI[];

  /**
   * Throws `ZoneMissing`, `AtRestLeavesBoundary`, `ProcessingLeavesBoundary`, `RegionNotInZone`, `AccountsEmpty`,
   * `SingleRegion`, `TooManyAccounts`, `AccountKeyInvalid`, `AccountKeyTaken`, `AccountUnknown`, `NameInvalid`, `NameTaken`,
   * `DeploymentsEmpty`, `DeploymentNameTaken`, `DeploymentTypeNotAccepted`, `TooManyDeployments`, `ContentFilterDiffers`,
   * `ModelVersionDiffers`, `ModelNotInRegion`, `ModelRetired`, `DateInvalid`, `CapacityNotMultiple`,
   * `ProvisionedThroughputInvalid`, `CapacityBelowPeak`, `CapacityBelowReserve`, `CapacityReserveInvalid`, `QuotaExceeded`,
   * `ReferenceLeavesZone`, `OptionInvalid` and `LiteralNeeded`; all that apply at once.
   */
  constructor(scope: Construct, id: string, props: MultiRegionOpenAIProps) {
    super(scope, id);
    const zone = ResidencyZone.of(this);
    const {
      accounts = zone.regions.map((region) => ({ region })),
      deployments = [],
      allowSingleRegion = false,
    } = props ?? {};
    const options = Array.isArray(accounts) ? accounts.map(adopted) : accounts;
    const subject = `MultiRegionOpenAI at '${this.node.path}'`;
    const request = { ...props, subject, accounts: options, deployments, allowSingleRegion };
    const planned = planAccounts(this, request);
    claimAccounts(this, planned, request);
    advise(this, planned.warnings);
    this.accountList = this.createAccounts(planned.plan, options, props);
    this.grants = OpenAIGrants._ofAll(this.accountList);
    const pins = this.accountList.map((account) => account._pin);
    StackCheck.of(this).add((document) => pinnedValueFindings(document, this.node.path, pins));
    zone._addSummary(() => this.summary(planned));
  }

  /** Accounts in order of preference; `account(key)` gives one as what it is. */
  public get accounts(): IRegionalOpenAI[] {
    return [...this.accountList];
  }

  /**
   * One account.
   *
   * @param key Key of the account; the name of its region unless told otherwise.
   *
   * Throws `AccountUnknown`.
   */
  public account(key: string): RegionalOpenAI {
    const found = this.accountList.find((account) => account.accountKey === key);
    if (!found) {
      const known = this.accountList.map((account) => account.accountKey);
      throwIfAny(`MultiRegionOpenAI at '${this.node.path}'`, [problem("AccountUnknown", "key", { key, known })]);
    }
    return found as RegionalOpenAI;
  }

  /**
   * Adds one Terraform output with region, endpoint, id and deployments of every account, by account key.
   *
   * @param id Id of the output; Terraform's name for it is made from the whole path, so it clashes with no other.
   *
   * Throws `OptionInvalid` for an id that is in use.
   */
  public addOutput(id: string): void {
    const value = Object.fromEntries(
      this.accountList.map((account) => [
        account.accountKey,
        {
          region: account.region.name,
          endpoint: account.endpoint,
          id: account.accountId,
          deployments: account.deployments.map((deployment) => deployment.name),
        },
      ]),
    );
    const description = `Azure OpenAI accounts of ${this.node.path}`;
    addNamedOutput(this, `MultiRegionOpenAI at '${this.node.path}'`, id, { value, description });
  }

  private createAccounts(
    plan: OpenAIPlan,
    options: readonly OpenAIAccountOptions[],
    props: MultiRegionOpenAIProps,
  ): RegionalOpenAI[] {
    const regions = [...new Map(plan.accounts.map(({ region }) => [region.name, region])).values()];
    const telemetry = props.telemetry ?? new RegionalTelemetry(this, TELEMETRY_ID, { regions });
    return plan.accounts.map(
      (account, index) =>
        new RegionalOpenAI(this, account.key, {
          ...props,
          ...options[index],
          deployments: options[index].deployments ?? props.deployments,
          telemetry,
          _plan: account,
        }),
    );
  }

  private summary(planned: PlannedAccounts): readonly string[] {
    const title = `MultiRegionOpenAI ${this.node.path}`;
    return openAISummary(planned.request, planned.plan, {
      title,
      warnings: planned.warnings,
      versionsVerified: true,
    });
  }
}
