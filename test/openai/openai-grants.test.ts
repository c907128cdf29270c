import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { PrincipalType } from "../../src/openai/openai-grants";
import { newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, messageOf } from "../support/fixtures-errors";
import { existingOpenAI } from "../support/fixtures-gateway";

const APP = "00000000-0000-0000-0000-000000000001";
const OTHER = "00000000-0000-0000-0000-000000000002";

function newPlatform() {
  const stack = newStack();
  return { stack, openai: newOpenAI(newZone(stack)) };
}

describe("grants.inference", () => {
  test("assigns the role that calls models and reads no keys, on every account", () => {
    const { stack, openai } = newPlatform();
    openai.grants.inference(APP);
    const document = SynthesizedStack.of(stack);

    expect(document.all("azurerm_role_assignment").map(({ body }) => body)).toEqual(
      ["francecentral", "swedencentral"].map((region) => ({
        scope: document.reference(`prod/eu/openai/${region}/account`, "id"),
        role_definition_name: "Cognitive Services OpenAI User",
        principal_id: APP,
        principal_type: "ServicePrincipal",
      })),
    );
  });

  test("of one account assigns it there only", () => {
    const { stack, openai } = newPlatform();
    openai.account("francecentral").grants.inference(APP);

    expect(SynthesizedStack.of(stack).all("azurerm_role_assignment")).toHaveLength(1);
  });

  test.each([
    [PrincipalType.USER, "User"],
    [PrincipalType.GROUP, "Group"],
    [PrincipalType.SERVICE_PRINCIPAL, "ServicePrincipal"],
  ])("names the kind of the principal: %s", (principalType, written) => {
    const { stack, openai } = newPlatform();
    openai.grants.inference(APP, { principalType });

    expect(SynthesizedStack.of(stack).all("azurerm_role_assignment")[0].body.principal_type).toBe(written);
  });

  test("on an existing account that is declared twice is granted once", () => {
    const stack = newStack();
    const zone = newZone(stack);
    for (const id of ["one", "two"]) existingOpenAI(zone, {}, id).grants.inference(APP);

    expect(SynthesizedStack.of(stack).all("azurerm_role_assignment")).toHaveLength(2);
  });

  test("granted twice is granted once", () => {
    const { stack, openai } = newPlatform();
    openai.grants.inference(APP);
    openai.grants.inference(APP);
    openai.grants.inference(OTHER);

    expect(SynthesizedStack.of(stack).all("azurerm_role_assignment")).toHaveLength(4);
  });

  test("keeps the address of each principal, whoever else is granted first", () => {
    const addressesOf = (...principals: string[]) => {
      const { stack, openai } = newPlatform();
      for (const principal of principals) openai.grants.inference(principal);
      const all = SynthesizedStack.of(stack).all("azurerm_role_assignment");
      return all.filter(({ body }) => body.principal_id === APP).map(({ address }) => address);
    };

    expect(addressesOf(OTHER, APP)).toEqual(addressesOf(APP));
  });

  test("keeps the address of a principal that Terraform creates, whatever else is in the stack", () => {
    const addressesWith = (others: number) => {
      const { stack, openai } = newPlatform();
      const identities = Array.from({ length: others + 1 }, (_, index) => {
        const id = index === others ? "app" : `other-${index}`;
        return new UserAssignedIdentity(stack, id, { name: id, location: "swedencentral", resourceGroupName: "rg" });
      });
      openai.grants.inference(identities[others].principalId);
      return SynthesizedStack.of(stack)
        .all("azurerm_role_assignment")
        .map(({ address, body }) => [address, body.principal_id]);
    };

    expect(addressesWith(3)).toEqual(addressesWith(0));
    expect(addressesWith(0)[0][1]).toMatch(/^\$\{azurerm_user_assigned_identity\.app\.principal_id\}$/);
  });

  test("keeps the address under an id of its own when the principal is replaced", () => {
    const addressesFor = (principal: string) => {
      const { stack, openai } = newPlatform();
      openai.grants.inference(principal, { id: "app" });
      return SynthesizedStack.of(stack)
        .all("azurerm_role_assignment")
        .map(({ address }) => address);
    };

    expect(addressesFor(OTHER)).toEqual(addressesFor(APP));
  });

  test("fails for another principal under an id that is taken: it would not be granted", () => {
    const { openai } = newPlatform();
    openai.grants.inference(APP, { id: "app" });

    expect(codesOf(() => openai.grants.inference(OTHER, { id: "app" }))).toEqual(["OptionInvalid id"]);
  });

  test("grants a principal once, however its id is spelled", () => {
    const { stack, openai } = newPlatform();
    openai.grants.inference("AAAAAAAA-0000-0000-0000-000000000001");
    openai.grants.inference("aaaaaaaa-0000-0000-0000-000000000001");

    expect(SynthesizedStack.of(stack).all("azurerm_role_assignment")).toHaveLength(2);
  });

  test("fails for a principal that is granted again under another id or type: Azure would refuse the second", () => {
    const { openai } = newPlatform();
    openai.grants.inference(APP);

    expect(codesOf(() => openai.grants.inference(APP, { id: "web" }))).toEqual(["OptionInvalid options"]);
    expect(codesOf(() => openai.grants.inference(APP, { principalType: PrincipalType.GROUP }))).toEqual([
      "OptionInvalid options",
    ]);
    expect(codesOf(() => openai.grants.inference(OTHER, { principalType: untyped("Robot") }))).toEqual([
      "OptionInvalid principalType",
    ]);
  });

  test.each(["", undefined])("fails for the principal %j", (principal) => {
    const { openai } = newPlatform();

    expect(messageOf(() => openai.grants.inference(untyped(principal)))).toMatch(
      /\[OptionInvalid\] principalId: (''|undefined) given where the object id of a principal is needed$/,
    );
  });
});
