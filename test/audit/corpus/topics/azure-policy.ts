import { PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition";
import type { ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment";
import { ResourceGroupPolicyExemption } from "@cdktf/provider-azurerm/lib/resource-group-policy-exemption";
import { SubscriptionPolicyAssignment } from "@cdktf/provider-azurerm/lib/subscription-policy-assignment";
import { type IResolvable, TerraformLocal, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { PolicyAssignments } from "../../../../src/residency/policy-assignments";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack, newZone, untyped } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { type Attributes, azapi, Untyped, UntypedSource } from "../handwritten";
import { inEu } from "../zones";

const FOUND = ["PolicyExempted prod/exempt policy_assignment_id"];
const CHANGED = ["PolicyExempted prod/weaken resource_id"];
const SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555";
const GROUP_ID = `${SUBSCRIPTION}/resourceGroups/rg`;
const ASSIGNMENTS = "providers/Microsoft.Authorization/policyAssignments";

/** The assignment of a zone that names the locations in its first region. */
function assignment(zone: ResidencyZone): ResourceGroupPolicyAssignment {
  const { node } = zone.node.findChild("policy-assignments");
  return node.findChild("assignment-locations-swedencentral") as ResourceGroupPolicyAssignment;
}

/** A definition that a zone makes. */
function definition(zone: ResidencyZone): PolicyDefinition {
  const made = zone.node.findChild("policy-assignments").node.findAll();
  return made.find((each) => each instanceof PolicyDefinition) as PolicyDefinition;
}

function exempt(scope: Construct, policyAssignmentId: string | IResolvable): ResourceGroupPolicyExemption {
  const exempted = { name: "later", exemptionCategory: "Waiver", resourceGroupId: GROUP_ID };
  return new ResourceGroupPolicyExemption(scope, "exempt", {
    ...exempted,
    policyAssignmentId: untyped(policyAssignmentId),
  });
}

/** A change of what Azure has already, which weakens it. */
function weaken(
  scope: Construct,
  target: Attributes,
  kind = "policyAssignments",
  type = "azapi_update_resource",
): void {
  const body = { properties: { enforcementMode: "DoNotEnforce" } };
  new Untyped(scope, "weaken", type, { type: `Microsoft.Authorization/${kind}@2022-06-01`, body, ...target });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a change by azapi of an assignment of the zone", CHANGED, (zone, stack) => {
    weaken(stack, { resource_id: assignment(zone).id });
  }),
  inEu("a change by azapi of an assignment whose id is written out", CHANGED, (zone, stack) => {
    weaken(stack, { resource_id: `${GROUP_ID}/${ASSIGNMENTS}/${assignment(zone).nameInput?.toUpperCase()}` });
  }),
  inEu("a change by azapi of an assignment that nobody knows", CHANGED, (_, stack) => {
    weaken(stack, { resource_id: new TerraformVariable(stack, "changed", { type: "string" }).stringValue });
  }),
  inEu("a change by azapi of an assignment by its name", ["PolicyExempted prod/weaken name"], (zone, stack) => {
    weaken(stack, { parent_id: GROUP_ID, name: assignment(zone).nameInput });
  }),
  inEu("an assignment by azapi that is written over one", ["PolicyExempted prod/weaken name"], (zone, stack) => {
    const name = assignment(zone).nameInput;
    weaken(stack, { parent_id: GROUP_ID, name }, "policyAssignments", "azapi_resource");
  }),
  inEu("a change by azapi of a definition of the zone", CHANGED, (zone, stack) => {
    weaken(stack, { resource_id: definition(zone).id }, "policyDefinitions");
  }),
  inEu("an action of azapi on a definition of the zone", CHANGED, (zone, stack) => {
    weaken(stack, { resource_id: definition(zone).id }, "policyDefinitions", "azapi_resource_action");
  }),
  inEu("a change by azapi of what is not written", CHANGED, (_, stack) => weaken(stack, {})),
  inEu("a change by azapi, by a type that nobody knows", ["ResourceNotClassified prod/weaken type"], (zone, stack) => {
    const type = new TerraformVariable(stack, "changed", { type: "string" }).stringValue;
    weaken(stack, { type, resource_id: assignment(zone).id });
  }),
  inEu("an exemption from an assignment of the zone", FOUND, (zone, stack) => {
    exempt(stack, assignment(zone).id);
  }),
  inEu("an exemption that stands in the zone", ["PolicyExempted prod/eu/exempt policy_assignment_id"], (zone) => {
    exempt(zone, assignment(zone).id);
  }),
  inEu("an exemption from an assignment that a local names", FOUND, (zone, stack) => {
    exempt(stack, new TerraformLocal(stack, "exempted", assignment(zone).id).asString);
  }),
  inEu("an exemption from an assignment whose id is written out", FOUND, (zone, stack) => {
    const name = assignment(zone).nameInput?.toUpperCase();
    exempt(stack, `${GROUP_ID}/${ASSIGNMENTS}/${name}`);
  }),
  inEu("an exemption from an assignment that is read again by its name", FOUND, (zone, stack) => {
    const { nameInput: name } = assignment(zone);
    const read = new UntypedSource(stack, "read", "azurerm_policy_assignment", { name, scope_id: SUBSCRIPTION });
    exempt(stack, read.getStringAttribute("id"));
  }),
  inEu("an exemption from an assignment that nobody knows", FOUND, (_, stack) => {
    exempt(stack, new TerraformVariable(stack, "exempted", { type: "string" }).stringValue);
  }),
  inEu("an exemption from an assignment that a default names", FOUND, (_, stack) => {
    const theirs = { type: "string", default: `${SUBSCRIPTION}/${ASSIGNMENTS}/tags` };
    exempt(stack, new TerraformVariable(stack, "exempted", theirs).stringValue);
  }),
  inEu("an exemption for the subscription", ["PolicyExempted prod/all policy_assignment_id"], (zone, stack) => {
    const attributes = { name: "all", subscription_id: SUBSCRIPTION, exemption_category: "Mitigated" };
    const policy_assignment_id = assignment(zone).id;
    new Untyped(stack, "all", "azurerm_subscription_policy_exemption", { ...attributes, policy_assignment_id });
  }),
  inEu("an exemption by azapi", ["PolicyExempted prod/exempt body.properties.policyAssignmentId"], (zone, stack) => {
    const properties = { policyAssignmentId: assignment(zone).id, exemptionCategory: "Waiver" };
    const parent_id = GROUP_ID;
    azapi(stack, "exempt", "Microsoft.Authorization/policyExemptions@2022-07-01-preview", {
      parent_id,
      body: { properties },
    });
  }),
  inEu("an exemption by azapi of something that cannot be read", ["PolicyExempted prod/exempt body"], (_, stack) => {
    const body = new TerraformVariable(stack, "exempted", { type: "any" }).value;
    const type = "Microsoft.Authorization/policyExemptions@2022-07-01-preview";
    azapi(stack, "exempt", type, { parent_id: GROUP_ID, body });
  }),
  inEu("an exemption that another stack makes", ["PolicyExempted ops/exempt policy_assignment_id"], (zone, _, app) => {
    exempt(newStack("ops", app), assignment(zone).id);
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a change by azapi of an assignment that has nothing to do with the zone", [], (_, stack) => {
    const theirs = { name: "tags", subscriptionId: SUBSCRIPTION, policyDefinitionId: "/providers/x" };
    weaken(stack, { resource_id: new SubscriptionPolicyAssignment(stack, "tags", theirs).id });
  }),
  inEu("a change by azapi of an assignment of another name", [], (_, stack) => {
    weaken(stack, { parent_id: GROUP_ID, name: "tags" });
  }),
  inEu("azapi that changes something else", [], (_, stack) => {
    const type = "Microsoft.Authorization/roleDefinitions@2022-04-01";
    const name = new TerraformVariable(stack, "role", { type: "string" }).stringValue;
    weaken(stack, { type, parent_id: SUBSCRIPTION, name });
  }),
  inEu("a change by azapi of a definition whose id is written out", [], (_, stack) => {
    weaken(stack, { resource_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyDefinitions/tags` });
  }),
  inEu("an exemption from an assignment that has nothing to do with the zone", [], (_, stack) => {
    const theirs = { name: "tags", subscriptionId: SUBSCRIPTION, policyDefinitionId: "/providers/x" };
    exempt(stack, new SubscriptionPolicyAssignment(stack, "tags", theirs).id);
  }),
  inEu("an exemption from an assignment of another name", [], (_, stack) => {
    exempt(stack, `${SUBSCRIPTION}/${ASSIGNMENTS}/tags`);
  }),
  inEu("an exemption from an assignment that is read by another name", [], (_, stack) => {
    const read = new UntypedSource(stack, "read", "azurerm_policy_assignment", {
      name: "tags",
      scope_id: SUBSCRIPTION,
    });
    exempt(stack, read.getStringAttribute("id"));
  }),
  inEu("an exemption that somebody answers for", [], (zone, stack) => {
    const { path: target } = exempt(stack, assignment(zone).id).node;
    const reason = "the archive moves to Sweden in March, see decision 51";
    const approved = { approvedBy: "data-protection@contoso.com", expiresOn: "2027-03-31" };
    zone.waive(ResidencyWaiver.of({ code: "PolicyExempted", target, reason, ...approved }));
  }),
  {
    name: "an exemption beside a zone without assignments of its own",
    expected: [],
    build: (app) => {
      const stack = newStack("prod", app);
      newZone(stack, { policyAssignments: PolicyAssignments.external("the platform team assigns them to all groups") });
      exempt(stack, new TerraformVariable(stack, "exempted", { type: "string" }).stringValue);
    },
  },
];
