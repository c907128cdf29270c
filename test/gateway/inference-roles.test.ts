import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { StackDocument, SynthesizedStack } from "../support/fixtures-document";
import {
  existingGateway,
  existingOpenAI,
  IDENTITY,
  named,
  newFailoverPolicy,
  newGateway,
} from "../support/fixtures-gateway";

function roles(document: StackDocument) {
  return document.all("azurerm_role_assignment").map(({ body }) => body);
}

describe("the role of the gateway on the accounts", () => {
  test("calls models and reads no keys, on every account, once", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack));
    const document = SynthesizedStack.of(stack);

    expect(roles(document)).toEqual(
      ["francecentral", "swedencentral"].map((region) => ({
        scope: document.reference(`prod/eu/openai/${region}/account`, "id"),
        role_definition_name: "Cognitive Services OpenAI User",
        principal_id: document.reference("prod/eu/gateway/service", "identity[0].principal_id"),
        principal_type: "ServicePrincipal",
      })),
    );
  });

  test("is given once, however many policies the gateway has", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone);
    newFailoverPolicy(zone, named("second"), "second");

    expect(roles(SynthesizedStack.of(stack))).toHaveLength(2);
  });

  test("is given to each of two gateways", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone);
    newFailoverPolicy(zone, { ...named("second"), gateway: newGateway(zone, {}, "second-gateway") }, "second");
    const given = roles(SynthesizedStack.of(stack)).map(({ scope, principal_id }) => `${scope} ${principal_id}`);

    expect(new Set(given).size).toBe(4);
  });

  test("is given to an identity that the gateway was given", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: newGateway(zone, { userAssignedIdentity: IDENTITY }) });

    expect(roles(StackDocument.rendered(stack)).map(({ principal_id }) => principal_id)).toEqual([
      IDENTITY.principalId,
      IDENTITY.principalId,
    ]);
  });

  test("is left to others where they say so", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack), { grantInference: false });

    expect(roles(StackDocument.rendered(stack))).toEqual([]);
  });

  test("is given with the provider of each account", () => {
    const stack = newStack();
    const provider = new AzurermProvider(stack, "south", { alias: "south", features: [{}] });
    newFailoverPolicy(newZone(stack, { providerByRegion: { francecentral: provider } }));

    expect(roles(StackDocument.rendered(stack)).map((body) => body.provider)).toEqual(["azurerm.south", undefined]);
  });

  test("is given on existing accounts too", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone), openai: existingOpenAI(zone) });

    expect(
      roles(SynthesizedStack.of(stack))
        .map(({ scope }) => scope.replace(/.*\//, ""))
        .sort(),
    ).toEqual(["in-france", "in-sweden"]);
  });

  test("is given once where somebody has given it before", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const [gateway, openai] = [newGateway(zone), newOpenAI(zone)];
    openai.grants.inference(String(gateway.principalId));
    newFailoverPolicy(zone, { gateway, openai });

    expect(roles(SynthesizedStack.of(stack))).toHaveLength(2);
  });

  test("is given once to an identity that two gateways share", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = newOpenAI(zone);
    for (const id of ["a", "b"]) {
      const gateway = newGateway(zone, { userAssignedIdentity: IDENTITY }, `gateway-${id}`);
      newFailoverPolicy(zone, { ...named(id), gateway, openai }, id);
    }

    expect(roles(SynthesizedStack.of(stack))).toHaveLength(2);
  });

  test("is given once to a service that is named in two places", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = newOpenAI(zone);
    for (const id of ["a", "b"]) {
      newFailoverPolicy(zone, { ...named(id), gateway: existingGateway(zone, {}, `gateway-${id}`), openai }, id);
    }

    expect(roles(SynthesizedStack.of(stack))).toHaveLength(2);
  });
});
