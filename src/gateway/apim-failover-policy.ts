import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import { type TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { writePolicy } from "../apim/write-policy";
import { pinnedGatewayFindings } from "../audit/pinned-gateway";
import { RegionalOpenAI } from "../openai/regional-openai";
import { accountsWithIdentity, type FailoverPlan } from "../plan/failover-plan";
import { failoverSummary } from "../plan/failover-summary";
import { failoverPolicy } from "../policy/failover-policy";
import { failoverFragments, type PolicyFragment } from "../policy/fragments";
import { isUnresolved } from "../private/literal";
import { throwIfAny } from "../private/problem-list";
import { asTerraformText } from "../private/tokens";
import type { TerraformDocument } from "../terraform/terraform-document";
import { advise } from "../zone/advice";
import { addNamedOutput } from "../zone/named-output";
import { ResidencyZone } from "../zone/residency-zone";
import { StackCheck } from "../zone/stack-check";
import type { IApimGateway } from "./api-management-service";
import type { ApimFailoverPolicyProps } from "./apim-failover-policy-props";
import { API_ID, createApi, createOperations } from "./failover-api";
import { backendConstructId, createBackends } from "./failover-backends";
import { inService } from "./in-service";
import { type PlannedPolicy, planPolicy, policyFor, policySizeProblems } from "./plan-policy";
import { createFragments, fragmentConstructId } from "./policy-fragments";

/**
 * An API with the calls of Azure OpenAI whose policy fails over between the accounts of a zone, inside the request. It owns the
 * backends, the API with its operations and policy, the fragments of the policy, and the role that the gateway needs on the accounts.
 */
export class ApimFailoverPolicy extends Construct {
  /** The policy as API Management takes it. XML. */
  public readonly policyXml: string;

  /** Endpoint for the SDKs of Azure OpenAI: the gateway with the path of the API. */
  public readonly endpoint: string;

  /** Name of the API in the service. */
  public readonly apiName: string;

  private readonly plan: FailoverPlan;

  /**
   * Throws `ZoneMissing`, `ReferenceLeavesZone`, `FailoverLeavesRegion`, `RegionNotInZone`, `StrategyInvalid`, `TuningInvalid`, `HeaderTimeoutTooLong`,
   * `AccountUnknown`, `AccountNamedByRegion`, `DeploymentUnknown`, `DeploymentWithoutAccount`, `DeploymentNameDiffers`,
   * `HostInvalid`, `HostTaken`, `ApiPathInvalid`, `NameInvalid`, `NameTaken`, `TierDoesNotFit`, `PolicyTooLarge`,
   * `SecretInvalid`, `SecretVersioned`, `KeysTurnedOff`, `OptionInvalid` and `LiteralNeeded`; all that apply at once.
   */
  constructor(scope: Construct, id: string, props: ApimFailoverPolicyProps) {
    super(scope, id);
    const planned = planPolicy(this, props);
    const { plan, gateway } = planned;
    this.plan = plan;
    this.policyXml = policyFor(gateway.tier, writePolicy(failoverPolicy(plan, { clientId: clientIdOf(gateway) })));
    throwIfAny(planned.subject, policySizeProblems(this.policyXml, gateway.tier));
    advise(this, planned.warnings);
    this.apiName = plan.apiName;
    this.endpoint = plan.apiPath === "" ? gateway.gatewayUrl : `${gateway.gatewayUrl}/${plan.apiPath}`;
    if (planned.grantsInference) this.grant(planned);
    const fragments = failoverFragments(plan);
    this.createPolicy(planned, [...createBackends(this, planned), ...createFragments(this, planned, fragments)]);
    this.check(planned, fragments);
    ResidencyZone.of(this)._addSummary(() => this.summary(planned));
  }

  /**
   * Adds one Terraform output with the endpoint for SDKs and the names of the deployments.
   *
   * @param id Id of the output; Terraform's name for it is made from the whole path, so it clashes with no other.
   *
   * Throws `OptionInvalid` for an id that is in use.
   */
  public addOutput(id: string): void {
    const deployments = this.plan.routes.map((route) => route.deployment);
    addNamedOutput(this, `ApimFailoverPolicy at '${this.node.path}'`, id, {
      value: { endpoint: this.endpoint, deployments },
      description: `Azure OpenAI behind the gateway of ${this.node.path}`,
    });
  }

  // Only where the identity is what signs in: the others may be somebody else's to grant.
  private grant({ plan, props, gateway }: PlannedPolicy): void {
    const signedIn = accountsWithIdentity(plan);
    for (const { accountKey, grants } of props.openai.accounts) {
      if (signedIn.has(accountKey)) grants.inference(String(gateway.principalId));
    }
  }

  // Azure refuses a policy that names a backend or a fragment which is not there yet, and an account is asked only once it can answer.
  private createPolicy(planned: PlannedPolicy, named: TerraformResource[]): void {
    const { gateway } = planned;
    const api = createApi(this, planned);
    createOperations(this, planned, api.name);
    new ApiManagementApiPolicy(this, POLICY_ID, {
      apiName: api.name,
      ...inService(gateway),
      xmlContent: this.policyXml,
      dependsOn: [...named, ...this.deploymentsOf(planned)],
    });
  }

  private deploymentsOf({ props }: PlannedPolicy): TerraformResource[] {
    const stack = TerraformStack.of(this);
    return props.openai.accounts
      .flatMap((account) => (account instanceof RegionalOpenAI ? account._deploymentResources : []))
      .filter((deployment) => TerraformStack.of(deployment) === stack);
  }

  private check(
    { plan: { apiName, apiPath, backends }, gateway, props }: PlannedPolicy,
    fragments: readonly PolicyFragment[],
  ): void {
    const path = this.node.path;
    const { subscriptionRequired = true } = props;
    const check = (document: TerraformDocument) => {
      const serviceName = asTerraformText(this, gateway.serviceName);
      const serviceId = asTerraformText(this, gateway.serviceId);
      // Long, and a template only where Terraform has to fill in a client id.
      const xmlContent = isUnresolved(this.policyXml) ? asTerraformText(this, this.policyXml) : this.policyXml;
      return pinnedGatewayFindings(document, path, {
        serviceName,
        apis: [{ path: `${path}/${API_ID}`, name: apiName, apiPath, subscriptionRequired }],
        backends: backends.map(({ id, url }) => ({ path: `${path}/${backendConstructId(id)}`, name: id, url })),
        fragments: fragments.map(({ part, id, xml }) => ({
          path: `${path}/${fragmentConstructId(part)}`,
          name: id,
          serviceId,
          value: xml,
        })),
        policies: [{ path: `${path}/${POLICY_ID}`, apiName, xmlContent }],
      });
    };
    StackCheck.of(this).add(check);
  }

  private summary({ plan, warnings, gateway }: PlannedPolicy): readonly string[] {
    const title = `ApimFailoverPolicy ${this.node.path}`;
    return failoverSummary(plan, {
      title,
      warnings,
      gateway: gateway.node.path,
      region: gateway.region.name,
      tier: gateway.tier,
    });
  }
}

/** Id of the construct that writes the policy. */
const POLICY_ID = "policy";

function clientIdOf({ identityClientId }: IApimGateway) {
  return identityClientId !== undefined && isUnresolved(identityClientId)
    ? { terraform: identityClientId }
    : identityClientId;
}
