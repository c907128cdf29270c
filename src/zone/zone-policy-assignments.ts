import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition";
import { ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment";
import { Lazy, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { POLICY_MODE, parametersJson, policyRuleJson } from "../plan/azure-policy-rules";
import { policyValues, type ZoneLimits } from "../plan/azure-policy-values";
import type { ZoneFacts } from "../plan/openai-request";
import {
  type PolicyAssignmentPlan,
  type PolicyDefinitionPlan,
  type PolicyKey,
  planAzurePolicy,
} from "../plan/plan-azure-policy";
import { isUnresolved } from "../private/literal";
import { throwIfAny } from "../private/problem-list";
import type { PolicyAssignments } from "../residency/policy-assignments";
import { claimName } from "./name-claims";
import type { ZoneGroup } from "./zone-group";

/** Properties of the Azure Policy assignments of a zone. */
export interface ZonePolicyAssignmentsProps {
  readonly zone: ZoneFacts;
  readonly policyAssignments?: PolicyAssignments;
  readonly groups: readonly ZoneGroup[];
  /** Asked for when the app is synthesized: a zone learns more as constructs are added. */
  readonly limits: () => ZoneLimits;
}

/** The Azure Policy assignments on the resource groups of a zone, and the definitions that they need. */
export class ZonePolicyAssignments extends Construct {
  private readonly groups: ReadonlyMap<string, ZoneGroup>;
  private readonly limits: () => ZoneLimits;
  private readonly definitionIds = new Map<string, string>();

  /** Throws `NameTaken`. */
  constructor(scope: Construct, id: string, { zone, policyAssignments, groups, limits }: ZonePolicyAssignmentsProps) {
    super(scope, id);
    this.groups = new Map(groups.map((group) => [group.region.name, group]));
    this.limits = limits;
    const aliases = Object.fromEntries(groups.map(({ region, provider }) => [region.name, provider?.alias]));
    const { definitions, assignments } = planAzurePolicy({ zone, policyAssignments, aliases });
    throwIfAny(`ResidencyZone at '${zone.path}'`, [
      ...definitions.flatMap(({ region, name }) =>
        claimName(this, "policyAssignments", "policy definition name", name, {
          provider: this.groupOf(region.name).provider,
        }),
      ),
      ...assignments.flatMap(({ region, name }) => {
        const { provider, name: resourceGroup } = this.groupOf(region.name);
        return claimName(this, "policyAssignments", "policy assignment name", name, { provider, resourceGroup });
      }),
    ]);
    for (const definition of definitions) this.createDefinition(definition);
    for (const assignment of assignments) this.createAssignment(assignment);
  }

  private createDefinition({ key, region, name, displayName, policy }: PolicyDefinitionPlan): void {
    const definition = new PolicyDefinition(this, `definition-${key}`, {
      name,
      displayName: withoutTemplates(displayName),
      description: policy.description,
      policyType: "Custom",
      mode: POLICY_MODE,
      metadata: JSON.stringify({ category: "Data residency" }),
      parameters: parametersJson(policy),
      policyRule: policyRuleJson(policy),
      provider: this.groupOf(region.name).provider,
    });
    this.definitionIds.set(key, definition.id);
  }

  private createAssignment(plan: PolicyAssignmentPlan): void {
    const { key, policy, region, definitionKey = "" } = plan;
    const group = this.groupOf(region.name);
    new ResourceGroupPolicyAssignment(this, `assignment-${key}`, {
      name: plan.name,
      displayName: withoutTemplates(plan.displayName),
      resourceGroupId: group.id ?? this.idOfExisting(group),
      policyDefinitionId: plan.definitionId ?? (this.definitionIds.get(definitionKey) as string),
      parameters: this.parametersOf(policy),
      enforce: true,
      nonComplianceMessage: [{ content: withoutTemplates(plan.message) }],
      provider: group.provider,
    });
  }

  /** The same for every region, so that a document holds each list once. */
  private parametersOf(policy: PolicyKey): string {
    const id = `permitted-${policy}`;
    const known = this.node.tryFindChild(id) as TerraformLocal | undefined;
    const permitted = Lazy.anyValue({ produce: () => asLists(policyValues(policy, this.limits())) });
    const { friendlyUniqueId: name } = known ?? new TerraformLocal(this, id, permitted);
    return `\${jsonencode({ for name, items in local.${name} : name => { value = flatten(items) } })}`;
  }

  /** Not by a data source of the group: that fails where this very app creates it. */
  private idOfExisting({ name, provider }: ZoneGroup): string {
    const id = provider?.alias === undefined ? "client-config" : `client-config-${provider.alias}`;
    const known = this.node.tryFindChild(id) as DataAzurermClientConfig | undefined;
    const { subscriptionId } = known ?? new DataAzurermClientConfig(this, id, { provider });
    return `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  }

  private groupOf(region: string): ZoneGroup {
    return this.groups.get(region) as ZoneGroup;
  }
}

/** What only Terraform knows stands among the texts as it is. */
function asLists(values: { readonly [parameter: string]: readonly string[] }): object {
  const entries = Object.entries(values).map(
    ([parameter, items]) =>
      [parameter, items.map((item) => (isUnresolved(item) ? item : withoutTemplates(item)))] as const,
  );
  return Object.fromEntries(entries);
}

function withoutTemplates(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
