import type { TerraformElement, TerraformLocal } from "cdktf";
import { newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { messageOf } from "../support/fixtures-errors";

const BELOW = "prod/eu/policy-assignments";

describe("the Azure Policy assignments of a zone, overridden", () => {
  const LOCATIONS = `${BELOW}/assignment-locations-swedencentral`;
  const TYPES = `${BELOW}/definition-deployment-types`;

  test.each([
    ["not enforced", LOCATIONS, "enforce", false],
    ["with other parameters", LOCATIONS, "parameters", '{"listOfAllowedLocations":{"value":["eastus"]}}'],
    ["with exceptions", LOCATIONS, "not_scopes", ["/subscriptions/s"]],
    ["of another definition", LOCATIONS, "policy_definition_id", "/providers/x"],
    ["with another rule", TYPES, "policy_rule", '{"if":{},"then":{"effect":"audit"}}'],
    ["that look at less", TYPES, "mode", "Indexed"],
  ])("are refused: %s", (_, path, attribute, value) => {
    const stack = newStack();
    newZone(stack);
    const found = stack.node.findAll().find(({ node }) => node.path === path) as TerraformElement;
    found.addOverride(attribute, value);

    expect(messageOf(() => SynthesizedStack.of(stack))).toContain(`[PinnedValueOverridden] ${path} ${attribute}: `);
  });

  test("are refused when what they permit is changed", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const local = zone.node.findChild("policy-assignments").node.findChild("permitted-locations") as TerraformLocal;
    stack.addOverride(`locals.${local.friendlyUniqueId}`, { listOfAllowedLocations: ["eastus"] });

    expect(messageOf(() => SynthesizedStack.of(stack))).toContain(
      `[PinnedValueOverridden] local.${local.friendlyUniqueId}`,
    );
  });

  test("are refused when they are taken out", () => {
    const stack = newStack();
    newZone(stack).node.tryRemoveChild("policy-assignments");

    expect(messageOf(() => SynthesizedStack.of(stack))).toContain(
      `[PinnedValueOverridden] ${LOCATIONS} policy: nothing`,
    );
  });

  test("may stand beside other locals, and in a stack with another inside", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newStack("inner", zone as never);

    expect(() => SynthesizedStack.of(stack)).not.toThrow();
  });
});
