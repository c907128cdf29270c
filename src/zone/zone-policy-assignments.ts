import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition";
import { ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment";
import { Lazy, TerraformLocal, type TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Finding } from "../audit/finding";
import { pinnedPolicyFindings, removedPolicy } from "../audit/pinned-policies";
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
import { asTerraformValue } from "../private/tokens";
import type { PolicyAssignments } from "../residency/policy-assignments";
import type { JsonObject, JsonValue } from "../terraform/json-value";
import { escapedTemplate } from "../terraform/template";
import type { TerraformDocument } from "../terraform/terraform-document";
import { claimName } from "./name-claims";
import { StackCheck } from "./stack-check";
import type { ZoneGroup } from "./zone-group";

/** Properties of the Azure Policy assignments of a zone. */
export interface ZonePolicyAssignmentsProps {
  readonly zone: ZoneFacts;
  readonly policyAssignments?: PolicyAssignments;
  readonly groups: readonly ZoneGroup[];
  /** Asked for when the app is synthesized: a zone learns more as constructs are added. */
  readonly limits: () => ZoneLimits;
}

interface PinnedPolicy {
  readonly resource: TerraformResource;
  readonly values: { readonly [attribute: string]: string | boolean };
}

/** The Azure Policy assignments on the resource groups of a zone, and the definitions that they need. */
export class ZonePolicyAssignments extends Construct {
  private readonly groups: ReadonlyMap<string, ZoneGroup>;
  private readonly limits: () => ZoneLimits;
  private readonly definitionIds = new Map<string, string>();
  private readonly pinned: PinnedPolicy[] = [];
  private readonly locals = new Map<PolicyKey, TerraformLocal>();

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
    StackCheck.of(this).add((document) => this.changes(document));
  }

  /** What an override, or code of the app, has made of the policies. */
  private changes(document: TerraformDocument): readonly Finding[] {
    return [
      ...this.pinned
        .filter(({ resource }) => !isInTree(resource))
        .map(({ resource: { node } }) => removedPolicy(node.path)),
      ...pinnedPolicyFindings(
        document,
        this.pinned.map(({ resource, values }) => ({
          path: resource.node.path,
          values: asTerraformValue(resource, values) as JsonObject,
        })),
        [...this.locals].map(([policy, local]) => ({
          name: local.friendlyUniqueId,
          value: asTerraformValue(this, this.permittedBy(policy)) as JsonValue,
        })),
      ),
    ];
  }

  private createDefinition({ key, region, name, displayName, policy }: PolicyDefinitionPlan): void {
    const definition = new PolicyDefinition(this, `definition-${key}`, {
      name,
      displayName: escapedTemplate(displayName),
      description: policy.description,
      policyType: "Custom",
      mode: POLICY_MODE,
      metadata: JSON.stringify({ category: "Data residency" }),
      parameters: parametersJson(policy),
      policyRule: policyRuleJson(policy),
      provider: this.groupOf(region.name).provider,
    });
    this.definitionIds.set(key, definition.id);
    this.pinned.push({
      resource: definition,
      values: {
        mode: POLICY_MODE,
        policy_type: "Custom",
        parameters: parametersJson(policy),
        policy_rule: policyRuleJson(policy),
      },
    });
  }

  private createAssignment(plan: PolicyAssignmentPlan): void {
    const { key, policy, region, definitionKey = "" } = plan;
    const group = this.groupOf(region.name);
    const resourceGroupId = group.id ?? this.idOfExisting(group);
    const policyDefinitionId = plan.definitionId ?? (this.definitionIds.get(definitionKey) as string);
    const parameters = this.parametersOf(policy);
    const resource = new ResourceGroupPolicyAssignment(this, `assignment-${key}`, {
      name: plan.name,
      displayName: escapedTemplate(plan.displayName),
      resourceGroupId,
      policyDefinitionId,
      parameters,
      enforce: true,
      nonComplianceMessage: [{ content: escapedTemplate(plan.message) }],
      provider: group.provider,
    });
    this.pinned.push({
      resource,
      values: {
        resource_group_id: resourceGroupId,
        policy_definition_id: policyDefinitionId,
        parameters,
        enforce: true,
      },
    });
  }

  /** The same for every region, so that a document holds each list once. */
  private parametersOf(policy: PolicyKey): string {
    const known = this.locals.get(policy);
    const local =
      known ??
      new TerraformLocal(this, `permitted-${policy}`, Lazy.anyValue({ produce: () => this.permittedBy(policy) }));
    this.locals.set(policy, local);
    return `\${jsonencode({ for name, items in local.${local.friendlyUniqueId} : name => { value = flatten(items) } })}`;
  }

  private permittedBy(policy: PolicyKey): object {
    return asLists(policyValues(policy, this.limits()));
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

/** Whether a construct has not been taken out, nor one above it. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

/** What only Terraform knows stands among the texts as it is. */
function asLists(values: { readonly [parameter: string]: readonly string[] }): object {
  const entries = Object.entries(values).map(
    ([parameter, items]) =>
      [parameter, items.map((item) => (isUnresolved(item) ? item : escapedTemplate(item)))] as const,
  );
  return Object.fromEntries(entries);
}
