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
import { azapi, Untyped, UntypedSource } from "../handwritten";
import { inEu } from "../zones";

const FOUND = ["PolicyExempted prod/exempt policy_assignment_id"];
const SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555";
const ASSIGNMENTS = "providers/Microsoft.Authorization/policyAssignments";

/** The assignment of a zone that names the locations in its first region. */
function assignment(zone: ResidencyZone): ResourceGroupPolicyAssignment {
  const { node } = zone.node.findChild("policy-assignments");
  return node.findChild("assignment-locations-swedencentral") as ResourceGroupPolicyAssignment;
}

function exempt(scope: Construct, policyAssignmentId: string | IResolvable): ResourceGroupPolicyExemption {
  const exempted = { name: "later", exemptionCategory: "Waiver", resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg` };
  return new ResourceGroupPolicyExemption(scope, "exempt", {
    ...exempted,
    policyAssignmentId: untyped(policyAssignmentId),
  });
}

export const LEAKING: readonly AuditCase[] = [
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
    exempt(stack, `${SUBSCRIPTION}/resourceGroups/rg/${ASSIGNMENTS}/${name}`);
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
    const parent_id = `${SUBSCRIPTION}/resourceGroups/rg`;
    azapi(stack, "exempt", "Microsoft.Authorization/policyExemptions@2022-07-01-preview", {
      parent_id,
      body: { properties },
    });
  }),
  inEu("an exemption by azapi of something that cannot be read", ["PolicyExempted prod/exempt body"], (_, stack) => {
    const body = new TerraformVariable(stack, "exempted", { type: "any" }).value;
    const type = "Microsoft.Authorization/policyExemptions@2022-07-01-preview";
    azapi(stack, "exempt", type, { parent_id: `${SUBSCRIPTION}/resourceGroups/rg`, body });
  }),
  inEu("an exemption that another stack makes", ["PolicyExempted ops/exempt policy_assignment_id"], (zone, _, app) => {
    exempt(newStack("ops", app), assignment(zone).id);
  }),
];

export const CLEAN: readonly AuditCase[] = [
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
