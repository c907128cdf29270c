import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveAccountRaiPolicy } from "@cdktf/provider-azurerm/lib/cognitive-account-rai-policy";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { TerraformProvider, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { type AccountPin, type DeploymentPin, pinnedValueFindings } from "../audit/pinned-values";
import type { AccountPlan, DeploymentPlan } from "../plan/openai-plan";
import { openAISummary } from "../plan/openai-summary";
import type { ContentFilterPolicy } from "../request/content-filter-policy";
import type { ModelDeployment } from "../request/model-deployment";
import type { AzureRegion } from "../residency/azure-region";
import { RegionalTelemetry } from "../telemetry/regional-telemetry";
import { advise } from "../zone/advice";
import { ResidencyZone } from "../zone/residency-zone";
import { StackCheck } from "../zone/stack-check";
import { AccountKind } from "./account-kind";
import { identityOf, networkAclsOf } from "./account-settings";
import { adopted } from "./adoption";
import { ImportBlock } from "./import-block";
import type { OpenAIAccountBaseProps } from "./openai-account-base-props";
import type { OpenAIAccountOptions } from "./openai-account-options";
import type { IRegionalOpenAI } from "./openai-accounts";
import { OpenAIGrants } from "./openai-grants";
import { claimAccounts, planAccounts } from "./plan-accounts";

/** Categories by name: a category that Azure adds later must not start to flow, and cost, by itself. */
const LOG_CATEGORIES = ["Audit", "AzureOpenAIRequestUsage", "RequestResponse", "Trace"];

/** Id of the construct that writes the account. */
const ACCOUNT_ID = "account";

/** Properties of an account in one region. */
export interface RegionalOpenAIProps extends OpenAIAccountBaseProps, OpenAIAccountOptions {
  /**
   * What was planned by the construct above, which has judged all accounts together.
   *
   * @internal
   */
  readonly _plan?: AccountPlan;
}

/**
 * An Azure OpenAI account in one region with its content filters, deployments and logs. Most apps want `MultiRegionOpenAI`,
 * which owns one for each region and keeps their versions equal.
 */
export class RegionalOpenAI extends Construct implements IRegionalOpenAI {
  /** Key that names the account among others; the name of its region unless told otherwise. */
  public readonly accountKey: string;

  /** Region of the account. */
  public readonly region: AzureRegion;

  /** Resource id of the account. */
  public readonly accountId: string;

  /** First label of the host name of the endpoint; unique in all of Azure. */
  public readonly customSubdomainName: string;

  /** Host name of the endpoint, `<customSubdomainName>.openai.azure.com`; always known before Terraform runs. */
  public readonly hostName?: string;

  /** Permissions on the account. */
  public readonly grants: OpenAIGrants;

  /**
   * What the account was planned to be, for the check of the finished document.
   *
   * @internal
   */
  public readonly _pin: AccountPin;

  private readonly provider?: TerraformProvider;
  private readonly deploymentList: readonly ModelDeployment[];
  private readonly deploymentsByName: ReadonlyMap<string, CognitiveDeployment>;
  private readonly attribute: AccountAttributes;

  /**
   * Throws `ZoneMissing` and everything that `MultiRegionOpenAI` throws for one account.
   */
  constructor(scope: Construct, id: string, props: RegionalOpenAIProps) {
    super(scope, id);
    const own = adopted(props ?? {});
    const zone = ResidencyZone.of(this);
    const plan = own._plan ?? this.planAlone(own);
    this.accountKey = plan.key;
    this.region = plan.region;
    this.customSubdomainName = plan.customSubdomainName;
    const host = `${plan.customSubdomainName}.openai.azure.com`;
    this.hostName = host;
    this.deploymentList = [...(own.deployments ?? [])];
    this.provider = own.provider ?? zone.providerFor(plan.region);
    const account = this.createAccount(zone, plan, own);
    this.accountId = account.id;
    this.attribute = attributesOf(account, own.systemAssignedIdentity ?? true);
    this.grants = OpenAIGrants._ofAccount({ scope: this, accountId: this.accountId, provider: this.provider });
    this.deploymentsByName = this.createContent(plan, own);
    this._pin = {
      path: `${this.node.path}/${ACCOUNT_ID}`,
      region: plan.region.name,
      customSubdomainName: plan.customSubdomainName,
      deployments: plan.deployments.map((planned) => this.pin(planned)),
    };
    if (!own._plan) this.checkAlone();
    zone._addDeploymentTypes(plan.deployments.map((deployment) => deployment.deploymentType));
    zone._addHosts([{ host, region: plan.region }]);
    this.createDiagnostics(own.telemetry ?? new RegionalTelemetry(this, "telemetry", { regions: [plan.region] }));
  }

  /** Name of the account. */
  public get accountName(): string {
    return this.attribute.name();
  }

  /** Endpoint of the account. */
  public get endpoint(): string {
    return this.attribute.endpoint();
  }

  /** Object id of the system-assigned identity; undefined when there is none. */
  public get principalId(): string | undefined {
    return this.attribute.principalId();
  }

  /** Deployments of the account. */
  public get deployments(): ModelDeployment[] {
    return [...this.deploymentList];
  }

  /**
   * Resource id of a deployment; undefined when the account has none of this name.
   *
   * @param name Name of the deployment.
   */
  public deploymentId(name: string): string | undefined {
    return this.deploymentsByName.get(name)?.id;
  }

  /**
   * What must be there before requests are sent to the account.
   *
   * @internal
   */
  public get _deploymentResources(): TerraformResource[] {
    return [...this.deploymentsByName.values()];
  }

  private planAlone(props: RegionalOpenAIProps): AccountPlan {
    const deployments = props.deployments ?? [];
    const subject = `RegionalOpenAI at '${this.node.path}'`;
    const request = { ...props, subject, deployments, accounts: [props], isAlone: true, allowSingleRegion: true };
    const planned = planAccounts(this, request);
    claimAccounts(this, planned, request);
    advise(this, planned.warnings);
    const title = `RegionalOpenAI ${this.node.path}`;
    const summary = () =>
      openAISummary(planned.request, planned.plan, {
        title,
        warnings: planned.warnings,
        versionsVerified: true,
      });
    ResidencyZone.of(this)._addSummary(summary);
    return planned.plan.accounts[0];
  }

  private checkAlone(): void {
    StackCheck.of(this).add((document) => pinnedValueFindings(document, this.node.path, [this._pin]));
  }

  private createAccount(zone: ResidencyZone, plan: AccountPlan, props: RegionalOpenAIProps): CognitiveAccount {
    const account = new CognitiveAccount(this, ACCOUNT_ID, {
      name: plan.accountName,
      location: plan.region.name,
      resourceGroupName: props.resourceGroupName ?? zone.resourceGroupName(plan.region),
      kind: props.kind ?? AccountKind.OPEN_AI,
      skuName: "S0",
      customSubdomainName: plan.customSubdomainName,
      localAuthEnabled: false,
      publicNetworkAccessEnabled: props.publicNetworkAccess ?? true,
      networkAcls: networkAclsOf(props),
      identity: identityOf(props),
      tags: zone._tagsWith(props.tags),
      provider: this.provider,
    });
    this.adopt(account, "import-account", props.importAccountId);
    return account;
  }

  // One after the other: Azure answers 409 to a second change of an account while the first is under way.
  private createContent(plan: AccountPlan, props: RegionalOpenAIProps): ReadonlyMap<string, CognitiveDeployment> {
    let previous: TerraformResource | undefined;
    for (const policy of plan.contentFilterPolicies) previous = this.createPolicy(policy, previous);
    const created = new Map<string, CognitiveDeployment>();
    for (const planned of plan.deployments) {
      const deployment = this.createDeployment(planned, previous);
      if (props.importDeploymentNames?.includes(planned.name)) {
        this.adopt(deployment, `import-${planned.name}`, `${props.importAccountId}/deployments/${planned.name}`);
      }
      created.set(planned.name, deployment);
      previous = deployment;
    }
    return created;
  }

  private createPolicy(policy: ContentFilterPolicy, previous: TerraformResource | undefined): TerraformResource {
    return new CognitiveAccountRaiPolicy(this, `content-filter-${policy.name}`, {
      name: policy.name,
      cognitiveAccountId: this.accountId,
      basePolicyName: policy.basePolicyName ?? "",
      mode: policy.mode,
      contentFilter: policy.filters.map((filter) => ({
        name: filter.category,
        source: filter.source,
        filterEnabled: true,
        blockEnabled: filter.block,
        severityThreshold: filter.severityThreshold,
      })),
      provider: this.provider,
      dependsOn: previous ? [previous] : undefined,
    });
  }

  private createDeployment(plan: DeploymentPlan, previous: TerraformResource | undefined): CognitiveDeployment {
    return new CognitiveDeployment(this, deploymentId(plan.name), {
      name: plan.name,
      cognitiveAccountId: this.accountId,
      model: { format: plan.modelFormat, name: plan.modelName, version: plan.versions.current },
      // The provider's default would upgrade the version behind our back.
      versionUpgradeOption: "NoAutoUpgrade",
      sku: { name: plan.deploymentType.name, capacity: plan.capacityUnits },
      raiPolicyName: plan.contentFilterPolicyName,
      dynamicThrottlingEnabled: plan.dynamicThrottling || undefined,
      provider: this.provider,
      dependsOn: previous ? [previous] : undefined,
    });
  }

  private pin(plan: DeploymentPlan): DeploymentPin {
    return {
      path: `${this.node.path}/${deploymentId(plan.name)}`,
      name: plan.name,
      modelFormat: plan.modelFormat,
      model: plan.modelName,
      version: plan.versions.current,
      deploymentType: plan.deploymentType.name,
      contentFilterPolicy: plan.contentFilterPolicyName,
    };
  }

  private createDiagnostics(telemetry: RegionalTelemetry): void {
    new MonitorDiagnosticSetting(this, "diagnostics", {
      name: "regional-logs",
      targetResourceId: this.accountId,
      logAnalyticsWorkspaceId: telemetry.workspaceId(this.region),
      enabledLog: LOG_CATEGORIES.map((category) => ({ category })),
      enabledMetric: [{ category: "AllMetrics" }],
      provider: this.provider,
    });
  }

  private adopt(resource: TerraformResource, id: string, resourceId: string | undefined): void {
    if (resourceId !== undefined) new ImportBlock(this, id, resource, resourceId, this.provider);
  }
}

function deploymentId(name: string): string {
  return `deployment-${name}`;
}

interface AccountAttributes {
  readonly name: () => string;
  readonly endpoint: () => string;
  readonly principalId: () => string | undefined;
}

// The framework records a stack trace whenever an attribute is read, a quarter of the time of a synth: each is read once, and
// only when somebody asks for it.
function attributesOf(account: CognitiveAccount, hasIdentity: boolean): AccountAttributes {
  return {
    name: once(() => account.name),
    endpoint: once(() => account.endpoint),
    principalId: once(() => (hasIdentity ? account.identity.principalId : undefined)),
  };
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
